"""The laws of a handover, whoever tries to confirm what in whatever order.

Nobody confirms for another; it is complete exactly when both have; a confirmation once given stays as it was,
with its own time; and what is refused changes nothing.
"""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cti_gateway.core.errors import Refused
from cti_gateway.core.handover.handover import Confirmation, Handover, Side, State
from cti_gateway.core.roster.slots import Place

PEOPLE = {"li": Side.OUTGOING, "wang": Side.INCOMING}


class HandoverLaws(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        day = date(2026, 3, 2)
        self.handover = Handover(Place(day, "M", "01"), Place(day, "A", "01"), "li", "wang", 100, 100)
        self.given: dict[Side, Confirmation] = {}

    @rule(by=st.sampled_from([*PEOPLE, "chen"]), side=st.sampled_from(Side), at=st.integers(0, 10**6))
    def confirm(self, by: str, side: Side, at: int) -> None:
        before, attempt = self.handover, Confirmation(side, by, at)
        try:
            self.handover = before.confirmed(attempt)
        except Refused:
            assert PEOPLE.get(by) is not side or side in self.given
            return
        assert PEOPLE.get(by) is side and side not in self.given
        self.given[side] = attempt

    @invariant()
    def what_was_given_stays(self) -> None:
        assert {side: one for side in Side if (one := self.handover.of(side))} == self.given

    @invariant()
    def complete_means_both(self) -> None:
        assert (self.handover.state is State.COMPLETE) == (len(self.given) == 2)

    @invariant()
    def missing_is_who_has_not_confirmed(self) -> None:
        late = self.handover.missing(10**9, 900)
        assert set(late) == set(Side) - set(self.given)


TestHandoverLaws = HandoverLaws.TestCase
