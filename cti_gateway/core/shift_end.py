"""What the clock does to who holds a seat: no new calls after the shift, relief by who stands by, sign-out.

Nobody is cut off from a call, nor from the form of the last one. Who is not ready when the shift ends is
left so, for whatever reason they went: attendance judges those who never return by their departure.
"""

from collections.abc import Iterable

from cti_gateway.core import deferral, seating
from cti_gateway.core.errors import Conflict
from cti_gateway.core.records import Pending, SeatState
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.seat import WITH_CALL, LiveSeat, SeatStep
from cti_gateway.core.world import ENGINE, World, actor_of

SHIFT_OVER, LEAVE_BEGUN = "shift_over", "leave_begun"
ENDED = frozenset({SHIFT_OVER, LEAVE_BEGUN})


def take_roster(world: World, found: Iterable[Assignment], now: int) -> None:
    """Who belongs where from now on."""
    world.tenures.take(found, now)
    renew(world, now)


def renew(world: World, now: int) -> None:
    """Everybody at a seat stays as long as they may, by what is known now."""
    for number, seat in world.seats.items():
        if seat.agent is None:
            continue
        world.tenures.renew(number, seat.agent.id, now)
        world.mirror(seat)
        if number not in world.tenures.over and seat.pending_reason in ENDED:
            deferral.cancel(world, seat, now, actor=ENGINE)


def may_take_calls(world: World, seat: LiveSeat, now: int) -> None:
    """Raises Conflict where the shift of who sits here is over, or their leave has begun."""
    tenure = world.tenures.at(seat.place.number)
    if tenure is None or now < tenure.until:
        return
    back_at = leave_until(world, seat)
    if back_at is None:
        raise Conflict(SHIFT_OVER, until_at=tenure.until, out_at=tenure.out_at)
    raise Conflict(LEAVE_BEGUN, until_at=tenure.until, back_at=back_at)


def leave_until(world: World, seat: LiveSeat) -> int | None:
    """When the leave ends with which the time of who sits here is up; None: it is up with the shift."""
    tenure = world.tenures.at(seat.place.number)
    if tenure is None or seat.agent is None:
        return None
    return world.tenures.assigned.on_leave(seat.agent.id, tenure.until)


def _why(world: World, seat: LiveSeat) -> str:
    return SHIFT_OVER if leave_until(world, seat) is None else LEAVE_BEGUN


def keep_time(world: World, now: int) -> None:
    """End shifts that are over, before anybody could be offered another call."""
    _wind_up_all(world, now)
    while due := world.tenures.due(now):
        for tenure in due:
            if not tenure.overstayed:
                _defer(world, world.seats[tenure.seat], now)
        _wind_up_all(world, now)


def _defer(world: World, seat: LiveSeat, now: int) -> None:
    """After this call there is no other."""
    if seat.state in WITH_CALL and seat.pending is None:
        deferral.defer(world, seat, Pending.NOT_READY, _why(world, seat), now, actor=ENGINE)


def _wind_up_all(world: World, now: int) -> None:
    for number in sorted(world.tenures.over):
        _wind_up(world, world.seats[number], now)


def _wind_up(world: World, seat: LiveSeat, now: int) -> None:
    tenure = world.tenures.at(seat.place.number)
    assert tenure is not None
    if seat.state is SeatState.READY:
        world.step_seat(seat, SeatStep.NOT_READY, now=now, cause=_why(world, seat), actor=ENGINE)
    if seat.state is not SeatState.NOT_READY:
        return
    if seat.standby is not None:
        # Who had gone away before the end has not signed out by being relieved.
        worked = seat.cause in ENDED
        seating.release(world, seat, "relieved", now, actor=actor_of(seat.standby.id) if worked else ENGINE)
    elif tenure.overstayed:
        seating.release(world, seat, "auto_sign_out", now, actor=ENGINE)
