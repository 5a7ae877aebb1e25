"""``run --pbx sim``: the whole gateway on a simulated PBX, where no Asterisk is at hand."""

from pathlib import Path
from random import Random  # noqa: TID251  # a scenario's seed is turned into its days here
from secrets import token_urlsafe

import structlog
from pydantic import SecretStr

from cti_gateway import app
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.config import Pbx as PbxSection
from cti_gateway.config import Settings
from cti_gateway.messages import sentence
from cti_gateway.ports.clock import Clock
from cti_gateway.service.recording import Recording
from cti_gateway.sim.actions import User
from cti_gateway.sim.load import Arrivals, DrawnPhones
from cti_gateway.sim.pbx import Pbx
from cti_gateway.sim.scenario import Scenario, load
from cti_gateway.sim.server import Simulator

log = structlog.get_logger(__name__)

USERNAME = "cti"
DID = "12333"
OUTSIDE = "PJSIP/{number}@trunk"  # whom a number reaches, the scenario says
READ = frozenset({"system", "call", "agent", "user"})  # manager_cti.conf
WRITE = frozenset({"call", "agent", "reporting", "originate", "system"})


def simulator(
    scenario: Scenario,
    clock: Clock,
    secret: str,
    *,
    extensions: tuple[str, ...] = (),
    queues: tuple[str, ...] = ("general",),
) -> Simulator:
    """The scenario's PBX on a free port; what the scenario leaves open is taken from the arguments."""
    rng = Random(f"phones {scenario.seed}")
    phones = DrawnPhones(scenario, scenario.seats.extensions(extensions), rng)
    boxes = scenario.voicemail.boxes
    pbx = Pbx(
        phones,
        scenario.queues or queues,
        now=clock.now(),
        lose_every=scenario.lose_redirect_every,
        boxes=None if boxes is None else frozenset(boxes),
        sounds={sound: round(seconds * 1000) for sound, seconds in scenario.sounds.items()},
    )
    return Simulator(pbx, [User(USERNAME, secret, READ, WRITE)], clock, faults=scenario.fault)


def callers(scenario: Scenario, clock: Clock, dids: tuple[str, ...] = ()) -> Arrivals:
    """The scenario's people, from now on, who dial its numbers or else these."""
    rng = Random(f"callers {scenario.seed}")
    return Arrivals(scenario, scenario.dids or dids or (DID,), rng, start=clock.now())


async def run(settings: Settings, scenario_file: Path | None, recording: Recording | None = None) -> None:
    """Until cancelled. People, seats and queues are the gateway's own; only the PBX is not real."""
    scenario = Scenario() if scenario_file is None else load(scenario_file)
    store = await SqlStore.open(settings.store.url)
    try:
        extensions = tuple(seat.extension for seat in await store.seats())
    finally:
        await store.close()
    clock, secret = SystemClock(), token_urlsafe()
    queues = tuple(queue.key for queue in settings.queue)
    dids = tuple(did for queue in settings.queue for did in queue.dids)
    async with simulator(scenario, clock, secret, extensions=extensions, queues=queues) as simulated:
        log.warning("pbx_simulated", advice=sentence("pbx_simulated", {}, settings.site.language))
        simulated.begin(callers(scenario, clock, dids))
        pbx = PbxSection(
            port=simulated.ami_port,
            username=USERNAME,
            secret=SecretStr(secret),
            answer_notify=settings.pbx.answer_notify,
            outside=OUTSIDE,
        )
        await app.run(settings.model_copy(update={"pbx": pbx}), recording)
