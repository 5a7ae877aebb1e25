"""Who may sign in where and when, and until when they may stay."""

import pytest

from cti_gateway.core.attendance.admission import AdmissionRules, admit, ended_at, entitled, stays_until
from cti_gateway.core.errors import Forbidden
from cti_gateway.core.roster.assigned import PERMIT, Assigned, Assignment
from tests.support.shifts import LI, MINUTE, NOON, ROSTERED, ZHANG, E, T

ELSEWHERE = Assignment(NOON, E, "03", 1, "张三", "A")


def refusal(assigned: Assigned, agent_id: int, seat: str, now: int) -> tuple[str, dict[str, object]]:
    with pytest.raises(Forbidden) as caught:
        admit(assigned, agent_id, seat, now, ROSTERED)
    return caught.value.code, caught.value.params


def test_signing_in_opens_half_an_hour_before_and_closes_with_the_shift() -> None:
    assigned = Assigned([ZHANG])
    opens_at = T - 30 * MINUTE
    for now in (opens_at, T, NOON - 1):
        admit(assigned, 1, "02", now, ROSTERED)
    early = "shift_too_early", {"seat": "02", "from_at": T, "opens_at": opens_at}
    assert refusal(assigned, 1, "02", opens_at - 1) == early
    assert refusal(assigned, 1, "02", NOON) == ("shift_none", {"seat": "02"})


def test_a_refusal_names_the_right_seat_or_whose_it_is() -> None:
    assigned = Assigned([ZHANG, LI])
    here = {"seat": "02", "from_at": T, "until_at": NOON}
    assert refusal(assigned, 1, "03", T) == ("shift_elsewhere", here)
    assert refusal(assigned, 3, "02", T) == ("shift_not_yours", {**here, "name": "张三"})


def test_the_shift_that_runs_comes_before_the_one_that_opens() -> None:
    assigned = Assigned([ZHANG, ELSEWHERE])
    assert refusal(assigned, 1, "03", NOON - 1)[0] == "shift_elsewhere"
    admit(assigned, 1, "02", NOON - 1, ROSTERED)
    admit(assigned, 1, "03", NOON, ROSTERED)
    assert refusal(assigned, 1, "02", NOON) == (
        "shift_elsewhere",
        {"seat": "03", "from_at": NOON, "until_at": E},
    )


def test_anyone_may_sign_in_where_it_is_not_rostered() -> None:
    admit(Assigned(), 1, "02", 0, AdmissionRules())
    assert not entitled((), "02", 0, AdmissionRules())


def test_shifts_that_follow_one_another_are_one_stay() -> None:
    own = Assigned([ZHANG, Assignment(NOON, E, "02", 1, "张三", "A")]).of(1)
    assert stays_until(own, "02", T, ROSTERED) == E
    assert stays_until([ZHANG, ELSEWHERE], "02", T, ROSTERED) == NOON
    pause = Assignment(NOON + 31 * MINUTE, E, "02", 1, "张三", "A")
    assert stays_until([ZHANG, pause], "02", T, ROSTERED) == NOON
    assert stays_until([ZHANG, pause], "02", NOON, ROSTERED) is None
    assert ended_at([ZHANG, pause], "02", NOON) == NOON
    assert ended_at([ZHANG, pause], "03", NOON) is None


def test_leave_ends_the_stay_however_short_it_is() -> None:
    gone_at, back_at = T + 60 * MINUTE, T + 80 * MINUTE
    before = Assignment(T, gone_at, "02", 1, "张三", "M", ((gone_at, back_at),))
    after = Assignment(back_at, NOON, "02", 1, "张三", "M", ((gone_at, back_at),))
    assert stays_until([before, after], "02", T, ROSTERED) == gone_at
    assert stays_until([before, after], "02", gone_at - 1, ROSTERED) == gone_at
    # Who comes back early does so by themselves.
    assert stays_until([before, after], "02", gone_at, ROSTERED) == NOON


def test_a_permit_lets_stay_on() -> None:
    permit = Assignment(NOON - MINUTE, NOON + 60 * MINUTE, "02", 1, "张三", PERMIT)
    assert stays_until([ZHANG, permit], "02", NOON - MINUTE, ROSTERED) == permit.until
