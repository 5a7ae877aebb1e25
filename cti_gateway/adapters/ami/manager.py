"""panoramisk's Manager on a protocol of our own.

panoramisk 1.4 keeps the connection; what goes over it is ours, because its own protocol replays
unanswered actions after a reconnect, loses characters, buffers without limit and never notices a
half-open connection (each is a test).
"""

import asyncio
from collections.abc import Callable
from typing import Any

from panoramisk import Manager

from cti_gateway.adapters.ami.opening import connected
from cti_gateway.adapters.ami.protocol import AmiProtocol, Reply
from cti_gateway.core.errors import SwitchError, SwitchRefused

FIRST_RETRY_S, LAST_RETRY_S = 0.25, 5.0


class AmiManager(Manager):  # type: ignore[misc]
    """panoramisk's Manager with capped backoff, no ping of its own, and an end.

    ``report`` is told why there is no usable connection.
    """

    def __init__(self, *, report: Callable[[SwitchError], None], **config: Any) -> None:
        super().__init__(**config)
        self._report = report
        self._connecting: asyncio.Task[tuple[asyncio.Transport, AmiProtocol]] | None = None
        self._ended = False
        self._retry_s = FIRST_RETRY_S

    def connect(self, *_: Any, **__: Any) -> None:
        """Try once; Manager calls this again ``reconnect_timeout`` seconds after each failure."""
        if self._ended:
            return
        self.reconnect_timeout = self._retry_s
        self._retry_s = min(self._retry_s * 2, LAST_RETRY_S)
        self._connecting = self.loop.create_task(self._open())
        self._connecting.add_done_callback(self.connection_made)

    async def _open(self) -> tuple[asyncio.Transport, AmiProtocol]:
        """Raises OSError, which is what Manager expects."""
        wanted = self.config
        try:
            transport, protocol = await connected(
                wanted["protocol_factory"], wanted["host"], wanted["port"], wanted["ssl"]
            )
        except SwitchError as trouble:
            self._report(trouble)
            raise ConnectionError(trouble.code) from trouble
        protocol.factory = self
        return transport, protocol

    def connection_made(self, attempt: "asyncio.Task[tuple[asyncio.Transport, AmiProtocol]]") -> None:
        """Manager logs in, or tries again later."""
        if not attempt.cancelled():
            super().connection_made(attempt)

    def login(self, future: "asyncio.Future[Reply]") -> bool:
        """Asterisk's verdict on our secret."""
        if future.cancelled() or future.exception() is not None:
            return False
        self.authenticated = future.result().success
        if self.authenticated:
            self.on_login(self)
        else:
            self.turn_away(SwitchRefused("ami_login_refused", username=self.config["username"]))
        return self.authenticated

    def turn_away(self, why: SwitchError) -> None:
        """Only a change of somebody's configuration can help: retry at the slowest pace."""
        self._report(why)
        self._retry_s = self.reconnect_timeout = LAST_RETRY_S
        self.protocol.abort(why)

    def settle(self) -> None:
        """All is well: the next loss is met at the quickest pace again."""
        self._retry_s = self.reconnect_timeout = FIRST_RETRY_S

    def ping(self) -> None:
        """The service's own heartbeat notices a dead connection; Manager's pings would not."""

    def connection_lost(self, exc: Exception | None) -> None:
        """Manager tells ``on_disconnect`` and tries again."""
        if not self._ended:
            super().connection_lost(exc)

    def end(self) -> None:
        """Disconnect and stay so."""
        self._ended = True
        if self._connecting is not None:
            self._connecting.cancel()
        self.close()
