"""One short visit to Asterisk's manager interface: log in, ask, leave."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cti_gateway.adapters.ami.opening import connected
from cti_gateway.adapters.ami.protocol import AmiProtocol, Reply
from cti_gateway.app import ami_settings
from cti_gateway.config import Pbx
from cti_gateway.core.errors import SwitchRefused

ANSWERS_WITHIN_S = 5.0


class Visit:
    """A connection that nobody keeps alive."""

    def __init__(self, protocol: AmiProtocol) -> None:
        self._protocol = protocol

    async def ask(self, action: str, *headers: tuple[str, str]) -> Reply:
        """Raises SwitchUnavailable."""
        return await self._protocol.act(action, headers)


@asynccontextmanager
async def visit(pbx: Pbx) -> AsyncIterator[Visit]:
    """Raises SwitchUnavailable, SwitchRefused("ami_login_refused") or ConfigInvalid."""
    settings = ami_settings(pbx)
    transport, protocol = await connected(
        lambda: AmiProtocol(ANSWERS_WITHIN_S, lambda _event: None),
        settings.host,
        settings.port,
        settings.context(),
    )
    try:
        guest = Visit(protocol)
        who = (("Username", settings.username), ("Secret", settings.secret))
        if not (await guest.ask("Login", *who, ("Events", "off"))).success:
            raise SwitchRefused("ami_login_refused", username=settings.username)
        yield guest
    finally:
        transport.abort()
