"""The survey after the talk, on a real Asterisk, answered by keys as phones send them (RFC 4733)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from cti_gateway.core.effects import OfferCall
from cti_gateway.core.people import Queue, Survey
from cti_gateway.core.records import CallRecord, CallState, HungUpBy, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.sim.boards import client
from tests.support.gateways import Gateway, gateway, until
from tests.support.keys import caller_with
from tests.support.pbxes import until_member_unpaused, until_shown
from tests.support.phases import adds_up
from tests.support.programs import PASSWORD, post, serving, site, until_ready

FIXTURES = Path(__file__).parents[1] / "fixtures"
HANGS_UP = FIXTURES / "phone_that_hangs_up.xml"
ASKED = Queue("general", "综合", ("12333",), survey=Survey("beep", "auth-thankyou"))


async def call(pbx: PrivatePbx, folder: Path, keys: str = "") -> bool:
    """Press these keys, 2.5 s after the answer and apart, and stay; whether Asterisk ended the call."""
    return await sipp.call(pbx, scenario=caller_with(keys, folder)) == 0


@asynccontextmanager
async def asking(pbx: PrivatePbx, folder: Path) -> AsyncIterator[Gateway]:
    """One seat is ready, its agent hangs up after half a second, and callers are surveyed."""
    async with gateway(pbx, folder) as running, sipp.phones(pbx, ring_ms=50, scenario=HANGS_UP):
        await running.switch.announce([ASKED])
        await running.seat_ready("1001")
        yield running


async def the_record(running: Gateway) -> CallRecord:
    await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    (record,) = running.records()
    assert adds_up(record)
    return record


async def test_a_key_is_the_score_and_the_seat_does_not_wait_for_it(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with asking(pbx, tmp_path) as running:
        caller = asyncio.create_task(call(pbx, tmp_path, "5"))
        await until(lambda: running.world.seats["01"].state is SeatState.ACW, "wrap-up")
        (live,) = running.world.calls.values()
        assert (live.state, live.survey_score) == (CallState.LEAVING, None)
        assert await caller, "thanked and hung up"
        record = await the_record(running)
    assert record.survey_sent_at is not None
    assert (record.survey_score, record.hung_up_by, record.seat) == (5, HungUpBy.AGENT, "01")
    assert record.talk_ms < record.after_ms, "the survey, of two seconds and more, is no talk"


async def test_a_key_that_is_no_score_is_asked_for_once_more(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with asking(pbx, tmp_path) as running:
        assert await call(pbx, tmp_path, "94")
        record = await the_record(running)
    assert record.survey_score == 4


@pytest.mark.parametrize("keys", ["", "00"])
async def test_without_a_score_after_two_questions_the_time_is_over(
    pbx: PrivatePbx, tmp_path: Path, keys: str
) -> None:
    async with asking(pbx, tmp_path) as running:
        assert await call(pbx, tmp_path, keys)
        record = await the_record(running)
    assert record.survey_sent_at is not None
    assert record.survey_score is None
    assert [fact.kind for fact in running.call_facts() if "survey" in fact.kind] == [
        "survey_sent",
        "survey_timeout",
    ]


async def test_who_hangs_up_meanwhile_was_asked_and_has_not_answered(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with asking(pbx, tmp_path) as running:
        assert await sipp.call(pbx, talk_ms=3000) == 0
        record = await the_record(running)
    assert record.survey_sent_at is not None
    assert (record.survey_score, record.hung_up_by) == (None, HungUpBy.AGENT)
    assert [fact.kind for fact in running.call_facts() if "survey" in fact.kind] == ["survey_sent"]


async def test_nobody_is_asked_who_hangs_up_first_nor_where_it_is_off(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        await running.switch.announce([ASKED])
        await running.seat_ready("1001")
        assert await sipp.call(pbx, talk_ms=1500) == 0
        first = await the_record(running)
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx, ring_ms=50, scenario=HANGS_UP):
        await running.seat_ready("1001")
        assert await call(pbx, tmp_path)
        second = await the_record(running)
    assert (first.hung_up_by, first.survey_sent_at) == (HungUpBy.CALLER, None)
    assert (second.hung_up_by, second.survey_sent_at) == (HungUpBy.AGENT, None)


async def test_who_is_passed_on_to_another_seat_is_asked_once(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with asking(pbx, tmp_path) as running, client(pbx) as witness:
        caller = asyncio.create_task(call(pbx, tmp_path))
        await until(lambda: bool(witness.named("CtiSurveySent")), "asked")
        (live,) = running.world.calls.values()
        await running.switch.perform(OfferCall(live.call_id, live.channel, "1002"))
        assert await caller, "the second seat has hung up, and the call is over"
        await the_record(running)
    assert len(witness.named("CtiOfferEnded")) == 2
    assert len(witness.named("CtiSurveySent")) == 1


async def test_without_its_sound_the_survey_does_not_strand_the_caller(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with asking(pbx, tmp_path) as running:
        await pbx.cli("dialplan set global CTI_SURVEY_general no-such-file")
        await call(pbx, tmp_path)
        record = await the_record(running)
    assert (record.survey_score, record.hung_up_by) == (None, HungUpBy.AGENT)


async def test_a_gateway_killed_during_the_survey_still_learns_the_score(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with sipp.phones(pbx, ring_ms=50, scenario=HANGS_UP):
        async with gateway(pbx, tmp_path) as first:
            await first.switch.announce([ASKED])
            await first.seat_ready("1001")
            caller = asyncio.create_task(call(pbx, tmp_path, "3"))
            await until(lambda: any(c.survey_sent_at for c in first.world.calls.values()), "asked")
            await first.recorder.barrier()
        async with gateway(pbx, tmp_path, after=first) as second:
            assert second.world.seats["01"].state is SeatState.ACW
            assert await caller
            record = await the_record(second)
    assert (record.survey_score, record.hung_up_by, record.recovered) == (3, HungUpBy.AGENT, True)


async def test_a_survey_that_began_without_a_gateway_is_on_record(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with sipp.phones(pbx, ring_ms=50, scenario=HANGS_UP):
        async with gateway(pbx, tmp_path) as first:
            await first.switch.announce([ASKED])
            await first.seat_ready("1001")
            await until_member_unpaused(pbx)
        caller = asyncio.create_task(call(pbx, tmp_path))
        await until_shown(pbx, "core show channels concise", "!cti-survey!s!")
        async with gateway(pbx, tmp_path, after=first) as second:
            (live,) = second.world.calls.values()
            assert live.survey_sent_at is not None
            assert await caller
            record = await the_record(second)
    assert record.recovered and record.survey_sent_at is not None


async def test_a_program_killed_hard_during_the_survey_has_it_on_record(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    base = await site(tmp_path, pbx22.ami_port)
    with (tmp_path / "cti.toml").open("a") as file:
        file.write("survey = true\n")
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        sipp.phones(pbx22, ring_ms=50, scenario=HANGS_UP),
        aiohttp.ClientSession(base, cookie_jar=jar) as web,
    ):
        async with serving(tmp_path) as process:
            await until_ready(web)
            await post(web, "/api/login", login="zhang", password=PASSWORD)
            await post(web, "/api/sign-in", seat="01")
            await post(web, "/api/ready")
            caller = asyncio.create_task(call(pbx22, tmp_path, "4"))
            await newest_call(web, lambda row: row["answered_at"] is not None)
            await until_shown(pbx22, "core show channels concise", "!cti-survey!s!")
            await newest_call(web, lambda row: row["survey_sent_at"] is not None)
            process.kill()
            await process.wait()
        async with serving(tmp_path):
            await until_ready(web)
            assert await caller
            row = await newest_call(web, lambda row: row["ended_at"] is not None)
    assert row["survey_sent_at"] is not None
    assert (row["hung_up_by"], row["recovered"]) == ("agent", True)
    assert row["survey_score"] in (4, None), "what is pressed before the program is back may be lost"


async def newest_call(web: aiohttp.ClientSession, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """As a page lists it, once it is so."""
    async with asyncio.timeout(20):
        while True:
            async with web.get("/api/calls") as answer:
                rows: list[dict[str, Any]] = await answer.json()
            if rows and holds(rows[0]):
                return rows[0]
            await asyncio.sleep(0.05)
