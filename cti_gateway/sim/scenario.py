"""The scenario file: who calls, how often, how long, who answers, and what goes wrong. TOML.

Times are those of a real hotline; ``speed`` makes people quicker (it divides each of their times and
multiplies arrivals), never the PBX: its waits and its clock stay real, for the gateway's are.
"""

from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, model_validator

from cti_gateway.config import Section, checked, read_toml

SEATS = 10
# domain.md, section 4: arrivals in each hour from 8 to 20 o'clock, in percent of the day.
SHARES = (9.5, 13.0, 12.5, 9.5, 4.5, 5.0, 9.5, 11.0, 9.5, 6.5, 3.5, 3.2, 2.8)

S = TypeVar("S", bound=Section)


def in_order(section: S, times: tuple[float, float], key: str) -> S:
    """Two times between which something is evenly spread; raises ValueError."""
    if not 0 <= times[0] <= times[1]:
        raise ValueError(f"{key} must be two times, the shorter one first")
    return section


class Seats(Section):
    """[seats]: desk phones that answer by themselves; without a count, those of the gateway's seats."""

    count: int | None = Field(default=None, ge=1, le=100_000)
    first_extension: int = Field(default=1001, ge=1)
    answer_s: tuple[float, float] = (2.0, 6.0)  # after so long, evenly spread
    miss: float = Field(default=0.02, ge=0, le=1)  # how often nobody answers
    busy: float = Field(default=0.0, ge=0, le=1)  # how often the call is refused
    unregistered: int = Field(default=0, ge=0)  # how many of the last phones are unplugged

    @model_validator(mode="after")
    def _spread(self) -> "Seats":
        return in_order(self, self.answer_s, "answer_s")

    def extensions(self, of_gateway: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The gateway's, or so many numbered on from the first."""
        if self.count is None and of_gateway:
            return of_gateway
        return tuple(str(self.first_extension + n) for n in range(self.count or SEATS))


class Arrivals(Section):
    """[arrivals]: a day's curve from ``from_hour`` on, or an even rate."""

    per_day: float = Field(default=600.0, gt=0)
    shares: tuple[float, ...] = Field(default=SHARES, min_length=1)
    from_hour: float = Field(default=0.0, ge=0)  # hours after the curve's beginning
    per_second: float | None = Field(default=None, gt=0)
    limit: int | None = Field(default=None, ge=0)  # no more callers than that

    @model_validator(mode="after")
    def _somebody_calls(self) -> "Arrivals":
        if min(self.shares) < 0 or sum(self.shares) <= 0:
            raise ValueError("shares must not be negative, and not all of them 0")
        return self


class Talks(Section):
    """[talk]: lognormal."""

    mean_s: float = Field(default=240.0, gt=0)
    sigma: float = Field(default=0.6, ge=0, le=3)
    agent_ends: float = Field(default=0.3, ge=0, le=1)  # how often the agent puts down first
    holds: float = Field(default=0.1, ge=0, le=1)  # how often the caller is held once


class Surveys(Section):
    """[survey]: of who is asked to rate the talk."""

    answered: float = Field(default=0.5, ge=0, le=1)  # how often a key is pressed
    # How often 1, 2 … 5 is given.
    scores: tuple[float, ...] = Field(default=(3.0, 3.0, 9.0, 25.0, 60.0), min_length=5, max_length=5)

    @model_validator(mode="after")
    def _some_score(self) -> "Surveys":
        if min(self.scores) < 0 or sum(self.scores) <= 0:
            raise ValueError("scores must not be negative, and not all of them 0")
        return self


class Patience(Section):
    """[patience]: exponential."""

    mean_s: float = Field(default=120.0, gt=0)


class Callbacks(Section):
    """[callback]: where a queue lets who waits press 1."""

    wanted: float = Field(default=0.1, ge=0, le=1)  # how many would rather be called back
    after_s: tuple[float, float] = (20.0, 60.0)  # they press after so long, evenly spread

    @model_validator(mode="after")
    def _spread(self) -> "Callbacks":
        return in_order(self, self.after_s, "after_s")


class Outside(Section):
    """[outside]: people whom a seat calls, who are called back, or to whom a caller is passed on."""

    answer_s: tuple[float, float] = (4.0, 12.0)  # after so long, evenly spread
    miss: float = Field(default=0.1, ge=0, le=1)  # how often nobody answers
    busy: float = Field(default=0.1, ge=0, le=1)  # how often it is busy
    mean_s: float = Field(default=120.0, gt=0)  # until they put down, lognormal as [talk]
    # Who does the same every time, so that a lesson can name them.
    numbers: dict[str, Literal["answers", "silent", "busy"]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _spread(self) -> "Outside":
        return in_order(self, self.answer_s, "answer_s")


class VoiceMail(Section):
    """[voicemail]: where an overflow rule may send callers."""

    boxes: tuple[str, ...] | None = None  # those that exist; without: every one that is named
    message_s: float = Field(default=20.0, gt=0)  # how long a caller listens and speaks


Seconds = Annotated[float, Field(ge=0)]


class Fault(Section):
    """[[fault]]: what goes wrong, once, ``at_s`` after the start (real seconds, whatever the speed)."""

    at_s: float = Field(ge=0)
    kind: Literal["cut", "silence", "slow", "restart", "crash"]
    for_s: float = Field(default=5.0, gt=0)  # silence and slow; how long a restart takes


class Scenario(Section):
    """All of it."""

    seed: int = 1
    speed: float = Field(default=1.0, gt=0)
    seats: Seats = Seats()
    queues: tuple[str, ...] = ()  # with a fallback queue; none: those of the gateway's configuration
    dids: tuple[str, ...] = ()  # what is dialled; none: the numbers of that configuration
    arrivals: Arrivals = Arrivals()
    talk: Talks = Talks()
    survey: Surveys = Surveys()
    patience: Patience = Patience()
    callback: Callbacks = Callbacks()
    outside: Outside = Outside()
    voicemail: VoiceMail = VoiceMail()
    sounds: dict[str, Seconds] = Field(default_factory=dict)  # by file, unless 2 s; 0: it is missing
    withheld: float = Field(default=0.03, ge=0, le=1)  # how many callers hide their number
    lose_redirect_every: int = Field(default=0, ge=0)
    fault: tuple[Fault, ...] = ()


def load(path: Path) -> Scenario:
    """Read and check; raises ConfigInvalid that names the key."""
    return parse(read_toml(path, missing="scenario_missing"))


def parse(values: dict[str, Any]) -> Scenario:
    """Check what a file holds."""
    return checked(Scenario, values)
