"""Swaps, leave and applications in the judgement of a day (§5 rows 9 to 13, 16 to 18)."""

from collections.abc import Sequence

import pytest

from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.attendance.day import Duty, Known, duties
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.records import SeatFact, SeatState
from cti_gateway.core.requests.request import Request, RequestAct
from cti_gateway.core.roster.versions import Version
from tests.unit.test_requests import BY_DIRECTOR, DAY, MINUTE, SLOT, TEMPLATES, E, T, away, leave, swap

ACCEPTED, APPROVED = (RequestAct.ACCEPT, "wu", T - MINUTE), (RequestAct.APPROVE, "leader", T - MINUTE)
PEOPLE = {"li": 7, "wu": 8}
OVER = E + 3_600_000


def fact(minute: float, kind: str, state: SeatState, cause: str = "agent", who: str = "li") -> SeatFact:
    at = T + round(minute * MINUTE)
    return SeatFact(at, "01", kind, state, cause, f"agent:{PEOPLE[who]}", PEOPLE[who], None)


def stay(begin: float, *breaks: tuple[float, float], who: str = "li") -> list[SeatFact]:
    """From this minute on to the end, away between."""
    facts = [
        fact(begin, "sign_in", SeatState.NOT_READY, "sign_in", who),
        fact(begin, "ready", SeatState.READY, who=who),
    ]
    for out, back in breaks:
        facts += [
            fact(out, "not_ready", SeatState.NOT_READY, "break", who),
            fact(back, "ready", SeatState.READY, who=who),
        ]
    return [*facts, fact(240, "sign_out", SeatState.SIGNED_OUT, who=who)]


def judged(facts: Sequence[SeatFact], *requests: Request, now: int = OVER) -> list[Duty]:
    known = Known((Version(0, (SLOT,)),), [*map(Trace.of, facts)], (), PEOPLE, {"break"}, Rules(), requests)
    return list(duties(DAY, known, TEMPLATES, now))


def results(facts: Sequence[SeatFact], *requests: Request) -> list[tuple[str, str, int, str | None]]:
    """Person, kind, seconds and excuse of each finding."""
    return [
        (duty.slot.person, found.kind, found.seconds, found.excuse)
        for duty in judged(facts, *requests)
        if duty.judgement is not None
        for found in duty.judgement.findings
    ]


@pytest.mark.parametrize(
    "acts", [(), ((RequestAct.REJECT, "director", T),), ((RequestAct.WITHDRAW, "li", T),)]
)
def test_row_9_leave_that_was_not_approved_is_no_leave(acts: tuple[tuple[RequestAct, str, int], ...]) -> None:
    assert results([], leave(*acts)) == [("li", "ABSENT", 14_400, None)]


@pytest.mark.parametrize(
    ("seconds", "found"), [(0, ("li", "ON_TIME", 0, None)), (1, ("li", "LATE", 1, None))]
)
def test_row_10_a_leave_for_the_beginning(seconds: int, found: object) -> None:
    until_ten = leave(BY_DIRECTOR, span=(T, T + 120 * MINUTE))
    assert results(stay(120 + seconds / 60), until_ten) == [found]


def test_row_11_what_the_leave_does_not_cover_is_short() -> None:
    half_an_hour = leave(BY_DIRECTOR, span=(T + 60 * MINUTE, T + 90 * MINUTE))
    assert results(stay(0, (58, 91)), half_an_hour) == [("li", "ON_TIME", 0, None)]


def test_row_12_a_leave_that_was_ratified_keeps_both_results() -> None:
    late = leave((RequestAct.RATIFY, "director", E))
    assert results([], leave()) == [("li", "ABSENT", 14_400, None)]
    assert results([], late) == [("li", "ABSENT", 14_400, "leave_ratified")]


def test_a_swap_in_time_moves_the_shift() -> None:
    (duty,) = judged(stay(0, who="wu"), swap(ACCEPTED, APPROVED))
    assert (duty.slot.person, duty.original) == ("wu", "li")
    assert results(stay(0, who="wu"), swap(ACCEPTED, APPROVED)) == [("wu", "ON_TIME", 0, None)]
    assert results(stay(0), swap(ACCEPTED, APPROVED)) == [("wu", "ABSENT", 14_400, None)]


def test_row_13_a_swap_that_was_not_approved_in_time_leaves_the_shift_where_it_was() -> None:
    (duty,) = judged(stay(0, who="wu"), swap(ACCEPTED))
    assert duty.judgement is not None
    assert "SWAP_NOT_EFFECTIVE" in duty.judgement.flags
    assert results(stay(0, who="wu"), swap(ACCEPTED)) == [("li", "ABSENT", 14_400, None)]


def test_row_13_a_ratified_swap_keeps_both_results() -> None:
    ratified = swap(ACCEPTED, (RequestAct.RATIFY, "director", E))
    assert results(stay(7, who="wu"), ratified) == [
        ("li", "ABSENT", 14_400, "swap_ratified"),
        ("wu", "LATE", 420, None),
    ]
    assert [duty.judgement for duty in judged([], ratified, now=E)] == [None, None]


@pytest.mark.parametrize(
    ("minutes", "application", "found"),
    [
        (15, (), "MID_SHIFT"),
        (15, ((RequestAct.APPROVE, "director", T - 1000),), "ON_TIME"),
        (29 + 59 / 60, ((RequestAct.APPROVE, "director", T - 1000),), "ON_TIME"),
        (30, ((RequestAct.APPROVE, "director", T - 1000),), "MID_SHIFT"),
    ],
)
def test_rows_16_to_18_an_application_covers_up_to_half_an_hour(
    minutes: float, application: tuple[tuple[RequestAct, str, int], ...], found: str
) -> None:
    asked = away(*application, minutes=29)
    ((_, kind, _, _),) = results(stay(0, (0.1, 0.1 + minutes)), asked)
    assert kind == found


def test_what_a_lead_entered_excuses_only_once_it_is_confirmed() -> None:
    gone = stay(0, (1, 17))
    assert results(gone, away(by="lead"))[0][1] == "MID_SHIFT"
    assert results(gone, away((RequestAct.CONFIRM, "director", E), by="lead"))[0][1] == "ON_TIME"
