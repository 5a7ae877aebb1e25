"""May this person sign in at this seat now, and until when may they stay (A1.6, §5 rows 26 to 33)?

Signing in opens some time before a shift. A shift that runs comes before one that only opens: who changes
seats between two shifts moves when the first is over. A permit of a lead is an assignment like any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cti_gateway.core.errors import Forbidden
from cti_gateway.core.roster.assigned import Assigned, Assignment


@dataclass(frozen=True, slots=True)
class AdmissionRules:
    """``rostered``: only who is assigned may sign in; else anybody, anywhere, at any time."""

    rostered: bool = False
    opens_s: int = 1800
    auto_sign_out_s: int = 900

    def open(self, one: Assignment, now: int) -> bool:
        """Whether one may sign in for it now."""
        return self.opens_at(one) <= now < one.until

    def opens_at(self, one: Assignment) -> int:
        """From when on one may."""
        return one.from_at - self.opens_s * 1000


def entitled(own: Sequence[Assignment], seat: str, now: int, rules: AdmissionRules) -> bool:
    """Whether one of these gives the right to be at this seat now."""
    return any(one.seat == seat for one in _open(own, now, rules))


def admit(assigned: Assigned, agent_id: int, seat: str, now: int, rules: AdmissionRules) -> None:
    """Raises Forbidden, which names the way: another seat, a later time, or whose seat it is."""
    own = assigned.of(agent_id)
    if not rules.rostered or entitled(own, seat, now, rules):
        return
    for one in _open(own, now, rules):
        raise Forbidden("shift_elsewhere", seat=one.seat, from_at=one.from_at, until_at=one.until)
    for one in own:
        if one.from_at > now:
            opens_at = rules.opens_at(one)
            raise Forbidden("shift_too_early", seat=one.seat, from_at=one.from_at, opens_at=opens_at)
    whose = assigned.at(seat, now)
    if whose is None:
        raise Forbidden("shift_none", seat=seat)
    raise Forbidden(
        "shift_not_yours", seat=seat, name=whose.name, from_at=whose.from_at, until_at=whose.until
    )


def stays_until(own: Sequence[Assignment], seat: str, now: int, rules: AdmissionRules) -> int | None:
    """The end of the last of those here that follow one another from now on; None: none is open.

    Leave ends the stay, however short it is: nobody is given calls in it.
    """
    here = [one for one in own if one.seat == seat]
    until = max((one.until for one in _open(here, now, rules)), default=None)
    if until is None:
        return None
    for one in here:
        if rules.opens_at(one) <= until and not any(begin <= until < end for begin, end in one.leave):
            until = max(until, one.until)
    return until


def ended_at(own: Sequence[Assignment], seat: str, now: int) -> int | None:
    """When the last of those here was over."""
    return max((one.until for one in own if one.seat == seat and one.until <= now), default=None)


def _open(own: Sequence[Assignment], now: int, rules: AdmissionRules) -> list[Assignment]:
    found = [one for one in own if rules.open(one, now)]
    return [one for one in found if one.from_at <= now] or found
