"""A line between the gateway and Asterisk that a test can cut, or fall silent on."""

import asyncio
import ctypes
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from socket import SOL_SOCKET, socket

# asm-generic/socket.h; linux/filter.h: the one instruction says that of each packet nothing is let in.
SO_ATTACH_FILTER, SO_DETACH_FILTER = 26, 27
LETS_NOTHING_IN = ctypes.create_string_buffer(struct.pack("=HBBI", 0x06, 0, 0, 0))


@dataclass
class Line:
    """``sent`` and ``heard`` are what went over it, to Asterisk and from it."""

    target_port: int
    port: int = 0
    up: bool = True
    sent: bytearray = field(default_factory=bytearray)
    heard: bytearray = field(default_factory=bytearray)
    ends: list[asyncio.StreamWriter] = field(default_factory=list)
    mute: set[asyncio.StreamWriter] = field(default_factory=set)
    near: list[socket] = field(default_factory=list)  # where the gateway connects, or is connected
    plugged: asyncio.Event = field(default_factory=asyncio.Event)

    def cut(self) -> None:
        """Both ends see the connection go; nobody gets through until ``restore``."""
        self.up = False
        for end in self.ends:
            end.transport.abort()

    def fall_silent(self) -> None:
        """What is connected stays so and says nothing ever again; nobody gets through either."""
        self.up = False
        self.mute.update(self.ends)

    def restore(self) -> None:
        """New connections get through; old ones are not revived."""
        self.up = True

    def unplug(self) -> None:
        """Every packet is lost from now on, so none is acknowledged; nobody is told.

        By the kernel, at the sockets: interfaces that come and go would make Chromium, in the tests beside
        this one, give up what it is about to fetch (ERR_NETWORK_CHANGED).
        """
        self.plugged.clear()
        for end in self.near:
            program = struct.pack("@HP", 1, ctypes.addressof(LETS_NOTHING_IN))
            end.setsockopt(SOL_SOCKET, SO_ATTACH_FILTER, program)

    def plug_in(self) -> None:
        """Packets pass again."""
        for end in self.near:
            if end.fileno() >= 0:  # not closed meanwhile
                end.setsockopt(SOL_SOCKET, SO_DETACH_FILTER, 0)
        self.plugged.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.up:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        self.ends += [writer, far_writer]
        self.near.append(writer.get_extra_info("socket"))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._copy(reader, far_writer, self.sent))
            tasks.create_task(self._copy(far_reader, writer, self.heard))

    async def _copy(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, seen: bytearray
    ) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65536):
                await self.plugged.wait()
                seen += data
                if target not in self.mute:
                    target.write(data)
        if target not in self.mute:
            target.close()


@asynccontextmanager
async def line_to(port: int) -> AsyncIterator[Line]:
    """Whoever connects reaches ``port``, both on loopback."""
    line = Line(port)
    line.plugged.set()
    server = await asyncio.start_server(line._serve, "127.0.0.1", 0)
    line.near += server.sockets
    line.port = server.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        server.close()
        for end in line.ends:
            end.transport.abort()
