"""Who sent which SIP request when, by the kernel's own clock.

A packet socket on loopback, with a filter in the kernel that lets through only INVITE and BYE to the
two ports of interest. The packets wait in the kernel with the time of their passing until they are
read after the run, so that observing costs the observed nothing.
"""

import ctypes
import re
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

_ETH_P_IP, _PACKET_OUTGOING, _UDP = 0x0800, 4, 17
_SO_ATTACH_FILTER, _SO_RCVBUFFORCE, _SO_TIMESTAMPNS = 26, 33, 35
_SOL_PACKET, _PACKET_STATISTICS = 263, 6
_BUFFER = 32 << 20
# Classic BPF, linux/filter.h.
_LOAD_BYTE, _LOAD_HALF_X, _LOAD_WORD_X, _X_IS_IP_HEADER_LENGTH = 0x30, 0x48, 0x40, 0xB1
_IF_EQUAL, _RETURN = 0x15, 0x06
_PACKET_TYPE = 0xFFFFF000 + 4

_REQUEST = re.compile(rb"(INVITE|BYE) sip:([^@ ]+)[^ ]* SIP/2\.0\r\n")
_FROM = re.compile(rb"\r\nFrom:[^\r]*<sip:([^@>]+)@")


class PacketsLost(RuntimeError):
    """The kernel's buffer was too small: the measurement has holes."""


@dataclass(frozen=True, slots=True)
class Request:
    """One SIP request. ``target`` is whom it asks for, ``caller`` the number it comes from."""

    at_ms: float
    port: int
    method: str
    target: str
    caller: str


def _filter(ports: tuple[int, int]) -> bytes:
    """Of each packet seen twice on loopback the received one; UDP; to these ports; INVITE or BYE."""
    program = [
        (_LOAD_BYTE, 0, 0, _PACKET_TYPE),
        (_IF_EQUAL, 10, 0, _PACKET_OUTGOING),
        (_LOAD_BYTE, 0, 0, 9),
        (_IF_EQUAL, 0, 8, _UDP),
        (_X_IS_IP_HEADER_LENGTH, 0, 0, 0),
        (_LOAD_HALF_X, 0, 0, 2),
        (_IF_EQUAL, 1, 0, ports[0]),
        (_IF_EQUAL, 0, 4, ports[1]),
        (_LOAD_WORD_X, 0, 0, 8),
        (_IF_EQUAL, 1, 0, int.from_bytes(b"INVI", "big")),
        (_IF_EQUAL, 0, 1, int.from_bytes(b"BYE ", "big")),
        (_RETURN, 0, 0, 0xFFFF),
        (_RETURN, 0, 0, 0),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in program)


class Wire:
    """Watches from the beginning of the block to its end. Needs root (CAP_NET_RAW)."""

    def __init__(self, port: int, other_port: int) -> None:
        self._program = ctypes.create_string_buffer(_filter((port, other_port)))
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)

    def __enter__(self) -> "Wire":
        steps = (len(self._program) - 1) // struct.calcsize("HBBI")
        attach = struct.pack("HL", steps, ctypes.addressof(self._program))
        self._socket.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, _BUFFER)
        self._socket.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, attach)
        self._socket.bind(("lo", _ETH_P_IP))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._socket.close()

    def requests(self) -> list[Request]:
        """What passed since the last time this was asked, in order; raises PacketsLost."""
        requests = list(self._read())
        statistics = self._socket.getsockopt(_SOL_PACKET, _PACKET_STATISTICS, 8)
        if struct.unpack("II", statistics)[1]:
            raise PacketsLost
        return requests

    def _read(self) -> Iterator[Request]:
        while True:
            try:
                packet, ancillary, _, _ = self._socket.recvmsg(65_535, 256, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            second, nanosecond = struct.unpack("qq", ancillary[0][2])
            udp = (packet[0] & 0xF) * 4
            request, caller = _REQUEST.match(packet, udp + 8), _FROM.search(packet, udp + 8)
            if request is not None and caller is not None:
                yield Request(
                    second * 1000 + nanosecond / 1e6,
                    int.from_bytes(packet[udp + 2 : udp + 4], "big"),
                    request[1].decode(),
                    request[2].decode(),
                    caller[1].decode(),
                )
