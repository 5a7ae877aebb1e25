"""The laws of the engine where sign-in is rostered, and those of who may be where.

A seat has one holder and at most one who stands by; nobody is in two places; nobody is offered a call outside
what the roster and the leads assign; whose shift is over waits for nothing but a call.
"""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from cti_gateway.core.attendance.admission import AdmissionRules, admit, stays_until
from cti_gateway.core.commands import PermitPresence, SignIn, SignOut
from cti_gateway.core.effects import Effect
from cti_gateway.core.errors import Forbidden
from cti_gateway.core.people import Seat
from cti_gateway.core.records import SeatState
from cti_gateway.core.roster.assigned import Assigned, Assignment
from cti_gateway.core.seat import WITH_CALL
from tests.property.test_engine_laws import EngineLaws, people
from tests.support.engines import SEATS
from tests.support.shifts import facts

RULES = AdmissionRules(rostered=True, opens_s=5, auto_sign_out_s=7)
seats = st.sampled_from([seat.number for seat in SEATS])
some = st.builds(
    lambda at, ms, seat, agent: Assignment(at, at + ms, seat, agent, "某人", "M"),
    st.integers(0, 60_000),
    st.integers(1, 40_000),
    seats,
    people,
)
rosters = st.lists(some, max_size=8)


class AdmissionLaws(EngineLaws):
    def __init__(self) -> None:
        super().__init__()
        self.engine.world.tenures.rules = RULES

    @initialize()
    def everybody_has_a_shift(self) -> None:
        own = [
            Assignment(0, 30_000, seat.number, number, "某人", "M") for number, seat in enumerate(SEATS, 1)
        ]
        self.took(self.engine.take_roster(own, self.now))

    @rule(roster=rosters)
    def is_published(self, roster: list[Assignment]) -> None:
        self.took(self.engine.take_roster(roster, self.now))

    @rule(person=people, seat=seats)
    def permits(self, person: int, seat: str) -> None:
        self.asks(PermitPresence(99, person, seat, 1, "顶班"))

    @rule(agent=people, place=st.sampled_from(SEATS), take_over=st.booleans())
    def moves(self, agent: int, place: Seat, take_over: bool) -> None:
        self.asks(SignIn(place.number, agent, "127.0.0.1", take_over))

    @rule(agent=people)
    def signs_out(self, agent: int) -> None:
        self.asks(SignOut(agent))

    def took(self, effects: list[Effect]) -> None:
        super().took(effects)
        assigned = self.engine.world.tenures.assigned
        for fact in facts(effects):
            if fact.kind == "offered":  # and not offered_again: Asterisk has lost a word of ours
                own = assigned.of(fact.agent_id or 0)
                assert stays_until(own, fact.seat, fact.at, RULES) is not None

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        held = [(s.agent, s.standby) for s in self.engine.world.seats.values()]
        there = [person.id for pair in held for person in pair if person is not None]
        assert len(set(there)) == len(there)
        assert all(holder is not None for holder, standby in held if standby is not None)

    @invariant()
    def whose_shift_is_over_waits_for_nothing_but_a_call(self) -> None:
        for number, seat in self.engine.world.seats.items():
            tenure = self.engine.world.tenures.at(number)
            assert (tenure is not None) == (seat.agent is not None)
            if tenure is not None and tenure.over:
                assert seat.state in WITH_CALL or seat.state is SeatState.NOT_READY
                assert seat.state in WITH_CALL or (seat.standby is None and not tenure.overstayed)


TestAdmissionLaws = AdmissionLaws.TestCase
TestAdmissionLaws.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


@given(
    roster=rosters, agent=people, seat=seats, now=st.integers(0, 120_000), by=st.integers(-(10**6), 10**12)
)
def test_moving_all_times_by_a_constant_changes_nothing(
    roster: list[Assignment], agent: int, seat: str, now: int, by: int
) -> None:
    moved = [Assignment(one.from_at + by, one.until + by, *_rest(one)) for one in roster]
    assert _answer(Assigned(roster), agent, seat, now, 0) == _answer(
        Assigned(moved), agent, seat, now + by, by
    )


def _rest(one: Assignment) -> tuple[str, int, str, str]:
    return one.seat, one.agent_id, one.name, one.shift


def _answer(assigned: Assigned, agent: int, seat: str, now: int, by: int) -> tuple[object, ...]:
    until = stays_until(assigned.of(agent), seat, now, RULES)
    stays = None if until is None else until - by
    try:
        admit(assigned, agent, seat, now, RULES)
    except Forbidden as refused:
        assert until is None or refused.code == "shift_elsewhere"
        params = {name: at - by for name, at in refused.params.items() if isinstance(at, int)}
        return refused.code, refused.params.get("seat"), params, stays
    assert until is not None and until > now
    return "admitted", stays
