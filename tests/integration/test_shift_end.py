"""The end of a shift on a real Asterisk. Its instants are injected, never waited for."""

import asyncio
from pathlib import Path

from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.attendance.case import Case
from cti_gateway.core.attendance.from_facts import facts_of
from cti_gateway.core.attendance.judge import judge
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.commands import SaveWrapUp
from cti_gateway.core.effects import ShowBoard
from cti_gateway.core.records import SeatFact, SeatState
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import gateway, until
from tests.support.pbxes import until_member_unpaused, until_shown

MINUTE = 60_000
SHIFT_MS = 240 * MINUTE


async def test_a_call_outlasts_the_shift_and_is_the_last_one_and_who_forgets_is_signed_out(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    async with gateway(pbx22, tmp_path) as running, sipp.phones(pbx22):
        seat, following = (running.world.seats[number] for number in ("01", "02"))
        running.world.tenures.rules = AdmissionRules(rostered=True)
        begin = running.clock.now() // 1000 * 1000
        end = begin + SHIFT_MS
        mine = Assignment(begin, end, "01", 1001, "张三", "M")
        next_shift = Assignment(end, end + SHIFT_MS, "02", 1002, "李四", "A")
        assert running.engine.take_roster((mine, next_shift), begin) == [ShowBoard()]
        await running.seat_ready("1001")
        first = asyncio.create_task(sipp.call(pbx22, talk_ms=4000))
        await until(lambda: seat.state is SeatState.TALKING, "talking")
        running.move_clock(SHIFT_MS)
        await until(lambda: seat.pending_reason == "shift_over", "no call after this one")
        second = asyncio.create_task(sipp.call(pbx22, talk_ms=60_000))
        await until(lambda: len(running.records()) == 2, "somebody else waits")
        assert seat.state is SeatState.TALKING, "nobody is cut off"
        assert await first == 0
        await until(lambda: seat.state is SeatState.ACW, "the form is to be saved")
        assert seat.call_id is not None
        await running.actor.submit(SaveWrapUp(1001, seat.call_id, "RESOLVED"))
        assert (seat.state, seat.cause) == (SeatState.NOT_READY, "shift_over")
        running.move_clock(15 * MINUTE)
        await until(lambda: seat.state is SeatState.SIGNED_OUT, "signed out")
        await until_shown(pbx22, "queue show cti-fallback-general", "No Members")
        assert len(running.seat_facts("offered")) == 1, "but the one who waits was not offered"
        await running.seat_ready("1002")
        await until(lambda: following.state is SeatState.TALKING, "served by the next shift")
        second.cancel()
        await asyncio.wait([second])
    (sign_out,) = running.seat_facts("sign_out")
    assert (sign_out.cause, sign_out.actor) == ("auto_sign_out", "engine")
    written = [Trace.of(record) for record in running.journal.records if isinstance(record, SeatFact)]
    facts = facts_of(written, {"break"})[1001]
    judgement = judge(Case("a1001", (begin // 1000, end // 1000), facts))
    assert [finding.kind for finding in judgement.findings] == ["ON_TIME"]
    assert judgement.flags == ("SIGN_OUT_FORGOTTEN",)
    assert judgement.presence_s in range(SHIFT_MS // 1000 - 3, SHIFT_MS // 1000 + 1)
    assert 0 < judgement.overtime_s < 60


async def test_who_comes_after_the_shift_waits_though_the_gateway_is_dead(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    """Asterisk's own queue rings nobody after E: it was told the end beforehand, by Asterisk's own clock."""
    rules = AdmissionRules(rostered=True)
    async with sipp.phones(pbx, ring_ms=60_000):
        async with gateway(pbx, tmp_path) as killed:
            killed.world.tenures.rules = rules
            now = killed.clock.now()
            end = now // 1000 * 1000 + 15_000
            killed.engine.take_roster((Assignment(now - MINUTE, end, "01", 1001, "张三", "M"),), now)
            await killed.seat_ready("1001")
            await until_member_unpaused(pbx)
        early = asyncio.create_task(sipp.call(pbx, talk_ms=60_000))
        await until_shown(pbx, "core show channels concise", "PJSIP/1001-")
        assert killed.clock.now() < end, "rung before the end"
        await until_shown(pbx, "core show channels concise", "trunk", absent="PJSIP/1001-")
        assert end - 2000 <= killed.clock.now() <= end + 5000, "and until then, not for a minute"
        late = asyncio.create_task(sipp.call(pbx, talk_ms=60_000))
        await until_shown(pbx, "queue show cti-fallback-general", "wait:", times=2)
        assert "paused" in await pbx.cli("queue show cti-fallback-general")
        assert "PJSIP/1001-" not in await pbx.cli("core show channels concise")
        for caller in (early, late):
            caller.cancel()
        await asyncio.wait([early, late])
