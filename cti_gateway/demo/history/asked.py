"""What people asked for on days past, and who decided it: always by who may, and in time."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from zoneinfo import ZoneInfo

from cti_gateway.core.requests.request import Request, RequestAct, RequestKind, Step
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.spans import Span
from cti_gateway.demo.history.duties import Duty, Habit
from cti_gateway.demo.history.hours import office_morning
from cti_gateway.demo.history.shift import Stay, applied_for

HOUR = 3_600_000
DIRECTOR, UNIT_LEADER = "director", "leader"
LEAVES = {"personal": "家中有事", "sick": "身体不适，需就医", "annual": "年休假", "duty": "外出参加业务会"}


def request_of(duty: Duty, span: Span, stay: Stay | None, zone: ZoneInfo, rng: Random) -> Request | None:
    """What its person had to ask for, if anything. ``span`` in seconds."""
    slot, begin, end = duty.slot, span[0] * 1000, span[1] * 1000
    drawn = rng.randint(0, 50)
    asked_at = office_morning(begin, zone, days=1 + drawn % 3, minutes=4 * drawn)
    if duty.habit is Habit.ON_LEAVE:
        kind, reason = rng.choice(list(LEAVES.items()))
        steps = [
            Step(asked_at, duty.person, RequestAct.SUBMIT, reason),
            Step(asked_at + 2 * HOUR, DIRECTOR, RequestAct.APPROVE, "同意"),
        ]
        return Request(0, RequestKind.LEAVE, duty.person, begin, end, tuple(steps), leave_type=kind)
    if duty.habit is Habit.SWAPPED:
        steps = [
            Step(asked_at, slot.person, RequestAct.SUBMIT, "当天另有工作安排"),
            Step(asked_at + HOUR, duty.person, RequestAct.ACCEPT),
            Step(asked_at + 3 * HOUR, UNIT_LEADER, RequestAct.APPROVE, "同意调换"),
        ]
        swap = Request(0, RequestKind.SWAP, slot.person, begin, end, tuple(steps))
        return replace(swap, place=slot.place, substitute=duty.person, unit=slot.unit)
    if duty.habit is Habit.AWAY_APPLIED and stay is not None:
        from_at, to_at = applied_for(stay.pauses)
        steps = [
            Step(from_at - HOUR // 3, duty.person, RequestAct.SUBMIT, "到窗口取件"),
            Step(from_at - HOUR // 5, DIRECTOR, RequestAct.APPROVE),
        ]
        return Request(0, RequestKind.AWAY, duty.person, from_at, to_at, tuple(steps))
    return None


def undecided(coming: Sequence[Slot], templates: Templates, now: int) -> list[Request]:
    """What waits today for the director, for the unit's leader and for whoever tries the demo."""

    def ask(kind: RequestKind, slot: Slot, *steps: Step) -> Request:
        begin, end = templates.span(slot.place.day, slot.place.shift)
        return Request(0, kind, slot.person, begin * 1000, end * 1000, steps)

    def swap(slot: Slot, substitute: str, *steps: Step) -> Request:
        asked = ask(RequestKind.SWAP, slot, *steps)
        return replace(asked, place=slot.place, substitute=substitute, unit=slot.unit)

    on_leave, given, offered = _of_three(coming)
    at = office_morning(now, ZoneInfo(templates.time_zone), days=1, minutes=380)
    return [
        replace(
            ask(
                RequestKind.LEAVE, on_leave, Step(at, on_leave.person, RequestAct.SUBMIT, "身体不适，需就医")
            ),
            leave_type="sick",
        ),
        swap(
            given,
            "chenjing",
            Step(at - HOUR, given.person, RequestAct.SUBMIT, "当天另有工作安排"),
            Step(at, "chenjing", RequestAct.ACCEPT),
        ),
        swap(offered, "agent", Step(at, offered.person, RequestAct.SUBMIT, "想请您代一个班")),
    ]


def _of_three(coming: Sequence[Slot]) -> tuple[Slot, Slot, Slot]:
    """Of people on days of which neither who is asked has a shift."""
    busy = {slot.place.day for slot in coming if slot.person in ("agent", "chenjing")}
    first, second, third, *_ = (slot for slot in coming if slot.place.day not in busy)
    return first, second, third
