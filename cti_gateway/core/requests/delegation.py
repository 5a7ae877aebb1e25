"""The director's delegate: who decides in the director's place, from when to when (A2.2).

The newest entry replaces all before it; one that names nobody ends the delegation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cti_gateway.core.errors import Forbidden, NotFound, Refused
from cti_gateway.core.people import Agent, Role

LONGEST_MS = 366 * 86_400_000


@dataclass(frozen=True, slots=True)
class Delegation:
    """``actor`` (a login) lets ``delegate`` decide in [from_at, to_at), milliseconds."""

    at: int
    actor: str
    delegate: str
    from_at: int
    to_at: int
    reason: str


def directs(person: Agent, delegations: Sequence[Delegation], now: int) -> bool:
    """Whether this person decides now as the director does; ``delegations`` the oldest first."""
    if person.role is Role.HOTLINE_DIRECTOR:
        return True
    return any(one.delegate == person.login and one.from_at <= now < one.to_at for one in delegations[-1:])


def check_delegation(delegation: Delegation, by: Agent, delegate: Agent | None) -> None:
    """Raises Refused."""
    if by.role is not Role.HOTLINE_DIRECTOR:
        raise Forbidden("forbidden")
    if not delegation.delegate:
        return
    if delegate is None or not delegate.active:
        raise NotFound("person_unknown", login=delegation.delegate)
    if delegate.login == by.login:
        raise Refused("delegate_self")
    if not 0 < delegation.to_at - delegation.from_at <= LONGEST_MS:
        raise Refused("interval_wrong")
