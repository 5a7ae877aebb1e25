"""Why a seat or a call is as it is: cause, actor, since when, the last fact that shows it, and reasons.

A reason is a code with what its sentence names; ``cti_gateway.messages`` has the sentences. For a caller who
waits, every seat is counted under the first thing that keeps it from the call; since no caller ever waits
beside a free seat that may serve them, nothing is left over.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cti_gateway.core import ringing
from cti_gateway.core.call import LiveCall
from cti_gateway.core.events import PhoneState
from cti_gateway.core.floor import Asked, asked
from cti_gateway.core.people import Agent, Queue
from cti_gateway.core.records import CallState, PanelState, Pending, SeatState
from cti_gateway.core.seat import LiveSeat
from cti_gateway.core.shift_end import leave_until
from cti_gateway.core.skills import meets
from cti_gateway.core.world import World

Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Reason:
    """``params`` that end in ``_at`` are instants."""

    code: str
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """The last fact that was written about it."""

    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """``kind`` is seat or call; ``actor`` is a person's name, or engine or pbx."""

    kind: str
    id: str
    state: str
    since: int
    cause: str
    actor: str
    proof: Proof | None
    reasons: tuple[Reason, ...]


def explain(world: World, subject: str, now: int) -> Explanation | None:
    """A seat by its number or a live call by its id; None if there is neither."""
    if (seat := world.seats.get(subject)) is not None:
        return _seat(world, seat, now)
    call = world.calls.get(subject)
    return _call(world, call, now) if call is not None else None


def _seat(world: World, seat: LiveSeat, now: int) -> Explanation:
    fact = seat.fact
    return Explanation(
        kind="seat",
        id=seat.place.number,
        state=seat.state.value,
        since=seat.since,
        cause=seat.cause,
        actor=_named(world, seat.actor),
        proof=Proof(fact.kind, fact.at) if fact is not None else None,
        reasons=(*_switch(world), *_seat_reasons(world, seat, now)),
    )


def _named(world: World, actor: str) -> str:
    kind, _, number = actor.partition(":")
    agent = world.agents.get(int(number)) if kind == "agent" else None
    return agent.name if agent is not None else actor


def _switch(world: World) -> Iterator[Reason]:
    if not world.connected:
        yield Reason("why_pbx_down", {"since_at": world.connected_since})


def _seat_reasons(world: World, seat: LiveSeat, now: int) -> Iterator[Reason]:
    who = {"name": seat.agent.name} if seat.agent is not None else {}
    call = {"call": seat.call_id or "-"}
    match seat.state:
        case SeatState.SIGNED_OUT:
            yield Reason("why_signed_out")
        case SeatState.NOT_READY if seat.missed:
            yield Reason("why_missed", {**who, "count": len(seat.missed), "call": seat.missed[-1]})
        case SeatState.NOT_READY:
            yield Reason("why_not_ready", {**who, "cause": seat.cause})
        case SeatState.READY:
            yield _idle(world, seat)
        case SeatState.RINGING:
            yield Reason("why_ringing", {**who, **call})
        case SeatState.DIALLING:
            yield Reason("why_dialling", {**who, **call})
        case SeatState.TALKING:
            yield Reason("why_talking", {**who, **call})
        case _:
            yield Reason("why_acw", {**who, **call})
    if seat.acw_until is not None:
        overdue = seat.acw_until <= now
        yield Reason("why_acw_overdue" if overdue else "why_acw_until", {"until_at": seat.acw_until})
    yield from _tenure_reasons(world, seat, who)
    if seat.pending is Pending.SIGN_OUT:
        yield Reason("why_pending_sign_out", who)
    elif seat.pending is Pending.MOVE:
        yield Reason("why_pending_move", {**who, "to": seat.pending_reason or ""})
    elif seat.pending is Pending.NOT_READY:
        yield Reason("why_pending_not_ready", {**who, "cause": seat.pending_reason or ""})


def _tenure_reasons(world: World, seat: LiveSeat, who: Params) -> Iterator[Reason]:
    tenure = world.tenures.at(seat.place.number)
    if tenure is not None:
        back_at, when = leave_until(world, seat), "over" if tenure.over else "until"
        if back_at is None:
            yield Reason(f"why_shift_{when}", {**who, "until_at": tenure.until, "out_at": tenure.out_at})
        else:
            yield Reason(f"why_leave_{when}", {**who, "until_at": tenure.until, "back_at": back_at})
    if seat.standby is not None:
        yield Reason("why_standby", {"name": seat.standby.name})


