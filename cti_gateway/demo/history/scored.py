"""How calls of days past were scored: now and then one, on the next morning, by who has listened in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from random import Random

from cti_gateway.config import QualitySection
from cti_gateway.core.people import Agent
from cti_gateway.core.quality import POINTS, POOR, QualityForm
from cti_gateway.core.records import CallRecord
from cti_gateway.core.roster.shifts import Templates

SUPERVISORS = ("lead", "lead", "office", "director")  # the lead does it most
CRITERIA = tuple(one.code for one in QualitySection().criteria)
WEIGHTS = (0, 2, 8, 35, 55)  # of the points, from 1 on
SCORED = 3  # of a hundred calls
PRAISE = ("解答完整，语气亲切。", "条理清楚，结束语规范。", "")
BLAME = ("打断来电人说话。", "语速偏快，来电人两次要求重复。")


def scored(
    calls: Iterable[CallRecord],
    people: Mapping[int, Agent],
    templates: Templates,
    until: int,
    rng: Random,
) -> Iterator[QualityForm]:
    """Of calls that somebody answered, as they were scored before ``until``."""
    for call in calls:
        if call.agent_id is None or call.answered_at is None or rng.randrange(100) >= SCORED:
            continue
        morning = templates.midnight(templates.day(call.arrived_at) + timedelta(1)) + 9 * 3600
        at = (morning + rng.randrange(3600)) * 1000
        points = dict(zip(CRITERIA, rng.choices(POINTS, WEIGHTS, k=len(CRITERIA)), strict=True))
        note = rng.choice(BLAME if min(points.values()) <= POOR else PRAISE)
        actor, person = rng.choice(SUPERVISORS), people[call.agent_id].login
        if at < until:
            yield QualityForm(at, actor, person, call.call_id, call.arrived_at, points, note)
