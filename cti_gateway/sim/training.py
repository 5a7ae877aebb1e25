"""``run --pbx sim``: the whole gateway on a simulated PBX, where no Asterisk is at hand."""

from pathlib import Path
from random import Random  # noqa: TID251  # a scenario's seed is turned into its days here
from secrets import token_urlsafe

from pydantic import SecretStr

from cti_gateway import app
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.config import Pbx as PbxSection
from cti_gateway.config import Settings
from cti_gateway.ports.clock import Clock
from cti_gateway.sim.actions import User
from cti_gateway.sim.load import Arrivals, DrawnPhones
from cti_gateway.sim.pbx import Pbx
from cti_gateway.sim.scenario import Scenario, load
from cti_gateway.sim.server import Simulator

USERNAME = "cti"
DID = "12333"
READ = frozenset({"system", "call", "agent", "user"})  # manager_cti.conf
WRITE = frozenset({"call", "agent", "reporting"})


def simulator(
    scenario: Scenario,
    clock: Clock,
    secret: str,
    *,
    extensions: tuple[str, ...] = (),
    queues: tuple[str, ...] = ("general",),
    dids: tuple[str, ...] = (DID,),
) -> Simulator:
    """A scenario on a free port; what the scenario leaves open is taken from the arguments."""
    now = clock.now()
    phones = DrawnPhones(scenario, scenario.seats.extensions(extensions), Random(f"phones {scenario.seed}"))
    pbx = Pbx(phones, scenario.queues or queues, now=now, lose_every=scenario.lose_redirect_every)
    callers = Random(f"callers {scenario.seed}")
    arrivals = Arrivals(scenario, scenario.dids or dids or (DID,), callers, start=now)
    user = User(USERNAME, secret, READ, WRITE)
    return Simulator(pbx, [user], clock, arrivals=arrivals, faults=scenario.fault)


async def run(settings: Settings, scenario_file: Path | None) -> None:
    """Until cancelled. People, seats and queues are the gateway's own; only the PBX is not real."""
    scenario = Scenario() if scenario_file is None else load(scenario_file)
    store = await SqlStore.open(settings.store.url)
    try:
        extensions = tuple(seat.extension for seat in await store.seats())
    finally:
        await store.close()
    secret = token_urlsafe()
    async with simulator(
        scenario,
        SystemClock(),
        secret,
        extensions=extensions,
        queues=tuple(queue.key for queue in settings.queue),
        dids=tuple(did for queue in settings.queue for did in queue.dids),
    ) as simulated:
        pbx = PbxSection(port=simulated.port, username=USERNAME, secret=SecretStr(secret))
        await app.run(settings.model_copy(update={"pbx": pbx}))
