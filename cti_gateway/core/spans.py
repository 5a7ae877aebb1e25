"""Spans of time as half-open pairs (from, to) in whole seconds; ``Spans`` are sorted, apart and not empty."""

from collections.abc import Collection, Iterable

Span = tuple[int, int]
Spans = list[Span]


def union(spans: Iterable[Span]) -> Spans:
    """All of them together; what touches becomes one, what is empty vanishes."""
    real = [span for span in spans if span[0] < span[1]]
    if len(real) < 2:
        return real
    joined: Spans = []
    for begin, end in sorted(real):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((begin, end))
    return joined


def minus(spans: Iterable[Span], holes: Collection[Span]) -> Spans:
    """What is left of the spans outside the holes."""
    left = union(spans)
    for hole_begin, hole_end in union(holes) if left and holes else ():
        left = [
            piece
            for begin, end in left
            for piece in ((begin, min(end, hole_begin)), (max(begin, hole_end), end))
            if piece[0] < piece[1]
        ]
    return left


def within(spans: Spans, bounds: Span) -> Spans:
    """What of the spans lies inside the bounds."""
    since, until = bounds
    return [
        (begin if begin > since else since, end if end < until else until)
        for begin, end in spans
        if begin < until and end > since
    ]


def seconds(spans: Iterable[Span]) -> int:
    """How long they last together; they are apart."""
    return sum([end - begin for begin, end in spans])
