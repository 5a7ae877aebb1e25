"""Laws of overflow: the grammar, and that nobody wanders or is stranded whatever the rules are."""

from contextlib import suppress
from dataclasses import replace
from random import Random  # noqa: TID251  # seeded by Hypothesis

from hypothesis import given, settings
from hypothesis import strategies as st

from cti_gateway.core import commands, events, overflow
from cti_gateway.core.call import LiveCall
from cti_gateway.core.effects import Effect, MoveToQueue, SendAway
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused
from cti_gateway.core.overflow_rules import IN_SECONDS, Moment, Overflow, Rules, Sign, To, read_overflow
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.core.world import World
from tests.support.engines import EMPTY

KEYS = "abc"
TARGETS = {
    To.QUEUE: st.from_regex(r"[a-z0-9_-]{1,32}", fullmatch=True),
    To.VOICEMAIL: st.from_regex(r"[A-Za-z0-9_-]{1,40}(@[A-Za-z0-9_-]{1,40})?", fullmatch=True),
    To.CALLBACK: st.just(""),
    To.NUMBER: st.from_regex(r"\+?[0-9]{1,20}", fullmatch=True),
    To.MESSAGE: st.from_regex(r"[A-Za-z0-9_-]{1,9}(/[A-Za-z0-9_-]{1,9})?", fullmatch=True),
}
moments_and_signs = st.tuples(st.sampled_from(Moment), st.sampled_from(Sign)).filter(
    lambda pair: pair != (Moment.BEFORE, Sign.WAITED)
)


@st.composite
def rules(draw: st.DrawFn, keys: str | None = None, longest_s: int = 99_999) -> Overflow:
    moment, sign = draw(moments_and_signs)
    to = draw(st.sampled_from(To))
    target = draw(st.sampled_from(keys) if keys and to is To.QUEUE else TARGETS[to])
    hundredths = draw(st.integers(0, (longest_s if sign in IN_SECONDS else 4) * 100))
    return Overflow(moment, sign, 0.0 if sign is Sign.NO_SEAT else hundredths / 100, to, target)


@given(rule=rules())
def test_what_is_printed_reads_as_the_same_rule(rule: Overflow) -> None:
    assert read_overflow(str(rule)) == rule


@given(text=st.text(max_size=60) | st.from_regex(r"(before|while): .{1,20} -> .{1,20}"))
def test_what_is_no_rule_is_refused_and_nothing_else_happens(text: str) -> None:
    try:
        rule = read_overflow(text)
    except ValueError as error:
        assert str(error)
    else:
        assert read_overflow(str(rule)) == rule


