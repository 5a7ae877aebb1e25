"""A recorded AMI conversation, read again: which fact a frame carried, and what a snapshot showed."""

from dataclasses import dataclass, field

from cti_gateway.codec.ami import Message, concludes
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.codec.pbx_snapshot import CLOCK, read_snapshot
from cti_gateway.core.events import SwitchEvent
from cti_gateway.core.snapshot import SwitchSnapshot


@dataclass(slots=True)
class Answer:
    """What Asterisk says to one action."""

    question: str
    response: Message = field(default_factory=lambda: Message(b""))
    events: list[Message] = field(default_factory=list)


class Conversation:
    """Told frame by frame, as the adapter was."""

    def __init__(self, device: str) -> None:
        self._devices = Devices(device)
        self._events = PbxEvents(self._devices)
        self._open: dict[str, Answer] = {}
        self._last: dict[str, Answer] = {}  # the last whole answer to each question

    def sent(self, action: Message) -> None:
        """We asked this."""
        name = action.get("Action")
        asks_else = name == "Getvar" and action.get("Variable") != CLOCK
        self._open[action.get("ActionID")] = Answer("" if asks_else else name)

    def heard(self, message: Message) -> SwitchEvent | None:
        """The fact, unless it is an answer or nobody's business."""
        action_id = message.get("ActionID")
        answer = self._open.get(action_id) if action_id else None
        if answer is None:
            return self._events.read(message)
        if message.event:
            answer.events.append(message)
        else:
            answer.response = message
        if concludes(message):
            self._last[answer.question] = self._open.pop(action_id)
        return None

    def snapshot(self) -> SwitchSnapshot:
        """What the last answers show; raises KeyError if there are not all."""
        snapshot, legs = read_snapshot(
            self._devices,
            core=self._last["CoreStatus"].response,
            clock=self._last["Getvar"].response,
            channels=self._last["Status"].events,
            devices=self._last["DeviceStateList"].events,
            members=self._last["QueueStatus"].events,
        )
        for unique_id, extension in legs.items():
            self._events.adopt_leg(unique_id, extension)
        return snapshot

    def forget(self) -> None:
        """The connection ended."""
        self._events.forget()
        self._open.clear()
        self._last.clear()
