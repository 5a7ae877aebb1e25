"""Stories and explanations for people and for machines."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from cti_gateway.core.why import Explanation, Reason
from cti_gateway.diagnosis.rerun import Told
from cti_gateway.messages import Language, sentence


def clock_time(at: int, zone: str, *, date: bool = False) -> str:
    """An instant in milliseconds, as the site's clocks show it."""
    shown = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    return shown.strftime("%Y-%m-%d %H:%M:%S" if date else "%H:%M:%S.") + ("" if date else f"{at % 1000:03}")


def told(reason: Reason, language: Language, zone: str) -> str:
    """The sentence of a reason."""
    params: dict[str, str | int] = dict(reason.params)
    for name, value in reason.params.items():
        if name.endswith("_at"):
            params[name] = clock_time(int(value), zone, date=True)
    return sentence(reason.code, params, language)


def explained(explanation: Explanation, language: Language, zone: str) -> Iterator[str]:
    """An explanation, for people."""
    about: dict[str, str | int] = {
        "id": explanation.id,
        "state": explanation.state,
        "since_at": explanation.since,
        "cause": explanation.cause or "-",
        "actor": explanation.actor,
    }
    yield told(Reason(f"why_{explanation.kind}", about), language, zone)
    for reason in explanation.reasons:
        yield "  " + told(reason, language, zone)
    if explanation.proof is not None:
        proof: dict[str, str | int] = {"fact": explanation.proof.kind, "proved_at": explanation.proof.at}
        yield "  " + told(Reason("why_proof", proof), language, zone)


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
    yield " ".join(filter(None, (clock_time(line.at, zone), f"{line.kind:<7}", f"{step:<12}", *facts)))
    for reason in line.reasons:
        yield " " * 21 + told(reason, language, zone)
