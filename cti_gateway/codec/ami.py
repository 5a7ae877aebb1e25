"""AMI bytes ⇄ messages, without I/O.

A frame is a block of ``Name: value`` lines ended by an empty line. The splitter looks at no line:
it only finds the ends of frames. A ``Message`` reads its headers when somebody asks for them, and
the event's name can be had without that; most events are nobody's business, so most frames
are never decoded. A frame is decoded whole, so a character split between two reads stays one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cti_gateway.core.errors import SwitchError

MAX_FRAME = 1 << 20
END = b"\r\n\r\n"
EVENT = b"Event: "
BANNER = b"Asterisk Call Manager"
NAME = re.compile(r"[^:\r\n\0]+")
BREAK = re.compile(r"[\r\n\0]")


class FrameTooLarge(SwitchError):
    """The peer sent more than a frame can hold without ending it: the stream is lost."""

    def __init__(self) -> None:
        super().__init__("ami_frame_too_large", limit=MAX_FRAME)


class NotAmi(SwitchError):
    """Whoever answers there is not Asterisk's manager interface."""

    def __init__(self) -> None:
        super().__init__("ami_peer_unknown")


class ValueInvalid(SwitchError):
    """A value would break out of its header line."""

    def __init__(self, header: str) -> None:
        super().__init__("ami_value_invalid", header=header)


@cache  # what is asked for are a few words
def _line(start: str) -> bytes:
    return b"\r\n" + start.encode()


class Message:
    """One frame. Header names are case-insensitive; a repeated header keeps all its values.

    ``event`` is the event's name, or nothing if this is a response.
    """

    __slots__ = ("_headers", "event", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        first_line = raw.partition(b"\r\n")[0]
        self.event = first_line[len(EVENT) :] if first_line.startswith(EVENT) else b""
        self._headers: dict[str, list[str]] | None = None

    def get(self, name: str, default: str = "") -> str:
        """The first value of a header."""
        if self._headers is None and (value := self._as_spelled(name + ": ")) is not None:
            return value
        values = self._read().get(name.lower())
        return values[0] if values else default

    def all(self, name: str) -> list[str]:
        """Every value of a header, in order."""
        return self._read().get(name.lower(), [])

    def variable(self, name: str) -> str:
        """The value of one ``ChanVariable: name=value`` header of the event's own channel."""
        if self._headers is None and (value := self._as_spelled(f"ChanVariable: {name}=")) is not None:
            return value
        prefix = name + "="
        for pair in self.all("ChanVariable"):
            if pair.startswith(prefix):
                return pair[len(prefix) :]
        return ""

    def _as_spelled(self, start: str) -> str | None:
        """Asterisk always spells a header alike, so what is asked for is mostly found without the rest."""
        line, raw = _line(start), self.raw
        at = raw.find(line)
        if at < 0:
            return None
        at += len(line)
        end = raw.find(b"\r\n", at)
        return (raw[at:end] if end >= 0 else raw[at:]).decode("utf-8", "replace")

    def items(self) -> Iterator[tuple[str, list[str]]]:
        """Lower-case names and their values."""
        return iter(self._read().items())

    def _read(self) -> dict[str, list[str]]:
        if self._headers is None:
            headers: dict[str, list[str]] = {}
            for line in self.raw.decode("utf-8", "replace").split("\r\n"):
                name, colon, value = line.partition(":")
                if colon:
                    headers.setdefault(name.strip().lower(), []).append(value.removeprefix(" "))
            self._headers = headers
        return self._headers


class Splitter:
    """Bytes in, in any portions; whole frames out. Memory is bounded by ``MAX_FRAME``.

    ``feed`` raises FrameTooLarge or NotAmi: the stream is lost.
    """

    def __init__(self) -> None:
        self._tail = b""
        self.banner: str | None = None

    def feed(self, data: bytes) -> list[Message]:
        """The frames that these bytes complete."""
        if self.banner is None:
            data = self._take_banner(data)
            if self.banner is None:
                return []
        # The end may lie across the seam: three bytes of the old tail are enough to see it.
        if self._tail and END not in self._tail[-3:] + data:
            self._tail += data
            self._check()
            return []
        *frames, self._tail = (self._tail + data).split(END)
        self._check()
        if max(map(len, frames), default=0) > MAX_FRAME:
            raise FrameTooLarge
        return [Message(body) for frame in frames if (body := frame.lstrip(b"\r\n"))]

    def _take_banner(self, data: bytes) -> bytes:
        line, end, rest = (self._tail + data).partition(b"\r\n")
        if line[: len(BANNER)] != BANNER[: len(line)] or (end and len(line) < len(BANNER)):
            raise NotAmi
        if not end:
            self._tail = line
            self._check()
            return b""
        self._tail, self.banner = b"", line.decode("utf-8", "replace")
        return rest

    def _check(self) -> None:
        if len(self._tail) > MAX_FRAME:
            raise FrameTooLarge


def concludes(message: Message) -> bool:
    """Whether the answer to an action ends with this frame of it."""
    listing = message.get("EventList").lower()
    return listing == "complete" or (not message.event and listing != "start")


def encode_action(name: str, headers: Iterable[tuple[str, str]], action_id: str) -> bytes:
    """One action. Raises ValueInvalid for anything that could start another header or action."""
    lines = [("Action", name), ("ActionID", action_id), *headers]
    for header, value in lines:
        if NAME.fullmatch(header) is None:
            raise ValueInvalid(header.splitlines()[0] if header.splitlines() else "")
        if BREAK.search(value) is not None:
            raise ValueInvalid(header)
    try:
        return "".join(f"{header}: {value}\r\n" for header, value in lines).encode() + b"\r\n"
    except UnicodeEncodeError as error:
        raise ValueInvalid(name) from error
