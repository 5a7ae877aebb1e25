"""What happened to callers while the gateway was dead or cut off is told by Asterisk's own log."""

import asyncio
import socket
from pathlib import Path

import aiohttp

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.records import CallRecord, CallState, HungUpBy
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.turns import free_port
from tests.support.databases import url_of
from tests.support.pbxes import hang_up, until_member_unpaused, until_shown
from tests.support.phases import adds_up
from tests.support.programs import PASSWORD, serving, site, until_ready
from tests.support.sipp_traces import read_trace

AGREE_MS = 1_000
TALKER, WAITER, NEWCOMER, STRANGER = (f"1390000000{n}" for n in range(4))


def caller(number: str) -> str:
    return f"SEQUENTIAL\n{number};客户\n"


async def until_sent_away(folder: Path) -> None:
    """That is on record, and so is not forgotten by a kill."""
    store = await SqlStore.open(url_of(folder))
    try:
        async with asyncio.timeout(20):
            while not any(record.state is CallState.AWAY for record in await store.calls()):  # noqa: ASYNC110
                await asyncio.sleep(0.1)
    finally:
        await store.close()


async def until_recorded(folder: Path, count: int) -> dict[str, CallRecord]:
    """Every record, as soon as so many calls are over."""
    store = await SqlStore.open(url_of(folder))
    try:
        async with asyncio.timeout(20):
            while True:
                records = await store.calls()
                if sum(record.ended_at is not None for record in records) >= count:
                    assert len(records) == count
                    return {record.number: record for record in records}
                await asyncio.sleep(0.1)
    finally:
        await store.close()


def assert_whole(record: CallRecord, saw: dict[str, int], phone: dict[str, int]) -> None:
    """Marked, adding up, and as caller and phone saw it: one of them hung up."""
    assert record.recovered and record.ended_at is not None
    assert adds_up(record)
    assert abs(record.arrived_at - saw["INVITE"]) <= AGREE_MS
    assert (
        abs(record.ended_at - (saw.get("BYE") or phone["BYE"])) <= AGREE_MS
    )  # its own, or that of the phone
    assert (record.answered_at is not None) == bool(phone)
    if record.answered_at is not None:
        assert abs(record.answered_at - phone["200 INVITE"]) <= AGREE_MS
        assert abs(record.talk_ms - (phone["BYE"] - phone["200 INVITE"])) <= AGREE_MS


async def test_calls_that_ended_while_the_gateway_was_dead(pbx: PrivatePbx, tmp_path: Path) -> None:
    base = await site(tmp_path, pbx.ami_port, cel_file=pbx.cel_file)
    traces = {number: tmp_path / number for number in (TALKER, WAITER, NEWCOMER, STRANGER)}
    phones_trace = tmp_path / "phones"

    def calls(number: str, stays_ms: int) -> asyncio.Task[int]:
        call = sipp.call(pbx, csv=caller(number), talk_ms=stays_ms, trace=traces[number])
        return asyncio.create_task(call)

    async with (
        sipp.phones(pbx, trace=phones_trace),
        aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as web,
    ):
        async with serving(tmp_path) as process:
            await until_ready(web)
            for path, body in (
                ("/api/login", {"login": "zhang", "password": PASSWORD}),
                ("/api/sign-in", {"seat": "01"}),
                ("/api/ready", {}),
            ):
                async with web.post(path, json=body, raise_for_status=True):
                    pass
            await until_member_unpaused(pbx)
            talker = calls(TALKER, 9_000)
            await until_shown(pbx, "bridge show all", "basic")
            waiter = calls(WAITER, 3_000)
            await until_shown(pbx, "core show channels concise", "!cti-line!", times=1)
            process.kill()
            await process.wait()
        await waiter
        await talker
        newcomer = calls(NEWCOMER, 15_000)
        await until_shown(pbx, "bridge show all", "basic")
        await hang_up(pbx, "PJSIP/1001-")
        await newcomer
        stranger = calls(STRANGER, 1_000)
        await stranger
        async with serving(tmp_path):
            await until_ready(web)
            records = await until_recorded(tmp_path, 4)
            async with web.get("/api/me") as answer:
                seat = (await answer.json())["seat"]
    phones = read_trace(phones_trace)
    for number, trace in traces.items():
        assert_whole(records[number], read_trace(trace)[number], phones.get(number, {}))
    told = {n: (r.seat, r.agent_id, r.outcome, r.hung_up_by, r.offers) for n, r in records.items()}
    agent_id = records[TALKER].agent_id
    assert agent_id is not None
    assert told == {
        TALKER: ("01", agent_id, None, HungUpBy.CALLER, 1),
        WAITER: (None, None, "ABANDONED", HungUpBy.CALLER, 0),
        NEWCOMER: ("01", agent_id, None, HungUpBy.AGENT, 0),
        STRANGER: (None, None, "ABANDONED", HungUpBy.CALLER, 0),
    }
    assert (seat["state"], seat["call_id"], seat["misses"]) == ("acw", records[TALKER].call_id, 0)


async def test_who_was_sent_outside_and_talked_there_meanwhile(pbx: PrivatePbx, tmp_path: Path) -> None:
    base, port = await site(tmp_path, pbx.ami_port, cel_file=pbx.cel_file), free_port(socket.SOCK_DGRAM)
    configuration = tmp_path / "cti.toml"
    sends = 'overflow = ["before: no seat -> number 02012345678"]\n'
    outside = f'[pbx]\noutside = "PJSIP/trunk/sip:{{number}}@127.0.0.1:{port}"\n'
    configuration.write_text(configuration.read_text().replace("[pbx]\n", outside) + sends)
    heard = tmp_path / "outside"
    async with sipp.phones(pbx, ring_ms=5000, port=port, trace=heard), aiohttp.ClientSession(base) as web:
        async with serving(tmp_path) as process:
            await until_ready(web)
            caller_stays = asyncio.create_task(sipp.call(pbx, csv=caller(STRANGER), talk_ms=10_000))
            await until_shown(pbx, "core show channels concise", "!cti-overflow-number!")
            await until_sent_away(tmp_path)
            process.kill()
            await process.wait()
        assert await caller_stays == 0
        async with serving(tmp_path):
            await until_ready(web)
            record = (await until_recorded(tmp_path, 1))[STRANGER]
    (saw,) = read_trace(heard).values()
    assert (record.outcome, record.hung_up_by, record.recovered) == ("TRANSFERRED", HungUpBy.CALLER, True)
    assert abs(record.talk_ms - (saw["BYE"] - saw["200 INVITE"])) <= AGREE_MS
    assert adds_up(record)
