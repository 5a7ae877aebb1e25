"""The live feed over a real WebSocket, from the real LiveFeed."""

import asyncio
import itertools
import json
import socket
from typing import Any

import aiohttp
import pytest
import structlog

from cti_gateway.adapters.web import feed
from cti_gateway.adapters.web.sessions import COOKIE, SESSIONS
from cti_gateway.core.events import PhoneChanged, PhoneState
from cti_gateway.core.people import Agent
from tests.support.patience import PATIENT_S
from tests.support.webs import CALLER, NUMBER, Site

MASKED = "139****5678"
UPGRADE = (
    "GET /api/feed HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


async def test_without_a_session_the_tab_is_told_why(site: Site) -> None:
    stale = await site.browser("zhang")
    await stale.post("/api/logout")
    for browser in (await site.browser(), stale):
        async with browser.feed() as tab:
            assert await tab.until_closed() == ([], 4401, "session_required")


async def test_a_session_that_runs_out_ends_its_tabs(site: Site) -> None:
    browser = await site.browser("zhang")
    async with browser.feed() as tab:
        await tab.frame()
        site.clock.advance(minutes=24 * 60)
        await tab.socket.send_json({"type": "ping"})
        assert await tab.until_closed() == ([], 4401, "session_required")


@pytest.mark.parametrize(
    ("sent", "code", "reason"),
    [
        ("{", 4400, "json_malformed"),
        ("", 4400, "json_malformed"),
        ('{"type": "ping", "x": ' + "[" * 4000, 4400, "body_invalid"),
        ("[]", 4400, "body_invalid"),
        ('{"type": "dance"}', 4400, "body_invalid"),
        ('{"type": "ping", "x": 1}', 4400, "body_invalid"),
        (b"\xff", 4400, "json_malformed"),
        ('"' + "x" * 5000 + '"', aiohttp.WSCloseCode.MESSAGE_TOO_BIG, ""),
    ],
)
async def test_a_malformed_frame_ends_the_tab(site: Site, sent: str | bytes, code: int, reason: str) -> None:
    browser = await site.browser("zhang")
    async with browser.feed() as tab:
        await tab.frame()
        await (tab.socket.send_str(sent) if isinstance(sent, str) else tab.socket.send_bytes(sent))
        assert await tab.until_closed() == ([], code, reason)


async def test_a_plain_request_is_no_feed(site: Site) -> None:
    assert (await (await site.browser("zhang")).get("/api/feed")).error == (400, "websocket_required")


async def test_a_snapshot_comes_first_and_deltas_step_by_one(site: Site) -> None:
    lead = await site.browser("wang")
    async with lead.feed() as tab:
        first = await tab.frame()
        assert (first["type"], first["seq"], first["switch"]["connected"]) == ("snapshot", 1, True)
        assert [seat["number"] for seat in first["seats"]] == ["01", "02", "03"]
        await site.at_seat("zhang", "01")
        site.call_arrives("c1")
        site.call_is_answered("c1", "1001")
        frames = [await tab.frame()]
        while frames[-1]["seats"] == [] or frames[-1]["seats"][0]["state"] != "talking":
            frames.append(await tab.frame())
    assert [frame["seq"] for frame in frames] == list(range(2, 2 + len(frames)))
    assert {frame["type"] for frame in frames} == {"delta"}


@pytest.mark.parametrize("asked", ["resync", "ping"])
async def test_a_snapshot_on_demand_takes_the_next_number(site: Site, asked: str) -> None:
    browser = await site.browser("wang")
    async with browser.feed() as tab:
        first = await tab.frame()
        await tab.socket.send_json({"type": asked})
        assert await tab.frame() == {**first, "seq": 2}


async def test_an_agent_sees_only_the_own_seat_and_call(site: Site) -> None:
    zhang, li = await site.at_seat("zhang", "01"), await site.at_seat("li", "02")
    async with zhang.feed() as tab:
        first = await tab.frame()
        assert ([s["number"] for s in first["seats"]], first["calls"]) == (["01"], [])
        site.call_arrives("c1")
        site.call_arrives("c2", number="13800001111", name="钱多多")
        site.call_arrives("c3", number="13800002222", name="孙悟空")
        pop = await tab.frame()
        assert ([s["state"] for s in pop["seats"]], [c["id"] for c in pop["calls"]]) == (["ringing"], ["c1"])
        await tab.socket.send_json({"type": "resync"})
        while (again := await tab.frame())["type"] == "delta":
            assert [c["id"] for c in again["calls"]] == ["c1"]
        assert ([s["number"] for s in again["seats"]], [c["id"] for c in again["calls"]]) == (["01"], ["c1"])
        site.call_ends("c1")  # and c3, first in the line, is offered to the same seat
        gone = await tab.frame()
        assert (gone["gone_calls"], [c["id"] for c in gone["calls"]]) == (["c1"], ["c3"])
    async with li.feed() as tab:
        assert [c["id"] for c in (await tab.frame())["calls"]] == ["c2"]


async def test_what_happens_at_other_seats_is_not_an_agents_to_see(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    async with zhang.feed() as tab:
        first = await tab.frame()
        assert [call["id"] for call in first["calls"]] == ["c1"]
        await site.at_seat("li", "02")
        await tab.socket.send_json({"type": "resync"})
        assert await tab.frame() == {**first, "seq": 2}


async def test_after_sign_out_the_seat_is_gone(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    async with zhang.feed() as tab:
        await tab.frame()
        await zhang.post("/api/sign-out")
        assert (await tab.frame())["gone_seats"] == ["01"]


async def test_numbers_are_masked_and_the_name_is_the_own_callers(site: Site) -> None:
    zhang, wang = await site.at_seat("zhang", "01"), await site.browser("wang")
    site.call_arrives("c1")
    for browser, name in ((zhang, CALLER), (wang, "王**")):
        async with browser.feed() as tab:
            (call,) = (await tab.frame())["calls"]
            assert (call["number"], call["name"]) == (MASKED, name)
            assert NUMBER not in json.dumps(call)


def narrow_socket(address: tuple[Any, ...]) -> socket.socket:
    """What a computer that falls asleep looks like early: little fits into it."""
    made = socket.socket(address[0], address[1], address[2])
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    return made


async def test_an_overflow_disconnects_that_panel_only(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "_GOODBYE_S", PATIENT_S)
    slow = await site.browser("wang", socket_factory=narrow_socket)
    quick = await site.browser("wang")
    async with slow.feed() as sleeping, quick.feed() as awake:
        await awake.frame()
        phones = itertools.cycle([PhoneState.RINGING, PhoneState.IDLE])
        seen = 1
        while len(site.feed._panels) == 2:
            site.actor.tell(PhoneChanged("1001", next(phones)))
            seen += 1
            assert (await awake.frame())["seq"] == seen
        frames, code, reason = await sleeping.until_closed()
        assert (code, reason) == (4429, "panel_overflow")
        assert [frame["seq"] for frame in frames] == list(range(1, len(frames) + 1))
        site.actor.tell(PhoneChanged("1001", next(phones)))
        assert (await awake.frame())["seq"] == seen + 1


async def test_a_tab_that_sleeps_does_not_hold_up_the_end(site: Site) -> None:
    browser = await site.browser("zhang")
    async with browser.feed(), asyncio.timeout(20):
        await site.server.close()


async def test_a_person_whose_last_tab_closes_has_lost_the_panel(site: Site) -> None:
    zhang, lead = await site.at_seat("zhang", "01"), await site.browser("wang")
    async with lead.feed() as board:
        await board.frame()
        async with zhang.feed(autoping=False) as first, zhang.feed() as second:
            assert (await first.frame())["seats"][0]["panel"] == "open"
            await second.frame()
            assert (await board.frame())["seats"][0]["panel"] == "open"
            await second.socket.close()
            site.clock.advance(minutes=1)
            await first.socket.ping(b"alive")
            assert (await first.socket.receive()).data == b"alive"
            site.clock.advance(minutes=0.1)
            connection = first.socket._response.connection
            assert connection is not None and connection.transport is not None
            connection.transport.abort()  # as if the power had failed
        assert (await board.frame())["seats"][0]["panel"] == "lost"
    await site.recorder.barrier()
    now = site.clock.now()
    facts = await site.store.traces(now - 3_600_000, now + 1)
    assert [(fact.kind, fact.at) for fact in facts[2:]] == [
        ("panel_opened", now - 66_000),
        ("panel_lost", now - 6_000),
    ]


async def test_what_answers_our_ping_is_a_sign_of_life(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    async with zhang.feed(autoping=False) as tab:
        await tab.frame()
        (panel,) = site.feed._panels
        site.clock.advance(minutes=1)
        await tab.socket.pong()
        await tab.socket.send_json({"type": "ping"})
        await tab.frame()
        assert panel.seen_at == site.clock.now()


async def test_a_gateway_that_stops_blames_nobody(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    async with zhang.feed() as tab:
        await tab.frame()
        await site.server.close()
    assert (await site.seat_facts("panel_opened"), await site.seat_facts("panel_lost")) == (["01"], [])


async def test_a_tab_that_has_left_before_it_is_let_in_is_no_fault_of_ours(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, asked, has_left = site.server.app[SESSIONS], asyncio.Event(), asyncio.Event()

    async def slow(hashed: str) -> Agent:
        asked.set()
        await has_left.wait()
        return site.people["zhang"]

    monkeypatch.setattr(book, "use", slow)
    monkeypatch.setattr(site.server.handler, "handler_cancellation", False)  # as where it is no test
    token = await book.open(site.people["zhang"], "127.0.0.1")
    with structlog.testing.capture_logs() as lines:
        _, writer = await asyncio.open_connection("127.0.0.1", site.server.port)
        writer.write(UPGRADE.format(cookie=f"{COOKIE}={token}").encode())
        await asked.wait()
        (connection,) = site.server.handler.connections
        writer.transport.abort()
        while connection.transport is not None:  # noqa: ASYNC110  # it has no event
            await asyncio.sleep(0)
        has_left.set()
        browser = await site.browser("li")
        assert (await browser.get("/api/site")).status == 200

    assert [line for line in lines if line["log_level"] == "error"] == []
