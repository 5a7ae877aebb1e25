"""Originate: a phone is rung by nobody's call; once it is picked up, its channel goes into the dialplan."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from cti_gateway.sim import dialplan, wire
from cti_gateway.sim.channel import Cause, Channel
from cti_gateway.sim.devices import target
from cti_gateway.sim.exchange import Exchange, call_off
from cti_gateway.sim.people import Outcome
from cti_gateway.sim.ringing import Ringing

NO_ANSWER, ANSWERED, FAILED = 3, 4, 0  # AST_CONTROL_RINGING and _ANSWER; the rest comes to nothing here
# How the ringing ended → what its Hangup tells, and what a DialEnd does. Who is not answered hears none.
ENDS = {
    "BUSY": (Cause.BUSY, "BUSY"),
    "NOANSWER": (Cause.NO_ANSWER, ""),
    "CANCEL": (Cause.UNKNOWN, "NOANSWER"),
}


@dataclass(frozen=True, slots=True)
class Origination:
    """What an Originate asks for."""

    action_id: str
    device: str
    unique_id: str
    number: str  # what the phone shows
    timeout_ms: int
    variables: tuple[tuple[str, str], ...]
    context: str
    exten: str
    priority: str


class Originating:
    """``enter`` lets a channel go into the dialplan."""

    def __init__(
        self, exchange: Exchange, ringing: Ringing, enter: Callable[[Channel, str, str, str], None]
    ) -> None:
        self._exchange, self._ringing, self._enter = exchange, ringing, enter

    def begin(self, asked: Origination) -> str | None:
        """What Asterisk says against it, or nothing: then events tell what comes of it."""
        if dialplan.place(asked.context, asked.exten, asked.priority) is None:
            return "Extension does not exist."
        exchange, whom = self._exchange, target(asked.device)
        taken = any(channel.unique_id == asked.unique_id for channel in exchange.channels.values())
        if taken or not self._ringing.reachable(whom):
            self._tell(asked, asked.device, FAILED)
            return None
        ring = self._ringing.reaction(whom)
        leg = exchange.open_originated(whom.device, asked.unique_id, asked.number)
        leg.connected_number = asked.number
        for name, value in asked.variables:
            leg.set(name, value)
        leg.over = partial(self._over, asked, leg)
        if ring.outcome is Outcome.BUSY:
            leg.over("BUSY")
            return None
        exchange.wait(leg, asked.timeout_ms, partial(leg.over, "NOANSWER"))
        self._ringing.begin(leg, ring)
        return None

    def _over(self, asked: Origination, leg: Channel, status: str) -> None:
        """The ringing is."""
        exchange = self._exchange
        call_off(leg.step)
        leg.over = None
        if status == "ANSWER":
            exchange.emit("DialEnd", "call", wire.dial_end(None, leg, status))
            self._tell(asked, leg.name, ANSWERED, leg)
            leg.cause = Cause.NORMAL
            self._enter(leg, asked.context, asked.exten, asked.priority)
            return
        leg.cause, told = ENDS[status]
        if told:
            exchange.emit("DialEnd", "call", wire.dial_end(None, leg, told))
        self._tell(asked, asked.device, NO_ANSWER if status == "NOANSWER" else FAILED)
        exchange.close(leg)

    def _tell(self, asked: Origination, channel: str, reason: int, leg: Channel | None = None) -> None:
        of_leg = (("ChanVariable(" + leg.name + ")", f"CTI_CALL={leg.call_id}"),) if leg is not None else ()
        text = wire.frame(
            ("Event", "OriginateResponse"),
            ("Privilege", "call,all"),
            *((("ActionID", asked.action_id),) if asked.action_id else ()),
            ("Response", "Success" if leg is not None else "Failure"),
            ("Channel", channel),
            ("Context", asked.context),
            ("Exten", asked.exten),
            ("Reason", reason),
            ("Uniqueid", asked.unique_id or "<unknown>"),
            ("CallerIDNum", asked.number or "<unknown>"),
            ("CallerIDName", "<unknown>"),
            *of_leg,
        )
        self._exchange.emit("OriginateResponse", "call", text)
