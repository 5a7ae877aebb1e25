"""What one shift told the next on days past, and what people saw to before their own (A1.5, A1.6)."""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from cti_gateway.core.handover.handover import Confirmation, Handover, Side, handovers
from cti_gateway.core.handover.items import ItemKind, OpenItem
from cti_gateway.core.handover.pre_shift import PreShift
from cti_gateway.core.masking import mask_number
from cti_gateway.core.records import CallRecord, Direction
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.demo.history.duties import Duty, Habit

MINUTE, HOUR = 60_000, 3_600_000
CHECKED = "told", "equipment"
BEFORE = "headset", "desk"
NOTES = (
    "139 开头的来电人问养老转移，材料已发短信，如再来电请直接告知办理窗口。",
    "下午社保卡系统较慢，来电人等待时请先说明。",
    "有一位来电人约定傍晚再打来，转办单草稿已存。",
    "话机听筒有杂音，已报修，暂用耳机。",
)
# Of a hundred.
FORGOTTEN, NOTED, HALF_TICKED = 4, 12, 6
AT_WORK = frozenset(Habit) - {Habit.ABSENT, Habit.ON_LEAVE, Habit.MORNING_LOST}


def handed_over(
    duties: Sequence[Duty],
    coming: Iterable[Slot],
    calls: Iterable[CallRecord],
    templates: Templates,
    rng: Random,
) -> Iterator[tuple[Place, Confirmation]]:
    """By who was there, unless they forgot it; ``coming``: the slots of today, whom nobody has seen yet."""
    habits = {(one.slot.place, one.person): one.habit for one in duties}
    missed = [
        one
        for one in calls
        if one.answered_at is None and one.direction is Direction.IN and one.outcome == "ABANDONED"
    ]
    for one in handovers([*_held(duties), *coming], templates):
        open_then = tuple(_open_at(one, missed))
        for side, place, person in (
            (Side.OUTGOING, one.place, one.outgoing),
            (Side.INCOMING, one.to, one.incoming),
        ):
            at = _confirms_at(one, side, habits.get((place, person)), rng)
            if at is not None:
                note = rng.choice(NOTES) if side is Side.OUTGOING and rng.randrange(100) < NOTED else ""
                yield one.place, Confirmation(side, person, at, CHECKED, note, open_then)


def prepared(duties: Iterable[Duty], templates: Templates, rng: Random) -> Iterator[PreShift]:
    """Before the shift, or as soon as they came."""
    for one in duties:
        if one.habit not in AT_WORK or rng.randrange(100) < FORGOTTEN:
            continue
        begin, _ = templates.span(one.slot.place.day, one.slot.place.shift)
        late = one.habit is Habit.LATE
        at = begin * 1000 + (40 * MINUTE if late else -rng.randint(20, 120) * 1000)
        ticked = BEFORE[:1] if rng.randrange(100) < HALF_TICKED else BEFORE
        yield PreShift(at, one.person, one.slot.place.seat, ticked)


def _held(duties: Iterable[Duty]) -> Iterator[Slot]:
    """By who had it in the end."""
    return (Slot(one.slot.place, one.slot.unit, one.person) for one in duties)


def _confirms_at(one: Handover, side: Side, habit: Habit | None, rng: Random) -> int | None:
    if habit not in AT_WORK or rng.randrange(100) < FORGOTTEN:
        return None
    if side is Side.INCOMING:
        late = 40 * MINUTE if habit is Habit.LATE else 0
        return one.begin * 1000 + late + rng.randint(30, 240) * 1000
    if habit is Habit.FORGETFUL:
        return None
    early = 56 * MINUTE if habit is Habit.EARLY else 0
    return one.end * 1000 - early - rng.randint(10, 200) * 1000


def _open_at(one: Handover, missed: Iterable[CallRecord]) -> Iterator[OpenItem]:
    """Whom nobody had called back within the last two hours."""
    end = one.end * 1000
    for call in missed:
        if end - 2 * HOUR < call.arrived_at < end - 5 * MINUTE:
            yield OpenItem(ItemKind.MISSED_CALL, mask_number(call.number), call.arrived_at)
