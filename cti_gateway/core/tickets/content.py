"""What must be right with what a ticket asks before anybody else gets it; a draft may lack all of it."""

from collections.abc import Container

from cti_gateway.core.caller import NUMBER
from cti_gateway.core.errors import Refused
from cti_gateway.core.tickets.ticket import Content


def check_content(content: Content, categories: Container[str], *, draft: bool) -> None:
    """Raises Refused. The citizen is to be told, so there is a number at which to call.

    ``categories``: those that the site has, each a path of codes.
    """
    if content.number and not NUMBER.fullmatch(content.number):
        raise Refused("number_invalid")
    if draft:
        return
    if content.category not in categories:
        raise Refused("ticket_category_unknown")
    if not content.question:
        raise Refused("ticket_text_missing")
    if not content.number:
        raise Refused("ticket_number_missing")
