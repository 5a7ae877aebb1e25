"""How long one decision takes at 1,000 seats, 100 queues and 500 waiting callers.

The engine alone, no I/O: 900 seats talk, 100 are in a break, every person serves five queues. What is
timed is an input from its arrival to the list of effects, and the next deadline, as the actor asks it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cti_gateway.core.commands import Command, SaveWrapUp, SetReady, SignIn
from cti_gateway.core.effects import Effect, OfferCall
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import CallEnded, HoldEnded, HoldStarted, PhoneChanged, PhoneState, SwitchEvent
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.snapshot import Place, SeenCall, SwitchSnapshot
from cti_gateway.core.world import World
from tests.bench.measure import Effort, Latency, instant_ms, progress

SEATS, QUEUES, WAITING, TALKING = 1000, 100, 500, 900
QUEUES_OF_A_PERSON = 5
NOW = 1_800_000_000_000


@dataclass(frozen=True, slots=True)
class Decided:
    """One kind of input."""

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

    def __init__(self) -> None:
        world = World(outcomes=frozenset({"RESOLVED"}), reasons=frozenset({"break"}))
        world.configure(
            seats=[Seat(str(n), _extension(n)) for n in range(SEATS)],
            queues=[Queue(f"q{n}", f"队列{n}", (str(20_000 + n),)) for n in range(QUEUES)],
            agents=[_agent(n) for n in range(SEATS)],
        )
        self.engine = Engine(world)
        for seat in range(SEATS):
            self.do(SignIn(str(seat), seat + 1, "127.0.0.1"))
        talking = [_seen("talk", n, Place.TALKING, _extension(n)) for n in range(TALKING)]
        waiting = [_seen("wait", n, Place.LINE) for n in range(WAITING)]
        phones = {_extension(n): PhoneState.IN_USE if n < TALKING else PhoneState.IDLE for n in range(SEATS)}
        self.engine.reconcile(SwitchSnapshot(0, (*talking, *waiting), phones, ()), NOW)

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
    return (lambda: centre.do(SetReady(TALKING + number + 1)),)


def _finish(centre: Centre, number: int) -> tuple[Callable[[], list[Effect]], ...]:
    call_id = f"talk{number}"
    return (
        lambda: centre.tell(CallEnded(call_id)),
        lambda: centre.tell(PhoneChanged(_extension(number), PhoneState.IDLE)),
        lambda: centre.do(SaveWrapUp(number + 1, call_id, "RESOLVED", "")),
    )


# What is told, and how many callers its inputs bring to a seat.
STORIES = {
    "a fact that frees nobody": (_free_nobody, 0),
    "a seat becomes ready and gets a caller": (_become_ready, 1),
    "a talk ends, is saved, and the seat gets a caller: each of three inputs": (_finish, 1),
}


def measure(effort: Effort) -> list[Decided]:
    """Every story, of one seat after the other."""
    taken: dict[str, list[list[float]]] = {story: [] for story in STORIES}
    for repetition in range(effort.repetitions):
        progress(f"engine {repetition + 1}/{effort.repetitions}")
        centre = Centre()
        for story, (inputs, offers) in STORIES.items():
            values: list[float] = []
            for number in range(effort.decisions):
                effects: list[Effect] = []
                for give in inputs(centre, number):
                    started = instant_ms()
                    given = give()
                    values.append(instant_ms() - started)
                    effects += given
                assert sum(isinstance(effect, OfferCall) for effect in effects) == offers
            taken[story].append(values)
    return [Decided(story, Latency.of(values)) for story, values in taken.items()]
