"""A straight line through samples, and how sure its slope is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import linear_regression

SURE = 1.96  # standard errors on each side: 95 %


@dataclass(frozen=True)
class Trend:
    """First and last value on the line, and its slope by the unit of x, give or take ``within``.

    Samples of memory follow each other closely, which makes ``within`` look better than it is.
    """

    first: float
    last: float
    slope: float
    within: float

    @classmethod
    def of(cls, x: Sequence[float], y: Sequence[float]) -> "Trend":
        """Least squares; three samples at least."""
        slope, intercept = linear_regression(x, y)
        middle = sum(x) / len(x)
        off = sum((b - intercept - slope * a) ** 2 for a, b in zip(x, y, strict=True))
        spread = sum((a - middle) ** 2 for a in x)
        within = SURE * sqrt(off / (len(x) - 2) / spread)
        return cls(intercept + slope * x[0], intercept + slope * x[-1], slope, within)
