"""Who calls when, and what phones do, against the figures that the scenario names."""

from itertools import pairwise
from random import Random  # noqa: TID251  # seeded
from statistics import fmean

import pytest

from cti_gateway.sim.load import HOUR_MS, Arrivals, DrawnPhones
from cti_gateway.sim.people import Caller, Outcome
from cti_gateway.sim.scenario import SHARES, Scenario, parse

START = 1_795_500_000_000


def day(scenario: Scenario, *, until_ms: int, seed: int = 1) -> list[tuple[int, Caller]]:
    """Who calls in that time, and how long after its beginning."""
    arrivals = Arrivals(scenario, ("12333", "12334"), Random(seed), start=START)
    callers = []
    while (at := arrivals.next_at) is not None and at < START + until_ms:
        caller = arrivals.due(at)
        assert caller is not None
        callers.append((at - START, caller))
    return callers


def test_the_same_seed_is_the_same_day() -> None:
    assert day(Scenario(), until_ms=HOUR_MS) == day(Scenario(), until_ms=HOUR_MS)
    assert day(Scenario(), until_ms=HOUR_MS) != day(Scenario(), until_ms=HOUR_MS, seed=2)


def test_nobody_comes_early() -> None:
    arrivals = Arrivals(Scenario(), ("12333",), Random(1), start=START)
    assert arrivals.next_at is not None
    assert arrivals.due(arrivals.next_at - 1) is None


def test_each_hour_has_its_share_day_after_day() -> None:
    busy = parse({"arrivals": {"per_day": 60_000}})
    callers = day(busy, until_ms=26 * HOUR_MS)
    for hour, share in enumerate([*SHARES, *SHARES]):
        came = sum(hour * HOUR_MS <= at < (hour + 1) * HOUR_MS for at, _ in callers)
        assert came == pytest.approx(600 * share, rel=0.1)


def test_the_day_can_begin_later_and_pass_faster() -> None:
    fast = parse({"speed": 60, "arrivals": {"per_day": 60_000, "from_hour": 4.5}})
    callers = day(fast, until_ms=60_000)
    first = sum(at < 30_000 for at, _ in callers)
    assert first == pytest.approx(300 * SHARES[4], rel=0.15)
    assert len(callers) - first == pytest.approx(300 * SHARES[5], rel=0.15)


def test_an_even_rate_and_its_end() -> None:
    callers = day(parse({"arrivals": {"per_second": 100, "limit": 5000}}), until_ms=HOUR_MS)
    assert len(callers) == 5000
    assert callers[-1][0] == pytest.approx(50_000, rel=0.05)
    assert all(one[0] <= next_one[0] for one, next_one in pairwise(callers))


def test_an_hour_without_callers_is_passed_over() -> None:
    callers = day(parse({"arrivals": {"shares": [0, 1], "per_day": 1000}}), until_ms=2 * HOUR_MS)
    assert min(at for at, _ in callers) >= HOUR_MS


def test_times_and_habits_are_the_scenarios() -> None:
    rates = {"arrivals": {"per_second": 100, "limit": 20_000}, "speed": 2}
    callers = [caller for _, caller in day(parse(rates), until_ms=HOUR_MS)]
    assert fmean(c.talk_ms or 0 for c in callers) == pytest.approx(120_000, rel=0.03)
    assert fmean(c.patience_ms or 0 for c in callers) == pytest.approx(60_000, rel=0.03)
    assert fmean(c.agent_ends for c in callers) == pytest.approx(0.3, abs=0.02)
    assert fmean(c.hold_after_ms is not None for c in callers) == pytest.approx(0.1, abs=0.02)
    assert fmean(c.number == "anonymous" for c in callers) == pytest.approx(0.03, abs=0.01)
    assert {c.did for c in callers} == {"12333", "12334"}
    for caller in callers:
        assert caller.number == "anonymous" or (caller.number.startswith("100") and len(caller.number) == 11)
        if caller.hold_after_ms is not None:
            assert caller.hold_after_ms + caller.hold_ms <= (caller.talk_ms or 0)


def test_who_is_asked_answers_as_often_and_as_well_as_the_scenario_says() -> None:
    asked = {
        "arrivals": {"per_second": 100, "limit": 20_000},
        "survey": {"answered": 0.4, "scores": [1, 0, 0, 0, 3]},
    }
    scores = [caller.score for _, caller in day(parse(asked), until_ms=HOUR_MS)]
    given = [score for score in scores if score is not None]
    assert len(given) == pytest.approx(8000, rel=0.05)
    assert set(given) == {1, 5}
    assert given.count(5) == pytest.approx(6000, rel=0.05)


def test_people_outside_do_what_the_scenario_says() -> None:
    numbers = {"1": "answers", "2": "silent", "3": "busy"}
    outside = {"miss": 0.2, "busy": 0.1, "answer_s": [2, 4], "mean_s": 100, "numbers": numbers}
    phones = DrawnPhones(parse({"outside": outside, "speed": 2}), (), Random(1))
    rings = [phones.ring_outside("13812345678") for _ in range(10_000)]
    assert fmean(r.outcome is Outcome.IGNORED for r in rings) == pytest.approx(0.2, abs=0.02)
    assert fmean(r.outcome is Outcome.BUSY for r in rings) == pytest.approx(0.1, abs=0.02)
    answers = [r for r in rings if r.outcome is Outcome.ANSWERED]
    assert fmean(r.after_ms for r in answers) == pytest.approx(1500, rel=0.02)
    assert fmean(r.talk_ms or 0 for r in answers) == pytest.approx(50_000, rel=0.03)
    always = {number: {phones.ring_outside(number).outcome for _ in range(100)} for number in numbers}
    assert always == {"1": {Outcome.ANSWERED}, "2": {Outcome.IGNORED}, "3": {Outcome.BUSY}}


def test_phones_answer_miss_and_refuse_as_often_as_they_should() -> None:
    scenario = parse({"seats": {"miss": 0.2, "busy": 0.1, "answer_s": [2, 4], "unregistered": 1}})
    phones = DrawnPhones(scenario, ("1001", "1002"), Random(1))
    assert (phones.registered("1001"), phones.registered("1002")) == (True, False)
    rings = [phones.ring("1001") for _ in range(10_000)]
    assert fmean(r.outcome is Outcome.IGNORED for r in rings) == pytest.approx(0.2, abs=0.02)
    assert fmean(r.outcome is Outcome.BUSY for r in rings) == pytest.approx(0.1, abs=0.02)
    after = [r.after_ms for r in rings if r.outcome is Outcome.ANSWERED]
    assert (min(after) >= 2000, max(after) <= 4000) == (True, True)
    assert fmean(after) == pytest.approx(3000, rel=0.02)
