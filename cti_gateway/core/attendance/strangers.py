"""Who signed in at a seat during a shift that was not theirs (§5 row 14), by roster version in force."""

from collections.abc import Collection, Iterable

from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.spans import Span


def arrivals(written: Iterable[Trace]) -> dict[str, list[Trace]]:
    """Who signed in, by seat."""
    found: dict[str, list[Trace]] = {}
    for fact in written:
        if fact.kind == "sign_in":
            found.setdefault(fact.seat, []).append(fact)
    return found


def strangers(shift: Span, expected: Collection[int | None], arrived: Iterable[Trace]) -> tuple[str, ...]:
    """Evidence of others, at this seat, than those expected there: whose shift it is, and whose the next."""
    begin, end = shift
    return tuple(
        fact.evidence for fact in arrived if begin <= fact.at // 1000 < end and fact.agent_id not in expected
    )
