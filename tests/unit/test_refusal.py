"""Orders refused: who puts them on record, and when they may have been refused."""

import pytest

from cti_gateway.core.attendance.case import FactKind
from cti_gateway.core.attendance.refusal import Refusal, check, may_note
from cti_gateway.core.errors import CtiError
from cti_gateway.core.people import Role

SHIFT = 28_800, 43_200


def noted(at_s: int = 30_000, *, by: str = "wang", noted_s: int = 50_000) -> Refusal:
    return Refusal("01", "li", at_s * 1000, "不肯换到 02 座席", by, noted_s * 1000)


@pytest.mark.parametrize(
    ("refusal", "role", "code"),
    [
        (noted(), Role.AGENT, "refusal_forbidden"),
        (noted(), Role.UNIT_LEADER, "refusal_forbidden"),
        (noted(by="li"), Role.LEAD, "refusal_forbidden"),
        (noted(28_799), Role.LEAD, "refusal_outside_shift"),
        (noted(43_200), Role.LEAD, "refusal_outside_shift"),
        (noted(30_000, noted_s=29_999), Role.LEAD, "refusal_in_future"),
    ],
)
def test_what_may_not_be_noted_is_refused(refusal: Refusal, role: Role, code: str) -> None:
    with pytest.raises(CtiError) as raised:
        check(refusal, SHIFT, role)
    assert raised.value.code == code


@pytest.mark.parametrize("role", [Role.LEAD, Role.HOTLINE_OFFICE, Role.HOTLINE_DIRECTOR])
@pytest.mark.parametrize("at_s", [28_800, 43_199])
def test_leads_and_the_hotline_office_note_it_in_the_shift(role: Role, at_s: int) -> None:
    check(noted(at_s), SHIFT, role)
    assert may_note(role, oneself=False) and not may_note(role, oneself=True)


def test_it_is_a_fact_of_that_second() -> None:
    fact = noted().fact
    assert (fact.at, fact.kind, fact.evidence) == (
        30_000,
        FactKind.REFUSAL_OF_ORDER,
        "01@30000000:refusal_of_order",
    )
