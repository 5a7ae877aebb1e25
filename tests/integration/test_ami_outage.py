"""The connection to Asterisk goes while people wait, ring and talk: row 2 of the failure model."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from cti_gateway.core.records import CallFact, Outage, SeatFact, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import Gateway, gateway, until
from tests.support.lines import Line, line_to
from tests.support.pbxes import until_member_unpaused, until_shown
from tests.support.phases import adds_up
from tests.support.sipp_traces import has_written, read_trace

NOTICED_WITHIN_MS = 5_000
TALKER, NEWCOMER, RINGER = "13900000001", "13900000002", "13900000003"


def caller(number: str) -> str:
    return f"SEQUENTIAL\n{number};客户\n"


# How the connection goes, and how it comes back.
LOSSES: dict[str, tuple[Callable[[Line], None], Callable[[Line], None]]] = {
    "cut": (Line.cut, Line.restore),
    "silent": (Line.fall_silent, Line.restore),
    "unplugged": (Line.unplug, Line.plug_in),
}


def assert_noticed(running: Gateway, lost_at: int) -> Outage:
    """One gap is written, and it began soon after the loss."""
    (outage,) = [r for r in running.journal.records if isinstance(r, Outage)]
    assert outage.kind == "pbx"
    assert 0 <= outage.from_at - lost_at <= NOTICED_WITHIN_MS
    return outage


def seats_blamed(running: Gateway) -> list[SeatFact]:
    """Seats that stopped being ready for another reason than a call or their person."""
    facts = running.seat_facts("missed") + running.seat_facts("not_ready") + running.seat_facts("sign_out")
    return [fact for fact in facts if fact.actor in ("engine", "pbx")]


async def until_sent_once(running: Gateway, line: Line) -> None:
    """As many offers went over the line as were decided; the last one may be on its way still."""
    facts = [r for r in running.journal.records if isinstance(r, CallFact)]
    decided = sum(fact.kind in ("offered", "offered_again") for fact in facts)
    await until(lambda: line.sent.count(b"Context: cti-offer\r\n") == decided, "each offer sent once")


@pytest.mark.parametrize("how", LOSSES)
async def test_calls_go_on_and_records_are_whole(pbx22: PrivatePbx, tmp_path: Path, how: str) -> None:
    lose, restore = LOSSES[how]
    phones_trace, talker_trace = tmp_path / "phones", tmp_path / "talker"
    async with (
        line_to(pbx22.ami_port) as line,
        gateway(pbx22, tmp_path, port=line.port) as running,
        sipp.phones(pbx22, trace=phones_trace),
    ):
        first, second = running.world.seats["01"], running.world.seats["02"]
        await running.seat_ready("1001")
        talker = asyncio.create_task(sipp.call(pbx22, csv=caller(TALKER), talk_ms=18_000, trace=talker_trace))
        await until(lambda: first.state is SeatState.TALKING, "talking")
        await running.seat_ready("1002")
        await until_member_unpaused(pbx22, "1002")
        lost_at = running.clock.now()
        lose(line)
        await until(lambda: not running.world.connected, "noticed")
        newcomer = asyncio.create_task(sipp.call(pbx22, csv=caller(NEWCOMER), talk_ms=20_000))
        await until_shown(pbx22, "bridge show all", "basic", times=2)  # by Asterisk's own queue
        assert not running.world.connected
        assert (first.state, second.state) == (SeatState.TALKING, SeatState.READY)
        restore(line)
        await until(lambda: running.world.connected, "in step again")
        await running.recorder.barrier()
        assert_noticed(running, lost_at)
        assert second.state is SeatState.TALKING, "the call that fallback arranged is adopted"
        assert await talker == 0
        assert await newcomer == 0
        await until(lambda: all(r.ended_at is not None for r in running.records()), "recorded")
        await until(lambda: has_written(phones_trace, "BYE", 2), "noted by SIPp")
        assert (first.state, second.state) == (SeatState.ACW, SeatState.ACW)
        assert seats_blamed(running) == []
        await until_sent_once(running, line)
    whole = {record.number: record for record in running.records()}
    assert {n: (r.seat, r.recovered) for n, r in whole.items()} == {
        TALKER: ("01", False),
        NEWCOMER: ("02", True),
    }
    assert adds_up(whole[TALKER])
    assert adds_up(whole[NEWCOMER])
    phones, caller_saw = read_trace(phones_trace), read_trace(talker_trace)[TALKER]
    for number, record in whole.items():
        talked_ms = phones[number]["BYE"] - phones[number]["200 INVITE"]
        assert running.agrees(record.talk_ms, talked_ms), number
    whole_ms = whole[TALKER].ended_at - whole[TALKER].arrived_at  # type: ignore[operator]
    assert running.agrees(whole_ms, caller_saw["BYE"] - caller_saw["INVITE"])


async def test_a_seat_that_was_being_rung_is_not_blamed(pbx22: PrivatePbx, tmp_path: Path) -> None:
    async with (
        line_to(pbx22.ami_port) as line,
        gateway(pbx22, tmp_path, port=line.port) as running,
        sipp.phones(pbx22, ring_ms=60_000),
    ):
        seat = running.world.seats["01"]
        await running.seat_ready("1001")
        # Two seconds' ring limit: it passes inside the gap, so Asterisk takes the caller back alone.
        waiting = asyncio.create_task(sipp.call(pbx22, did="12334", csv=caller(RINGER), talk_ms=60_000))
        await until(lambda: seat.state is SeatState.RINGING, "ringing")
        await until_shown(pbx22, "core show channels concise", "PJSIP/1001-")
        lost_at = running.clock.now()
        line.fall_silent()
        await until(lambda: not running.world.connected, "noticed")
        await until_shown(pbx22, "core show channels concise", "!cti-fallback!")
        line.restore()
        await until(lambda: running.world.connected, "in step again")
        await running.recorder.barrier()
        assert_noticed(running, lost_at)
        await until(lambda: seat.state is SeatState.RINGING, "rung again, for the same caller")
        assert seats_blamed(running) == []
        await until_sent_once(running, line)
        assert [record.number for record in running.records()] == [RINGER]
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


@pytest.mark.parametrize("how", ["restarted", "killed"])
async def test_asterisk_itself_goes_and_comes_back(pbx22: PrivatePbx, tmp_path: Path, how: str) -> None:
    async with (
        line_to(pbx22.ami_port) as line,
        gateway(pbx22, tmp_path, port=line.port) as running,
        sipp.phones(pbx22),
    ):
        first, second = running.world.seats["01"], running.world.seats["02"]
        await running.seat_ready("1001")
        talker = asyncio.create_task(sipp.call(pbx22, csv=caller(TALKER), talk_ms=120_000))
        await until(lambda: first.state is SeatState.TALKING, "talking")
        await running.seat_ready("1002")
        lost_at = running.clock.now()
        await (pbx22.kill() if how == "killed" else pbx22.cli("core restart now"))
        await until(lambda: not running.world.connected, "noticed")
        talker.cancel()
        await asyncio.gather(talker, return_exceptions=True)
        if how == "killed":
            await pbx22.start()
        await until(lambda: running.world.connected, "in step again")
        await running.recorder.barrier()
        assert_noticed(running, lost_at)
        (record,) = running.records()
        assert adds_up(record)
        assert (record.seat, first.state, second.state) == ("01", SeatState.ACW, SeatState.READY)
        assert await sipp.call(pbx22, csv=caller(NEWCOMER), talk_ms=2_000) == 0
        await until(lambda: second.state is SeatState.ACW, "served by the other seat")
        assert seats_blamed(running) == []
        await until_sent_once(running, line)
