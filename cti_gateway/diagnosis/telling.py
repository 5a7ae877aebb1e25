"""A story for people and for machines."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from cti_gateway.diagnosis.rerun import Told
from cti_gateway.messages import Language, reasoned, sentence

FOR_MACHINES = frozenset({"call_id", "channel"})  # the call is named already
INSTANTS = ("_at", "_since")


def _clock_time(at: int, zone: str) -> str:
    """An instant in milliseconds, as the site's clocks show it."""
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).strftime("%H:%M:%S.") + f"{at % 1000:03}"


def _shown(name: str, value: object, zone: str) -> object:
    is_instant = name.endswith(INSTANTS) and str(value).isdecimal() and value != "0"
    return _clock_time(int(str(value)), zone) if is_instant else value


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
    facts = (
        f"{name}={_shown(name, value, zone)}"
        for name, value in named.items()
        if name not in FOR_MACHINES and value not in (None, "", 0)
    )
    yield " ".join(filter(None, (_clock_time(line.at, zone), f"{line.kind:<7}", f"{step:<12}", *facts)))
    for reason in line.reasons:
        yield " " * 21 + reasoned(reason, language, zone)
