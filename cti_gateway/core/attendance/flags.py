"""What a lead should look at, whatever the findings are."""

from bisect import bisect_left
from operator import attrgetter

from cti_gateway.core.attendance.case import Case, FactKind
from cti_gateway.core.attendance.presence import Seen, Stay
from cti_gateway.core.attendance.swaps import has_shift, takes_effect
from cti_gateway.core.spans import Spans


def flags(case: Case, known: Seen, was_there: Stay | None, steps: Spans) -> tuple[str, ...]:
    """Stable codes, in this order."""
    end, answerable = case.shift[1], has_shift(case)
    raised = {
        "UNSCHEDULED_PRESENCE": bool(case.strangers) or (was_there is not None and not answerable),
        "SWAPPED": not answerable and any(takes_effect(case, swap) for swap in case.swaps),
        "SWAP_NOT_EFFECTIVE": any(not takes_effect(case, swap) for swap in case.swaps),
        "LEAVE_APPROVED_LATE": any(leave.effective() != leave.span for leave in case.leaves),
        "SIGN_IN_REFUSED": FactKind.SIGN_IN_REFUSED in known.kinds and _refused(case),
        "SEVERE_LATE": _severely_late(case, was_there),
        "SIGN_OUT_FORGOTTEN": was_there is not None and was_there.left_at == end and not _signed_out(case),
        "CLOCK_SUSPECT": bool(steps),
    }
    return tuple(flag for flag, up in raised.items() if up)


def _refused(case: Case) -> bool:
    """For this shift, that is: since they were last signed out before it."""
    begin, end = case.shift
    refused = [fact.at for fact in case.facts if fact.kind is FactKind.SIGN_IN_REFUSED]
    left = [fact.at for fact in case.facts if fact.kind is FactKind.SIGN_OUT and fact.at <= begin]
    return any(max(left, default=at) <= at < end for at in refused)


def _severely_late(case: Case, was_there: Stay | None) -> bool:
    if was_there is None or case.rules.late_over_1h != "severe_late":
        return False
    return was_there.arrived_at - case.shift[0] > case.rules.late_limit_s


def _signed_out(case: Case) -> bool:
    """Or goes on with the next shift."""
    if case.goes_on:
        return True
    since_the_end = case.facts[bisect_left(case.facts, case.shift[1], key=attrgetter("at")) :]
    after = next((fact for fact in since_the_end if fact.kind is FactKind.SIGN_OUT), None)
    return after is not None and case.by_hand(after)
