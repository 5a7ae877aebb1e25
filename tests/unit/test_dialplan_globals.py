"""The globals in Asterisk: what is asked of an Asterisk that answers strangely."""

import asyncio

import pytest

from cti_gateway.adapters.ami.dialplan_globals import DialplanGlobals
from cti_gateway.adapters.ami.protocol import Reply
from cti_gateway.codec.ami import Message
from cti_gateway.core.errors import SwitchRefused


@pytest.mark.parametrize("told", ["", "soon", "-1", "9" * 30 + "x"])
async def test_a_clock_that_tells_no_time_is_refused_and_not_relied_on(told: str) -> None:
    asked: list[str] = []

    async def demand(action: str, *headers: tuple[str, str]) -> Reply:
        asked.append(action)
        loop = asyncio.get_running_loop()
        response = Message(f"Response: Success\r\nValue: {told}".encode())
        return Reply(loop.create_future(), loop.call_later(0, lambda: None), response)

    with pytest.raises(SwitchRefused, match="EPOCH"):
        await DialplanGlobals(demand).beat()
    assert asked == ["Getvar"]
