"""A span of time, hour by hour of the day that began at a midnight."""

from collections.abc import Iterator

from cti_gateway.core.spans import Span

HOUR_S = 3600


def by_hour(span: Span, midnight: int) -> Iterator[tuple[int, int]]:
    """The number of each hour it touches, and how many seconds of it."""
    begin, end = span[0] - midnight, span[1] - midnight
    while begin < end:
        hour = begin // HOUR_S
        until = min(end, (hour + 1) * HOUR_S)
        yield hour, until - begin
        begin = until
