"""A span of time, hour by hour of a day by the wall clock: where that is set, one is longer, or none."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cti_gateway.core.spans import Span


def by_hour(span: Span, hours: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The number of each hour it touches, and how many seconds of it; ``hours``: when each begins, and the
    end of the last."""
    for hour, (begin, end) in enumerate(pairwise(hours)):
        inside = min(end, span[1]) - max(begin, span[0])
        if inside > 0:
            yield hour, inside
