"""Callbacks on a real Asterisk: a key pressed while waiting, and the way back to who pressed it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.core.hours import Hours
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.people import Callback, Queue
from cti_gateway.core.records import CallbackRecord, CallbackState, CallState, Direction, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.integration.test_calls_out import BUSY, people_outside
from tests.support.gateways import Gateway, TenSeats, gateway, until
from tests.support.keys import caller_with, write_keys
from tests.support.pbxes import hang_up, until_shown

CALLER_WITH_KEYS = Path(__file__).parents[1] / "fixtures" / "caller_with_keys.xml"
NUMBER = "13900001234"
ASKED_BACK = Queue("general", "综合", ("12333",), callback=Callback(attempts=2, retry_s=2))
ASKS = replace(ASKED_BACK, overflow=(read_overflow("before: no seat -> callback"),))
CLOSED = Hours("Asia/Shanghai", ((),) * 7)


async def presses(pbx: PrivatePbx, folder: Path, key: str = "1", number: str = NUMBER) -> bool:
    """Call, wait, press the key and stay; whether Asterisk ended the call."""
    write_keys(folder / "keys.pcap", key)
    play = f'<nop><action><exec play_pcap_audio="{folder}/keys.pcap"/></action></nop>'
    scenario = folder / "caller.xml"
    pressing = '<pause milliseconds="1500"/>' + play
    scenario.write_text(CALLER_WITH_KEYS.read_text().replace("KEYS", pressing))
    csv = f"SEQUENTIAL\n{number};李女士\n"
    return await sipp.call(pbx, scenario=scenario, csv=csv) == 0


@asynccontextmanager
async def calling_back(
    pbx: PrivatePbx,
    folder: Path,
    outside: str,
    *,
    after: Gateway | None = None,
    queue: Queue = ASKED_BACK,
) -> AsyncIterator[Gateway]:
    directory = TenSeats((queue,))
    async with gateway(pbx, folder, after=after, outside=outside, directory=directory) as running:
        yield running


def callbacks(running: Gateway) -> list[CallbackRecord]:
    """Every state that was written."""
    return [r for r in running.journal.records if isinstance(r, CallbackRecord)]


async def pending(running: Gateway) -> None:
    await until(lambda: bool(running.world.callbacks), "a callback is pending")


async def test_who_presses_1_is_called_back_once_a_seat_has_picked_up(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with (
        people_outside(pbx) as outside,
        calling_back(pbx, tmp_path, outside) as running,
        sipp.phones(pbx, ring_ms=300),
    ):
        assert await presses(pbx, tmp_path), "the promise is made, and Asterisk hangs up"
        await pending(running)
        (asked,) = running.records()
        assert (asked.outcome, asked.number) == ("CALLBACK", NUMBER)
        await running.seat_ready("1001")
        seat = running.world.seats["01"]
        assert (seat.state, seat.cause) == (SeatState.RINGING, "callback")
        await until(lambda: seat.state is SeatState.TALKING, "talking")
        assert not running.world.callbacks
        await hang_up(pbx, "PJSIP/trunk-")
        await until(lambda: seat.state is SeatState.ACW, "the form")
        await running.recorder.barrier()
    last = callbacks(running)[-1]
    assert (last.state, last.reason, last.attempts) == (CallbackState.DONE, "called_back", 1)
    (talk,) = [r for r in running.records() if r.direction is Direction.OUT]
    assert (talk.call_id, talk.follows, talk.number, talk.seat) == (last.attempt, asked.call_id, NUMBER, "01")
    assert last.arrived_at == asked.arrived_at, "the place was kept"


async def test_another_key_or_no_number_changes_nothing(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with (
        people_outside(pbx) as outside,
        calling_back(pbx, tmp_path, outside) as running,
        sipp.phones(pbx, ring_ms=50),
    ):
        caller = asyncio.create_task(presses(pbx, tmp_path, number="anonymous"))
        await until_shown(pbx, "core show channels concise", "!cti-callback!s!")
        await until_shown(pbx, "core show channels concise", "!cti-line!s!")
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "waited on, and is served")
        await hang_up(pbx, "PJSIP/1001-")
        await caller
        assert callbacks(running) == []
        assert await presses(pbx, tmp_path, "51"), "5 is nothing, 1 is"
        await pending(running)


async def test_a_pending_callback_outlives_the_gateway(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with people_outside(pbx) as outside, sipp.phones(pbx, ring_ms=100):
        async with calling_back(pbx, tmp_path, outside) as first:
            assert await presses(pbx, tmp_path)
            await pending(first)
            await first.recorder.barrier()
        async with calling_back(pbx, tmp_path, outside, after=first) as second:
            await second.seat_ready("1001")
            await until(lambda: second.world.seats["01"].state is SeatState.TALKING, "called back")
            assert not second.world.callbacks


async def test_who_is_busy_is_tried_again_and_then_given_up(pbx22: PrivatePbx, tmp_path: Path) -> None:
    async with (
        people_outside(pbx22, scenario=BUSY) as outside,
        calling_back(pbx22, tmp_path, outside) as running,
        sipp.phones(pbx22, ring_ms=100),
    ):
        assert await presses(pbx22, tmp_path)
        await pending(running)
        await running.seat_ready("1001")
        await until(lambda: not running.world.callbacks, "given up")
        await running.recorder.barrier()
        last = callbacks(running)[-1]
        assert (last.state, last.attempts, last.met) == (CallbackState.GIVEN_UP, 2, "BUSY")
        assert running.world.seats["01"].state is SeatState.READY
        out = [r for r in running.records() if r.direction is Direction.OUT]
        assert [r.outcome for r in out] == ["BUSY", "BUSY"]
        assert out[1].arrived_at - out[0].arrived_at >= 2000


async def test_outside_the_hours_nobody_is_called_back(pbx22: PrivatePbx, tmp_path: Path) -> None:
    async with people_outside(pbx22) as outside, sipp.phones(pbx22, ring_ms=100):
        async with calling_back(pbx22, tmp_path, outside) as first:
            assert await presses(pbx22, tmp_path)
            await pending(first)
            await first.recorder.barrier()
        shut = replace(ASKED_BACK, hours=CLOSED)
        async with calling_back(pbx22, tmp_path, outside, after=first, queue=shut) as second:
            await second.seat_ready("1001")
            (callback,) = second.world.callbacks.values()
            assert callback.state is CallbackState.RESTING
            assert second.world.seats["01"].state is SeatState.READY


async def hears_the_question(pbx: PrivatePbx, folder: Path, key: str) -> bool:
    """Call, press the key while asked, or none, and stay; whether Asterisk ended the call."""
    csv = f"SEQUENTIAL\n{NUMBER};李女士\n"
    return await sipp.call(pbx, scenario=caller_with(key, folder), csv=csv) == 0


async def test_who_is_asked_by_an_overflow_rule_presses_1(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with (
        people_outside(pbx) as outside,
        calling_back(pbx, tmp_path, outside, queue=ASKS) as running,
        sipp.phones(pbx, ring_ms=100),
    ):
        assert await hears_the_question(pbx, tmp_path, "1"), "the promise is made, and Asterisk hangs up"
        await pending(running)
        (asked,) = running.records()
        assert (asked.outcome, asked.number) == ("CALLBACK", NUMBER)
        assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["asked"]
        await running.seat_ready("1001")
        await until(lambda: not running.world.callbacks, "called back")
        assert running.world.seats["01"].state is SeatState.TALKING
    assert callbacks(running)[-1].arrived_at == asked.arrived_at, "the place was kept"


@pytest.mark.parametrize("key", ["", "5"])
async def test_who_is_asked_and_does_not_press_1_waits_on(pbx: PrivatePbx, tmp_path: Path, key: str) -> None:
    async with (
        people_outside(pbx) as outside,
        calling_back(pbx, tmp_path, outside, queue=ASKS) as running,
        sipp.phones(pbx, ring_ms=50),
    ):
        caller = asyncio.create_task(hears_the_question(pbx, tmp_path, key))
        await until(lambda: bool(running.call_facts("away_over")), "asked in vain")
        (call,) = running.world.calls.values()
        await until(lambda: call.state is CallState.WAITING, "waits on")
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "served")
        await hang_up(pbx, "PJSIP/1001-")
        await caller
    assert len(running.call_facts("overflowed")) == 1, "asked once"
    assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["no_key"]
    assert callbacks(running) == []


async def test_who_presses_1_when_the_gateway_has_died_falls_back(pbx22: PrivatePbx, tmp_path: Path) -> None:
    async with people_outside(pbx22) as outside:
        async with calling_back(pbx22, tmp_path, outside, queue=ASKS) as first:
            caller = asyncio.create_task(hears_the_question(pbx22, tmp_path, "1"))
            await until(lambda: bool(first.call_facts("away")), "asked")
        await until_shown(pbx22, "core show channels concise", "!cti-callback!s!")
        await until_shown(pbx22, "queue show cti-fallback-general", "PJSIP/trunk")
        await hang_up(pbx22, "PJSIP/trunk-")
        await caller
