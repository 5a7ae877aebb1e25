"""What earlier calls and consultations say of a caller."""

from dataclasses import replace

import pytest

from cti_gateway.core.caller import DAY_MS, LATELY_DAYS, called_lately, earlier, is_withheld, name_of
from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.records import CallRecord, CallState, Direction

CALL = CallRecord("c1", "139", "", "12333", "general", CallState.ENDED, 1000, agent_id=7, answered_at=1500)
FORM = Form("POLICY", "PEN", "怎么转移", "答", (), "RESOLVED", "王小明")
ASKED = Consultation("c1", "139", 7, "", "01", 1600, FORM, State.SAVED, 1, 1700, 1)


@pytest.mark.parametrize("number", ["", "anonymous"])
def test_a_withheld_number(number: str) -> None:
    assert is_withheld(number)
    assert not is_withheld("139") and not is_withheld("+86139")


def test_each_call_once_the_newest_first() -> None:
    missed = replace(CALL, call_id="c2", arrived_at=2000, answered_at=None, agent_id=None, outcome="TIMEOUT")
    noted = replace(CALL, call_id="c3", arrived_at=500, outcome="RESOLVED")
    passed_on = replace(ASKED, agent_id=8, started_at=1650)
    by_hand = replace(ASKED, call_id=None, started_at=3000)
    rows = earlier([missed, CALL, noted], [by_hand, passed_on, ASKED], 5)
    assert [(one.at, one.agent_id, one.answered, one.text) for one in rows] == [
        (3000, 7, True, "怎么转移"),
        (2000, None, False, ""),
        (1650, 8, True, "怎么转移"),
        (1600, 7, True, "怎么转移"),
        (500, 7, True, ""),
    ]
    assert earlier([missed, noted], [], 1)[0].outcome == "TIMEOUT"


def test_the_name_is_the_newest_that_was_written_down() -> None:
    nameless = replace(ASKED, form=replace(FORM, caller_name=""))
    assert name_of([nameless, ASKED]) == "王小明"
    assert name_of([nameless]) == ""


def test_calls_in_count_for_some_days() -> None:
    now = 10 * DAY_MS
    edge = replace(CALL, arrived_at=now - LATELY_DAYS * DAY_MS)
    calls = [edge, replace(edge, arrived_at=edge.arrived_at - 1), replace(edge, direction=Direction.OUT)]
    assert called_lately(calls, now) == 1
