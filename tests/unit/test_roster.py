"""Shift templates, what is wrong with a roster, and what differs between two."""

from datetime import date
from typing import Any

import pytest

from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.roster.rotation import fairness, rotate
from cti_gateway.core.roster.shifts import THREE_SHIFTS, Shift, Template, Templates, days, read_shift
from cti_gateway.core.roster.slots import (
    Difference,
    Place,
    Slot,
    Staff,
    differences,
    not_by_heads,
    problems,
    unfilled,
)

MONDAY = date(2026, 3, 2)
NIGHT = Template(date(2026, 4, 1), (Shift("D", 480, 1260), Shift("N", 1260, 1440)))
TEMPLATES = Templates("Asia/Shanghai", (THREE_SHIFTS, NIGHT))
STAFF = Staff({"li": "养老保险科", "wang": "信息中心"}, {"101", "102"})


def slot(seat: str = "101", person: str = "li", unit: str = "养老保险科", shift: str = "M") -> Slot:
    return Slot(Place(MONDAY, shift, seat), unit, person)


def test_each_day_has_the_shifts_that_were_good_then() -> None:
    assert [shift.code for shift in TEMPLATES.on(date(2026, 3, 31))] == ["M", "A", "E"]
    assert [shift.code for shift in TEMPLATES.on(date(2026, 4, 1))] == ["D", "N"]
    assert Templates("UTC", (NIGHT,)).on(MONDAY) == ()


def test_a_shift_has_instants_in_the_zone_of_the_site() -> None:
    begin, end = TEMPLATES.span(MONDAY, "E")
    assert (begin, end) == (1772442000, 1772456400)
    assert TEMPLATES.span(date(2026, 4, 1), "N")[1] == 1775059200
    assert begin - TEMPLATES.midnight(MONDAY) == 17 * 3600
    midnight = TEMPLATES.midnight(MONDAY) * 1000
    assert (TEMPLATES.day(midnight - 1), TEMPLATES.day(midnight)) == (date(2026, 3, 1), MONDAY)
    assert TEMPLATES.bounds(MONDAY) == (midnight, midnight + 86_400_000)
    with pytest.raises(NotFound, match="shift_unknown"):
        TEMPLATES.span(MONDAY, "N")


@pytest.mark.parametrize(
    ("shifts", "code"),
    [
        ([("M", 480, 720), ("A", 730, 1020)], "shift_gap"),
        ([("M", 480, 720), ("A", 710, 1020)], "shift_overlap"),
        ([("M", 480, 720), ("M", 720, 1020)], "shift_code_twice"),
        ([("M", 720, 480)], "shift_times_wrong"),
        ([("M", 480, 1500)], "shift_times_wrong"),
    ],
)
def test_shifts_follow_one_another(shifts: list[tuple[str, int, int]], code: str) -> None:
    with pytest.raises(Conflict, match=code):
        Templates("UTC", (Template(MONDAY, tuple(Shift(*shift) for shift in shifts)),))


def test_templates_are_in_order() -> None:
    with pytest.raises(Conflict, match="shift_templates_unordered"):
        Templates("UTC", (NIGHT, THREE_SHIFTS))


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        (slot(shift="N"), "shift_unknown", "shift"),
        (slot("103", ""), "roster_seat_unknown", "seat"),
        (slot("102"), "roster_person_twice", "person"),
        (slot(person="wang", unit="信息中心"), "roster_slot_twice", "seat"),
        (slot("102", person="zhao"), "roster_person_unknown", "person"),
        (slot("102", person="wang"), "roster_person_elsewhere", "person"),
    ],
)
def test_what_is_wrong_is_named_by_slot_and_field(wrong: Slot, code: str, field: str) -> None:
    (problem,) = problems([slot(), wrong], STAFF, TEMPLATES)
    assert (problem.code, problem.slot, problem.field) == (code, 1, field)


def test_what_somebody_else_has_than_who_is_in_charge_is_told() -> None:
    staff = Staff({"li": "养老保险科", "head": "养老保险科", "wang": "信息中心"}, {"101", "102"})
    of_head, of_wang = slot("102", "head"), slot("102", "wang", "信息中心", "A")
    roster = [slot(), of_head, slot(person="", shift="A"), of_wang]
    assert not_by_heads(roster, staff, {"head", "gone"}) == [slot()], "of the other unit nobody knows"
    assert not_by_heads(roster, staff, ()) == []


def test_a_roster_with_an_unfilled_slot_is_no_worse() -> None:
    roster = [slot(), slot("102", person="")]
    assert list(problems(roster, STAFF, TEMPLATES)) == []
    assert unfilled(roster) == [roster[1]]


def test_versions_differ_in_what_changed_came_and_went() -> None:
    changed = slot("102", "wang", "信息中心")
    before, after = [slot(), slot("102", "")], [changed, slot(shift="A")]
    assert differences(before, after) == [
        Difference(slot(shift="A").place, None, slot(shift="A")),
        Difference(slot().place, slot(), None),
        Difference(changed.place, slot("102", ""), changed),
    ]


def test_everybody_away_leaves_the_slot_to_its_unit() -> None:
    (only,) = rotate([slot().place], {"养老保险科": ["li"]}, absent=lambda person, place: True)
    assert only == slot(person="")


def test_fairness_is_the_fewest_and_the_most() -> None:
    roster = [slot(), slot("102", "wang"), slot(shift="A")]
    found: Any = fairness(roster, lambda one: one.person, ["li", "wang", "zhao"], [MONDAY])
    assert (found.total, found.heavy, found.spread) == ((0, 2), (0, 2), 2)


def test_a_shift_is_written_with_its_times() -> None:
    assert read_shift("N 21:00-24:00") == Shift("N", 1260, 1440)
    for wrong in ("M 8-12", "M", "08:00-12:00", "M 08:00-12:60"):
        with pytest.raises(ValueError, match="write a shift like"):
            read_shift(wrong)


def test_days_of_a_period_include_both_ends() -> None:
    assert [day.day for day in days(MONDAY, date(2026, 3, 4))] == [2, 3, 4]


def test_units_and_people_take_turns_weekends_apart() -> None:
    saturday = Place(date(2026, 3, 7), "M", "101")
    places = [saturday, *(Place(MONDAY, shift, "101") for shift in "MAE")]
    slots = rotate(places, {"养老保险科": ["li"], "信息中心": ["wang", "zhao"]}, heavy_days={saturday.day})
    assert [(one.place.day, one.unit, one.person) for one in slots] == [
        (MONDAY, "信息中心", "wang"),
        (MONDAY, "养老保险科", "li"),
        (MONDAY, "信息中心", "zhao"),
        (saturday.day, "养老保险科", "li"),
    ]