def _idle(world: World, seat: LiveSeat) -> Reason:
    if not seat.may_take_calls():
        return Reason(_obstacle(seat), {"seats": 1})
    waiting = sum(call.state is CallState.WAITING for call in world.calls.values())
    return Reason("why_free_others_wait", {"calls": waiting}) if waiting else Reason("why_free")


def _call(world: World, call: LiveCall, now: int) -> Explanation:
    fact = call.fact
    detail = fact.detail if fact is not None else {}
    return Explanation(
        kind="call",
        id=call.call_id,
        state=call.state.value,
        since=call.since,
        cause=detail.get("cause") or detail.get("why") or "",
        actor="engine" if call.state is CallState.OFFERED else "pbx",
        proof=Proof(fact.kind, fact.at) if fact is not None else None,
        reasons=(*_switch(world), *_call_reasons(world, call, now)),
    )


def _call_reasons(world: World, call: LiveCall, now: int) -> Iterator[Reason]:
    if call.state is CallState.WAITING and world.connected:
        yield from why_nobody(world, call, now)
    elif call.state is not CallState.WAITING:
        rung = " ".join(seat.place.number for seat in ringing.seats(world, call))
        yield Reason(f"why_call_{call.state.value}", {"seat": rung or call.seat or "-"})


def why_nobody(world: World, call: LiveCall, now: int) -> Iterator[Reason]:
    """What keeps each seat from this waiting caller, the most frequent first."""
    queue = world.queue_of(call)
    request = asked(queue, call.did, now - call.arrived_at)
    if call.waits_for is not None:
        agent = world.agents.get(call.waits_for)
        until = call.arrived_at + queue.sticky_wait_s * 1000
        yield Reason(
            "why_waits_for_person", {"name": agent.name if agent is not None else "-", "until_at": until}
        )
    counted: Counter[tuple[str, tuple[tuple[str, str | int], ...]]] = Counter()
    for seat in world.seats.values():
        code, params = _kept_from(seat, call, queue, request)
        counted[code, tuple(params.items())] += 1
    if not counted:
        yield Reason("why_no_seats")
    for (code, named), seats in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield Reason(code, {"seats": seats, **dict(named)})


def _kept_from(seat: LiveSeat, call: LiveCall, queue: Queue, request: Asked) -> tuple[str, Params]:
    """The first thing that keeps this seat from the caller, and what its sentence names."""
    if seat.agent is None:
        return "why_seats_signed_out", {}
    unfit = _unfit(seat.agent, call, queue, request)
    if unfit is not None:
        return unfit
    if not seat.may_take_calls():
        return _obstacle(seat), {}
    return ("why_seats_passed_over" if call.waits_for is not None else "why_seats_free"), {}


def _unfit(agent: Agent, call: LiveCall, queue: Queue, request: Asked) -> tuple[str, Params] | None:
    """Why this person may not serve the caller, now or at all."""
    own = not agent.queues or queue.key in agent.queues
    if not own and queue.key not in agent.backup_queues:
        return "why_seats_wrong_queue", {"queue": queue.name}
    if not own and not request.backup:
        if queue.backup_after_s is None:
            return "why_seats_wrong_queue", {"queue": queue.name}
        return "why_seats_backup", {"from_at": call.arrived_at + queue.backup_after_s * 1000}
    for skill, level in request.skills:
        if not meets(agent.skills, ((skill, level),)):
            return "why_seats_unskilled", {"skill": skill, "level": level}
    return None


def _obstacle(seat: LiveSeat) -> str:
    """Why a seat with a person takes no call at all."""
    assert seat.agent is not None
    if not seat.agent.active:
        return "why_seats_account_closed"
    if seat.state is not SeatState.READY:
        return f"why_seats_{seat.state.value}"
    if seat.panel is PanelState.GONE:
        return "why_seats_panel_gone"
    return f"why_seats_phone_{'unreachable' if seat.phone is PhoneState.UNREACHABLE else 'busy'}"
