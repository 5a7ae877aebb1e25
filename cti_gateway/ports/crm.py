"""A CRM outside, which may know the caller too. Nothing waits for it but who looks at its answer."""

from typing import Protocol

from cti_gateway.codec.crm import CrmNote
from cti_gateway.core.crm import Asking


class Crm(Protocol):
    """``tells_number``: the site has allowed that numbers are told in full."""

    @property
    def asks(self) -> bool:
        """Whether there is anybody to ask."""
        ...

    @property
    def tells_number(self) -> bool: ...

    def link(self, asking: Asking) -> str:
        """Where the caller is shown; empty: nowhere."""
        ...

    async def ask(self, asking: Asking) -> CrmNote:
        """Raises CrmFailed, within two seconds."""
        ...
