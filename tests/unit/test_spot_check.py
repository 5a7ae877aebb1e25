"""Spot checks: who puts them on record, and what a fault needs."""

import pytest

from cti_gateway.core.attendance.spot_check import SpotCheck, check
from cti_gateway.core.errors import CtiError
from cti_gateway.core.people import Role


def spot(*, fine: bool = True, note: str = "", by: str = "wang") -> SpotCheck:
    return SpotCheck(1_000, by, "li", "01", "noise", fine, note)


@pytest.mark.parametrize("role", [Role.LEAD, Role.HOTLINE_OFFICE, Role.HOTLINE_DIRECTOR])
def test_who_is_in_charge_says_what_they_saw(role: Role) -> None:
    check(spot(), role)
    check(spot(fine=False, note="大声打电话"), role)


@pytest.mark.parametrize(
    ("one", "role", "code"),
    [
        (spot(), Role.AGENT, "spot_check_forbidden"),
        (spot(), Role.ADMIN, "spot_check_forbidden"),
        (spot(by="li"), Role.LEAD, "spot_check_forbidden"),
        (spot(fine=False, note=" "), Role.LEAD, "spot_check_note_missing"),
    ],
)
def test_others_nobody_of_themselves_and_no_fault_without_a_word(
    one: SpotCheck, role: Role, code: str
) -> None:
    with pytest.raises(CtiError) as raised:
        check(one, role)
    assert raised.value.code == code
