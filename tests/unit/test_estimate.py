"""What is learnt of how fast a queue is served, and what it says to the next caller."""

from math import log

from pytest import approx

from cti_gateway.core.estimate import FIRST_GUESS_MS, GAIN, ServedRate


def test_until_something_is_known_it_is_a_guess_and_without_seats_nothing() -> None:
    assert ServedRate().wait_ms(1, 2) == FIRST_GUESS_MS / 2
    assert ServedRate().wait_ms(1, 0) is None


def test_handling_times_stand_in_until_somebody_had_to_wait() -> None:
    rate = ServedRate()
    rate.handled(100_000)
    rate.handled(180_000)
    handling_ms = 100_000 + GAIN * 80_000
    assert rate.wait_ms(3, 2) == 3 * handling_ms / 2
    rate.served(now=60_000, since=0, seats=2)
    assert rate.wait_ms(3, 2) == 3 * 120_000 / 2


def test_effort_is_seat_time_since_the_last_one_was_served_or_began_to_wait() -> None:
    rate = ServedRate()
    rate.served(now=60_000, since=0, seats=2)
    rate.served(now=90_000, since=10_000, seats=4)
    assert rate.effort_ms == 120_000
    rate.served(now=1_000_000, since=990_000, seats=0)
    assert rate.effort_ms == 120_000 + GAIN * (10_000 - 120_000)


def test_whoever_may_give_up_shortens_the_wait_of_those_behind() -> None:
    rate = ServedRate(effort_ms=120_000)
    rate.left(100_000, gave_up=False)
    assert rate.wait_ms(5, 1) == 600_000
    rate.left(0, gave_up=True)
    patience = 1 / (100_000 * 63 / 64)
    assert rate.wait_ms(5, 1) == approx(log(1 + 600_000 * patience) / patience, abs=1)
