"""Whose shift it is: as rostered, unless a swap was approved before it began, or ratified later (A1.0e)."""

from cti_gateway.core.attendance.case import Case, Swap


def takes_effect(case: Case, swap: Swap) -> bool:
    """Whether the substitute answers for the shift, and no longer the person rostered."""
    in_time = swap.approved_at is not None and swap.approved_at < case.shift[0]
    return in_time or swap.ratified


def has_shift(case: Case) -> bool:
    """Whether the person of the case answers for the shift."""
    if not case.swaps:
        return True
    effective = [swap for swap in case.swaps if takes_effect(case, swap)]
    if any(swap.original == case.person for swap in effective):
        return False
    offered = any(swap.substitute == case.person for swap in case.swaps)
    return not offered or any(swap.substitute == case.person for swap in effective)
