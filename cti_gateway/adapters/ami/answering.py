"""Telling a phone to answer: NOTIFY with ``Event: talk``, in the dialog of its own ringing.

Asterisk 16 and 22 alike find that dialog by the name of the ringing leg, which no event that we read tells.
Before the phone has said that it rings there is no dialog that it would know.
"""

import asyncio

from cti_gateway.adapters.ami.control import Act
from cti_gateway.codec.pbx_events import CALL_VARIABLE, Devices
from cti_gateway.core.effects import AnswerPhone
from cti_gateway.core.errors import SwitchRefused

RINGS = "5"  # AST_STATE_RINGING
LOOKS, PAUSE_S = 10, 0.1


async def tell_to_answer(demand: Act, devices: Devices, effect: AnswerPhone) -> None:
    """Raises SwitchRefused or SwitchUnavailable; returns when the NOTIFY is on its way."""
    leg = await _ringing_leg(demand, devices, effect)
    await demand("PJSIPNotify", ("Channel", leg), ("Variable", "Event=talk"))


async def _ringing_leg(demand: Act, devices: Devices, effect: AnswerPhone) -> str:
    for _ in range(LOOKS):
        for channel in (await demand("CoreShowChannels")).events:
            leg = channel.get("Channel")
            rings = channel.get("ChannelState") == RINGS and devices.extension(leg) == effect.extension
            if rings and channel.variable(CALL_VARIABLE) == effect.call_id:
                return leg
        await asyncio.sleep(PAUSE_S)
    raise SwitchRefused("nothing_rings", call=effect.call_id)
