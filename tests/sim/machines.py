"""The pure machine in a test's hands: time goes only where the test moves it."""

from collections.abc import Mapping

from cti_gateway.codec.ami import Message
from cti_gateway.sim.actions import User, act
from cti_gateway.sim.applications import NO_SOUNDS
from cti_gateway.sim.pbx import Pbx
from cti_gateway.sim.people import Caller, Outcome, Ring
from cti_gateway.sim.training import READ, WRITE

NOW = 1_795_500_000_000
ZHANG = Caller("12333", "10012345678", "张伟", patience_ms=60_000, talk_ms=30_000)


class SetPhones:
    """Each phone reacts as it is set; what is not set answers after a second."""

    def __init__(self, *extensions: str) -> None:
        self.known = extensions
        self.unplugged: set[str] = set()
        self.rings: dict[str, Ring] = {}

    def extensions(self) -> tuple[str, ...]:
        return self.known

    def registered(self, extension: str) -> bool:
        return extension in self.known and extension not in self.unplugged

    def ring(self, extension: str) -> Ring:
        return self.rings.get(extension, Ring(Outcome.ANSWERED, 1000))

    def ring_outside(self, number: str) -> Ring:
        return self.rings.get(number, Ring(Outcome.ANSWERED, 1000, 20_000))


class Machine:
    """A PBX with three phones, a user who may do all, and what it has said."""

    def __init__(
        self,
        *,
        alive: bool = True,
        lose_every: int = 0,
        boxes: frozenset[str] | None = frozenset(),
        sounds: Mapping[str, int] = NO_SOUNDS,
    ) -> None:
        self.phones = SetPhones("1001", "1002", "1003")
        self.pbx = Pbx(
            self.phones, ("general", "labour"), now=NOW, lose_every=lose_every, boxes=boxes, sounds=sounds
        )
        self.user = User("cti", "secret", READ, WRITE)
        self.said: list[Message] = []
        announced = {"CTI_DEVICE_BEFORE": "PJSIP/", "CTI_RING_general": "20", "CTI_RING_labour": "20"}
        for name, value in announced.items():
            self.ask("Setvar", Variable=name, Value=value)
        if alive:
            self.ask("Setvar", Variable="CTI_ALIVE_UNTIL", Value="99999999999")

    def ask(self, action: str, **headers: str) -> list[Message]:
        """The messages of the answer."""
        lower = {name.lower(): value for name, value in headers.items()}
        return messages(act(self.pbx, self.user, {"action": action, "actionid": "7", **lower}))

    def said_no(self, action: str, **headers: str) -> str:
        """The refusal, or nothing."""
        (answer,) = self.ask(action, **headers)
        return answer.get("Message") if answer.get("Response") == "Error" else ""

    def offer(self, channel: str, extension: str) -> str:
        """Redirect to this seat and let the channel notice."""
        refused = self.said_no(
            "Redirect", Channel=channel, Context="cti-offer", Exten=extension, Priority="1"
        )
        self.wait(1)
        return refused

    def wait(self, ms: int) -> None:
        """Time passes."""
        self.pbx.advance(self.pbx.now + ms)
        self.listen()

    def listen(self) -> None:
        """Hear what has been said."""
        self.said += messages(b"".join(event.text for event in self.pbx.take_events()))

    def story(self) -> list[str]:
        """What has been said since the last time, without the waiting and the trunk, in short."""
        self.listen()
        said, self.said = self.said, []
        short = [brief(message) for message in said]
        return [text for text in short if text not in ("CtiWaiting", "trunk INUSE", "trunk UNAVAILABLE")]

    def snapshot(self) -> dict[str, tuple[str, str]]:
        """Channel → where it is and with whom it is bridged."""
        channels = [m for m in self.ask("Status") if m.event == b"Status"]
        return {m.get("Channel"): (m.get("Context"), m.get("BridgeID")) for m in channels}


def messages(text: bytes) -> list[Message]:
    return [Message(part) for part in text.split(b"\r\n\r\n") if part]


def brief(message: Message) -> str:
    """``Hangup 1001``, ``CtiOfferEnded BUSY``, ``1001 BUSY`` …"""
    device = (message.get("Device") or message.get("Channel")).removeprefix("PJSIP/").split("-")[0]
    match message.event:
        case b"UserEvent":
            name = message.get("UserEvent")
            more = message.get("Status") or message.get("Seat")
            return f"{name} {more}".strip()
        case b"DialEnd":
            return f"DialEnd {message.get('DialStatus')}"
        case b"Hangup":
            return f"Hangup {device} {message.get('Cause')}"
        case b"DeviceStateChange":
            return f"{device} {message.get('State')}"
    return f"{message.event.decode()} {device}"
