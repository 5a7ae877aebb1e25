"""What the gateway wrote down, as attendance reads it; and which roster judges a shift."""

from dataclasses import replace
from datetime import date

import pytest

from cti_gateway.core.attendance.case import FactKind, Rules
from cti_gateway.core.attendance.day import Known, duties
from cti_gateway.core.attendance.from_facts import facts_of
from cti_gateway.core.attendance.refusal import Refusal
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.records import Outage, SeatFact, SeatState
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.roster.versions import Version

DAY, TEMPLATES = date(2026, 3, 2), Templates("Asia/Shanghai")
T = TEMPLATES.span(DAY, "M")[0] * 1000
SLOT = Slot(Place(DAY, "M", "101"), "养老保险科", "li")


def written(
    minute: float, kind: str, state: SeatState, cause: str = "agent", actor: str = "agent:7"
) -> SeatFact:
    return SeatFact(T + round(minute * 60_000), "101", kind, state, cause, actor, 7, None)


SHIFT = (
    written(-5, "sign_in", SeatState.NOT_READY, "sign_in"),
    written(0, "ready", SeatState.READY),
    written(5, "offered", SeatState.RINGING),
    written(6, "answered", SeatState.TALKING),
    written(9, "deferred", SeatState.TALKING),
    written(10, "acw", SeatState.ACW),
    written(11, "saved_not_ready", SeatState.NOT_READY, "break"),
    written(20, "not_ready", SeatState.NOT_READY, "training"),
    written(30, "ready", SeatState.READY),
    written(240, "sign_out", SeatState.SIGNED_OUT, "account_closed", "engine"),
    replace(written(250, "sign_out", SeatState.SIGNED_OUT), agent_id=None),
)


def test_facts_of_seats_become_facts_of_people() -> None:
    kinds = [fact.kind for fact in facts_of(map(Trace.of, SHIFT), {"break"})[7]]
    assert kinds == [
        FactKind.SIGN_IN,
        FactKind.READY,
        FactKind.CALL_START,
        FactKind.CALL_END,
        FactKind.AWAY,
        FactKind.NOT_READY,
        FactKind.READY,
        FactKind.SIGN_OUT,
    ]
    last = facts_of(map(Trace.of, SHIFT), {"break"})[7][-1]
    assert (last.at, last.automatic, last.evidence) == (
        T // 1000 + 240 * 60,
        True,
        f"101@{T + 14_400_000}:sign_out",
    )


def test_a_lost_panel_and_phone_are_told_and_repeat_nothing_else() -> None:
    away = written(1, "not_ready", SeatState.NOT_READY, "break")
    kinds = ["panel_lost", "panel_gone", "panel_opened", "phone_lost", "phone_back"]
    later = [written(2 + n, kind, SeatState.NOT_READY, "break") for n, kind in enumerate(kinds)]
    assert [fact.kind for fact in facts_of(map(Trace.of, [away, *later]), {"break"})[7]] == [
        FactKind.AWAY,
        FactKind.DISCONNECTED,
        FactKind.RECONNECTED,
        FactKind.PHONE_UNREACHABLE,
        FactKind.PHONE_REACHABLE,
    ]


def test_a_call_that_rang_out_is_told_whatever_becomes_of_the_seat() -> None:
    missed = written(1, "missed", SeatState.NOT_READY, "rona", "engine")
    still_ready = written(3, "missed_ready", SeatState.READY, "rona", "engine")
    unreachable = written(5, "missed", SeatState.NOT_READY, "phone_unreachable", "engine")
    told = [missed, written(2, "ready", SeatState.READY), still_ready, unreachable]
    assert [fact.kind for fact in facts_of(map(Trace.of, told), {"break"})[7]] == [
        FactKind.CALL_MISSED,
        FactKind.NOT_READY,
        FactKind.READY,
        FactKind.CALL_MISSED,
        FactKind.NOT_READY,
    ]


def known(*versions: Version, facts: tuple[SeatFact, ...] = SHIFT, outages: tuple[Outage, ...] = ()) -> Known:
    return Known(versions, [*map(Trace.of, facts)], outages, {"li": 7}, {"break"}, Rules())


@pytest.mark.parametrize(("published_at", "judged"), [(T - 1, True), (T, True), (T + 1, False)])
def test_the_roster_in_force_when_the_shift_began_judges_it(published_at: int, judged: bool) -> None:
    later = Version(T + 5, ())
    found = list(duties(DAY, known(Version(published_at, (SLOT,)), later), TEMPLATES, T + 10**8))
    assert [duty.slot for duty in found] == ([SLOT] if judged else [])


