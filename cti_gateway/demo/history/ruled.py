"""What was decided of findings on days past: proposals by the lead, excuses by the director."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from random import Random

from cti_gateway.core.attendance.case import RULE_VERSION, Finding
from cti_gateway.core.attendance.day import Duty, duties
from cti_gateway.core.attendance.ruling import Decision, Ruling, decisions
from cti_gateway.core.people import Role
from cti_gateway.ports.store import Store
from cti_gateway.service.known import AttendanceRules, known_days

LEAD, DIRECTOR = ("lead", Role.LEAD), ("director", Role.HOTLINE_DIRECTOR)
WAITS = timedelta(3)  # what is newer nobody has looked at yet
REASONS = {
    Decision.UPHELD: ("已与本人核实，情况属实。", "值班记录与系统记录一致，确认。"),
    Decision.EXCUSED: (
        "当日公交停运，有证明，予以免责。",
        "临时受领导指派外出，办公室已核实。",
        "突发疾病，补交病历。",
    ),
}
# Of a hundred.
LOOKED_AT, UPHELD, EXCUSED = 80, 75, 15


async def rulings(
    store: Store, rules: AttendanceRules, first: date, last: date, rng: Random
) -> AsyncIterator[Ruling]:
    """On the morning after, as who may decide it would have."""
    async for day, known in known_days(store, rules, first, last - WAITS):
        at = (rules.templates.midnight(day + timedelta(1)) + 9 * 3600 + rng.randrange(3600)) * 1000
        for duty in duties(day, known, rules.templates, at):
            for found in duty.judged.findings if duty.judged else ():
                ruling = _of(duty, found, at, rng)
                if ruling is not None:
                    yield ruling


def _of(duty: Duty, found: Finding, at: int, rng: Random) -> Ruling | None:
    login, role = LEAD if found.proposed else DIRECTOR
    offered = decisions(found, role=role, oneself=False)
    wanted = Decision.UPHELD if found.proposed and rng.randrange(100) < UPHELD else Decision.EXCUSED
    if wanted not in offered or rng.randrange(100) >= (LOOKED_AT if found.proposed else EXCUSED):
        return None
    reason = rng.choice(REASONS[wanted])
    return Ruling(duty.slot.place, duty.case.person, found, RULE_VERSION, wanted, reason, login, at)
