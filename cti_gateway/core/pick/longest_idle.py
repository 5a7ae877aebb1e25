"""Longest idle: the seat that has been ready for the longest time."""

from collections.abc import Iterable

from cti_gateway.core.seat import LiveSeat


def pick(seats: Iterable[LiveSeat]) -> LiveSeat | None:
    """Of the seats that may take the call; ties go to the lower seat number."""
    return min(seats, key=lambda seat: (seat.since, seat.place.number), default=None)