def test_nothing_is_judged_before_the_time_to_sign_out_is_over() -> None:
    roster, over_at = (
        Version(0, (SLOT, replace(SLOT, place=Place(DAY, "A", "101"), person=""))),
        T + 255 * 60_000,
    )
    assert [duty.judgement for duty in duties(DAY, known(roster), TEMPLATES, over_at - 1000)] == [None, None]
    mine, nobodys = duties(DAY, known(roster), TEMPLATES, over_at)
    assert mine.judgement is not None
    assert mine.judgement.presence_s == 14_400
    assert nobodys.judgement is None


def test_who_goes_on_into_the_next_shift_has_each_judged_and_forgot_no_sign_out() -> None:
    """§5 row 26: one session, which only the gateway ends after the second."""
    afternoon = replace(SLOT, place=Place(DAY, "A", "101"))
    told = (*SHIFT[:9], written(555, "sign_out", SeatState.SIGNED_OUT, "auto_sign_out", "engine"))
    both = known(Version(0, (SLOT, afternoon)), facts=told)
    found = [duty.judgement for duty in duties(DAY, both, TEMPLATES, T + 1000 * 60_000)]
    assert [one and (one.presence_s, one.flags) for one in found] == [
        (240 * 60, ()),
        (300 * 60, ("SIGN_OUT_FORGOTTEN",)),
    ]


def test_outages_count_in_whole_seconds() -> None:
    outage = Outage("gateway", T - 1500, T + 60_001, "gateway_stopped")
    late = (written(2, "sign_in", SeatState.NOT_READY, "sign_in"), *SHIFT[-2:])
    (duty,) = duties(DAY, known(Version(0, (SLOT,)), facts=late, outages=(outage,)), TEMPLATES, T + 10**8)
    assert duty.case.gaps[0].span == (T // 1000 - 2, T // 1000 + 61)
    assert duty.judgement is not None
    assert [(found.kind, found.excuse) for found in duty.judgement.findings] == [("LATE", "outage")]


def test_what_is_told_of_somebody_who_does_not_hold_the_seat_is_a_fact_of_theirs() -> None:
    standby = replace(written(-2, "standby", SeatState.NOT_READY, "sign_in", "agent:8"), agent_id=8)
    left = replace(standby, at=T, kind="standby_left")
    refused = replace(standby, kind="sign_in_refused", cause="seat_ip_mismatch", agent_id=9)
    found = facts_of(map(Trace.of, [*SHIFT[:2], standby, refused, left]), {"break"})
    assert [fact.kind for fact in found[8]] == [FactKind.SIGN_IN, FactKind.SIGN_OUT]
    assert [fact.kind for fact in found[9]] == [FactKind.SIGN_IN_REFUSED]
    assert [fact.kind for fact in found[7]] == [FactKind.SIGN_IN, FactKind.READY]


@pytest.mark.parametrize(
    ("agent_id", "minute", "seat", "unscheduled"),
    [
        (7, 1, "101", False),
        (8, 239, "101", False),
        (9, 1, "101", True),
        (9, 1, "102", False),
        (9, 240, "101", False),
    ],
)
def test_presence_at_anothers_seat_is_flagged_for_whom_it_is_not_next(
    agent_id: int, minute: int, seat: str, unscheduled: bool
) -> None:
    came = replace(written(minute, "sign_in", SeatState.NOT_READY), agent_id=agent_id, seat=seat)
    following = Slot(Place(DAY, "A", "101"), "信息中心", "wang")
    elsewhere = Slot(Place(DAY, "A", "102"), "信息中心", "zhao")
    roster = Version(0, (SLOT, following, elsewhere))
    given = replace(known(roster, facts=(came,)), people={"li": 7, "wang": 8})
    mine, *_ = duties(DAY, given, TEMPLATES, T + 10**8)
    assert mine.judgement is not None
    assert ("UNSCHEDULED_PRESENCE" in mine.judgement.flags) is unscheduled


def test_an_order_that_was_refused_is_a_fact_of_its_shift_and_proposed() -> None:
    minute, once = T + 30 * 60_000, Refusal("101", "li", 0, "不肯换座席", "wang", T + 10**7)
    noted = replace(once, at=minute), replace(once, at=minute + 60_000)
    afternoon = replace(SLOT, place=Place(DAY, "A", "101"))
    whole = replace(known(Version(0, (SLOT, afternoon))), refusals=noted)
    morning, later = duties(DAY, whole, TEMPLATES, T + 10**8)
    assert (morning.refusals, later.refusals) == (noted, ())
    assert morning.judgement is not None and later.judgement is not None
    found = [one for one in morning.judgement.findings if one.clause == "A2.3.1(b)"]
    assert [(one.span[0] * 1000, one.proposed, one.evidence) for one in found] == [
        (refusal.at, True, (refusal.evidence,)) for refusal in noted
    ]
    assert "A2.3.1(b)" not in [one.clause for one in later.judgement.findings]
