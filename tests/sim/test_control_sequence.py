"""The stream of a controlled call, header for header: the simulator's is Asterisk 22's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cti_gateway.codec.ami import Message
from tests.sim.boards import Board, Client, client
from tests.sim.test_sequence import offer
from tests.support.gateways import until

NUMBER = "13812345678"


class Hand:
    """Acts on one call as the gateway would, and looks at where everybody is."""

    def __init__(self, pbx: Board, hand: Client) -> None:
        self.pbx, self.client = pbx, hand
        self.shown: list[list[tuple[str, str, str, str, str]]] = []

    @property
    def caller(self) -> str:
        return self.client.named("CtiArrived")[0].get("Channel")

    def answers(self) -> list[Message]:
        return [event for event in self.client.events if event.get("DialStatus") == "ANSWER"]

    def leg(self, nth: int) -> str:
        """The n-th phone that has answered."""
        return self.answers()[nth].get("DestChannel")

    async def set(self, channel: str, name: str, value: str) -> None:
        assert (await self.client.act("Setvar", Channel=channel, Variable=name, Value=value)).success

    async def send(self, channel: str, to: str, *, also: tuple[str, str] | None = None) -> None:
        """Redirect; ``to`` is context and extension."""
        context, exten = to.split(",")
        headers = {"Channel": channel, "Context": context, "Exten": exten, "Priority": "1"}
        if also is not None:
            context, exten = also[1].split(",")
            headers |= {"ExtraChannel": also[0], "ExtraContext": context, "ExtraExten": exten}
            headers["ExtraPriority"] = "1"
        assert (await self.client.act("Redirect", **headers)).success

    async def until_named(self, user_event: str, times: int = 1) -> None:
        await until(lambda: len(self.client.named(user_event)) >= times, user_event)

    async def until_gone(self, channel: str) -> None:
        gone = lambda: [e.get("Channel") for e in self.client.events if e.event == b"Hangup"]  # noqa: E731
        await until(lambda: channel in gone(), f"{channel} is gone")

    async def until_answered(self, times: int) -> None:
        await until(lambda: len(self.answers()) >= times, "answered")

    async def look(self) -> list[Message]:
        """Who is where, with whom: once it is the same twice."""
        events = (await self.client.act("Status")).events
        return [event for event in events if event.event == b"Status"]


@asynccontextmanager
async def talking(pbx: Board) -> AsyncIterator[Hand]:
    """1001 talks with a caller; every other phone would answer."""
    async with client(pbx) as session, pbx.phones(ring_ms=100):
        await session.act("Setvar", Variable="CTI_ALIVE_UNTIL", Value="99999999999")
        caller = asyncio.create_task(pbx.call(stays_ms=30_000))
        await until(lambda: bool(session.named("CtiWaiting")), "waiting")
        hand = Hand(pbx, session)
        await offer(session, hand.caller, "1001")
        await hand.until_answered(1)
        await asyncio.sleep(0.2)
        yield hand
        caller.cancel()


async def hold(hand: Hand) -> None:
    await hand.set(hand.caller, "CTI_LEG", hand.leg(0))
    await hand.send(hand.caller, "cti-held,1001", also=(hand.leg(0), "cti-seat,s"))
    await hand.until_named("CtiHeld")


async def resume(hand: Hand, nth: int = 0) -> None:
    await hand.set(hand.caller, "CTI_LEG", hand.leg(nth))
    talks = len(hand.client.named("CtiTalk"))
    await hand.send(hand.caller, f"cti-talk,100{nth + 1}")
    await hand.until_named("CtiTalk", talks + 1)


async def consult(hand: Hand, to: str = "cti-consult,1002") -> None:
    await hand.set(hand.caller, "CTI_LEG", hand.leg(0))
    await hand.send(hand.caller, "cti-held,1001", also=(hand.leg(0), to))
    await hand.until_named("CtiConsult")


async def hold_and_resume(hand: Hand) -> None:
    await hold(hand)
    await resume(hand)
