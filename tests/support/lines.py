"""A line between the gateway and Asterisk that a test can cut, or fall silent on."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Line:
    """``sent`` and ``heard`` are what went over it, to Asterisk and from it."""

    target_port: int
    target_host: str = "127.0.0.1"
    port: int = 0
    up: bool = True
    sent: bytearray = field(default_factory=bytearray)
    heard: bytearray = field(default_factory=bytearray)
    ends: list[asyncio.StreamWriter] = field(default_factory=list)
    mute: set[asyncio.StreamWriter] = field(default_factory=set)

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

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.up:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection(self.target_host, self.target_port)
        self.ends += [writer, far_writer]
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._copy(reader, far_writer, self.sent))
            tasks.create_task(self._copy(far_reader, writer, self.heard))

    async def _copy(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, seen: bytearray
    ) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65536):
                seen += data
                if target not in self.mute:
                    target.write(data)
        if target not in self.mute:
            target.close()


@asynccontextmanager
async def line_to(port: int, *, host: str = "127.0.0.1") -> AsyncIterator[Line]:
    """Listens on ``host``; whoever connects reaches ``port`` on loopback."""
    line = Line(port)
    server = await asyncio.start_server(line._serve, host, 0)
    line.port = server.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        server.close()
        for end in line.ends:
            end.transport.abort()


RELAY = """
import asyncio, sys
async def copy(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
    writer.close()
async def serve(reader, writer):
    far = await asyncio.open_connection(sys.argv[1], int(sys.argv[2]))
    await asyncio.gather(copy(reader, far[1]), copy(far[0], writer))
async def main():
    server = await asyncio.start_server(serve, sys.argv[3], int(sys.argv[4]))
    print("listening", flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


def _ip(command: str) -> None:
    subprocess.run(["ip", *command.split()], check=True, capture_output=True)


@dataclass(frozen=True)
class FarSide:
    """A network namespace at the other end of a cable; ``relay`` in it leads back to ``near``."""

    name: str
    near: str
    far: str

    def unplug(self) -> None:
        """Every packet is lost from now on; nobody is told."""
        _ip(f"-n {self.name} link set {self.name}b down")

    def plug_in(self) -> None:
        """Packets pass again."""
        _ip(f"-n {self.name} link set {self.name}b up")

    @contextmanager
    def relay(self, near_port: int, far_port: int) -> Iterator[None]:
        """Who connects to ``far:far_port`` reaches ``near:near_port``, over the cable both ways."""
        inside = ["ip", "netns", "exec", self.name, sys.executable, "-c", RELAY]
        ports = [self.near, str(near_port), self.far, str(far_port)]
        with subprocess.Popen([*inside, *ports], stdout=subprocess.PIPE) as relay:
            assert relay.stdout is not None and relay.stdout.readline() == b"listening\n"
            try:
                yield
            finally:
                relay.kill()


@contextmanager
def cable() -> Iterator[FarSide]:
    """A pair of interfaces, one end in a namespace of its own. Needs root."""
    name = f"cti{os.getpid() % 100_000}"
    far = FarSide(name, "10.255.77.1", "10.255.77.2")
    _ip(f"netns add {name}")
    try:
        _ip(f"link add {name}a type veth peer name {name}b netns {name}")
        _ip(f"addr add {far.near}/30 dev {name}a")
        _ip(f"-n {name} addr add {far.far}/30 dev {name}b")
        _ip(f"link set {name}a up")
        _ip(f"-n {name} link set {name}b up")
        yield far
    finally:
        _ip(f"netns del {name}")
