"""An engine where sign-in is rostered: a morning and an afternoon shift at seat 02. Instants from 0."""

from collections.abc import Iterable

from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.records import SeatFact
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.tenure import Tenures
from tests.support.engines import new_engine

MINUTE = 60_000
T, NOON, E = 100 * MINUTE, 340 * MINUTE, 640 * MINUTE
ZHANG = Assignment(T, NOON, "02", 1, "张三", "M")
LI = Assignment(NOON, E, "02", 2, "李四", "A")
ROSTERED = AdmissionRules(rostered=True)


def rostered(*assignments: Assignment, rules: AdmissionRules = ROSTERED, now: int = 0) -> Engine:
    """With these assignments; nobody is signed in."""
    engine = new_engine()
    engine.world.tenures = Tenures(rules)
    engine.take_roster(assignments, now)
    return engine


def facts(effects: Iterable[Effect]) -> list[SeatFact]:
    """Those of seats."""
    return [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]


def told(effects: Iterable[Effect]) -> list[tuple[str, int | None, str]]:
    """Kind, person and cause of each."""
    return [(fact.kind, fact.agent_id, fact.cause) for fact in facts(effects)]
