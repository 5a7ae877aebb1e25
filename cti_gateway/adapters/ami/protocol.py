"""One AMI connection, on our own codec.

An action that is not answered in time means that the connection is dead: it is cut, everything
pending fails, and nothing is ever sent again.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

import structlog

from cti_gateway.codec.ami import Message, Splitter, concludes, encode_action
from cti_gateway.core.errors import SwitchError, SwitchUnavailable
from cti_gateway.ports.tap import Tap

log = structlog.get_logger(__name__)

# Three seconds after a sign of life, which may be a second old, the dialplan takes callers elsewhere: who
# stood still for so long (a stopped process, a blocked loop) must not act on what is left to read.
STALLED_S = 2.0
AWAKE_S = 0.5


@dataclass(slots=True)
class Reply:
    """The answer to one action: the response and, for lists, their events."""

    future: asyncio.Future["Reply"]
    timer: asyncio.TimerHandle
    response: Message | None = None
    events: list[Message] = field(default_factory=list)

    @property
    def success(self) -> bool:
        """Whether Asterisk said yes."""
        return self.response is not None and self.response.get("Response") != "Error"

    @property
    def message(self) -> str:
        """What it said."""
        return self.response.get("Message") if self.response is not None else ""


def failed(why: SwitchError) -> asyncio.Future[Reply]:
    """The answer to what could not be asked."""
    future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
    future.set_exception(why)
    return future


class Owner(Protocol):
    """Who made a connection and is told of its end."""

    def connection_lost(self, exc: Exception | None) -> None: ...


class AmiProtocol(asyncio.Protocol):
    """One connection. ``factory`` and ``responses`` are what panoramisk's Manager sets."""

    factory: Owner | None = None

    def __init__(self, timeout_s: float, on_event: Callable[[Message], None], tap: Tap | None = None) -> None:
        self._timeout_s = timeout_s
        self._on_event = on_event
        self._tap = tap
        self._splitter = Splitter()
        self._pending: dict[str, Reply] = {}
        self._ids = count(1)
        self._transport: asyncio.Transport | None = None
        self._awake_at: float | None = None  # the loop ran then
        self._awake: asyncio.TimerHandle | None = None
        self.greeted = asyncio.Event()  # Asterisk has said who it is, or the connection has ended
        self.failure: SwitchError | None = None
        self.responses: dict[str, Any] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio calls this."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._note_awake()

    def _note_awake(self) -> None:
        if self._stood_still():
            return
        loop = asyncio.get_running_loop()
        self._awake_at = loop.time()
        self._awake = loop.call_later(AWAKE_S, self._note_awake)

    def _stood_still(self) -> bool:
        """Whether the loop did; then the connection is cut. Timers may come before what is left to read."""
        awake_at = self._awake_at
        if awake_at is None or asyncio.get_running_loop().time() - awake_at <= STALLED_S:
            return False
        self.abort(SwitchUnavailable("gateway_stalled"))
        return True

    def send(self, action: Mapping[str, str], as_list: bool | None = None) -> asyncio.Future[Reply]:
        """What Manager calls for its Login; ours go through ``act`` as well."""
        headers = [(name, value) for name, value in action.items() if name != "Action"]
        return self.act(action["Action"], headers)

    def act(self, name: str, headers: Iterable[tuple[str, str]] = ()) -> asyncio.Future[Reply]:
        """Send one action: it is on its way when this returns, and never is replayed.

        The future never hangs; it fails with SwitchUnavailable or ValueInvalid.
        """
        action_id = f"cti-{next(self._ids)}"
        try:
            data = encode_action(name, headers, action_id)
        except SwitchError as error:
            return failed(error)
        if self._transport is None or self._transport.is_closing():
            return failed(SwitchUnavailable("pbx_down"))
        self._transport.write(data)  # before all else: a caller may wait for it
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Reply] = loop.create_future()
        timer = loop.call_later(self._timeout_s, self._timed_out, name)
        self._pending[action_id] = Reply(future, timer)
        if self._tap is not None:
            self._tap.sent(data)
        return future

    def data_received(self, data: bytes) -> None:
        """asyncio calls this."""
        if self._stood_still():
            return
        try:
            messages = self._splitter.feed(data)
        except SwitchError as error:
            self.abort(error)
            return
        if self._splitter.banner is not None:
            self.greeted.set()
        for message in messages:
            try:
                # Here, not in a method of its own: there are thousands a second.
                if self._tap is not None:
                    self._tap.heard(message.raw)
                if self._pending and b"\r\nActionID: " in message.raw and self._is_answer(message):
                    continue
                if message.event:
                    self._on_event(message)
            except Exception:
                # A fault of ours in one event must cost neither the connection nor the other events.
                log.exception("ami_event_failed", ami_event=message.event.decode("ascii", "replace"))

    def _is_answer(self, message: Message) -> bool:
        action_id = message.get("ActionID")
        reply = self._pending.get(action_id)
        if reply is None:
            return False
        if message.event:
            reply.events.append(message)
        else:
            reply.response = message
        if concludes(message):
            del self._pending[action_id]
            reply.timer.cancel()
            if not reply.future.done():
                reply.future.set_result(reply)
        return True

    def _timed_out(self, name: str) -> None:
        self.abort(SwitchUnavailable("ami_timeout", action=name))

    def abort(self, why: SwitchError | None = None) -> None:
        """Cut the connection now, without waiting for a peer that may be gone."""
        self.failure = self.failure or why
        if self._transport is not None:
            self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """asyncio calls this, once, whatever the reason."""
        if self._awake is not None:
            self._awake.cancel()
        self.failure = self.failure or SwitchUnavailable("ami_connection_lost", reason=str(exc or "closed"))
        for reply in self._pending.values():
            reply.timer.cancel()
            if not reply.future.done():
                reply.future.set_exception(SwitchUnavailable("pbx_down"))
                reply.future.exception()  # retrieved: whoever asked may be gone
        self._pending.clear()
        self.greeted.set()
        if self.factory is not None:
            self.factory.connection_lost(self.failure)

    def close(self) -> None:
        """What Manager calls before it takes another connection."""
        self.abort()
