"""How long one decision takes with 10,000 seats, 200 queues and 5,000 waiting callers, and with a fifth.

The engine alone, no I/O, with the alarms and the away countdown of a site that sets nothing: nine seats of
ten talk, one is in a break, every person serves five queues, each of which would send callers elsewhere who
wait long, or too many. What is timed is an input from its arrival to
the list of effects, and the next deadline, as the actor asks it; and to the offer, which is on its way before
all else that follows is decided. Python searches for cycles as it does in the program.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass

from cti_gateway.config import AlarmsSection
from cti_gateway.core.alarm import Alarms
from cti_gateway.core.attendance.from_facts import Reading
from cti_gateway.core.commands import Command, SaveWrapUp, SetNotReady, SetReady, SignIn
from cti_gateway.core.effects import Effect, OfferCall, SwitchEffect
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import (
    CallArrived,
    CallEnded,
    CallWaiting,
    HoldEnded,
    HoldStarted,
    PhoneChanged,
    PhoneState,
    SwitchEvent,
)
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.posts import Posts
from cti_gateway.core.snapshot import Place, SeenCall, SwitchSnapshot
from cti_gateway.core.world import World
from cti_gateway.service import uncollected
from tests.bench.measure import Effort, Latency, instant_ms, progress

QUEUES, QUEUES_OF_A_PERSON = 200, 5
SIZES = (2_000, 10_000)  # seats; half as many callers wait
NOW = 1_800_000_000_000
BREAK = frozenset({"break"})
OVERFLOW = (
    read_overflow("while: waiting per seat > 9 -> voicemail 100"),
    read_overflow("while: longest > 600 s -> voicemail 100"),
    read_overflow("while: waited > 900 s -> voicemail 100"),
)


@dataclass(frozen=True, slots=True)
class Decided:
    """One kind of input, among so many seats."""

    seats: int
    input: str
    latency: Latency


def _extension(seat: int) -> str:
    return str(10_000 + seat)


def _agent(seat: int) -> Agent:
    queues = ((seat + n * QUEUES // QUEUES_OF_A_PERSON) % QUEUES for n in range(QUEUES_OF_A_PERSON))
    return Agent(seat + 1, f"a{seat}", f"坐席{seat}", Role.AGENT, tuple(f"q{queue}" for queue in queues))


def _seen(name: str, number: int, place: Place, extension: str | None = None) -> SeenCall:
    call_id, queue = f"{name}{number}", number % QUEUES
    channel = f"PJSIP/trunk-{call_id}"
    return SeenCall(
        call_id, channel, "13900001234", "客户", str(20_000 + queue), f"q{queue}", place, extension
    )


class Centre:
    """A large call centre in full swing."""

    def __init__(self, seats: int) -> None:
        self.talking = seats * 9 // 10
        world = World(
            outcomes=frozenset({"RESOLVED"}),
            reasons=BREAK,
            alarms=Alarms(AlarmsSection().rules()),
            posts=Posts(reading=Reading(BREAK)),
        )
        world.configure(
            seats=[Seat(str(n), _extension(n)) for n in range(seats)],
            queues=[Queue(f"q{n}", f"队列{n}", (str(20_000 + n),), overflow=OVERFLOW) for n in range(QUEUES)],
            agents=[_agent(n) for n in range(seats)],
        )
        self.engine = Engine(world)
        self.sent_at: float | None = None  # the last offer
        world.hurry = self._send
        for seat in range(seats):
            self.do(SignIn(str(seat), seat + 1, "127.0.0.1"))
            if seat >= self.talking:
                self.do(SetNotReady(seat + 1, "break"))
        talking = [_seen("talk", n, Place.TALKING, _extension(n)) for n in range(self.talking)]
        waiting = [_seen("wait", n, Place.LINE) for n in range(seats // 2)]
        phones = {
            _extension(n): PhoneState.IN_USE if n < self.talking else PhoneState.IDLE for n in range(seats)
        }
        self.engine.reconcile(SwitchSnapshot(0, (*talking, *waiting), phones, ()), NOW)

    def _send(self, _offer: SwitchEffect) -> None:
        self.sent_at = instant_ms()

    def clear(self) -> None:
        """Everybody is idle and ready, nobody calls."""
        phones = {seat.place.extension: PhoneState.IDLE for seat in self.engine.world.seats.values()}
        self.engine.reconcile(SwitchSnapshot(0, (), phones, ()), NOW)
        for seat in self.engine.world.seats.values():
            assert seat.agent is not None
            if seat.call_id is not None:
                self.do(SaveWrapUp(seat.agent.id, seat.call_id, "RESOLVED"))
            self.do(SetReady(seat.agent.id))

    def tell(self, event: SwitchEvent) -> list[Effect]:
        """A fact, as the actor folds it."""
        effects = self.engine.tell(event, NOW)
        self.engine.next_deadline()
        return effects

    def do(self, command: Command) -> list[Effect]:
        """An intent, as the actor carries it out."""
        effects = self.engine.do(command, NOW)
        self.engine.next_deadline()
        return effects


def _free_nobody(centre: Centre, number: int) -> tuple[Callable[[], list[Effect]], ...]:
    call_id = f"talk{number}"
    return lambda: centre.tell(HoldStarted(call_id)), lambda: centre.tell(HoldEnded(call_id))


def _become_ready(centre: Centre, number: int) -> tuple[Callable[[], list[Effect]], ...]:
    return (lambda: centre.do(SetReady(centre.talking + number + 1)),)


def _finish(centre: Centre, number: int) -> tuple[Callable[[], list[Effect]], ...]:
    call_id = f"talk{number}"
    return (
        lambda: centre.tell(CallEnded(call_id)),
        lambda: centre.tell(PhoneChanged(_extension(number), PhoneState.IDLE)),
        lambda: centre.do(SaveWrapUp(number + 1, call_id, "RESOLVED")),
    )


def _call_and_go(centre: Centre, number: int) -> tuple[Callable[[], list[Effect]], ...]:
    call_id, queue = f"new{number}", number % QUEUES
    arrived = CallArrived(call_id, f"PJSIP/{call_id}", "13900001234", "客户", str(20_000 + queue), "")
    return (
        lambda: centre.tell(arrived),
        lambda: centre.tell(CallWaiting(call_id)),
        lambda: centre.tell(CallEnded(call_id)),
    )


def _call_the_idle(centre: Centre, number: int) -> tuple[Callable[[], list[Effect]], ...]:
    if number == 0:
        centre.clear()
    arrived, waiting, _ = _call_and_go(centre, number)
    return arrived, waiting


# What is told, in this order, and how many callers its inputs bring to a seat.
STORIES = {
    "a fact that frees nobody": (_free_nobody, 0),
    "a call comes, waits and gives up: each of three inputs": (_call_and_go, 0),
    "a seat becomes ready and gets a caller": (_become_ready, 1),
    "a talk ends, is saved, and the seat gets a caller: each of three inputs": (_finish, 1),
    "every seat is free, a call comes and gets one: each of two inputs": (_call_the_idle, 1),
}


SENT = "of these, until the offer is sent"


def measure(effort: Effort) -> list[Decided]:
    """Every story, of one seat after the other, with every number of seats."""
    taken: dict[tuple[int, str], list[list[float]]] = {}
    for repetition in range(effort.repetitions):
        for seats in SIZES:
            progress(f"engine {repetition + 1}/{effort.repetitions}: {seats} seats")
            gc.unfreeze()  # the centre before this one
            centre = Centre(seats)
            uncollected.keep()
            sent: list[float] = []
            for story in STORIES:
                taken.setdefault((seats, story), []).append(_told(centre, story, effort.decisions, sent))
            taken.setdefault((seats, SENT), []).append(sent)
    return [Decided(seats, story, Latency.of(values)) for (seats, story), values in taken.items()]


def _told(centre: Centre, story: str, decisions: int, sent: list[float]) -> list[float]:
    inputs, offers = STORIES[story]
    values: list[float] = []
    for number in range(decisions):
        effects: list[Effect] = []
        for give in inputs(centre, number):
            centre.sent_at = None
            started = instant_ms()
            given = give()
            values.append(instant_ms() - started)
            if centre.sent_at is not None:
                sent.append(centre.sent_at - started)
            effects += given
        assert sum(isinstance(effect, OfferCall) for effect in effects) == offers
    return values
