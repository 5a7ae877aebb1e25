"""Who called on a day past, about what, and how it ended: by the demo's arrival curve (domain.md §4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import exp, log
from random import Random

from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.demo.callers import DIDS, PREFIXES, SURNAMES, TITLES

PER_DAY = 70
OPENS, BUSIEST = 8, (9.5, 13, 12.5, 9.5, 4.5, 5, 9.5, 11, 9.5, 6.5, 3.5, 3.2, 2.8)  # per cent of each hour
WEEKDAYS = (1.2, 1.0, 1.0, 1.0, 1.0, 0.35, 0.35)  # Monday first
OUTSIDE_HOURS = 2  # callers a day who come too early or too late
TALK_S, TALK_SIGMA, LONGEST_TALK_S = 240, 0.6, 900
PATIENCE_S = 120
AFTER_S = (15, 95)
CALLS_AGAIN = 0.12
RATES, SCORES = 0.45, (1, 1, 4, 24, 70)  # of those asked; weights of 1 to 5
AGENT_HANGS_UP = 0.8
LABOUR = frozenset({"LAB", "WAG", "ARB"})
# How much each category is asked about.
ASKED = {
    "PEN": 22, "UNE": 9, "INJ": 6, "MED": 5, "EMP": 7, "TRN": 5, "LAB": 10, "WAG": 8,
    "ARB": 4, "TAL": 4, "EXM": 5, "CARD": 9, "FEE": 7, "RPT": 3, "SUG": 1, "OTH": 3,
}  # fmt: skip
OUTCOMES = {
    "RESOLVED": 84,
    "TICKET": 3,
    "REFERRED": 6,
    "CALLBACK": 1,
    "INVALID": 3,
    "SILENT": 2,
    "DROPPED": 1,
}
COMPLAINTS = {"REGISTERED": 45, "TICKET": 25, "RESOLVED": 30}
SAYS_NOTHING = frozenset({"INVALID", "SILENT"})


@dataclass(frozen=True, slots=True)
class Caller:
    """``score`` None: does not rate. ``about`` None: there was no question."""

    at: int
    number: str
    name: str
    did: str
    patience_ms: int
    talk_ms: int
    after_ms: int  # how long the agent writes
    agent_hangs_up: bool
    score: int | None
    outcome: str
    about: Content | None

    @property
    def call_id(self) -> str:
        """As Asterisk would name it."""
        return f"{self.at // 1000}.{self.at % 1000}"


@dataclass(slots=True)
class Town:
    """Everybody who may call; who has called may call again."""

    entries: Sequence[Content]
    rng: Random
    _known: list[tuple[str, str]] = field(default_factory=list)

    def callers(self, day: date, templates: Templates) -> Iterator[Caller]:
        """Those of a day, in order."""
        midnight = templates.midnight(day) * 1000
        return (self._caller(midnight + at) for at in sorted(self._instants(day)))

    def _instants(self, day: date) -> set[int]:
        """Milliseconds of the day, no two alike."""
        rng, mean = self.rng, PER_DAY * WEEKDAYS[day.weekday()]
        hours = range(OPENS, OPENS + len(BUSIEST))
        often = round(rng.gauss(mean, mean**0.5))
        found = {hour * 3_600_000 + rng.randrange(3_600_000) for hour in rng.choices(hours, BUSIEST, k=often)}
        outside = (OPENS - 1, hours[-1] + 1)
        return found | {
            rng.choice(outside) * 3_600_000 + rng.randrange(3_600_000) for _ in range(OUTSIDE_HOURS)
        }

    def _caller(self, at: int) -> Caller:
        rng = self.rng
        (category,) = rng.choices(list(ASKED), list(ASKED.values()))
        outcomes = COMPLAINTS if category == "RPT" else OUTCOMES
        (outcome,) = rng.choices(list(outcomes), list(outcomes.values()))
        number, name = self._who()
        talk_s = min(rng.lognormvariate(log(TALK_S) - TALK_SIGMA**2 / 2, TALK_SIGMA), LONGEST_TALK_S)
        silent = outcome in SAYS_NOTHING
        return Caller(
            at=at,
            number=number,
            name=name,
            did=DIDS[category in LABOUR],
            patience_ms=round(rng.expovariate(1 / PATIENCE_S) * 1000) + 1000,
            talk_ms=round((10 if silent else max(talk_s, 20)) * 1000),
            after_ms=round(rng.uniform(*AFTER_S) * 1000),
            agent_hangs_up=rng.random() < AGENT_HANGS_UP,
            score=rng.choices(range(1, 6), SCORES)[0] if rng.random() < RATES else None,
            outcome=outcome,
            about=None if silent else self._question(category),
        )

    def _who(self) -> tuple[str, str]:
        rng = self.rng
        if self._known and rng.random() < CALLS_AGAIN:
            return rng.choice(self._known[-600:])
        number = rng.choice(PREFIXES) + f"{rng.randrange(10**8):08d}"
        self._known.append((number, rng.choice(SURNAMES) + rng.choice(TITLES)))
        return self._known[-1]

    def _question(self, category: str) -> Content:
        """A few questions are asked much more than the others."""
        of_it = [entry for entry in self.entries if entry.category == category]
        (found,) = self.rng.choices(of_it, [exp(-place / 4) for place in range(len(of_it))])
        return found
