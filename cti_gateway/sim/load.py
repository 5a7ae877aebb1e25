"""Who calls when, and what phones do: drawn from an injected rng, so that the same seed is the same day.

Callers and phones draw from streams of their own: how the gateway routes changes no caller.
"""

from math import inf, log
from random import Random  # noqa: TID251  # its type only: it is injected

from cti_gateway.sim.people import Caller, Outcome, Ring
from cti_gateway.sim.scenario import Scenario

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = ("伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "桂英", "秀兰", "建国", "志强", "海燕")
UNALLOCATED = "100"  # no mobile number in China begins like this
HOUR_MS = 3_600_000


def lognormal_s(rng: Random, mean_s: float, sigma: float) -> float:
    """The mean of a lognormal is exp(mu + sigma²/2)."""
    return rng.lognormvariate(log(mean_s) - sigma**2 / 2, sigma)


class DrawnPhones:
    """The scenario's phones."""

    def __init__(self, scenario: Scenario, extensions: tuple[str, ...], rng: Random) -> None:
        self._seats, self._speed, self._rng = scenario.seats, scenario.speed, rng
        self._outside, self._talk = scenario.outside, scenario.talk
        self._extensions = extensions
        plugged = len(extensions) - scenario.seats.unregistered
        self._registered = frozenset(extensions[: max(plugged, 0)])

    def extensions(self) -> tuple[str, ...]:
        """Those that Asterisk knows."""
        return self._extensions

    def registered(self, extension: str) -> bool:
        """Whether it can be rung."""
        return extension in self._registered

    def ring(self, extension: str) -> Ring:
        """What it will do this time."""
        chance = self._rng.random()
        after_s = self._rng.uniform(*self._seats.answer_s) / self._speed
        if chance < self._seats.miss:
            return Ring(Outcome.IGNORED)
        if chance < self._seats.miss + self._seats.busy:
            return Ring(Outcome.BUSY)
        return Ring(Outcome.ANSWERED, round(after_s * 1000))

    def ring_outside(self, number: str) -> Ring:
        """What somebody outside will do this time: the same as ever, or drawn."""
        outside, talk = self._outside, self._talk
        chance = self._rng.random()
        after_s = self._rng.uniform(*outside.answer_s) / self._speed
        talk_s = lognormal_s(self._rng, outside.mean_s, talk.sigma) / self._speed
        always = outside.numbers.get(number)
        if always == "silent" or (always is None and chance < outside.miss):
            return Ring(Outcome.IGNORED)
        if always == "busy" or (always is None and chance < outside.miss + outside.busy):
            return Ring(Outcome.BUSY)
        return Ring(Outcome.ANSWERED, round(after_s * 1000), max(round(talk_s * 1000), 1))


class Arrivals:
    """Callers in the order of their arrival, from ``start`` (ms) on: a Poisson process by the curve."""

    def __init__(self, scenario: Scenario, dids: tuple[str, ...], rng: Random, *, start: int) -> None:
        self._scenario, self._dids, self._rng, self._start = scenario, dids, rng, start
        self._at = 0.0  # ms after the start
        self._drawn = 0
        self.next_at: int | None = None
        self._draw_next()

    def due(self, now: int) -> Caller | None:
        """The next caller, if it is time."""
        if self.next_at is None or self.next_at > now:
            return None
        caller = self._draw_caller()
        self._draw_next()
        return caller

    def _draw_next(self) -> None:
        limit = self._scenario.arrivals.limit
        if limit is not None and self._drawn >= limit:
            self.next_at = None
            return
        self._drawn += 1
        wanted = self._rng.expovariate(1.0)  # so much of the rate must pass
        while True:
            rate, lasts = self._rate()
            if wanted < rate * lasts:
                self._at += wanted / rate
                break
            wanted -= rate * lasts
            self._at += lasts
        self.next_at = self._start + round(self._at)

    def _rate(self) -> tuple[float, float]:
        """Arrivals per ms now, and for how many ms that stays so. The curve's day follows itself."""
        arrivals, speed = self._scenario.arrivals, self._scenario.speed
        if arrivals.per_second is not None:
            return arrivals.per_second * speed / 1000, inf
        hours = self._at * speed / HOUR_MS + arrivals.from_hour
        hour = int(hours + 1e-9)
        share = arrivals.shares[hour % len(arrivals.shares)] / sum(arrivals.shares)
        return arrivals.per_day * share / HOUR_MS * speed, max(hour + 1 - hours, 1e-9) * HOUR_MS / speed

    def _draw_caller(self) -> Caller:
        rng, talk, speed = self._rng, self._scenario.talk, self._scenario.speed
        talk_s = lognormal_s(rng, talk.mean_s, talk.sigma) / speed
        patience_s = rng.expovariate(1 / self._scenario.patience.mean_s) / speed
        number = f"{UNALLOCATED}{rng.randrange(10**8):08d}"
        name = rng.choice(SURNAMES) + rng.choice(GIVEN)
        hides, agent_ends, holds = rng.random(), rng.random(), rng.random()
        withheld = hides < self._scenario.withheld
        survey = self._scenario.survey
        (score,) = rng.choices(range(1, 6), survey.scores)
        rates = rng.random() < survey.answered
        back = self._scenario.callback
        wants_back, back_after_s = rng.random() < back.wanted, rng.uniform(*back.after_s) / speed
        return Caller(
            did=rng.choice(self._dids),
            number="anonymous" if withheld else number,
            name="Anonymous" if withheld else name,
            patience_ms=round(patience_s * 1000),
            talk_ms=max(round(talk_s * 1000), 1),
            agent_ends=agent_ends < talk.agent_ends,
            hold_after_ms=round(talk_s * 400) if holds < talk.holds else None,
            hold_ms=round(talk_s * 200),
            score=score if rates else None,
            call_back_after_ms=round(back_after_s * 1000) if wants_back else None,
            message_ms=round(self._scenario.voicemail.message_s * 1000 / speed),
        )
