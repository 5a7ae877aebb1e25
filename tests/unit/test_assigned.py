"""From slots to who belongs where, from when to when."""

from datetime import date, timedelta

from cti_gateway.core.people import Agent, Role
from cti_gateway.core.roster.assigned import NOBODY, Assigned, assignments
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.roster.versions import Version, by_day, in_force

DAY, TEMPLATES = date(2026, 3, 2), Templates("Asia/Shanghai")
LI = Agent(7, "li", "李四", Role.AGENT)


def slot(shift: str, seat: str, person: str) -> Slot:
    return Slot(Place(DAY, shift, seat), "养老保险科", person)


def test_a_slot_is_an_assignment_also_one_that_nobody_has() -> None:
    slots = [slot("A", "102", "li"), slot("M", "101", "li"), slot("M", "102", ""), slot("E", "101", "gone")]
    morning, vacant, afternoon, gone = assignments([*slots, slot("X", "101", "li")], {"li": LI}, TEMPLATES)
    for nobodys in (vacant, gone):
        assert (nobodys.agent_id, nobodys.name) == (NOBODY, "")
        assert Assigned([nobodys]).at(nobodys.seat, nobodys.from_at) is None
        assert Assigned([nobodys]).running(nobodys.from_at) == [nobodys]
    begin, end = TEMPLATES.span(DAY, "M")
    assert (morning.from_at, morning.until, morning.seat) == (begin * 1000, end * 1000, "101")
    assert (morning.agent_id, morning.name, morning.shift) == (7, "李四", "M")
    assert (afternoon.from_at, afternoon.seat) == (end * 1000, "102")
    found = Assigned([afternoon, morning])
    assert list(found.of(7)) == [morning, afternoon] and list(found.of(8)) == []
    assert found.at("101", morning.from_at) == morning
    assert found.at("101", morning.until) is None and found.at("103", morning.from_at) is None


def test_who_is_on_leave_for_a_part_of_a_shift_belongs_there_before_and_after_it() -> None:
    begin, end = TEMPLATES.span(DAY, "M")
    leaves = {"li": [(begin + 3600, begin + 7200), (end - 600, end + 600)], "wang": [(begin, end)]}
    found = assignments([slot("M", "101", "li")], {"li": LI}, TEMPLATES, leaves)
    assert [(one.from_at // 1000 - begin, one.until // 1000 - begin) for one in found] == [
        (0, 3600),
        (7200, end - 600 - begin),
    ]
    roll = Assigned(found)
    ends = {at: roll.on_leave(7, (begin + at) * 1000) for at in (3599, 3600, 7199, 7200)}
    back_at = (begin + 7200) * 1000
    assert ends == {3599: None, 3600: back_at, 7199: back_at, 7200: None}
    assert roll.on_leave(7, end * 1000 - 1) == end * 1000, "and no longer than the shift"
    assert (roll.on_leave(7, end * 1000), roll.on_leave(8, (begin + 3600) * 1000)) == (None, None)


def test_the_version_in_force_when_the_shift_begins_decides() -> None:
    begin = TEMPLATES.span(DAY, "M")[0]
    first, second = slot("M", "101", "li"), slot("M", "101", "wang")
    versions = [Version(begin * 1000, (slot("A", "101", "li"), first)), Version(begin * 1000 + 1, (second,))]
    assert in_force(versions, DAY, "M", begin) == (first,)
    assert in_force(versions, DAY, "M", begin + 1) == (second,)
    assert in_force(versions, DAY, "M", begin - 1) == ()


def test_each_day_has_the_versions_that_cover_it_with_its_own_slots() -> None:
    following = DAY + timedelta(1)
    first = slot("M", "101", "li"), Slot(Place(following, "M", "101"), "养老保险科", "wang")
    second = (slot("M", "101", "wang"),)
    assert by_day([(DAY, following, 1, first), (DAY, DAY, 2, second)]) == {
        DAY: (Version(1, first[:1]), Version(2, second)),
        following: (Version(1, first[1:]),),
    }
