"""Who is using which device, and the state of it that Asterisk shows."""

from typing import NamedTuple

from cti_gateway.sim.people import Phones

PREFIX = "PJSIP/"
TRUNK = PREFIX + "trunk"


class Target(NamedTuple):
    """Whom Dial() calls: the phone of a seat, or by the trunk a number outside."""

    device: str
    number: str

    @property
    def is_outside(self) -> bool:
        """Whether no phone of ours is meant."""
        return self.device == TRUNK


def target(written: str) -> Target:
    """``PJSIP/1001``, or ``PJSIP/13812345678@trunk``, or ``PJSIP/trunk/sip:13812345678@192.0.2.1``."""
    name = written.removeprefix(PREFIX)
    if not written.startswith(PREFIX):
        return Target(written, written)
    if "/" in name or "@" in name:
        return Target(TRUNK, name.rpartition("/")[2].partition("@")[0].removeprefix("sip:"))
    return Target(written, name)


class Devices:
    """The trunk and the seats' phones."""

    def __init__(self, phones: Phones) -> None:
        self._phones = phones
        self._channels: dict[str, int] = {}
        self._shown = self.states()  # as the stream has told them

    def states(self) -> dict[str, str]:
        """Every device, in use or not."""
        devices = (TRUNK, *(PREFIX + extension for extension in self._phones.extensions()))
        return {device: self.state(device) for device in devices}

    def state(self, device: str) -> str:
        """In Asterisk's words."""
        if device == TRUNK:  # it has no contact, so nothing says that it could be reached
            return "INUSE" if self.in_use(device) else "UNAVAILABLE"
        if not self._phones.registered(device.removeprefix(PREFIX)):
            return "UNAVAILABLE"
        return "BUSY" if self.in_use(device) else "NOT_INUSE"  # pjsip.conf has device_state_busy_at=1

    def in_use(self, device: str) -> bool:
        """Whether it has a channel."""
        return bool(self._channels.get(device))

    def is_free(self, device: str) -> bool:
        """Whether app_queue would ring it (``ringinuse=no``)."""
        return self.state(device) == "NOT_INUSE"

    def occupy(self, device: str) -> None:
        """One channel more."""
        self._channels[device] = self._channels.get(device, 0) + 1

    def vacate(self, device: str) -> None:
        """One channel less."""
        self._channels[device] -= 1

    def news(self, device: str) -> str | None:
        """Its state, if the stream has not told that yet."""
        state = self.state(device)
        if self._shown.get(device) == state:
            return None
        self._shown[device] = state
        return state
