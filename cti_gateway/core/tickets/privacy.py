"""What each reader sees of who the citizen is: masked for everybody; in full for some, who give a reason."""

from cti_gateway.core.masking import mask_name, mask_number
from cti_gateway.core.people import Role
from cti_gateway.core.tickets.ticket import Content

_IN_FULL = frozenset({Role.AGENT, Role.LEAD, Role.BUREAU_OFFICE, Role.UNIT_HANDLER})
_NOT_IF_CONFIDENTIAL = frozenset({Role.UNIT_HANDLER, Role.BUREAU_LEADER})


def hides(content: Content, role: Role) -> bool:
    """Whether not even the masked name and number are shown."""
    return content.confidential and role in _NOT_IF_CONFIDENTIAL


def may_reveal(content: Content, role: Role) -> bool:
    """Whether who sees the ticket may see name and number in full."""
    return role in _IN_FULL and not hides(content, role)


def masked(content: Content, role: Role) -> tuple[str, str]:
    """Name and number."""
    if hides(content, role):
        return "", ""
    return mask_name(content.caller), mask_number(content.number)
