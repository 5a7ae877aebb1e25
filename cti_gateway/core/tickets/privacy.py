"""What each reader sees of who the citizen is: masked for everybody; in full for some, who give a reason.

Once a ticket has ended, nobody needs to call: only the bureau office, which answers for it, still can.
"""

import re

from cti_gateway.core.masking import mask_name, mask_number
from cti_gateway.core.people import Role
from cti_gateway.core.tickets.machine import ENDED, Standing
from cti_gateway.core.tickets.ticket import Content

_IN_FULL = frozenset({Role.AGENT, Role.LEAD, Role.BUREAU_OFFICE, Role.UNIT_HANDLER})
_IN_FULL_FOR_EVER = frozenset({Role.BUREAU_OFFICE})
_NOT_IF_CONFIDENTIAL = frozenset({Role.UNIT_HANDLER, Role.BUREAU_LEADER})
_ANY_NUMBER = re.compile(r"\d(?:[ -]?\d){6,}[Xx]?", re.ASCII)  # of a telephone, an identity card, a bank


def hides(content: Content, role: Role) -> bool:
    """Whether not even the masked name and number are shown."""
    return content.confidential and role in _NOT_IF_CONFIDENTIAL


def may_reveal(found: Standing, role: Role) -> bool:
    """Whether who sees the ticket may see name and number in full."""
    allowed = _IN_FULL_FOR_EVER if found.state in ENDED else _IN_FULL
    return role in allowed and not hides(found.content, role)


def masked(content: Content, role: Role) -> tuple[str, str]:
    """Name and number."""
    if hides(content, role):
        return "", ""
    return mask_name(content.caller), mask_number(content.number)


def veiled(text: str, content: Content, role: Role) -> str:
    """What somebody wrote, with name and number of the citizen as masked there as elsewhere.

    Of who is hidden, no long number is left: it may be another by which a person is found.
    """
    hidden = hides(content, role)
    if hidden:
        text = _ANY_NUMBER.sub(_stars, text)
    if len(content.number) > 1:
        own = re.compile(rf"(?<!\d){'[ -]?'.join(map(re.escape, content.number))}(?!\d)", re.ASCII)
        text = own.sub(_stars if hidden else mask_number(content.number), text)
    if len(content.caller) > 1:
        text = text.replace(
            content.caller, "*" * len(content.caller) if hidden else mask_name(content.caller)
        )
    return text


def _stars(found: re.Match[str]) -> str:
    return "*" * len(found[0])
