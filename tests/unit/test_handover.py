"""Who hands over to whom, who may confirm what, and what is flagged."""

from datetime import date, timedelta

import pytest

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.attendance.readiness import ready_after_s
from cti_gateway.core.errors import Conflict, Forbidden
from cti_gateway.core.handover.handover import Confirmation, Handover, Side, State, handovers
from cti_gateway.core.handover.notices import Notice
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot

DAY, TEMPLATES = date(2026, 3, 2), Templates("Asia/Shanghai")
NEXT_DAY = DAY + timedelta(1)


def slot(shift: str, person: str, seat: str = "01", day: date = DAY) -> Slot:
    return Slot(Place(day, shift, seat), "信息中心", person)


def morning() -> Handover:
    (found,) = handovers([slot("A", "wang"), slot("M", "li")], TEMPLATES)
    return found


def given(by: str = "li", at: int = 1) -> Confirmation:
    return Confirmation(Side.OUTGOING, by, at)


def taken(by: str = "wang", at: int = 2) -> Confirmation:
    return Confirmation(Side.INCOMING, by, at)


def test_a_seat_goes_from_each_slot_to_the_next_where_both_have_different_people() -> None:
    found = morning()
    assert (found.outgoing, found.incoming, found.state) == ("li", "wang", State.OPEN)
    assert found.end == found.begin == TEMPLATES.span(DAY, "A")[0]
    overnight = handovers([slot("M", "li", day=NEXT_DAY), slot("E", "wang")], TEMPLATES)
    assert [(one.place, one.to) for one in overnight] == [
        (Place(DAY, "E", "01"), Place(NEXT_DAY, "M", "01")),
    ]
    nobody = [slot("M", "li"), slot("A", "li"), slot("E", ""), slot("M", "wang", day=NEXT_DAY)]
    assert handovers([*nobody, slot("M", "chen", "02"), slot("A", "li", "03")], TEMPLATES) == []


def test_either_may_confirm_first_each_once_and_with_its_own_time() -> None:
    both = morning().confirmed(taken(at=5)).confirmed(given(at=9_999))
    assert both.state is State.COMPLETE
    assert (both.of(Side.INCOMING), both.of(Side.OUTGOING)) == (taken(at=5), given(at=9_999))
    first = morning().confirmed(given())
    assert first.state is State.GIVEN and first.of(Side.INCOMING) is None
    assert first.confirmed(taken()).state is State.COMPLETE
    with pytest.raises(Conflict, match="handover_confirmed"):
        first.confirmed(given(at=3))


def test_nobody_confirms_for_another() -> None:
    for confirmation in (given("wang"), taken("li"), given("chen"), taken("")):
        with pytest.raises(Forbidden, match="handover_not_yours"):
            morning().confirmed(confirmation)


def test_what_another_confirmed_before_the_roster_changed_does_not_count() -> None:
    place = Place(DAY, "M", "01")
    known = [(place, given("chen")), (place, taken()), (Place(DAY, "A", "01"), given())]
    (found,) = handovers([slot("M", "li"), slot("A", "wang")], TEMPLATES, known)
    assert (found.state, found.confirmations) == (State.TAKEN, (taken(),))


def test_it_is_missing_once_the_seat_has_changed_hands_for_so_long() -> None:
    one, due = morning(), (morning().begin + 900) * 1000
    assert one.missing(due - 1, 900) == ()
    assert one.missing(due, 900) == (Side.OUTGOING, Side.INCOMING)
    assert one.confirmed(given()).missing(due, 900) == (Side.INCOMING,)
    assert one.confirmed(given()).confirmed(taken()).missing(due, 900) == ()


def test_a_notice_is_good_from_its_beginning_until_its_end() -> None:
    notice = Notice(1, 0, "zhou", 10, 20, "停电", {})
    assert [notice.good(now) for now in (9, 10, 19, 20)] == [False, True, True, False]


def test_the_time_to_be_ready_counts_from_the_sign_in_for_this_shift() -> None:
    def after(*facts: tuple[int, FactKind]) -> int | None:
        return ready_after_s([Fact(at, kind, "") for at, kind in facts], (100, 200))

    kinds = FactKind
    assert after((90, kinds.SIGN_IN), (95, kinds.AWAY), (130, kinds.READY), (140, kinds.READY)) == 40
    assert after((90, kinds.SIGN_IN), (92, kinds.CALL_START)) == 2
    assert after((50, kinds.SIGN_IN), (70, kinds.SIGN_OUT), (99, kinds.SIGN_IN), (104, kinds.READY)) == 5
    assert after((110, kinds.SIGN_IN), (120, kinds.SIGN_OUT), (125, kinds.SIGN_IN), (130, kinds.READY)) == 20
    assert after((90, kinds.READY)) is None
    assert after((90, kinds.SIGN_IN), (200, kinds.READY)) is None
