"""How long somebody took to get to work: from signing in to being ready for the first call (A1.6)."""

from collections.abc import Iterable

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.spans import Span

AT_WORK = {FactKind.READY, FactKind.CALL_START}


def ready_after_s(facts: Iterable[Fact], shift: Span) -> int | None:
    """From the sign-in with which the person came to this shift; None: not (yet) ready in it."""
    came: int | None = None
    for fact in facts:
        if fact.at >= shift[1]:
            break
        match fact.kind:
            case FactKind.SIGN_IN if came is None:
                came = fact.at
            case FactKind.SIGN_OUT if fact.at <= shift[0]:
                came = None  # that was for an earlier one
            case kind if kind in AT_WORK and came is not None:
                return fact.at - came
    return None
