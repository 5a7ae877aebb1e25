"""Callers, numbers and sites that are not as they should be: nobody may be stranded."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.core.call import LiveCall
from cti_gateway.core.effects import OfferCall
from cti_gateway.core.people import Queue
from cti_gateway.core.records import CallState, HungUpBy, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SECRET, PrivatePbx
from tests.support.gateways import Gateway, gateway, until
from tests.support.pbxes import demo, hang_up, overlay, until_member_unpaused, until_shown
from tests.support.sipp_traces import half_rung, read_trace

NO_MUSIC = "[default]\nmode = files\ndirectory = /nowhere\n"
UNANSWERED = """
[globals]
CTI_ANSWER = no
[from-trunk]
exten => _X.,1,Goto(cti-inbound,$${EXTEN},1)
[from-seats]
exten => _X.,1,Hangup()
#include extensions_cti.conf
"""
NO_DEFAULT_QUEUE = """
[from-trunk]
exten => _X.,1,Goto(cti-inbound,$${EXTEN},1)
[from-seats]
exten => _X.,1,Hangup()
#include extensions_cti.conf
"""
FULL_QUEUE = """
[general]
[cti-fallback-general]
maxlen = 1
"""
AN_ABSENT_PHONE = """
[1011](seat)
aors = 1011
[1011]
type = aor
max_contacts = 1
"""


async def waiting_call(running: Gateway) -> LiveCall:
    """The one call, once it waits."""
    calls = running.world.calls
    await until(lambda: any(call.state is CallState.WAITING for call in calls.values()), "in line")
    return next(iter(calls.values()))


async def one_record(running: Gateway) -> None:
    await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")


@pytest.mark.parametrize("release", ["22", "16"])
async def test_without_music_callers_are_served_all_the_same(release: str, tmp_path: Path) -> None:
    with overlay(tmp_path, "musiconhold.conf", NO_MUSIC) as broken:
        async with (
            PrivatePbx(release, overlay=broken) as pbx,
            gateway(pbx, tmp_path) as running,
            sipp.phones(pbx),
        ):
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
            await until(lambda: len(running.world.calls) == 1, "arrived")
            await running.seat_ready("1001")
            await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "talking")
            assert await caller == 0


@asynccontextmanager
async def seat_left_behind(pbx: PrivatePbx, folder: Path) -> AsyncIterator[Gateway]:
    """A gateway that has died after a seat had signed in."""
    async with gateway(pbx, folder) as first:
        await first.seat_ready("1001")
        await until_member_unpaused(pbx)
    yield first


async def test_a_number_of_no_queue_falls_back_to_the_first_one(tmp_path: Path) -> None:
    with overlay(tmp_path, "extensions.conf", NO_DEFAULT_QUEUE) as unset:
        async with (
            PrivatePbx(overlay=unset) as pbx,
            sipp.phones(pbx),
            seat_left_behind(pbx, tmp_path),
        ):
            caller = asyncio.create_task(sipp.call(pbx, did="99999", talk_ms=10_000))
            await until_shown(pbx, "core show channels concise", "PJSIP/1001-")
            assert await caller == 0


@pytest.mark.parametrize("release", ["22", "16"])
async def test_callers_can_be_left_unanswered_until_a_seat_answers(release: str, tmp_path: Path) -> None:
    callers, phones = tmp_path / "callers", tmp_path / "phones"
    with overlay(tmp_path, "extensions.conf", UNANSWERED) as unanswered:
        async with (
            PrivatePbx(release, overlay=unanswered) as pbx,
            gateway(pbx, tmp_path) as running,
            sipp.phones(pbx, trace=phones, ring_ms=2000),
        ):
            caller = asyncio.create_task(sipp.call(pbx, trace=callers))
            await until(lambda: callers.exists() and b" 180 " in callers.read_bytes(), "hears ringing")
            await running.seat_ready("1001")
            assert await caller == 0
            await one_record(running)
    ((number, heard),) = read_trace(callers).items()
    assert heard["200 INVITE"] > half_rung(read_trace(phones)[number]), "answered before the seat"
    (record,) = running.records()
    assert (record.seat, record.hung_up_by) == ("01", HungUpBy.CALLER)


async def test_who_is_unanswered_hears_the_seat_ring(tmp_path: Path) -> None:
    callers, phones = tmp_path / "callers", tmp_path / "phones"
    with overlay(tmp_path, "extensions.conf", UNANSWERED) as unanswered:
        async with (
            PrivatePbx(overlay=unanswered) as pbx,
            gateway(pbx, tmp_path) as running,
            sipp.phones(pbx, trace=phones, ring_ms=2000),
        ):
            await running.seat_ready("1001")
            assert await sipp.call(pbx, trace=callers) == 0
    ((number, heard),) = read_trace(callers).items()
    assert heard["180 INVITE"] < half_rung(read_trace(phones)[number])


async def test_without_queue_and_music_the_dialplan_does_not_spin(tmp_path: Path) -> None:
    with overlay(tmp_path, "queues.conf", "[general]\n") as bare:
        (Path(bare) / "musiconhold.conf").write_text(NO_MUSIC)
        async with PrivatePbx(overlay=bare) as pbx:
            reader, writer = await asyncio.open_connection("127.0.0.1", pbx.ami_port)
            writer.write(f"Action: Login\r\nUsername: cti\r\nSecret: {SECRET}\r\n\r\n".encode())
            assert await sipp.call(pbx, talk_ms=7000) == 0
            writer.write(b"Action: Ping\r\n\r\n")
            heard = await reader.readuntil(b"Ping: Pong")
            writer.close()
    assert 2 <= heard.count(b"UserEvent: CtiFallback") <= 3


async def test_a_full_fallback_queue_hangs_nobody_up(tmp_path: Path) -> None:
    with overlay(tmp_path, "queues.conf", FULL_QUEUE) as full:
        async with PrivatePbx(overlay=full) as pbx, sipp.phones(pbx):
            callers = asyncio.create_task(sipp.call(pbx, count=3, talk_ms=10_000))
            await until_shown(pbx, "core show channels concise", "!cti-fallback!s!", times=3)
            async with gateway(pbx, tmp_path) as running:
                for extension in ("1001", "1002", "1003"):
                    await running.seat_ready(extension)
                talks = [running.world.seats[n] for n in ("01", "02", "03")]
                await until(lambda: all(s.state is SeatState.TALKING for s in talks), "all served")
                assert await callers == 0


async def test_the_seat_that_hangs_up_a_fallback_call_is_named(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with sipp.phones(pbx):
        async with seat_left_behind(pbx, tmp_path) as first:
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=20_000))
            await until_shown(pbx, "bridge show all", "basic")
        async with gateway(pbx, tmp_path, after=first) as second:
            assert second.world.seats["01"].state is SeatState.TALKING
            await hang_up(pbx, "PJSIP/1001-")
            await one_record(second)
            await caller
    (record,) = second.records()
    assert (record.hung_up_by, record.seat) == (HungUpBy.AGENT, "01")


async def test_a_silent_caller_is_offered_at_once(pbx22: PrivatePbx, tmp_path: Path) -> None:
    seats = ("1001", "1002", "1003")
    async with gateway(pbx22, tmp_path) as running, sipp.phones(pbx22):
        for extension in seats:
            await running.seat_ready(extension)
        assert await sipp.call(pbx22, count=len(seats)) == 0
        await until(lambda: [r.ended_at is not None for r in running.records()] == [True] * 3, "recorded")
    waits = [record.wait_ms for record in running.records()]
    # All of them, if it did; one, if the machine is busy.
    assert min(waits) < 500, "waited for media that never came, as Asterisk would for half a second"


@pytest.mark.parametrize("caller", ["anonymous;Anonymous", "13900001234;"])
async def test_who_withholds_the_number_has_none(pbx: PrivatePbx, tmp_path: Path, caller: str) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        call = asyncio.create_task(sipp.call(pbx, csv=f"SEQUENTIAL\n{caller}\n", talk_ms=3000))
        await until(lambda: len(running.world.calls) == 1, "arrived")
        number, _, name = caller.partition(";")
        shown = ("", "") if number == "anonymous" else (number, name)
        (met,) = running.world.calls.values()
        assert (met.number, met.name) == shown
        async with gateway(pbx, tmp_path / "again") as again:  # by snapshot, not by event
            (seen,) = again.world.calls.values()
            assert (seen.number, seen.name) == shown
        assert await call == 0


@pytest.mark.parametrize("did", ["+8612333", "1" * 60])
async def test_an_odd_number_leads_to_the_line(pbx: PrivatePbx, tmp_path: Path, did: str) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        await running.seat_ready("1001")
        assert await sipp.call(pbx, did=did, talk_ms=2000) == 0
        await one_record(running)
    (record,) = running.records()
    assert (record.did, record.queue, record.seat) == (did.removeprefix("+"), "general", "01")


async def test_a_phone_that_is_not_registered_gives_the_caller_back(tmp_path: Path) -> None:
    with overlay(tmp_path, "pjsip.conf", demo("pjsip.conf") + AN_ABSENT_PHONE) as absent:
        async with (
            PrivatePbx(overlay=absent) as pbx,
            gateway(pbx, tmp_path) as running,
            sipp.phones(pbx),
        ):
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
            call = await waiting_call(running)
            await running.switch.perform(OfferCall(call.call_id, call.channel, "1011"))
            await running.seat_ready("1001")
            await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "served by another")
            assert await caller == 0


async def test_phones_are_rung_by_the_sites_own_names(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with (
        gateway(pbx, tmp_path, device="PJSIP/10{extension}") as running,
        sipp.phones(pbx, ring_ms=30_000),
    ):
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
        await until(lambda: any(c.state is CallState.WAITING for c in running.world.calls.values()), "waits")
        (call,) = running.world.calls.values()
        await running.switch.perform(OfferCall(call.call_id, call.channel, "01"))
        await until_shown(pbx, "core show channels concise", "PJSIP/1001-")
        await caller


SOUNDS = Queue("general", "综合", ("12333",), greeting="vm-goodbye", notice="vm-received", music="default")


async def test_a_queue_greets_gives_notice_and_plays_its_own_music(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx, ring_ms=3000):
        await running.switch.announce([SOUNDS])
        await running.seat_ready("1001")
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=12_000))
        await until_shown(pbx, "core show channels verbose", "vm-goodbye")
        await until_shown(pbx, "core show channels verbose", "vm-received")
        await until_shown(pbx, "core show channels verbose", "gm(default)")
        assert [(f.kind, f.detail) for f in running.call_facts() if f.detail.get("sound")] == [
            ("notice_played", {"sound": "vm-received"})
        ]
        assert await caller == 0


async def test_a_notice_that_cannot_be_played_counts_as_not_heard(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        await running.switch.announce([replace(SOUNDS, greeting="", notice="cti/nowhere")])
        await running.seat_ready("1001")
        assert await sipp.call(pbx, talk_ms=4000) == 0
        await one_record(running)
        assert "notice_played" not in [fact.kind for fact in running.call_facts()]


async def test_a_number_that_a_queue_gives_up_leads_there_no_more(pbx: PrivatePbx, tmp_path: Path) -> None:
    """Also when the gateway that assigned it is long gone."""
    two = Queue("general", "综合", ("12333", "12399")), Queue("labour", "劳动", ("12334",))
    async with gateway(pbx, tmp_path) as running:
        await running.switch.announce(two)
        shown = await pbx.cli("dialplan show globals")
        assert "CTI_DID_12399=general" in shown and "CTI_DIDS_0=12333 12399 12334" in shown
    async with gateway(pbx, tmp_path) as running:
        await running.switch.announce((Queue("general", "综合", ("12333",)), Queue("labour", "劳动")))
        shown = await pbx.cli("dialplan show globals")
        assert "CTI_DID_12333=general" in shown and "CTI_DIDS_0=12333\n" in shown
        assert "CTI_DID_12399=\n" in shown and "CTI_DID_12334=\n" in shown
