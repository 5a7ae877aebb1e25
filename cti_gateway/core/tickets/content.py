"""What must be right with what a ticket asks before anybody else gets it; a draft may lack all of it."""

from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.outgoing import NUMBER
from cti_gateway.core.tickets.ticket import Content


def check_content(content: Content, *, draft: bool) -> None:
    """Raises Refused. The citizen is to be told, so there is a number at which to call."""
    if content.number and not NUMBER.fullmatch(content.number):
        raise Refused("number_invalid")
    if draft:
        return
    if content.category.partition("/")[0] not in CATEGORIES:
        raise Refused("ticket_category_unknown")
    if not content.question:
        raise Refused("ticket_text_missing")
    if not content.number:
        raise Refused("ticket_number_missing")
