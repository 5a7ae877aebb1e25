"""One short visit to Asterisk's manager interface: log in, ask, leave."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cti_gateway.adapters.ami.protocol import AmiProtocol, Reply
from cti_gateway.config import Pbx
from cti_gateway.core.errors import SwitchRefused, SwitchUnavailable

ANSWERS_WITHIN_S = 5.0


class Visit:
    """Stands where a lasting connection's manager would, and lets the connection go."""

    def __init__(self) -> None:
        self.protocol = AmiProtocol(ANSWERS_WITHIN_S, lambda _event: None)
        self.protocol.factory = self

    def connection_lost(self, exc: Exception | None) -> None:
        """What was asked has failed by itself already."""

    async def ask(self, action: str, *headers: tuple[str, str]) -> Reply:
        """Raises SwitchUnavailable."""
        return await self.protocol.act(action, headers)


@asynccontextmanager
async def visit(pbx: Pbx) -> AsyncIterator[Visit]:
    """Raises SwitchUnavailable("doctor_ami_unreachable") or SwitchRefused("ami_login_refused")."""
    guest = Visit()
    loop = asyncio.get_running_loop()
    try:
        await loop.create_connection(lambda: guest.protocol, pbx.host, pbx.port, ssl=pbx.tls or None)
    except OSError as error:
        raise SwitchUnavailable(
            "doctor_ami_unreachable", host=pbx.host, port=pbx.port, reason=error.strerror or str(error)
        ) from error
    try:
        secret = ("Secret", pbx.secret.get_secret_value())
        login = await guest.ask("Login", ("Username", pbx.username), secret, ("Events", "off"))
        if not login.success:
            raise SwitchRefused("ami_login_refused", username=pbx.username)
        yield guest
    finally:
        guest.protocol.abort()