class Day:
    """Callers and seats of three queues that overflow, in an order that chance decides."""

    def __init__(self, queues: list[Queue], chance: Random) -> None:
        self.chance, self.now, self.came = chance, 0, 0
        self.engine = Engine(World(outcomes=frozenset({"RESOLVED"}), reasons=frozenset({"break"})))
        self.engine.world.dials_out = True
        people = [Agent(n, str(n), str(n), Role.AGENT, (key,)) for n, key in enumerate(KEYS, 1)]
        seats = [Seat(f"0{n}", f"100{n}") for n in range(1, 4)]
        self.engine.configure(seats=seats, queues=queues, agents=people, now=0)
        self.queues = {queue.key: queue for queue in queues}
        self.path: dict[str, list[str]] = {}
        self.used: dict[str, list[str]] = {}
        self.sent = self.spared = 0
        self.took(self.engine.reconcile(EMPTY, 0))

    def took(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, MoveToQueue):
                self.path[effect.call_id].append(effect.queue)
                self.sent += 1
            self.sent += isinstance(effect, SendAway)
        for call_id, path in self.path.items():
            assert len(set(path)) == len(path), f"{call_id} came back to a queue it was in"
            call = self.engine.world.calls.get(call_id)
            if call is not None:
                assert (*call.stay.earlier, call.queue) == tuple(path)
                self.is_judged(call)
                allowed = sum(len(self.queues[key].overflow) for key in path)
                assert len(call.stay.used) <= allowed

    def is_judged(self, call: LiveCall) -> None:
        """No rule holds for who waits on, looked at one by one."""
        if call.state is not CallState.WAITING or call.stay.since is None:
            return
        for rule in self.queues[call.queue].overflow:
            if rule.moment is Moment.WHILE and overflow.may_send(self.engine.world, call, rule):
                self.spared += 1
                assert not overflow.holds(self.engine.world, call, rule, self.now), (call.call_id, str(rule))

    def tell(self, event: events.SwitchEvent) -> None:
        self.took(self.engine.tell(event, self.now))

    def step(self) -> None:
        self.now += self.chance.choice((0, 10, 300, 1000, 5000))
        self.took(self.engine.expire(self.now))
        deadline = self.engine.next_deadline()
        assert deadline is None or deadline > self.now
        self.chance.choice((self.comes, self.moves_on, self.moves_on, self.changes))()

    def comes(self) -> None:
        self.came += 1
        call_id, key = f"c{self.came}", self.chance.choice(KEYS)
        self.path[call_id] = [key]
        self.tell(events.CallArrived(call_id, "PJSIP/x", "139", "", "", key))
        self.tell(events.CallWaiting(call_id))

    def moves_on(self) -> None:
        call = self.chance.choice(tuple(self.engine.world.calls.values()) or (None,))
        if call is None:
            return
        seat = self.engine.world.seats.get(call.seat or "")
        match call.state:
            case CallState.ENTERING:
                self.tell(events.CallWaiting(call.call_id))
            case CallState.OFFERED if seat is not None:
                self.tell(events.SeatAnswered(call.call_id, seat.place.extension))
            case CallState.AWAY:
                served = self.chance.random() < 0.3
                self.tell(events.AwayStarted(call.call_id))
                self.tell(events.AwayEnded(call.call_id, served, "DONE" if served else "BUSY"))
                if served:
                    self.tell(events.CallEnded(call.call_id))
            case CallState.WAITING if self.chance.random() < 0.8:
                self.tell(events.CallWaiting(call.call_id))
            case _:
                self.tell(events.CallEnded(call.call_id))

    def changes(self) -> None:
        agent_id = self.chance.choice((1, 2, 3))
        seat = self.engine.world.seats[f"0{agent_id}"]
        command: commands.Command = self.chance.choice(
            (
                commands.SignIn(seat.place.number, agent_id, ""),
                commands.SetReady(agent_id),
                commands.SetNotReady(agent_id, "break"),
                commands.SignOut(agent_id),
            )
        )
        if seat.state is SeatState.ACW:
            command = commands.SaveWrapUp(agent_id, seat.call_id or "", "RESOLVED")
        with suppress(Refused):
            self.took(self.engine.do(command, self.now))


@settings(max_examples=100, deadline=None)
@given(
    lists=st.lists(st.lists(rules(KEYS, 20), max_size=4).map(tuple), min_size=3, max_size=3),
    chance=st.randoms(use_true_random=False),
)
def test_nobody_wanders_whatever_the_rules(lists: list[tuple[Overflow, ...]], chance: Random) -> None:
    queues = [Queue(key, key, overflow=those) for key, those in zip(KEYS, lists, strict=True)]
    day = Day(queues, Random(chance.getrandbits(32)))
    for _ in range(200):
        day.step()


@given(hundredths=st.integers(0, 9_999_999))
def test_a_limit_is_looked_at_when_it_is_passed_and_not_before(hundredths: int) -> None:
    limit = hundredths / 100
    (after,) = Rules.of([Overflow(Moment.WHILE, Sign.WAITED, limit, To.MESSAGE, "full")]).waited_after
    assert (after - 1) / 1000 <= limit < after / 1000


def test_a_day_sends_callers_about() -> None:
    """What the law above is worth."""
    around = [f"while: waited > 1 s -> queue {key}" for key in KEYS]
    queues = [Queue(key, key, overflow=tuple(map(read_overflow, around))) for key in KEYS]
    day = Day([replace(queue) for queue in queues], Random(1))
    for _ in range(200):
        day.step()
    assert day.sent > 20
    assert day.spared > 20
