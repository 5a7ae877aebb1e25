"""What a seat does with its call, as AMI actions on the legs.

A Redirect to a context that is not there is answered with Success and hangs the caller up (measured), so each
context is looked for once per connection before anybody is sent there.
"""

import asyncio
from collections.abc import Awaitable
from typing import Protocol

from cti_gateway.adapters.ami.protocol import Reply
from cti_gateway.core import effects
from cti_gateway.core.errors import SwitchRefused

DIGIT_S, PAUSE_S = 0.15, 0.1


class Act(Protocol):
    """Sends one action; or, as a demand, one that must succeed."""

    def __call__(self, name: str, *headers: tuple[str, str]) -> Awaitable[Reply]: ...


class LegControl:
    """Carries out the effects of ``core.control`` on one switch."""

    def __init__(self, act: Act, demand: Act) -> None:
        self._act, self._demand = act, demand
        self._contexts: set[str] = set()  # known to be in the dialplan

    def forget(self) -> None:
        """Another connection may find another dialplan."""
        self._contexts.clear()

    async def perform(self, effect: effects.ControlEffect) -> None:
        """Raises SwitchRefused or SwitchUnavailable; returns when Asterisk has accepted it."""
        match effect:
            case effects.HoldCaller():
                await self._part(effect, ("cti-seat", "s"))
            case effects.CallThird(caller_waits=True):
                await self._send(effect.leg, _third(effect))
            case effects.CallThird():
                await self._part(effect, _third(effect))
            case effects.ConnectCaller():
                await self._set(effect.channel, "CTI_LEG", effect.leg)
                await self._send(effect.channel, ("cti-talk", effect.extension or "s"))
            case effects.JoinCallers():
                conference = ("cti-conference", "party")
                await self._send(effect.channel, ("cti-conference", "caller"))
                await self._send(effect.leg, conference, also=(effect.third_leg, conference))
            case effects.SendOutside():
                await self._send(effect.channel, ("cti-outside", effect.number))
            case effects.EndLeg():
                await self._act("Hangup", ("Channel", effect.channel))  # refused only if it is gone
            case effects.MuteLeg():
                # The action MuteAudio would need the class system, which may do far more.
                await self._set(effect.leg, "MUTEAUDIO(in)", "on" if effect.muted else "off")
            case effects.PlayDigits():
                for digit in effect.digits:
                    await self._play(effect.channel, digit)

    async def _part(self, effect: effects.HoldCaller | effects.CallThird, leg_to: tuple[str, str]) -> None:
        """Caller to the music, leg elsewhere; if the gateway dies, the dialplan joins CTI_LEG with them."""
        await self._set(effect.channel, "CTI_LEG", effect.leg)
        await self._send(effect.channel, ("cti-held", effect.extension), also=(effect.leg, leg_to))

    async def _send(
        self, channel: str, to: tuple[str, str], *, also: tuple[str, tuple[str, str]] | None = None
    ) -> None:
        """Redirect one channel, or two at once."""
        await self._look_for(to[0])
        headers = [("Channel", channel), ("Context", to[0]), ("Exten", to[1]), ("Priority", "1")]
        if also is not None:
            other, (context, exten) = also
            await self._look_for(context)
            headers += [("ExtraChannel", other), ("ExtraContext", context)]
            headers += [("ExtraExten", exten), ("ExtraPriority", "1")]
        reply = await self._act("Redirect", *headers)
        if not reply.success:
            raise SwitchRefused("channel_gone", reason=reply.message)

    async def _look_for(self, context: str) -> None:
        if context in self._contexts:
            return
        if not (await self._act("ShowDialPlan", ("Context", context))).events:
            raise SwitchRefused("control_context_missing", context=context)
        self._contexts.add(context)

    async def _set(self, channel: str, variable: str, value: str) -> None:
        await self._demand("Setvar", ("Channel", channel), ("Variable", variable), ("Value", value))

    async def _play(self, channel: str, digit: str) -> None:
        lasting = ("Duration", str(int(DIGIT_S * 1000)))
        await self._demand("PlayDTMF", ("Channel", channel), ("Digit", digit), lasting)
        await asyncio.sleep(DIGIT_S + PAUSE_S)


def _third(effect: effects.CallThird) -> tuple[str, str]:
    return "cti-consult-outside" if effect.outside else "cti-consult", effect.target
