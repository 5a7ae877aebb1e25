"""What SIPp itself saw: the instants of its messages, by caller."""

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

HEAD = re.compile(
    r"-{20,} (?P<at>\S+ \S+)\n\w+ message (?:sent|received) [^\n]*\n\n(?:SIP/2\.0 (?P<status>\d{3})|[A-Z]+ )"
)
NUMBER = re.compile(r"^From:[^<\r\n]*<sip:([^@>]*)@", re.M)
METHOD = re.compile(r"^CSeq: *(\d+) ([A-Z]+)", re.M)
CALL_ID = re.compile(r"^Call-ID: *(\S+)", re.M)


class Sighting(NamedTuple):
    """One message, in milliseconds when it was first seen; ``number`` is who has begun the exchange."""

    at_ms: int
    number: str
    sequence: int
    what: str  # ``INVITE``, ``200 INVITE``, …


def read_messages(path: Path) -> list[Sighting]:
    """In their order; what was sent again is told once."""
    text = path.read_text(encoding="utf-8", errors="replace")
    heads = list(HEAD.finditer(text))
    seen: dict[tuple[str, str, int, str], Sighting] = {}
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        message = text[head.start() : following.start() if following else None]
        number, dialogue, method = NUMBER.search(message), CALL_ID.search(message), METHOD.search(message)
        assert number is not None and dialogue is not None and method is not None, message
        at_ms = int(datetime.fromisoformat(head["at"]).timestamp() * 1000)
        what = f"{head['status']} {method[2]}" if head["status"] else method[2]
        sighting = Sighting(at_ms, number[1], int(method[1]), what)
        seen.setdefault((dialogue[1], *sighting[1:]), sighting)
    return list(seen.values())


def read_trace(path: Path) -> dict[str, dict[str, int]]:
    """Per caller's number, when in milliseconds each message was first seen: ``INVITE``, ``200 INVITE``, …"""
    seen: dict[str, dict[str, int]] = {}
    for sighting in read_messages(path):
        seen.setdefault(sighting.number, {}).setdefault(sighting.what, sighting.at_ms)
    return seen


def half_rung(phone: dict[str, int]) -> int:
    """The middle of a phone's ringing, which what came of the ringing and what of the answer lie far from.

    SIPp notes a message after it has sent or read it: what two of them note of one instant is in no order.
    """
    return (phone["180 INVITE"] + phone["200 INVITE"]) // 2


def has_written(path: Path, method: str, times: int = 1) -> bool:
    """Whether SIPp has come to note so many of them: it does so after it has sent or received one."""
    return path.read_text(encoding="utf-8", errors="replace").count(f"\n{method} sip:") >= times


class Hold(NamedTuple):
    """What a phone that held once saw, in milliseconds."""

    hold_ms: int
    talk_ms: int


def read_hold(path: Path) -> Hold:
    """Of the one call of phone_that_holds.xml: it asks for the hold, and for its end."""
    messages = read_messages(path)
    answered = next(sighting.at_ms for sighting in messages if sighting.what == "200 INVITE")
    begun, ended = (m.at_ms for m in messages if (m.number, m.what) == ("phone", "INVITE"))
    left = next(sighting.at_ms for sighting in messages if sighting.what == "BYE")
    return Hold(ended - begun, begun - answered + left - ended)
