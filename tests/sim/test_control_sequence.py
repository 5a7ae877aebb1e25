"""The stream of a controlled call, header for header, channel by channel: the simulator's is Asterisk 22's.

Channels have threads of their own: between two of them there is no order, not even on the same Asterisk. How
far a dialplan had come by its Hangup is not compared either: nobody looks at it, and the thread decides it.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cti_gateway.codec.ami import Message
from tests.sim.boards import Board, Client, board, client
from tests.sim.test_sequence import ends, offer
from tests.support.gateways import until

NUMBER = "13812345678"
TOLD = {b"UserEvent", b"DialEnd", b"OriginateResponse", b"Hangup"}
PLACE = re.compile(r"(Context|Exten|Priority): .*\r\n")
UNIQUE_ID = re.compile(r"\b\d{10}(\.\d+)\b")  # the second in which it began, and which channel it was


class Hand:
    """Acts on one call as the gateway would."""

    def __init__(self, session: Client) -> None:
        self.session = session

    @property
    def caller(self) -> str:
        return self.session.named("CtiArrived")[0].get("Channel")

    def leg(self, nth: int) -> str:
        """The n-th phone that has answered."""
        return self._answers()[nth].get("DestChannel")

    def _answers(self) -> list[Message]:
        return [event for event in self.session.events if event.get("DialStatus") == "ANSWER"]

    async def set(self, name: str, value: str, channel: str = "") -> None:
        named = {"Channel": channel} if channel else {}
        assert (await self.session.act("Setvar", **named, Variable=name, Value=value)).success

    async def send(self, channel: str, to: str, *, also: tuple[str, str] | None = None) -> None:
        """Redirect; ``to`` is context and extension."""
        context, exten = to.split(",")
        headers = {"Channel": channel, "Context": context, "Exten": exten, "Priority": "1"}
        if also is not None:
            context, exten = also[1].split(",")
            headers |= {"ExtraChannel": also[0], "ExtraContext": context, "ExtraExten": exten}
            headers["ExtraPriority"] = "1"
        assert (await self.session.act("Redirect", **headers)).success

    async def hang_up(self, channel: str) -> None:
        assert (await self.session.act("Hangup", Channel=channel)).success
        await self.until_gone(channel)

    async def until_named(self, user_event: str, times: int = 1) -> None:
        await until(lambda: len(self.session.named(user_event)) >= times, user_event)

    async def until_gone(self, channel: str) -> None:
        await until(lambda: channel in [event.get("Channel") for event in ends(self.session)], "gone")

    async def until_gone_by_id(self, unique_id: str) -> None:
        await until(lambda: unique_id in [event.get("Uniqueid") for event in ends(self.session)], "gone")

    async def until_answered(self, times: int) -> None:
        await until(lambda: len(self._answers()) >= times, "answered")

    async def until_bridged(self, *channels: str) -> None:
        """These are in one bridge."""

        async def together() -> bool:
            shown = (await self.session.act("Status")).events
            of = {event.get("Channel"): event.get("BridgeID") for event in shown}
            bridges = {of.get(channel, "") for channel in channels}
            return len(bridges) == 1 and "" not in bridges

        async with asyncio.timeout(20):
            while not await together():  # noqa: ASYNC110  # no event that we may read tells it
                await asyncio.sleep(0.02)


Story = Callable[[Hand], Awaitable[None]]


async def hold(hand: Hand, leg_to: str = "cti-seat,s") -> None:
    times = len(hand.session.named("CtiHeld"))
    await hand.set("CTI_LEG", hand.leg(0), hand.caller)
    await hand.send(hand.caller, "cti-held,1001", also=(hand.leg(0), leg_to))
    await hand.until_named("CtiHeld", times + 1)


async def consult(hand: Hand, to: str = "cti-consult,1002") -> None:
    await hold(hand, to)
    await hand.until_answered(2)
    await hand.until_bridged(hand.leg(0), hand.leg(1))


async def talk_with(hand: Hand, nth: int) -> None:
    await hand.set("CTI_LEG", hand.leg(nth), hand.caller)
    await hand.send(hand.caller, f"cti-talk,100{nth + 1}")
    await hand.until_bridged(hand.caller, hand.leg(nth))


async def confer(hand: Hand) -> None:
    party = "cti-conference,party"
    await hand.send(hand.caller, "cti-conference,caller")
    await hand.send(hand.leg(0), party, also=(hand.leg(1), party))
    await hand.until_bridged(hand.caller, hand.leg(0), hand.leg(1))


async def originate(hand: Hand, device: str = "PJSIP/1003", *, timeout_ms: int = 20_000) -> None:
    headers = {
        **{"Channel": device, "ChannelId": "out.1.1", "Context": "cti-out", "Exten": NUMBER, "Priority": "1"},
        **{"CallerID": NUMBER, "Timeout": str(timeout_ms), "Async": "true"},
    }
    variables = [("Variable", "__CTI_CALL=out.1.1"), ("Variable", f"CTI_OUT={NUMBER}")]
    assert (await hand.session.protocol.act("Originate", [*headers.items(), *variables])).success


# What is done with the call


async def is_held_twice_and_ends_by_the_agent(hand: Hand) -> None:
    for _ in range(2):
        await hold(hand)
        await talk_with(hand, 0)
    await hand.hang_up(hand.leg(0))
    await hand.until_gone(hand.caller)


async def is_held_and_ends_by_the_caller(hand: Hand) -> None:
    await hold(hand)
    await talk_with(hand, 0)
    await hand.hang_up(hand.caller)
    await hand.until_gone(hand.leg(0))


async def is_held_by_a_seat_that_is_gone(hand: Hand) -> None:
    await hold(hand)
    await hand.hang_up(hand.leg(0))
    waits = len(hand.session.named("CtiWaiting"))
    await hand.send(hand.caller, "cti-talk,1001")
    await hand.until_named("CtiWaiting", waits + 1)


async def is_passed_on_after_a_consultation(hand: Hand) -> None:
    await consult(hand)
    await talk_with(hand, 1)
    await hand.until_named("CtiConsultEnded")
    await hand.hang_up(hand.leg(0))
    await hand.hang_up(hand.leg(1))
    await hand.until_gone(hand.caller)


async def comes_back_after_a_consultation(hand: Hand) -> None:
    await consult(hand)
    await talk_with(hand, 0)
    await hand.until_gone(hand.leg(1))


async def is_left_alone_by_who_was_consulted(hand: Hand) -> None:
    await consult(hand)
    await hand.hang_up(hand.leg(1))
    await hand.until_named("CtiConsultEnded")


async def becomes_a_conference(hand: Hand) -> None:
    await consult(hand)
    await confer(hand)
    await hand.hang_up(hand.leg(0))
    await hand.hang_up(hand.caller)
    await hand.hang_up(hand.leg(1))


async def goes_outside(hand: Hand) -> None:
    await hand.send(hand.caller, f"cti-outside,{NUMBER}")
    await hand.until_answered(2)
    await hand.until_bridged(hand.caller, hand.leg(1))
    await hand.hang_up(hand.leg(1))
    await hand.until_gone(hand.caller)


async def is_passed_on_outside_after_a_consultation(hand: Hand) -> None:
    await consult(hand, f"cti-consult-outside,{NUMBER}")
    await talk_with(hand, 1)
    await hand.hang_up(hand.leg(0))
    await hand.hang_up(hand.caller)
    await hand.until_gone(hand.leg(1))


async def call_out(hand: Hand) -> None:
    await originate(hand)
    await hand.until_answered(3)
    await hand.until_bridged(hand.leg(1), hand.leg(2))


async def another_calls_out(hand: Hand) -> None:
    await call_out(hand)
    await hand.hang_up(hand.leg(1))
    await hand.until_gone(hand.leg(2))


async def another_calls_out_and_they_put_down(hand: Hand) -> None:
    await call_out(hand)
    await hand.hang_up(hand.leg(2))
    await hand.until_gone(hand.leg(1))


async def a_phone_that_is_in_nobodys_hand_calls_out(hand: Hand) -> None:
    await originate(hand, "PJSIP/4711")
    await until(lambda: b"OriginateResponse" in [event.event for event in hand.session.events], "told")


async def nobody_picks_up_what_rings_for_a_call_out(hand: Hand) -> None:
    await originate(hand, timeout_ms=1000)
    await hand.until_gone_by_id("out.1.1")


async def nobody_picks_up_before_it_is_called_off(hand: Hand) -> None:
    await originate(hand)
    await until(lambda: "PJSIP/1003" in [event.get("Device") for event in hand.session.events], "rings")
    assert (await hand.session.act("Hangup", Channel="out.1.1")).success
    await hand.until_gone_by_id("out.1.1")


async def nobody_picks_up_who_is_asked(hand: Hand) -> None:
    await hand.set("CTI_RING_general", "1")
    await hold(hand, "cti-consult,1002")
    await hand.until_named("CtiConsultEnded")
    await until(lambda: len(ends(hand.session)) == 1, "gone")


async def nobody_picks_up_before_the_seat_returns(hand: Hand) -> None:
    await hold(hand, "cti-consult,1002")
    await until(lambda: "PJSIP/1002" in [event.get("Device") for event in hand.session.events], "rings")
    await talk_with(hand, 0)
    await until(lambda: len(ends(hand.session)) == 1, "rings no more")


async def outside_is_busy(hand: Hand) -> None:
    waits = len(hand.session.named("CtiWaiting"))
    await hand.send(hand.caller, f"cti-outside,{NUMBER}")
    await hand.until_named("CtiWaiting", waits + 1)
    await originate(hand)
    await hand.until_answered(2)
    await hand.until_gone(hand.leg(1))


async def outside_is_busy_for_a_consultation(hand: Hand) -> None:
    await hold(hand, f"cti-consult-outside,{NUMBER}")
    await hand.until_named("CtiConsultEnded")
    await until(lambda: len(ends(hand.session)) == 1, "gone")


STORIES: tuple[Story, ...] = (
    is_held_twice_and_ends_by_the_agent,
    is_held_and_ends_by_the_caller,
    is_held_by_a_seat_that_is_gone,
    is_passed_on_after_a_consultation,
    comes_back_after_a_consultation,
    is_left_alone_by_who_was_consulted,
    becomes_a_conference,
    goes_outside,
    is_passed_on_outside_after_a_consultation,
    another_calls_out,
    another_calls_out_and_they_put_down,
    a_phone_that_is_in_nobodys_hand_calls_out,
    nobody_picks_up_what_rings_for_a_call_out,
    nobody_picks_up_before_it_is_called_off,
    nobody_picks_up_who_is_asked,
    nobody_picks_up_before_the_seat_returns,
    outside_is_busy,
    outside_is_busy_for_a_consultation,
)


@asynccontextmanager
async def talking(pbx: Board, *, busy: bool, only: str) -> AsyncIterator[Hand]:
    """1001 talks with a caller; every other phone would answer, unless ``only`` one does."""
    phones = pbx.phones(ring_ms=100, only=only)
    async with client(pbx) as session, phones, pbx.people_outside(busy=busy) as outside:
        hand = Hand(session)
        before, after = outside.split("{number}")
        for name, value in (
            ("ALIVE_UNTIL", "99999999999"),
            ("OUTSIDE_BEFORE", before),
            ("OUTSIDE_AFTER", after),
        ):
            await hand.set(f"CTI_{name}", value)
        caller = asyncio.create_task(pbx.call(stays_ms=40_000))
        await until(lambda: bool(session.named("CtiWaiting")), "waiting")
        await offer(session, hand.caller, "1001")
        await hand.until_answered(1)
        await hand.until_bridged(hand.caller, hand.leg(0))
        yield hand
        caller.cancel()


def told(session: Client) -> dict[str, list[str]]:
    """By channel; whose headers an event does not name as its own, by the one that it is about."""
    by_channel: dict[str, list[str]] = {}
    for event in session.events:
        if event.event in TOLD:
            text = event.raw.decode()
            if event.event == b"Hangup":
                text = PLACE.sub("", text)
            whose = event.get("Channel") or event.get("DestChannel")
            if event.event == b"OriginateResponse":  # by yet another thread
                text, whose = re.sub(r"ActionID: .*\r\n", "", text), "Originate"
            mine = by_channel.setdefault(whose, [])
            said = UNIQUE_ID.sub(r"id\1", text)
            if said not in mine[-1:]:  # how often a caller waits a second differs
                mine.append(said)
    return by_channel


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
async def test_a_controlled_call_sounds_the_same(tmp_path: Path, story: Story) -> None:
    said = []
    for kind in ("sim", "22"):
        (tmp_path / kind).mkdir()
        async with (
            board(kind, tmp_path / kind) as pbx,
            talking(
                pbx,
                busy="is_busy" in story.__name__,
                only="1001" if "nobody_picks_up" in story.__name__ else "",
            ) as hand,
        ):
            await story(hand)
            await hand.session.act("Ping")  # what has happened has been told
            said.append(told(hand.session))
    ours, theirs = said
    assert len(theirs) >= 2
    assert ours == theirs
