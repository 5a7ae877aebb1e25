"""A share of a whole that may be nothing."""


def ratio(part: float, whole: float) -> float | None:
    """None: there was nothing to be a part of."""
    return part / whole if whole else None
