"""A CRM outside: which of a call it is told, and the link to it, made from the site's template."""

from dataclasses import asdict, dataclass
from string import Formatter
from urllib.parse import quote, urlsplit

from cti_gateway.core.errors import Refused


@dataclass(frozen=True, slots=True)
class Asking:
    """Who has which call. ``number`` is empty where the CRM is not told it; ``agent`` is a login."""

    call_id: str
    queue: str
    seat: str
    agent: str
    number: str = ""


FIELDS = frozenset(Asking.__dataclass_fields__)


def fields_of(template: str) -> frozenset[str]:
    """What the link is made of; raises Refused("crm_template_wrong")."""
    try:
        parts = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(template)]
        host = urlsplit(template).netloc
    except ValueError:
        raise Refused("crm_template_wrong") from None
    names = frozenset(name for name, _, _ in parts if name is not None)
    plain = not any(form or conversion for _, form, conversion in parts)
    if not (is_web_address(template) and plain and names <= FIELDS and "{" not in host):
        raise Refused("crm_template_wrong")
    return names


def is_web_address(text: str) -> bool:
    """Whether a browser may be sent there."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return text.isprintable() and " " not in text and parts.scheme in ("http", "https") and bool(parts.netloc)


def link(template: str, asking: Asking) -> str:
    """Every value is encoded: none can add to the address more than itself."""
    return template.format_map({name: quote(value, safe="") for name, value in asdict(asking).items()})
