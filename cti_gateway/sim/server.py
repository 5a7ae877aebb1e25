"""The simulated PBX on a port: feeds the machine, sends what it says, and stages the faults."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import TracebackType

from cti_gateway.ports.clock import Clock
from cti_gateway.sim import wire
from cti_gateway.sim.actions import User, act, fully_booted
from cti_gateway.sim.exchange import Event
from cti_gateway.sim.load import Arrivals
from cti_gateway.sim.pbx import Pbx
from cti_gateway.sim.people import Caller
from cti_gateway.sim.scenario import Fault

REFUSES_AFTER_S = 1.0  # as Asterisk: who guesses secrets shall wait
# Asterisk drops who does not read once its socket is full, and so do we: memory is bounded.
BACKLOG = 4 << 20
SLOW_BYTES, SLOW_S = 200, 0.02


class Simulator:
    """An AMI server. Nobody calls before ``begin``; ``call``, ``press`` and ``hang_up`` are for tests."""

    def __init__(
        self,
        pbx: Pbx,
        users: Iterable[User],
        clock: Clock,
        *,
        faults: tuple[Fault, ...] = (),
        port: int = 0,
    ) -> None:
        self.pbx = pbx
        self.users = {user.name: user for user in users}
        self.ami_port = port
        self.silent = self.slow = False
        self.connections: set[Connection] = set()
        self._clock, self._faults = clock, faults
        self._arrivals: Arrivals | None = None
        self._server: asyncio.Server | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._timer_at: int | None = None
        self._staging: list[asyncio.TimerHandle] = []

    async def __aenter__(self) -> "Simulator":
        await self._listen()
        loop = asyncio.get_running_loop()
        self._staging = [loop.call_later(fault.at_s, self.stage, fault) for fault in self._faults]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for handle in (*self._staging, self._timer):
            if handle is not None:
                handle.cancel()
        self.disconnect()
        if self._server is not None:
            self._server.close()

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Connection(self), "127.0.0.1", self.ami_port)
        self.ami_port = self._server.sockets[0].getsockname()[1]

    # What drives the machine

    def now(self) -> int:
        """Bring the machine to the present instant, which is returned."""
        now = self._clock.now()
        while self._arrivals is not None:
            at = self._arrivals.next_at
            caller = self._arrivals.due(now)
            if caller is None or at is None:
                break
            self.pbx.advance(at)
            if self._server is not None:
                self.pbx.arrive(caller)
        self.pbx.advance(now)
        return now

    def begin(self, arrivals: Arrivals) -> None:
        """From now on these call by themselves."""
        self._arrivals = arrivals
        self._rearm()

    def call(self, caller: Caller) -> str:
        """Somebody calls; the channel's name."""
        self.now()
        channel = self.pbx.arrive(caller)
        self.flush()
        return channel

    def hang_up(self, channel: str) -> None:
        """Whoever has this channel puts down."""
        self.now()
        self.pbx.hang_up(channel)
        self.flush()

    def press(self, channel: str, key: str) -> None:
        """Whoever is at this channel presses a key."""
        self.now()
        self.pbx.press(channel, key)
        self.flush()

    def flush(self) -> None:
        """Send what has happened, and arm the timer for what comes next."""
        events = self.pbx.take_events()
        if events:
            for connection in self.connections:
                connection.tell(events)
        self._rearm()

    def _tick(self) -> None:
        self._timer = self._timer_at = None
        self.now()
        self.flush()

    def _rearm(self) -> None:
        instants = (self.pbx.next_deadline(), self._arrivals.next_at if self._arrivals else None)
        at = min((instant for instant in instants if instant is not None), default=None)
        if at is None or (self._timer_at is not None and self._timer_at <= at):
            return  # an early timer finds nothing to do and is armed anew
        if self._timer is not None:
            self._timer.cancel()
        self._timer_at = at
        delay_s = max(at - self._clock.now(), 0) / 1000
        self._timer = asyncio.get_running_loop().call_later(delay_s, self._tick)

    # Faults

    def stage(self, fault: Fault) -> None:
        """Let it happen now."""
        match fault.kind:
            case "cut":
                self.disconnect()
            case "silence":
                self.silent = True
                self._later(fault.for_s, self._speak_again)
            case "slow":
                self.slow = True
                self._later(fault.for_s, self._speed_up)
            case "restart" | "crash":
                self.stop(cleanly=fault.kind == "restart")
                self._later(fault.for_s, self.start_again)

    def disconnect(self) -> None:
        """Cut every connection."""
        for connection in list(self.connections):
            connection.cut()

    def stop(self, *, cleanly: bool) -> None:
        """Asterisk goes away, and with it the calls."""
        self.now()
        self.pbx.restart(cleanly=cleanly)
        self.flush()
        for connection in list(self.connections):
            connection.close()
        if self._server is not None:
            self._server.close()
            self._server = None

    def start_again(self) -> None:
        """It is back at the same port. Who called meanwhile got through to nobody."""
        self._returning = asyncio.get_running_loop().create_task(self._listen())

    def _speak_again(self) -> None:
        self.silent = False
        for connection in list(self.connections):
            connection.resume()

    def _speed_up(self) -> None:
        self.slow = False

    def _later(self, after_s: float, do: Callable[[], None]) -> None:
        self._staging.append(asyncio.get_running_loop().call_later(after_s, do))


