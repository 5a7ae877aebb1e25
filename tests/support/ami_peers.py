"""Manager interfaces by script, and who listens to what the switch makes of them."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from cti_gateway.adapters.ami.switch import AmiSettings, AmiSwitch
from cti_gateway.core.events import SwitchEvent

BANNER = b"Asterisk Call Manager/11.0.0\r\n"
BOOTED = b"Event: FullyBooted\r\n\r\n"
SILENCE = None

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Heard:
    """A ports.switch.SwitchListener that only remembers."""

    told: list[SwitchEvent] = field(default_factory=list)
    ready: int = 0

    def tell(self, event: SwitchEvent) -> None:
        self.told.append(event)

    def switch_ready(self) -> None:
        self.ready += 1


@dataclass
class Peer:
    """Logs everybody in; ``answers`` gives an action's ``Message``, refused if it begins with "!"."""

    answers: dict[str, str | None] = field(default_factory=dict)
    booted: bytes = BOOTED
    actions: list[dict[str, str]] = field(default_factory=list)
    writer: asyncio.StreamWriter | None = None

    def names(self, *of: str) -> list[str]:
        """The actions got so far, of these names."""
        return [action["Action"] for action in self.actions if action["Action"] in of]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writer = writer
        writer.write(BANNER)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                frame = (await reader.readuntil(b"\r\n\r\n")).decode()
                headers = dict(line.split(": ", 1) for line in frame.removesuffix("\r\n\r\n").split("\r\n"))
                self.actions.append(headers)
                self._answer(headers, writer)
        writer.close()

    def _answer(self, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        message = self.answers.get(headers["Action"], "")
        if message is SILENCE:
            return
        response = "Error" if message.startswith("!") else "Success"
        head = f"Response: {response}\r\nActionID: {headers['ActionID']}\r\n"
        writer.write(f"{head}Message: {message.removeprefix('!')}\r\n\r\n".encode())
        if headers["Action"] == "Login" and response == "Success":
            writer.write(self.booted)


@asynccontextmanager
async def listening(serve: Serve, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """The port of a server on loopback."""
    writers: list[asyncio.StreamWriter] = []
    serving: list[asyncio.Task[None]] = []

    async def keep(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        task = asyncio.current_task()
        assert task is not None
        serving.append(task)
        await serve(reader, writer)

    server = await asyncio.start_server(keep, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for writer in writers:
            writer.transport.abort()
        await asyncio.gather(*serving, return_exceptions=True)


@asynccontextmanager
async def connecting(port: int, **settings: object) -> AsyncIterator[tuple[AmiSwitch, Heard]]:
    """A switch that runs against this port."""
    heard = Heard()
    switch = AmiSwitch(AmiSettings(**{"host": "127.0.0.1", "port": port, **WHO, **settings}))  # type: ignore[arg-type]
    task = asyncio.create_task(switch.run(heard))
    try:
        yield switch, heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


WHO = {"username": "cti", "secret": "the-secret", "action_timeout_s": 0.3}
