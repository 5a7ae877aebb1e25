"""Telephone keys as RTP events (RFC 4733): pressed, in a capture file that SIPp plays, and heard."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

PAYLOAD_TYPE = 101
APART_MS, PRESSED_MS, PACKET_MS = 2500, 160, 20
SAMPLES_PER_MS = 8
KEYS = "0123456789*#"
RECORDED_ETHERNET = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)


CALLER = Path(__file__).parents[1] / "fixtures" / "caller_with_keys.xml"


def caller_with(keys: str, folder: Path, *, after_ms: int = APART_MS) -> Path:
    """SIPp's scenario: press these keys, so long after the answer and 2.5 s apart, and stay."""
    pressing = ""
    if keys:
        write_keys(folder / "keys.pcap", keys)
        play = f'<nop><action><exec play_pcap_audio="{folder}/keys.pcap"/></action></nop>'
        pressing = f'<pause milliseconds="{after_ms}"/>{play}'
    scenario = folder / "caller.xml"
    scenario.write_text(CALLER.read_text().replace("KEYS", pressing))
    return scenario


def write_keys(path: Path, keys: str) -> None:
    """Digits, so far apart that each answers another question."""
    packets = []
    for nth, key in enumerate(keys):
        begin_ms = nth * APART_MS
        for ms in range(PACKET_MS, PRESSED_MS + 1, PACKET_MS):
            over = ms == PRESSED_MS
            for _ in range(3 if over else 1):  # the last one is told three times
                event = struct.pack("!BBH", int(key), over << 7 | 10, ms * SAMPLES_PER_MS)
                packets.append((begin_ms + ms, begin_ms * SAMPLES_PER_MS, event))
    path.write_bytes(RECORDED_ETHERNET + b"".join(_frame(n, *packet) for n, packet in enumerate(packets)))


def _frame(sequence: int, at_ms: int, timestamp: int, event: bytes) -> bytes:
    rtp = struct.pack("!BBHII", 0x80, PAYLOAD_TYPE, sequence, timestamp, 0x1234) + event
    udp = struct.pack("!HHHH", 20000, 20002, 8 + len(rtp), 0) + rtp
    loopback = bytes((127, 0, 0, 1))
    ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0) + loopback * 2 + udp
    ethernet = bytes(12) + b"\x08\x00" + ip
    return struct.pack("<IIII", at_ms // 1000, at_ms % 1000 * 1000, *(len(ethernet),) * 2) + ethernet


class Ear(asyncio.DatagramProtocol):
    """Where a phone receives its sound: which keys it hears, each once it is let go."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self._last = -1

    def datagram_received(self, data: bytes, addr: object) -> None:
        """The last packet of a key is sent three times; all of one key have its timestamp."""
        _, kind, _, timestamp, _ = struct.unpack_from("!BBHII", data)
        if kind & 0x7F != PAYLOAD_TYPE:
            return
        key, flags = data[12:14]
        if flags & 0x80 and timestamp != self._last:
            self.keys.append(KEYS[key])
            self._last = timestamp


@asynccontextmanager
async def a_caller_who_listens(folder: Path) -> AsyncIterator[tuple[Path, Ear]]:
    """SIPp's scenario of a caller who stays until hung up, whose sound comes to this ear."""
    endpoint = await asyncio.get_running_loop().create_datagram_endpoint(Ear, local_addr=("127.0.0.1", 0))
    transport, ear = endpoint
    try:
        port = transport.get_extra_info("sockname")[1]
        scenario = caller_with("", folder)
        scenario.write_text(scenario.read_text().replace("[media_port]", str(port)))
        yield scenario, ear
    finally:
        transport.close()