class Connection(asyncio.Protocol):
    """One manager session."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._received = bytearray()
        self._outbox = bytearray()  # what waits while the line is silent or slow
        self._trickle: asyncio.TimerHandle | None = None
        self._user: User | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio calls this."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._simulator.connections.add(self)
        self._send(wire.BANNER)

    def connection_lost(self, exc: Exception | None) -> None:
        """asyncio calls this."""
        self._simulator.connections.discard(self)
        if self._trickle is not None:
            self._trickle.cancel()

    def data_received(self, data: bytes) -> None:
        """asyncio calls this."""
        self._received += data
        if not self._simulator.silent:
            self._carry_out()

    def resume(self) -> None:
        """The silence is over."""
        self._carry_out()
        self._drain()

    def _carry_out(self) -> None:
        try:
            actions = wire.parse_actions(self._received)
        except wire.ActionTooLarge:
            self.cut()
            return
        self._simulator.now()
        for headers in actions:
            self._answer(headers)
        self._simulator.flush()

    def _answer(self, headers: dict[str, str]) -> None:
        name, action_id = headers.get("action", "").lower(), headers.get("actionid", "")
        pbx = self._simulator.pbx
        if name == "login":
            self._login(headers, action_id)
        elif self._user is None:
            self._send(wire.response(action_id, "Permission denied", success=False))
        elif name == "logoff":
            self._send(wire.frame(("Response", "Goodbye"), ("Message", "Thanks for all the fish.")))
            self.close()
        else:
            self._send(act(pbx, self._user, headers))

    def _login(self, headers: dict[str, str], action_id: str) -> None:
        user = self._simulator.users.get(headers.get("username", ""))
        if user is None or user.secret != headers.get("secret"):
            refused = wire.response(action_id, "Authentication failed", success=False)
            asyncio.get_running_loop().call_later(REFUSES_AFTER_S, self._turn_away, refused)
            return
        self._user = user
        self._send(wire.response(action_id, "Authentication accepted"))
        if "system" in user.read:
            self._send(fully_booted(self._simulator.pbx))

    def _turn_away(self, refused: bytes) -> None:
        self._send(refused)
        self.close()

    def tell(self, events: list[Event]) -> None:
        """Those of the events that the user may read."""
        if self._user is not None:
            read = self._user.read
            self._send(b"".join(event.text for event in events if event.privilege in read))

    def _send(self, data: bytes) -> None:
        assert self._transport is not None
        if self._transport.is_closing():
            return
        if self._simulator.silent or self._simulator.slow or self._outbox:
            self._outbox += data
            self._drain()
        else:
            self._transport.write(data)
        if self._transport.get_write_buffer_size() + len(self._outbox) > BACKLOG:
            self.cut()

    def _drain(self) -> None:
        if self._simulator.silent or self._trickle is not None or self._transport is None:
            return
        part = SLOW_BYTES if self._simulator.slow else len(self._outbox)
        self._transport.write(bytes(self._outbox[:part]))
        del self._outbox[:part]
        if self._outbox:
            self._trickle = asyncio.get_running_loop().call_later(SLOW_S, self._go_on)

    def _go_on(self) -> None:
        self._trickle = None
        self._drain()

    def cut(self) -> None:
        """Now, whatever is under way."""
        if self._transport is not None:
            self._transport.abort()

    def close(self) -> None:
        """When everything is sent."""
        if self._transport is not None:
            with suppress(OSError):
                self._transport.close()
