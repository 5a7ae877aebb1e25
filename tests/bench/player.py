"""A stand-in for Asterisk's end of an AMI connection: agrees to everything, and plays a recorded call."""

import asyncio
from dataclasses import dataclass
from types import TracebackType

from cti_gateway.codec.ami import END, Message
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.codec.pbx_snapshot import CLOCK
from cti_gateway.core.events import CallArrived, CallEnded, CallWaiting
from tests.bench.stream import BANNER, Stream

EXTENSION = "1001"
CLOCKS = (CLOCK, "EPOCH")
_PHONE_IS_IDLE = (
    "Event: DeviceStateChange\r\nActionID: {id}\r\nDevice: PJSIP/"
    + EXTENSION
    + "\r\nState: NOT_INUSE\r\n\r\n"
    "Event: DeviceStateListComplete\r\nActionID: {id}\r\nEventList: Complete\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """The events with which a caller comes to wait, and the one with which the caller leaves."""

    call_id: str
    waits: bytes
    leaves: bytes

    @classmethod
    def first_in(cls, stream: Stream) -> "RecordedCall":
        """The first call that came through the gateway."""
        events = PbxEvents(Devices("PJSIP/{extension}"))
        call_id, waits = "", b""
        for frame in stream.raw.split(END):
            match events.read(Message(frame)):
                case CallArrived() as fact if not call_id:
                    call_id, waits = fact.call_id, frame + END
                case CallWaiting() as fact if fact.call_id == call_id:
                    waits += frame + END
                case CallEnded() as fact if fact.call_id == call_id:
                    return cls(call_id, waits, frame + END)
        raise ValueError("no call through the gateway was recorded")

    def again(self, number: int) -> "RecordedCall":
        """The same story of another call."""
        call_id = f"{2_000_000_000 + number}.{number}"
        old, new = self.call_id.encode(), call_id.encode()
        return RecordedCall(call_id, self.waits.replace(old, new), self.leaves.replace(old, new))


class Player:
    """Listens on loopback; one gateway at a time."""

    async def __aenter__(self) -> "Player":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.ami_port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.close()

    def play(self, frames: bytes) -> None:
        """Say this to the gateway."""
        self._writer.write(frames)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        writer.write(BANNER)
        try:
            while True:
                action = Message((await reader.readuntil(END)).removesuffix(END))
                writer.write(_answer(action).encode())
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


def _answer(action: Message) -> str:
    action_id, asked = action.get("ActionID"), action.get("Variable")
    value = "1800000000" if asked in CLOCKS else ""
    success = f"Response: Success\r\nActionID: {action_id}\r\nValue: {value}\r\n"
    match action.get("Action"):
        case "Login":
            return success + "\r\nEvent: FullyBooted\r\n\r\n"
        case "DeviceStateList":
            return success + "EventList: start\r\n\r\n" + _PHONE_IS_IDLE.format(id=action_id)
    return success + "\r\n"
