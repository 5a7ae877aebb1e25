"""Telephone keys as a phone sends them: RTP events (RFC 4733) in a capture file that SIPp plays."""

import struct
from pathlib import Path

PAYLOAD_TYPE = 101
APART_MS, PRESSED_MS, PACKET_MS = 2500, 160, 20
SAMPLES_PER_MS = 8
RECORDED_ETHERNET = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)


CALLER = Path(__file__).parents[1] / "fixtures" / "caller_with_keys.xml"


def caller_with(keys: str, folder: Path) -> Path:
    """SIPp's scenario: press these keys, 2.5 s after the answer and apart, and stay."""
    pressing = ""
    if keys:
        write_keys(folder / "keys.pcap", keys)
        play = f'<nop><action><exec play_pcap_audio="{folder}/keys.pcap"/></action></nop>'
        pressing = f'<pause milliseconds="{APART_MS}"/>{play}'
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
