"""What Python, asyncio and our log say of something that was left behind or went wrong."""

import re
from collections import defaultdict
from collections.abc import Iterator

WORDS = (b"Warning:", b"Traceback", b"never retrieved", b"was destroyed", b"[error", b"[critical")
LINE_OF_LOG = re.compile(rb"\d{4}-\d\d-\d\dT")


def complaints(log: bytes) -> Iterator[str]:
    """Each with the lines that belong to it, as those of a traceback do."""
    text: list[bytes] = []
    for line in log.splitlines():
        if text and LINE_OF_LOG.match(line) is None:
            text.append(line)
            continue
        if text:
            yield _decoded(text)
        text = [line] if any(word in line for word in WORDS) else []
    if text:
        yield _decoded(text)


def _decoded(lines: list[bytes]) -> str:
    return b"\n".join(lines).decode(errors="replace")


def by_kind(texts: list[str]) -> dict[str, list[str]]:
    """Kind: the event of a line of our log, without instant and particulars; any other line as it is."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        first = text.partition("\n")[0]
        kinds[first.partition("] ")[2].partition("  ")[0] or first].append(text)
    return dict(sorted(kinds.items(), key=lambda kind: -len(kind[1])))
