"""Laws of service hours, in zones with and without summer time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cti_gateway.core.hours import DAY_MINUTES, Hours, Spans

ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "UTC"]
INSTANTS = st.integers(1_700_000_000, 1_900_000_000)


@st.composite
def days(draw: st.DrawFn) -> Spans:
    edges = sorted(draw(st.sets(st.integers(0, DAY_MINUTES), max_size=6)))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    return Hours(draw(st.sampled_from(ZONES)), tuple(draw(days()) for _ in range(7)))


@settings(deadline=None)
@given(hours(), INSTANTS, st.data())
def test_nothing_changes_before_the_next_change_and_that_one_does(
    queue: Hours, at: int, data: st.DataObject
) -> None:
    change = queue.next_change(at)
    if change is None:
        assert queue.is_open(at + 7 * 86_400) is queue.is_open(at)
        return
    between = data.draw(st.integers(at, change - 1))
    assert queue.is_open(between) is queue.is_open(at) is queue.is_open(change - 1)
    assert queue.is_open(change) is not queue.is_open(at)
    assert queue.next_change(between) == change


@settings(deadline=None)
@given(hours(), INSTANTS)
def test_the_closed_time_is_closed_and_ends_open(queue: Hours, at: int) -> None:
    closure = queue.closure(at)
    if closure is None:
        assert queue.is_open(at)
        return
    begin, until = closure
    assert at <= begin < until
    assert not queue.is_open(begin)
    assert not queue.is_open(until - 1)
    assert begin == at or queue.is_open(begin - 1)
