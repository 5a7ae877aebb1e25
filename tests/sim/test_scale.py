"""Hundreds of seats for a few seconds: every call that the simulator made has exactly one record."""

import asyncio
from pathlib import Path

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.core.records import CallRecord
from cti_gateway.demo.private_pbx import SECRET
from cti_gateway.sim.scenario import parse
from cti_gateway.sim.training import callers, simulator
from tests.sim.boards import client
from tests.sim.centre import centre
from tests.support.gateways import until
from tests.support.journals import RecordingJournal
from tests.support.phases import adds_up

CALLS = 300
# 30 calls a second, each of about two seconds.
RUSH = parse(
    {
        "speed": 100,
        "seats": {"count": 200, "first_extension": 2001, "miss": 0.02, "busy": 0.02},
        "arrivals": {"per_second": 0.3, "limit": CALLS},
        "talk": {"mean_s": 200},
        "lose_redirect_every": 50,
    }
)


async def test_every_call_has_exactly_one_record(tmp_path: Path) -> None:
    journal = RecordingJournal()
    extensions = RUSH.seats.extensions()
    async with (
        simulator(RUSH, SystemClock(), SECRET) as simulated,
        client(simulated) as witness,
        centre(simulated.ami_port, extensions, journal, tmp_path) as running,
    ):
        await running.all_ready()
        simulated.begin(callers(RUSH, SystemClock()))
        agents = asyncio.create_task(running.work())
        await until(lambda: simulated.pbx.arrived == CALLS, "all have called")
        await until(lambda: not simulated.pbx.channels and not running.world.calls, "all are over")
        agents.cancel()
    last = {record.call_id: record for record in journal.records if isinstance(record, CallRecord)}
    assert {event.get("Call") for event in witness.named("CtiArrived")} == last.keys()
    assert len(last) == CALLS
    for record in last.values():
        assert adds_up(record)
    assert sum(record.answered_at is not None for record in last.values()) > CALLS / 2
