"""A story for people and for machines."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from cti_gateway.diagnosis.rerun import Told
from cti_gateway.messages import Language, reasoned, sentence


def _clock_time(at: int, zone: str) -> str:
    """An instant in milliseconds, as the site's clocks show it."""
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).strftime("%H:%M:%S.") + f"{at % 1000:03}"


def as_json(line: Told) -> str:
    """One line for machines."""
    body: dict[str, object] = {
        "at": line.at,
        "kind": line.kind,
        "call": line.call,
        "seat": line.seat,
        **line.body,
    }
    if line.reasons:
        body["reasons"] = line.reasons
    return msgspec.json.encode(body).decode()


def as_text(line: Told, language: Language, zone: str) -> Iterator[str]:
    """The same for people, one line or more."""
    if line.kind in ("end", "assumed"):
        yield sentence(f"replay_{line.body.get('end', 'assumed')}", line.body, language)
        return
    body = dict(line.body)
    step = body.pop("step", "")
    detail = body.pop("detail", {})
    assert isinstance(detail, Mapping)
    named = {"call": line.call, "seat": line.seat, **body, **detail}
    facts = (f"{name}={value}" for name, value in named.items() if value not in (None, "", False))
    yield " ".join(filter(None, (_clock_time(line.at, zone), f"{line.kind:<7}", f"{step:<12}", *facts)))
    for reason in line.reasons:
        yield " " * 21 + reasoned(reason, language, zone)
