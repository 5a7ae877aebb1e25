"""A recorded AMI stream: all that an Asterisk 22 says about calls through app_queue and the gateway."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cti_gateway.demo.private_pbx import SEATS
from tests.bench.hotline import GATEWAY_DID, Hotline, staffed
from tests.bench.measure import progress
from tests.bench.routing import APP_QUEUE, DIDS

BANNER = b"Asterisk Call Manager/11.0.0\r\n"
SAMPLE = Path(__file__).parent / "two_calls.ami"
CHUNK = 64 << 10
_LONGEST = 64 << 20
_END = b"\r\n\r\n"
_LAST_WORD = b"ActionID: recorded"


@dataclass(frozen=True)
class Stream:
    """Whole events and nothing else, as they came."""

    raw: bytes

    @cached_property
    def names(self) -> Counter[str]:
        """How often each event occurs."""
        return Counter(
            frame.partition(b"\r\n")[0].removeprefix(b"Event: ").decode()
            for frame in self.raw.split(_END)
            if frame
        )

    @property
    def events(self) -> int:
        """How many."""
        return self.names.total()

    def repeated(self, events: int) -> "Stream":
        """The same story again and again, until it has at least so many events."""
        return Stream(self.raw * -(-events // self.events))

    def without(self, word: bytes) -> "Stream":
        """Without the headers that have this in their names."""
        lines = self.raw.split(b"\r\n")
        return Stream(b"\r\n".join(line for line in lines if word not in line.partition(b":")[0]))

    @cached_property
    def chunks(self) -> list[bytes]:
        """As a busy socket hands it over, after the banner."""
        data = BANNER + self.raw
        return [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)]


def sample() -> Stream:
    """One call through app_queue and one through the gateway, recorded once."""
    return Stream(SAMPLE.read_bytes())


async def record(hotline: Hotline, folder: Path, *, calls: int, rate: float) -> Stream:
    """Half of these calls through app_queue, half through the gateway, as an unfiltered user sees them."""
    progress(f"recording {calls} calls")
    reader, writer = await asyncio.open_connection("127.0.0.1", hotline.pbx.ami_port, limit=_LONGEST)
    writer.write(b"Action: Login\r\nUsername: recorder\r\nSecret: recorder\r\n\r\n")
    listening = asyncio.create_task(reader.readuntil(_LAST_WORD))
    async with staffed(hotline.pbx, folder, SEATS):
        for did in (DIDS[APP_QUEUE], GATEWAY_DID):
            await hotline.call(did, calls=calls // 2, rate=rate)
    writer.write(b"Action: Ping\r\n" + _LAST_WORD + b"\r\n\r\n")
    async with asyncio.timeout(10):
        told = await listening
    writer.close()
    _, _, told = told.partition(b"Event: FullyBooted")  # what comes before is about our own login
    frames = [frame for frame in told.split(_END) if frame.startswith(b"Event: ")]
    return Stream(b"".join(frame + _END for frame in frames))
