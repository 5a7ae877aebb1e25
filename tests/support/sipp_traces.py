"""What SIPp itself saw: the instants of its messages, by caller."""

import re
from datetime import datetime
from pathlib import Path

HEAD = re.compile(
    r"-{20,} (?P<at>\S+ \S+)\n\w+ message (?:sent|received) [^\n]*\n\n(?:SIP/2\.0 (?P<status>\d{3})|[A-Z]+ )"
)
NUMBER = re.compile(r"^From:[^<\r\n]*<sip:([^@>]*)@", re.M)
METHOD = re.compile(r"^CSeq: *\d+ ([A-Z]+)", re.M)


def read_trace(path: Path) -> dict[str, dict[str, int]]:
    """Per caller's number, when in milliseconds each message was first seen: ``INVITE``, ``200 INVITE``, …"""
    seen: dict[str, dict[str, int]] = {}
    text = path.read_text(encoding="utf-8", errors="replace")
    heads = list(HEAD.finditer(text))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        message = text[head.start() : following.start() if following else None]
        number, method = NUMBER.search(message), METHOD.search(message)
        assert number is not None and method is not None, message
        at_ms = int(datetime.fromisoformat(head["at"]).timestamp() * 1000)
        what = f"{head['status']} {method[1]}" if head["status"] else method[1]
        seen.setdefault(number[1], {}).setdefault(what, at_ms)
    return seen
