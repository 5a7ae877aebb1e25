"""Opening a connection to Asterisk's manager interface."""

import asyncio
from collections.abc import Callable
from ssl import SSLContext

from cti_gateway.adapters.ami.protocol import AmiProtocol
from cti_gateway.core.errors import SwitchUnavailable

CONNECTS_WITHIN_S = 3.0


async def connected(
    make: Callable[[], AmiProtocol], host: str, port: int, context: SSLContext | None
) -> tuple[asyncio.Transport, AmiProtocol]:
    """Connected to what says that it is Asterisk; before that nobody may get our secret.

    Raises SwitchError.
    """
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(CONNECTS_WITHIN_S):
            transport, protocol = await loop.create_connection(make, host, port, ssl=context)
            try:
                await protocol.greeted.wait()
            except asyncio.CancelledError:
                transport.abort()
                raise
    except TimeoutError:
        raise SwitchUnavailable("pbx_unreachable", host=host, port=port, reason="no answer") from None
    except (OSError, UnicodeError) as error:
        raise SwitchUnavailable("pbx_unreachable", host=host, port=port, reason=str(error)) from error
    if protocol.failure is not None:
        raise protocol.failure
    return transport, protocol
