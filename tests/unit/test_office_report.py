"""A period in figures, against figures counted by hand."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.core.consultation.record import UsedEntry
from cti_gateway.core.records import CallRecord, CallState, Direction
from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.calls import CallSums, ReportRules
from cti_gateway.core.reports.first_contact import DAY_MS, FirstContact
from cti_gateway.core.reports.office import OfficeReport
from cti_gateway.core.reports.questions import Questions
from tests.support.figures import counted

RULES = ReportRules()
ANSWERED = CallRecord(
    "1", "139", "王", "12333", "general", CallState.ENDED, 1000,
    answered_at=16_000, ended_at=100_000, outcome="RESOLVED",
    talk_ms=60_000, hold_ms=20_000, acw_ms=10_000, survey_sent_at=90_000, survey_score=5,
)  # fmt: skip
LOST = CallRecord("2", "138", "", "12333", "general", CallState.ENDED, 0, ended_at=5_000, outcome="ABANDONED")


def test_who_was_reached_and_how_fast() -> None:
    late = replace(ANSWERED, answered_at=16_001, survey_score=2)
    unrated = replace(ANSWERED, answered_at=3000, survey_score=None)
    patient = replace(LOST, ended_at=5_001)
    voicemail = replace(LOST, outcome="VOICEMAIL")
    closed = replace(LOST, outcome="CLOSED_HOURS")
    sums = counted([ANSWERED, late, unrated, LOST, patient, voicemail, closed], RULES)
    assert (sums.entered, sums.answered, sums.in_time, sums.abandoned, sums.short, sums.closed) == (
        6, 3, 2, 2, 1, 1,
    )  # fmt: skip
    assert (sums.connected, sums.connected_of_patient, sums.abandonment) == (3 / 6, 3 / 5, 1 / 5)
    assert (sums.in_time_of_entered, sums.in_time_of_answered) == (2 / 6, 2 / 3)
    assert (sums.speed_s, sums.handling_s) == (pytest.approx(32.001 / 3), 90)
    assert (sums.rated, sums.participation, sums.satisfaction) == (2, 2 / 3, 1 / 2)


def test_calls_out_and_calls_that_last_are_not_counted() -> None:
    out, lasting = replace(ANSWERED, direction=Direction.OUT), replace(ANSWERED, state=CallState.TALKING)
    assert counted([out, lasting], RULES) == CallSums()
    assert CallSums().connected is CallSums().participation is CallSums().speed_s is None


def asked(
    question: str = "灵活就业可以参保吗",
    outcome: str = "RESOLVED",
    *,
    at: int = 0,
    number: str = "139",
    category: str = "PEN/TRANSFER",
    used: int = 0,
    ticket: bool = False,
) -> Asked:
    entries = (UsedEntry(used, 1),) if used else ()
    return Asked(at, 0, number, category, "信息中心", outcome, ticket, entries, question, "")


def resolved(*asked: Asked, later: tuple[Asked, ...] = ()) -> tuple[int, int]:
    found = FirstContact()
    found.add(asked, 7)
    found.add(later, 7, counts=False)
    return found.asked, found.asked - found.unsettled


def test_resolved_at_first_contact() -> None:
    assert resolved(asked(), asked(at=7 * DAY_MS)) == (2, 1)
    assert resolved(asked(), asked(at=7 * DAY_MS + 1)) == (2, 2)
    assert resolved(asked(), asked(at=1, category="UNE")) == (2, 2)
    assert resolved(asked(), asked(at=1, number="138")) == (2, 2)
    assert resolved(asked(number=""), asked(at=1, number="")) == (2, 2)
    assert resolved(asked(outcome="TICKET"), asked(at=1, ticket=True)) == (2, 0)
    assert resolved(asked(outcome="SILENT")) == (0, 0)
    assert resolved(asked(), later=(asked(at=1), asked(at=2))) == (1, 0)
    assert FirstContact().resolved is None


def test_who_asks_again_under_another_spelling_of_the_number_is_the_same_person() -> None:
    found = FirstContact(plan=number_plan("CN"))
    found.add([asked(number=number) for number in ("13912345678", "+8613912345678")], 7)
    assert (found.asked, found.unsettled) == (2, 1)


def test_a_site_says_after_which_outcomes_nothing_was_asked() -> None:
    found = FirstContact(frozenset({"PRANK"}))
    found.add([asked(outcome="PRANK"), asked(outcome="SILENT")], 7)
    assert found.asked == 1


def test_questions_of_one_entry_are_one_and_so_are_those_that_read_alike() -> None:
    questions = Questions()
    told = (
        asked("怎么转移社保关系", used=7),
        asked("外地社保转回来", used=7, outcome="REFERRED"),
        asked("社保卡丢了怎么补办", category="CARD"),
        asked("请问社保卡丢了怎么补办?", category="CARD"),
        asked("社保卡丢了怎么补办", category="OTH"),
        asked("食堂在哪里", category="CARD"),
        asked("新办社保卡要多少钱能不能刷", category="CARD"),
        asked("?", category="OTH"),
        asked("!", category="OTH"),
        asked("卡", category="CARD"),
        asked(" ", category="CARD"),
    )
    questions.add(told)
    found = {(one.category, one.entry, one.question): one.times for one in questions.groups}
    assert found == {
        ("PEN", 7, "怎么转移社保关系"): 2,
        ("CARD", 0, "社保卡丢了怎么补办"): 2,
        ("OTH", 0, "社保卡丢了怎么补办"): 1,
        ("CARD", 0, "食堂在哪里"): 1,
        ("CARD", 0, "新办社保卡要多少钱能不能刷"): 1,
        ("OTH", 0, "?"): 2,
        ("CARD", 0, "卡"): 1,
    }
    hottest, *_ = questions.hottest(2)
    assert (hottest.entry, hottest.times) == (7, 2)
    assert [one.question for one in questions.hottest(1, unanswered=True)] == ["社保卡丢了怎么补办"]


def test_a_period_is_its_days() -> None:
    report = OfficeReport()
    first, second = counted([ANSWERED, LOST], RULES), counted([LOST], RULES)
    report.add(date(2026, 3, 2), 0, {0: first}, [asked(at=3_600_000)])
    report.add(date(2026, 3, 3), DAY_MS, {0: second, 1: second}, [])
    report.come_back([asked(at=2 * DAY_MS)])
    assert {day.day: sums.entered for day, sums in report.days.items()} == {2: 2, 3: 2}
    assert {hour: sums.entered for hour, sums in report.hours.items()} == {0: 3, 1: 1}
    assert first.entered == 2  # what is added is not added to
    assert report.total().connected == 1 / 4
    assert report.topics.categories == {"PEN": Counter(RESOLVED=1)}
    assert report.topics.units == {"信息中心": Counter(RESOLVED=1)}
    assert report.topics.hours == {1: Counter(RESOLVED=1)}
    assert report.topics.outcomes() == Counter(RESOLVED=1)
    assert report.first_contact.resolved == 0
