"""The transcript of a run: all that the engine took in, in order, and the AMI conversation that carried it.

One entry a line, ``KIND INSTANT JSON``, after a first line that names the format:

    begin       how the gateway was set up, and the seed of its chance
    configure   seats, queues and people from now on
    restore     what was written before the gateway stopped
    <           one AMI frame as it was heard; the first one is number 1
    >           one AMI action as it was sent
    tell        the engine is told the fact that frame N carried, or [KIND, FACT] if it is not Asterisk's
    do          [KIND, COMMAND] of a person
    roster      who belongs at which seat from now on
    expire      deadlines have come
    reconcile   with the snapshot that was heard last, and what Asterisk wrote down of calls that are over
    take_up     calls that came and went unseen, as Asterisk wrote them down
    end         the gateway stopped, or why the record did; without it the gateway was killed

A last line without its end was torn by that and is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_args

import msgspec

from cti_gateway.core.alarm import AlarmRules
from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.commands import Command
from cti_gateway.core.errors import Refused
from cti_gateway.core.events import Event
from cti_gateway.core.line import HeadStarts
from cti_gateway.core.people import Agent, Queue, Seat
from cti_gateway.core.records import CallbackRecord, CallFact, CallRecord, SeatFact, Uncovered
from cti_gateway.core.seat import SeatRules

FIRST_LINE = b"cti-transcript 1\n"
HEARD, SENT = "<", ">"
INPUTS = frozenset({"configure", "roster", "restore", "tell", "do", "expire", "reconcile", "take_up"})
KINDS = INPUTS | {"begin", HEARD, SENT, "end"}
TAGGED: dict[str, type[Any]] = {kind.__name__: kind for kind in (*get_args(Command), *get_args(Event))}
Body = TypeVar("Body")


@dataclass(frozen=True, slots=True)
class Begun:
    """How the gateway was set up."""

    device: str
    time_zone: str
    language: Literal["zh", "en"]
    seed: int
    outcomes: frozenset[str]
    reasons: frozenset[str]
    rules: SeatRules
    head_starts: HeadStarts
    admission: AdmissionRules = field(default_factory=AdmissionRules)
    dials_out: bool = False
    answers_phones: bool = False
    alarms: AlarmRules = field(default_factory=AlarmRules)


@dataclass(frozen=True, slots=True)
class Configured:
    """The configured world."""

    seats: tuple[Seat, ...]
    queues: tuple[Queue, ...]
    agents: tuple[Agent, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restarted gateway took up."""

    seats: tuple[SeatFact, ...]
    calls: tuple[CallRecord, ...]
    last_known_at: int | None
    callbacks: tuple[CallbackRecord, ...] = ()
    lately: tuple[SeatFact, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    told: tuple[CallFact, ...] = ()


class Unreadable(Refused):
    """This line is not what the gateway writes."""

    def __init__(self, line: int) -> None:
        super().__init__("transcript_unreadable", line=line)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. What its body holds is read when somebody asks for it; raises Unreadable."""

    line: int
    kind: str
    at: int
    body: bytes

    def read(self, kind: type[Body]) -> Body:
        """The body as this."""
        try:
            return msgspec.json.decode(self.body, type=kind)
        except msgspec.MsgspecError:
            raise Unreadable(self.line) from None

    def tagged(self) -> Any:
        """A body that says itself what it is."""
        name, body = self.read(tuple[str, msgspec.Raw])
        if name not in TAGGED:
            raise Unreadable(self.line)
        return Entry(self.line, self.kind, self.at, bytes(body)).read(TAGGED[name])


def tag(value: Command | Event) -> tuple[str, object]:
    """A body that says itself what it is."""
    return type(value).__name__, value


def line_of(kind: str, at: int, body: object) -> bytes:
    """One line."""
    return b"%s %d %s\n" % (kind.encode(), at, msgspec.json.encode(body))


def read(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries after the first line; raises Unreadable."""
    for number, line in enumerate(lines, start=1):
        if not line.endswith(b"\n"):
            return
        if number == 1:
            if line != FIRST_LINE:
                raise Unreadable(1)
            continue
        kind, _, rest = line[:-1].decode("utf-8", "replace").partition(" ")
        at, _, body = rest.partition(" ")
        if kind not in KINDS or not at.removeprefix("-").isdecimal() or not body:
            raise Unreadable(number)
        yield Entry(number, kind, int(at), body.encode())
