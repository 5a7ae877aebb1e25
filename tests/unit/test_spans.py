"""Lists of spans, sorted and apart."""

from cti_gateway.core.spans import minus, seconds, union, within


def test_what_overlaps_or_touches_becomes_one() -> None:
    assert union([(5, 7), (1, 3), (3, 4), (2, 3), (9, 9)]) == [(1, 4), (5, 7)]


def test_holes_cut_and_bounds_clip() -> None:
    assert minus([(0, 10)], [(2, 3), (8, 12)]) == [(0, 2), (3, 8)]
    assert within([(0, 10), (12, 14)], (9, 13)) == [(9, 10), (12, 13)]
    assert seconds([(0, 10), (11, 12)]) == 11
