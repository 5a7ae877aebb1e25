"""One person's whole shift on a real Asterisk, from roster to judgement; its instants are injected."""

import json
from contextlib import AsyncExitStack
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.attendance.case import Case
from cti_gateway.core.attendance.from_facts import facts_of
from cti_gateway.core.attendance.judge import judge
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.commands import SaveWrapUp, SetNotReady, SetReady, SignOut
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.records import SeatFact, SeatState
from cti_gateway.core.roster.assigned import assignments
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.spans import Span
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import Gateway, gateway, until
from tests.support.programs import cli

ZONE = ZoneInfo("Asia/Shanghai")
TEMPLATES = Templates("Asia/Shanghai")
LI = Agent(1001, "li", "李四", Role.AGENT)


def at(running: Gateway, day: date, clock: str) -> None:
    """It is this time of the day now, to the second."""
    moment = datetime.combine(day, time.fromisoformat(clock), ZONE)
    running.move_clock(int(moment.timestamp() * 1000) - running.clock.now())


async def is_called(pbx: PrivatePbx, running: Gateway) -> None:
    assert await sipp.call(pbx, talk_ms=200) == 0
    seat = running.world.seats["01"]
    await until(lambda: seat.state is SeatState.ACW, "the form is to be saved")
    assert seat.call_id is not None
    await running.actor.submit(SaveWrapUp(LI.id, seat.call_id, "RESOLVED"))


@pytest.mark.parametrize("killed", [False, True])
async def test_late_away_and_early_are_right_to_the_second(
    pbx22: PrivatePbx, tmp_path: Path, killed: bool
) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(sipp.phones(pbx22, ring_ms=100))
        before = AsyncExitStack()
        running = await before.enter_async_context(gateway(pbx22, tmp_path))
        day = datetime.fromtimestamp(running.clock.now() / 1000, ZONE).date() + timedelta(days=2)
        shift = TEMPLATES.span(day, "M")
        slot = Slot(Place(day, "M", "01"), "社保中心", LI.login)
        rostered = assignments([slot], {LI.login: LI}, TEMPLATES)

        def begin(gateway: Gateway) -> None:
            gateway.world.tenures.rules = AdmissionRules(rostered=True)
            gateway.engine.take_roster(rostered, gateway.clock.now())

        begin(running)
        at(running, day, "08:03:07")
        await running.seat_ready("1001")
        await is_called(pbx22, running)
        at(running, day, "09:00:00")
        await running.actor.submit(SetNotReady(LI.id, "break"))
        if killed:
            await running.recorder.barrier()
            await before.aclose()
            running = await stack.enter_async_context(gateway(pbx22, tmp_path, after=running))
            begin(running)
        else:
            stack.push_async_exit(before.pop_all())
        at(running, day, "09:16:00")
        await running.actor.submit(SetReady(LI.id))
        await is_called(pbx22, running)
        at(running, day, "11:48:30")
        await running.actor.submit(SignOut(LI.id))
    written = [Trace.of(record) for record in running.journal.records if isinstance(record, SeatFact)]
    judgement = judge(Case(LI.login, shift, facts_of(written, {"break"})[LI.id]))
    told = [(finding.kind.value, finding.seconds, finding.excuse) for finding in judgement.findings]
    assert told == [("LATE", 187, None), ("MID_SHIFT", 960, None), ("EARLY", 690, None)]
    assert (judgement.presence_s, judgement.overtime_s) == (4 * 3600 - 187 - 690, 0)
    printed = await judged_apart(tmp_path, shift, [fact for fact in written if fact.agent_id == LI.id])
    assert [(one["kind"], one["from"][11:19], one["to"][11:19]) for one in printed["findings"]] == [
        ("LATE", "08:00:00", "08:03:07"),
        ("MID_SHIFT", "09:00:00", "09:16:00"),
        ("EARLY", "11:48:30", "12:00:00"),
    ]
    assert [one["seconds"] for one in printed["findings"]] == [seconds for _, seconds, _ in told]
    assert printed["presence_s"] == judgement.presence_s


async def judged_apart(folder: Path, shift: Span, written: list[Trace]) -> Any:
    """What an auditor is printed, who has the facts and no database."""
    iso = partial(datetime.fromtimestamp, tz=ZONE)
    begin, end = (iso(at).isoformat() for at in shift)
    facts = [
        {"at": iso(fact.at).isoformat(), "kind": fact.kind} for fact in facts_of(written, {"break"})[LI.id]
    ]
    case = {
        "timezone": "Asia/Shanghai",
        "shift": {"code": "M", "start": begin, "end": end},
        "person": LI.login,
        "seat": "01",
        "facts": facts,
    }
    (folder / "case.json").write_text(json.dumps(case), encoding="utf-8")
    code, said = await cli(folder, "attendance", "judge", "case.json")
    assert code == 0, said
    return json.loads(said)
