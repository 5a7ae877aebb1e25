"""What ports.store promises of the office's figures, on each database: the same as counted one by one."""

from dataclasses import replace
from random import Random  # noqa: TID251  # seeded

from cti_gateway.core.consultation.record import Consultation, Form, State, UsedEntry
from cti_gateway.core.records import CallRecord, CallState, Direction
from cti_gateway.core.reports.calls import CallSums, ReportRules
from cti_gateway.core.reports.topics import HOUR_MS
from cti_gateway.ports.store import Store
from tests.support.figures import asked_of, counted

RULES = ReportRules()
FROM = 1_770_000_000_000
DAY = 24 * HOUR_MS
TEXTS = ("", " ", '=HYPERLINK("x")', "社保卡'丢了\\怎么办", "𠮷\n野家", "[]", "null")


def some_call(number: int, random: Random) -> CallRecord:
    """Anything that a table may hold, much of it at the limits."""
    at = FROM + random.choice((-1, 0, DAY - 1, DAY, random.randrange(DAY), random.randrange(DAY)))
    after = random.choice((0, 5_000, 5_001, 15_000, 15_001, random.randrange(60_000)))
    return CallRecord(
        str(number),
        "139",
        "",
        "12333",
        "general",
        random.choice((CallState.ENDED,) * 4 + (CallState.TALKING,)),
        at,
        answered_at=random.choice((None, at + after)),
        ended_at=random.choice((None, at + after, at + after, at + after)),
        outcome=random.choice((None, "RESOLVED", "ABANDONED", "ABANDONED", "CLOSED_HOURS", "VOICEMAIL")),
        talk_ms=random.randrange(3_000_000_000),
        hold_ms=random.randrange(1000),
        acw_ms=random.randrange(1000),
        survey_sent_at=random.choice((None, at)),
        survey_score=random.choice((None, None, 1, 3, 5)),
        direction=random.choice((Direction.IN,) * 4 + (Direction.OUT,)),
    )


def some_consultation(number: int, random: Random) -> Consultation:
    """Of any of them, any text that people write."""
    form = Form(
        category=random.choice(("", "PEN", "PEN/TRANSFER")),
        question=random.choice(TEXTS),
        used=random.choice(((), (UsedEntry(3, 2),), (UsedEntry(2**40, 1), UsedEntry(1, 9)))),
        outcome=random.choice(("", "RESOLVED", "TICKET")),
        caller_name=random.choice(TEXTS),
        ticket_wanted=random.choice((True, False)),
    )
    at = FROM + random.choice((-1, 0, 1, DAY - 1, DAY, random.randrange(DAY)))
    unit = random.choice(TEXTS)
    return Consultation(
        f"c{number}", random.choice(TEXTS), 7, unit, "01", at, form, State.SAVED, 1, at, number
    )


async def test_the_sums_of_calls_are_those_of_each_call(store: Store) -> None:
    random = Random(20270113)
    calls = [some_call(number, random) for number in range(600)]
    await store.append(calls)
    by_hour = dict[int, list[CallRecord]]()
    for call in calls:
        if 0 <= call.arrived_at - FROM < DAY:
            by_hour.setdefault((call.arrived_at - FROM) // HOUR_MS, []).append(call)
    expected = {hour: counted(of_hour, RULES) for hour, of_hour in by_hour.items()}
    assert await store.call_sums(FROM, FROM + DAY, RULES) == {
        hour: sums for hour, sums in expected.items() if sums != CallSums()
    }
    assert await store.call_sums(FROM + 9 * DAY, FROM + 10 * DAY, RULES) == {}


async def test_the_sums_are_whole_numbers_of_the_rules_that_are_asked_for(store: Store) -> None:
    late = CallRecord(
        "1", "139", "", "12333", "general", CallState.ENDED, FROM, answered_at=FROM + 20_000,
        ended_at=FROM + 90_000, outcome="RESOLVED", talk_ms=70_000,
    )  # fmt: skip
    await store.append([late, replace(late, call_id="2", answered_at=None, outcome="ABANDONED")])
    strict = (await store.call_sums(FROM, FROM + 1, RULES))[0]
    assert (strict.in_time, strict.short) == (0, 0)
    lenient = (await store.call_sums(FROM, FROM + 1, ReportRules(20, 90)))[0]
    assert (lenient.in_time, lenient.short) == (1, 1)
    assert [type(sum_) for sum_ in (strict.answered_after_ms, strict.handled_ms)] == [int, int]


async def test_what_was_asked_is_told_in_order(store: Store) -> None:
    random = Random(20270114)
    told = [some_consultation(number, random) for number in range(200)]
    await store.append(told)
    draft = replace(some_consultation(0, random), call_id="d", started_at=FROM, state=State.DRAFT, id=0)
    await store.put_draft(draft)
    kept = await store.consultations_between(FROM, FROM + DAY)
    assert await store.asked_between(FROM, FROM + DAY) == [asked_of(one) for one in kept]
    assert len(kept) > 60
    assert await store.asked_between(FROM + 9 * DAY, FROM + 10 * DAY) == []
