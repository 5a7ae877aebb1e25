"""Asterisk's own log of calls, as Asterisk 22 wrote it by our mapping (16 writes the same)."""

from pathlib import Path

import pytest

from cti_gateway.codec.cel import CelRow, read_calls, read_row
from cti_gateway.codec.pbx_events import Devices
from cti_gateway.core.past import PastCall, PastLeg
from cti_gateway.core.records import HungUpBy

RECORDED = Path(__file__).parents[1] / "fixtures" / "cel_cti.csv"
DEVICES = Devices("PJSIP/{extension}")


def row(event: str, at: int, *, unique: str = "1.0", channel: str = "PJSIP/trunk-1", **more: str) -> CelRow:
    values = {"context": "", "exten": "", "app_data": "", "number": "", "name": "", "extra": "", **more}
    return CelRow(event, at, unique, "1.0", channel, **values)


def one_call(*rows: CelRow) -> PastCall:
    (call,) = read_calls(DEVICES, rows)
    return call


def test_four_calls_as_asterisk_wrote_them() -> None:
    rows = [read_row(line) for line in RECORDED.read_bytes().splitlines()]
    served, left_by_seat, gave_up, turned_away = read_calls(DEVICES, filter(None, rows))
    assert served == PastCall(
        call_id="1795521932.0",
        channel="PJSIP/trunk-00000000",
        number="13900000001",
        name="王女士",
        did="12333",
        queue="general",
        arrived_at=1795521932456,
        last_at=1795521934464,
        ended_at=1795521934464,
        hung_up_by=HungUpBy.CALLER,
        turned_away=False,
        legs=(PastLeg("1001", 1795521932767, 1795521934464),),
    )
    assert (left_by_seat.hung_up_by, left_by_seat.legs[0].extension) == (HungUpBy.AGENT, "1003")
    assert (gave_up.hung_up_by, gave_up.legs) == (HungUpBy.CALLER, ())
    assert (turned_away.turned_away, turned_away.hung_up_by) == (True, HungUpBy.SYSTEM)
    assert (turned_away.queue, turned_away.did) == ("", "12333")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b'"HANGUP","1795521932.4"',
        b'"HANGUP","yesterday","1.0","1.0","PJSIP/trunk-1","cti-line","s","","1","",""',
        b'"HANGUP","inf","1.0","1.0","PJSIP/trunk-1","cti-line","s","","1","",""',
        b'"LINKEDID_END","1.0","1.0","1.0","PJSIP/trunk-1","cti-line","s","","1","",""',
        b'"HANGUP","1.0","1.0","1.0","PJSIP/trunk-1","cti-li',
    ],
)
def test_what_is_no_whole_line_of_ours_is_passed_over(line: bytes) -> None:
    assert read_row(line) is None


def test_calls_that_are_not_ours_are_passed_over() -> None:
    elsewhere = row("HANGUP", 2, context="from-trunk")
    own_call_of_a_seat = row("HANGUP", 2, context="cti-line", channel="PJSIP/1001-00000001")
    assert read_calls(DEVICES, [elsewhere]) == read_calls(DEVICES, [own_call_of_a_seat]) == ()


def test_when_the_dialplan_last_brought_caller_and_seat_together() -> None:
    talks = [row("APP_START", at, context="cti-talk", exten="1001") for at in (5, 9)]
    elsewhere = row("APP_START", 11, context="cti-fallback")
    assert one_call(*talks, elsewhere).resumed_at == 9
    assert one_call(elsewhere).resumed_at is None


def test_when_somebody_outside_answered() -> None:
    others = [
        row("ANSWER", 3, context="cti-line"),
        row("ANSWER", 4, unique="1.1", channel="PJSIP/1001-00000001"),
        row("ANSWER", 5, unique="1.2", channel="Local/x@y-00000001;1"),
    ]
    assert one_call(*others).outside_at is None
    outside = [row("ANSWER", at, unique="1.3", channel="PJSIP/trunk-00000002") for at in (8, 7)]
    assert one_call(*others, *outside).outside_at == 7


def test_what_lies_before_the_rows_or_was_never_written_is_none() -> None:
    lasting = one_call(
        row("ANSWER", 5, unique="1.1", channel="PJSIP/1001-00000001"),
        row("CHAN_START", 6, unique="1.2", channel="Local/x@y-00000001;1"),
        row("ANSWER", 4, context="cti-offer", exten="1001"),
    )
    assert (lasting.arrived_at, lasting.ended_at, lasting.hung_up_by) == (None, None, None)
    assert (lasting.last_at, lasting.legs) == (6, (PastLeg("1001", 5, None),))


@pytest.mark.parametrize(
    ("extra", "by"),
    [
        ("", HungUpBy.CALLER),
        ("[]", HungUpBy.CALLER),
        ('{"hangupsource":""}', HungUpBy.CALLER),
        ('{"hangupsource":"dialplan/builtin"}', HungUpBy.SYSTEM),
    ],
)
def test_who_hung_up_on_a_caller_whom_nobody_answered(extra: str, by: HungUpBy) -> None:
    assert one_call(row("HANGUP", 2, context="cti-line", extra=extra)).hung_up_by is by


def test_who_watches_over_a_caller_is_nobodys_call() -> None:
    """As Asterisk writes of ``cti-watch``."""
    side = {"channel": "Local/1.0@cti-watch-00000000;1", "context": "cti-watch", "exten": "1795989508.1"}
    assert read_calls(DEVICES, [row("CHAN_START", 1, **side), row("HANGUP", 2, **side)]) == ()
