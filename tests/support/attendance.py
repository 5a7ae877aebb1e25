"""Writing cases of attendance as the domain's table does: a morning shift, and clock times of that day."""

import json
from typing import Any

from cti_gateway.codec.attendance_case import read_case, write_judgement
from cti_gateway.core.attendance.judge import judge

DAY = "2026-03-02"
MORNING = {"code": "M", "start": f"{DAY}T08:00:00+08:00", "end": f"{DAY}T12:00:00+08:00"}


def at(clock: str) -> str:
    """``08:00`` or ``08:00:01`` of the day."""
    return f"{DAY}T{clock if clock.count(':') == 2 else clock + ':00'}+08:00"


def fact(kind: str, clock: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "at": at(clock), **more}


def facts(*told: str) -> list[dict[str, Any]]:
    """Such as ``"sign_in 07:55"``."""
    return [fact(*one.split()) for one in told]


def permit(begin: str, end: str, *, approved: str | None, **more: Any) -> dict[str, Any]:
    """A leave or an application."""
    status = "submitted" if approved is None else "approved"
    approved_at = None if approved is None else at(approved)
    return {"from": at(begin), "to": at(end), "status": status, "approved_at": approved_at, **more}


def outage(begin: str, end: str, cause: str = "pbx") -> dict[str, Any]:
    return {"from": at(begin), "to": at(end), "cause": cause}


def case(told: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"shift": MORNING, "person": "li", "seat": "101", "facts": told, **more}


def judged(told: list[dict[str, Any]], **more: Any) -> Any:
    """The judgement as an auditor reads it."""
    known, zone = read_case(json.dumps(case(told, **more)).encode())
    return json.loads(write_judgement(judge(known), zone))


def kinds(judgement: Any) -> list[tuple[str, int]]:
    """What counts: kinds and seconds of all findings that are not excused."""
    return [(found["kind"], found["seconds"]) for found in judgement["findings"] if not found["excused"]]
