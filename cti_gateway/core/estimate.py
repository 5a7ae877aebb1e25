"""How long a caller will wait, estimated by how fast the queue has been served.

    drain = serving seats / effort                 callers a millisecond
    wait of the k-th caller = ln(1 + k·θ/drain) / θ  and for θ → 0, that is for patient callers, k / drain

This is the Markovian queue-length estimator of Ibrahim and Whitt (Real-Time Delay Estimation in Overloaded
Multiserver Queues with Abandonments, Management Science 55(10), 2009, QL_m: Σ 1/(sμ + iθ) over those ahead),
with its sum as an integral. μ and θ are learnt from what happened:

- effort: seat time for each caller served while others waited, seats × (time since the last one was served).
  For seats that serve this queue alone it is the handling time; where they serve others too it is more,
  for it holds what those take. Until anybody had to wait the handling time stands in for it.
- θ: callers who gave up, for each millisecond that anybody waited: the maximum likelihood rate of
  exponential patience, where being served only ends the observation.
"""

from dataclasses import dataclass
from math import log1p

FIRST_GUESS_MS = 180_000.0  # until a call has been handled
GAIN = 1 / 8  # of the newest sample in a moving average, as for round trips in RFC 6298
FADE = 63 / 64  # of what is known of patience, with each caller


@dataclass(slots=True)
class ServedRate:
    """What is learnt of one queue."""

    effort_ms: float | None = None
    handling_ms: float | None = None
    served_at: int = 0  # the last caller who had to wait
    gave_up: float = 0.0
    waited_ms: float = 0.0

    def served(self, *, now: int, since: int, seats: int) -> None:
        """Somebody who had to wait ``since`` then is served by one of so many serving seats."""
        alone_ms = max(now - max(since, self.served_at), 0)
        self.effort_ms = _moved(self.effort_ms, max(seats, 1) * alone_ms)
        self.served_at = now

    def handled(self, duration_ms: int) -> None:
        """A seat has finished a call, after-call work included."""
        self.handling_ms = _moved(self.handling_ms, duration_ms)

    def left(self, waited_ms: int, *, gave_up: bool) -> None:
        """Somebody who had to wait does so no more."""
        self.gave_up = self.gave_up * FADE + gave_up
        self.waited_ms = self.waited_ms * FADE + max(waited_ms, 0)

    def wait_ms(self, position: int, seats: int) -> int | None:
        """Of the caller at this position; None while no seat serves the queue."""
        if seats == 0:
            return None
        each_ms = (self.effort_ms or self.handling_ms or FIRST_GUESS_MS) / seats
        patience = self.gave_up / self.waited_ms if self.waited_ms else 0.0
        if not patience:
            return round(position * each_ms)
        return round(log1p(position * each_ms * patience) / patience)


def _moved(average: float | None, sample: float) -> float:
    return sample if average is None else average + GAIN * (sample - average)
