"""What a lead should look at, whatever the findings are."""

from cti_gateway.core.attendance.case import Case, FactKind
from cti_gateway.core.attendance.presence import Stay
from cti_gateway.core.attendance.swaps import has_shift, takes_effect
from cti_gateway.core.spans import Spans


def flags(case: Case, was_there: Stay | None, steps: Spans) -> tuple[str, ...]:
    """Stable codes, in this order."""
    end, answerable = case.shift[1], has_shift(case)
    raised = {
        "UNSCHEDULED_PRESENCE": bool(case.strangers) or (was_there is not None and not answerable),
        "SWAPPED": not answerable and any(takes_effect(case, swap) for swap in case.swaps),
        "SWAP_NOT_EFFECTIVE": any(not takes_effect(case, swap) for swap in case.swaps),
        "LEAVE_APPROVED_LATE": any(leave.effective() != leave.span for leave in case.leaves),
        "SIGN_IN_REFUSED": _refused(case),
        "SEVERE_LATE": _severely_late(case, was_there),
        "SIGN_OUT_FORGOTTEN": was_there is not None and was_there.left_at == end and not _signed_out(case),
        "CLOCK_SUSPECT": bool(steps),
    }
    return tuple(flag for flag, up in raised.items() if up)


def _refused(case: Case) -> bool:
    """For this shift, that is: since they were last signed out before it."""
    begin, end = case.shift
    refused = [fact.at for fact in case.facts if fact.kind is FactKind.SIGN_IN_REFUSED]
    if not refused:
        return False
    left = [fact.at for fact in case.facts if fact.kind is FactKind.SIGN_OUT and fact.at <= begin]
    return any(max(left, default=at) <= at < end for at in refused)


def _severely_late(case: Case, was_there: Stay | None) -> bool:
    if was_there is None or case.rules.late_over_1h != "severe_late":
        return False
    return was_there.arrived_at - case.shift[0] > case.rules.late_limit_s


def _signed_out(case: Case) -> bool:
    """Or goes on with the next shift."""
    after = [fact for fact in case.facts if fact.at >= case.shift[1] and fact.kind is FactKind.SIGN_OUT]
    return case.goes_on or (bool(after) and case.by_hand(after[0]))
