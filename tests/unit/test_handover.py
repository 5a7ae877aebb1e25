"""Who hands over to whom, who may confirm what, and what is flagged."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.attendance.readiness import ready_after_s
from cti_gateway.core.errors import Conflict, Forbidden
from cti_gateway.core.handover.handover import Confirmation, Handover, Side, State, handovers
from cti_gateway.core.handover.notices import Notice
from cti_gateway.core.handover.pre_shift import PreShift, preparations
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


SEEN_TO = PreShift(0, "li", "01", ("headset",))
M_AT, A_AT = (TEMPLATES.span(DAY, shift)[0] for shift in "MA")


def prepared(*checks: PreShift, slots: tuple[Slot, ...] = ()) -> list[tuple[str, str, int | None]]:
    found = preparations(slots or (slot("M", "li"),), TEMPLATES, checks, 1800)
    assert all(one.begin == TEMPLATES.span(one.place.day, one.place.shift)[0] for one in found)
    return [(one.place.shift, one.person, None if one.check is None else one.check.at) for one in found]


def test_what_is_ticked_is_for_the_shift_that_opens_or_runs() -> None:
    early, open_at, late = (replace(SEEN_TO, at=(M_AT + by) * 1000) for by in (-1801, -1800, 60))
    assert prepared(early) == [("M", "li", None)]
    assert prepared(late, open_at) == [("M", "li", late.at)], "the last counts"
    assert prepared(replace(late, login="wang")) == [("M", "li", None)]
    assert prepared(replace(SEEN_TO, at=A_AT * 1000)) == [("M", "li", None)], "it was over"


def test_who_goes_on_into_the_next_shift_prepares_once() -> None:
    ticked = replace(SEEN_TO, at=(M_AT - 60) * 1000)
    through = slot("E", "li", "02"), slot("A", "li"), slot("M", "li"), slot("M", "", "02")
    assert prepared(ticked, slots=through) == [(shift, "li", ticked.at) for shift in "MAE"]
    apart = slot("M", "li"), slot("E", "li")
    assert prepared(ticked, slots=apart) == [("M", "li", ticked.at), ("E", "li", None)]


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
