"""Laws of routing: a long day in a small centre, and what waiting may change."""

from dataclasses import replace
from random import Random  # noqa: TID251  # seeded by Hypothesis

from hypothesis import given, settings
from hypothesis import strategies as st

from cti_gateway.core import commands, events
from cti_gateway.core.effects import Effect, OfferCall
from cti_gateway.core.errors import Refused
from cti_gateway.core.events import CallerKnown, OfferResult, PhoneState
from cti_gateway.core.floor import asked, next_change
from cti_gateway.core.line import HeadStarts
from cti_gateway.core.people import Agent, Queue, Relaxation, Role, Seat
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.world import World
from tests.support.naive import CERTAIN, CheckedEngine

levels = st.integers(0, 3)
skills = st.lists(
    st.tuples(st.sampled_from(["law", "english"]), levels), max_size=2, unique_by=lambda s: s[0]
).map(tuple)
relaxations = st.lists(st.builds(Relaxation, st.integers(0, 60), skills), max_size=3).map(tuple)
keys = st.sampled_from(["a", "b", "c", "d"])
queues = st.builds(
    Queue,
    st.just(""),
    st.just("队列"),
    strategy=st.sampled_from(CERTAIN),
    ring_all_limit=st.integers(1, 4),
    head_start_s=st.integers(0, 60),
    skills=skills,
    did_skills=st.tuples(st.tuples(st.just("12345"), skills)),
    relaxations=relaxations,
    backup_after_s=st.none() | st.integers(0, 60),
    sticky_days=st.just(1),
    sticky_wait_s=st.integers(0, 40),
)
agents = st.builds(
    Agent,
    st.just(0),
    st.just(""),
    st.just("坐席"),
    st.just(Role.AGENT),
    queues=st.lists(keys, unique=True, max_size=2).map(tuple),
    backup_queues=st.lists(keys, unique=True, max_size=2).map(tuple),
    skills=skills,
)


class Day:
    """What may happen in a centre of six seats, in an order that chance decides."""

    def __init__(self, lines: list[Queue], people: list[Agent], chance: Random) -> None:
        self.chance, self.now, self.offered, self.came = chance, 0, 0, 0
        world = World(outcomes=frozenset({"RESOLVED"}), reasons=frozenset({"break"}))
        world.head_starts = HeadStarts(frozenset({"139"}), vip_s=30, repeated_s=15)
        self.engine = CheckedEngine(world)
        seats = [Seat(str(n), f"10{n}") for n in range(8, 8 + len(people))]
        self.engine.configure(seats=seats, queues=lines, agents=people, now=0)
        phones = {seat.extension: PhoneState.IDLE for seat in seats}
        self.took(self.engine.reconcile(SwitchSnapshot(0, (), phones, ()), 0))
        for seat, person in zip(seats, people, strict=True):
            self.took(self.engine.do(commands.SignIn(seat.number, person.id, ""), 0))

    def took(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, OfferCall):
                self.offered += 1
                self.tell(events.RedirectAnswered(effect.call_id))

    def tell(self, event: events.Event) -> None:
        self.took(self.engine.tell(event, self.now))

    def step(self) -> None:
        self.now += self.chance.choice((0, 10, 1000, 5000))
        self.took(self.engine.expire(self.now))
        self.chance.choice((self.comes, self.comes, self.moves_on, self.moves_on, self.changes, self.marks))()

    def comes(self) -> None:
        self.came += 1
        call_id, number = f"c{self.came}", self.chance.choice(("137", "138", "139"))
        key = self.chance.choice("abcd")
        did = self.chance.choice(("12333", "12345"))
        self.tell(events.CallArrived(call_id, "PJSIP/x", number, "", did, key))
        if self.chance.random() < 0.5:
            person = self.chance.choice(tuple(self.engine.world.agents))
            self.tell(CallerKnown(call_id, person, self.now, self.chance.random() < 0.3))
        self.tell(events.CallWaiting(call_id))

    def marks(self) -> None:
        """Others are VIPs from now on."""
        some = self.chance.sample(("137", "138", "139"), self.chance.randint(0, 2))
        self.tell(events.VipsKnown(frozenset(some)))

    def moves_on(self) -> None:
        """One call does what it should do next, or its caller gives up."""
        call = self.chance.choice(tuple(self.engine.world.calls.values()) or (None,))
        if call is None:
            return
        seat = self.engine.world.seats.get(call.seat or "")
        extension = seat.place.extension if seat else ""
        missed = self.chance.random() < 0.3
        match call.state:
            case CallState.ENTERING:
                self.tell(events.CallWaiting(call.call_id))
            case CallState.OFFERED if missed:
                self.tell(events.OfferEnded(call.call_id, extension, OfferResult.NO_ANSWER))
            case CallState.OFFERED:
                self.tell(events.SeatAnswered(call.call_id, extension))
            case CallState.TALKING | CallState.WAITING if missed or call.state is CallState.TALKING:
                self.tell(events.CallEnded(call.call_id))

    def changes(self) -> None:
        """A seat does what it should do next, or its phone changes."""
        seat = self.chance.choice(tuple(self.engine.world.seats.values()))
        assert seat.agent is not None
        if self.chance.random() < 0.2:
            state = PhoneState.UNREACHABLE if seat.phone is PhoneState.IDLE else PhoneState.IDLE
            self.tell(events.PhoneChanged(seat.place.extension, state))
        command: commands.Command = commands.SetReady(seat.agent.id)
        if seat.state is SeatState.ACW:
            command = commands.SaveWrapUp(seat.agent.id, seat.call_id or "", "RESOLVED")
        elif seat.state is SeatState.READY and self.chance.random() < 0.3:
            command = commands.SetNotReady(seat.agent.id, "break")
        try:
            self.took(self.engine.do(command, self.now))
        except Refused:
            assert seat.state in (SeatState.RINGING, SeatState.TALKING)


@settings(max_examples=25, deadline=None)
@given(
    lines=st.lists(queues, min_size=4, max_size=4),
    people=st.lists(agents, min_size=6, max_size=6),
    chance=st.randoms(use_true_random=False),
)
def test_every_decision_of_a_day_is_the_naive_one(
    lines: list[Queue], people: list[Agent], chance: Random
) -> None:
    lines = [replace(line, key=key) for key, line in zip("abcd", lines, strict=True)]
    people = [replace(person, id=n) for n, person in enumerate(people, 1)]
    day = Day(lines, people, Random(chance.getrandbits(32)))
    for _ in range(400):
        day.step()


def test_a_day_is_a_busy_one() -> None:
    """What the law above is worth."""
    lines = [Queue(key, key) for key in "abcd"]
    day = Day(lines, [Agent(n, "", "", Role.AGENT) for n in range(1, 7)], Random(1))
    for _ in range(400):
        day.step()
    assert day.offered > 50


@given(queue=queues, agent=agents, first=st.integers(0, 70_000), then=st.integers(0, 70_000))
def test_waiting_only_widens_who_may_help_and_only_at_the_instants_told(
    queue: Queue, agent: Agent, first: int, then: int
) -> None:
    first, then = sorted((first, then))
    before, after = asked(queue, "12345", first).of(agent), asked(queue, "12345", then).of(agent)
    assert before is None or after == before
    change = next_change(queue, first)
    if change is None or then < change:
        assert asked(queue, "12345", then) == asked(queue, "12345", first)
