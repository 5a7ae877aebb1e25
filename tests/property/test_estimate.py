"""Laws of the estimate, whatever was learnt."""

from hypothesis import assume, given
from hypothesis import strategies as st

from cti_gateway.core.estimate import ServedRate

ms = st.integers(0, 10_000_000)


@st.composite
def learnt(draw: st.DrawFn) -> ServedRate:
    """After any morning."""
    rate, now = ServedRate(), 0
    for kind, duration in draw(st.lists(st.tuples(st.sampled_from("shlg"), ms), max_size=20)):
        now += duration // 3
        match kind:
            case "s":
                rate.served(now=now, since=now - duration, seats=draw(st.integers(0, 50)))
            case "h":
                rate.handled(duration)
            case _:
                rate.left(duration, gave_up=kind == "g")
    return rate


positions, seats = st.integers(1, 10_000), st.integers(1, 10_000)


@given(rate=learnt(), position=positions, further=positions, count=seats, more=seats)
def test_never_negative_longer_further_back_and_shorter_with_more_seats(
    rate: ServedRate, position: int, further: int, count: int, more: int
) -> None:
    here = rate.wait_ms(position, count)
    behind, relieved = rate.wait_ms(position + further, count), rate.wait_ms(position, count + more)
    assert here is not None and behind is not None and relieved is not None
    assert 0 <= here <= behind
    assert 0 <= relieved <= here


@given(rate=learnt(), position=positions, count=seats)
def test_who_may_give_up_can_only_shorten_the_wait(rate: ServedRate, position: int, count: int) -> None:
    patient = ServedRate(rate.effort_ms, rate.handling_ms)
    here, longer = rate.wait_ms(position, count), patient.wait_ms(position, count)
    assert here is not None and longer is not None and here <= longer


@given(talk_ms=st.integers(1000, 600_000), count=st.integers(1, 30), position=st.integers(1, 100))
def test_what_goes_on_evenly_is_foretold_exactly(talk_ms: int, count: int, position: int) -> None:
    """One caller is served each talk / seats, for long; the next ones will be too."""
    assume(talk_ms % count == 0)
    rate = ServedRate()
    for n in range(1, 5):
        rate.served(now=n * talk_ms // count, since=0, seats=count)
    assert rate.wait_ms(position, count) == position * talk_ms // count
