"""Who may mark a number, for how long, and that no version is written over."""

from dataclasses import replace

import pytest

from cti_gateway.core.errors import Conflict, CtiError, Forbidden, Refused
from cti_gateway.core.marks import (
    AGENTS_DAYS,
    DAY_MS,
    Mark,
    MarkKind,
    latest,
    lifted,
    marked,
    may_mark,
    sees_marks,
)
from cti_gateway.core.people import Agent, Role

AGENT, LEAD, OFFICE, BUREAU = (
    Agent(number, role.value, role.value, role)
    for number, role in enumerate((Role.AGENT, Role.LEAD, Role.HOTLINE_OFFICE, Role.BUREAU_OFFICE), start=1)
)
VIP, HARASSMENT = MarkKind.VIP, MarkKind.HARASSMENT
NOW = 1_000


def new(kind: MarkKind = HARASSMENT, reason: str = "辱骂") -> Mark:
    return Mark("139", kind, 0, NOW, "agent:1", reason)


def test_an_agent_warns_of_harassment_for_a_time() -> None:
    mark = marked(None, new(), AGENT, days=AGENTS_DAYS, version=0, now=NOW)
    ends = NOW + AGENTS_DAYS * DAY_MS
    assert (mark.version, mark.until, mark.lifted) == (1, ends, False)
    assert mark.in_force(ends - 1) and not mark.in_force(ends)
    assert marked(mark, new(), AGENT, days=1, version=1, now=ends).version == 2
    assert not may_mark(AGENT, HARASSMENT, mark, NOW), "nor changes one that stands"


def test_leads_and_the_office_see_all() -> None:
    assert [sees_marks(one) for one in (AGENT, LEAD, OFFICE, BUREAU)] == [False, True, True, False]


@pytest.mark.parametrize("by", [LEAD, OFFICE])
def test_a_lead_or_the_office_marks_for_good_alters_and_lifts(by: Agent) -> None:
    first = marked(None, new(VIP), by, days=None, version=0, now=NOW)
    assert first.in_force(NOW + 10**12)
    second = marked(first, new(VIP), by, days=2, version=1, now=NOW)
    third = lifted(second, new(VIP, "已恢复"), by, version=2, now=NOW)
    assert (third.version, third.in_force(NOW)) == (3, False)
    assert latest([third, first, second, new()]) == {VIP: third, HARASSMENT: new()}


def test_of_two_under_two_spellings_the_younger_holds() -> None:
    young = replace(new(), number="+86139", at=NOW + 1)
    assert latest([young, new()]) == {HARASSMENT: young}


@pytest.mark.parametrize(
    ("by", "kind", "days", "reason", "version", "error"),
    [
        (AGENT, VIP, 1, "x", 0, Forbidden("forbidden")),
        (BUREAU, HARASSMENT, 1, "x", 0, Forbidden("forbidden")),
        (AGENT, HARASSMENT, None, "x", 0, Refused("mark_too_long")),
        (AGENT, HARASSMENT, AGENTS_DAYS + 1, "x", 0, Refused("mark_too_long")),
        (LEAD, VIP, 1, "  ", 0, Refused("mark_reason_missing")),
        (LEAD, VIP, 1, "x", 1, Conflict("mark_changed")),
    ],
)
def test_refused(
    by: Agent, kind: MarkKind, days: int | None, reason: str, version: int, error: CtiError
) -> None:
    with pytest.raises(type(error), match=error.code):
        marked(None, new(kind, reason), by, days=days, version=version, now=NOW)


def test_what_is_not_in_force_cannot_be_lifted() -> None:
    mark = marked(None, new(), AGENT, days=1, version=0, now=NOW)
    with pytest.raises(Forbidden):
        lifted(mark, new(), AGENT, version=1, now=NOW)
    for before, version in ((None, 0), (mark, 1)):
        with pytest.raises(Conflict, match="mark_not_in_force"):
            lifted(before, new(), LEAD, version=version, now=NOW + DAY_MS)
