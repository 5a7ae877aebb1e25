"""Alarms are kept by subject; they are those found by looking at everybody (``CheckedEngine``)."""

from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from cti_gateway.core import commands, events
from cti_gateway.core.alarm import AlarmRules
from cti_gateway.core.attendance.from_facts import Reading
from cti_gateway.core.coverage import Coverage
from cti_gateway.core.errors import Refused
from cti_gateway.core.people import Agent, Queue
from cti_gateway.core.posts import Posts
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS, arrive, new_engine
from tests.support.naive import CheckedEngine

people = st.sampled_from([1, 2])
calls = st.sampled_from(["c1", "c2", "c3"])
places = st.sampled_from([seat.number for seat in SEATS])
doings = st.one_of(
    st.builds(commands.SetNotReady, people, st.just("break")),
    st.builds(commands.SetReady, people),
    st.builds(commands.SignOut, people),
)


def renamed(agent: Agent) -> Agent:
    return replace(agent, name=agent.name[::-1])


class AlarmLaws(RuleBasedStateMachine):
    """A quiet morning: calls wait for the lack of anybody, people come, go, and take breaks."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = CheckedEngine(new_engine().world)
        self.engine.world.alarms.rules = AlarmRules(5, 10, (15, 25))
        self.engine.world.posts = Posts(reading=Reading({"break"}))
        self.now = 1000
        for person in (1, 2):
            self.signs_in(f"0{person}", person)

    def asks(self, command: commands.Command) -> None:
        with suppress(Refused):
            self.engine.do(command, self.now)

    @rule(seconds=st.integers(1, 12))
    def time_passes(self, seconds: int) -> None:
        self.now += seconds * 1000
        self.engine.expire(self.now)

    @rule()
    def the_next_instant_comes(self) -> None:
        self.now = max(self.engine.next_deadline() or 0, self.now)
        self.engine.expire(self.now)

    @rule(call=calls, did=st.sampled_from(["12333", "12334"]))
    def calls_come(self, call: str, did: str) -> None:
        arrive(self.engine, call, self.now, did)

    @rule(call=calls)
    def calls_end(self, call: str) -> None:
        self.engine.tell(events.CallEnded(call), self.now)

    @rule(place=places, person=people)
    def signs_in(self, place: str, person: int) -> None:
        self.asks(commands.SignIn(place, person, "127.0.0.1", take_over=True))

    @rule(command=doings)
    def rests_comes_back_or_goes(self, command: commands.Command) -> None:
        self.asks(command)

    @rule(person=people, number=st.integers(0, 9), known=st.booleans())
    def acknowledges(self, person: int, number: int, known: bool) -> None:
        up = list(self.engine.world.alarms.up)
        if up:
            self.asks(commands.AcknowledgeAlarm(person, up[number % len(up)], known))

    @rule(
        who=st.sampled_from([AGENTS, tuple(map(renamed, AGENTS))]),
        queues=st.sampled_from([QUEUES, QUEUES[:1], (replace(QUEUES[0], name="新名"), QUEUES[1])]),
    )
    def reconfigured(self, who: tuple[Agent, ...], queues: tuple[Queue, ...]) -> None:
        self.engine.configure(seats=SEATS, queues=queues, agents=who, now=self.now)

    @rule(back=st.booleans())
    def asterisk_goes_or_comes(self, back: bool) -> None:
        if back:
            self.engine.reconcile(EMPTY, self.now)
        else:
            self.engine.tell(events.SwitchLost("cut"), self.now)


TestAlarmLaws = AlarmLaws.TestCase
TestAlarmLaws.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)


@given(
    lengths=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=20),
    since=st.integers(0, 2000),
)
def test_the_uncovered_time_after_an_instant_is_the_sum_of_what_lies_after_it(
    lengths: list[tuple[int, int]], since: int
) -> None:
    coverage, at = Coverage(), 0
    for covered, bare in lengths:
        coverage.remember(at + covered, at + covered + bare)
        at += covered + bare
    expected = sum(max(end - max(begin, since), 0) for begin, end in coverage.before)
    assert coverage.bare_ms(since) == expected
