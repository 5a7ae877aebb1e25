"""The stream of one call, header for header: the simulator's is Asterisk 22's."""

import asyncio
import re
from pathlib import Path

import pytest

from cti_gateway.codec.ami import Message
from tests.sim.boards import Board, Client, board, client
from tests.support.gateways import until

CHANNEL = re.compile(r"(PJSIP/\w+)-[0-9a-f]{8}")
UNIQUE_ID = re.compile(r"\b\d{10}\.\d+\b")
IN_ORDER = {b"UserEvent", b"DialEnd", b"Hold", b"Unhold"}


async def one_call(pbx: Board, ends_by: str) -> Client:
    """Waiting, refused by an unknown phone, unanswered, answered, over."""
    async with client(pbx) as hand:
        await hand.act("Setvar", Variable="CTI_ALIVE_UNTIL", Value="99999999999")
        await hand.act("Setvar", Variable="CTI_RING_general", Value="1")
        caller = asyncio.create_task(pbx.call(stays_ms=5_000 if ends_by == "caller" else 20_000))
        await until(lambda: bool(hand.named("CtiWaiting")), "waiting")
        channel = hand.named("CtiWaiting")[0].get("Channel")
        async with pbx.phones(ring_ms=10_000):
            await offer(hand, channel, "4711")
            await until(lambda: len(hand.named("CtiOfferEnded")) == 1, "nobody there")
            await offer(hand, channel, "1001")
            await until(lambda: len(hand.named("CtiOfferEnded")) == 2, "unanswered")
        async with pbx.phones_that_hold() if ends_by == "holding agent" else pbx.phones(ring_ms=100):
            await offer(hand, channel, "1002")
            await until(lambda: "ANSWER" in [e.get("DialStatus") for e in hand.events], "answered")
            if ends_by == "agent":
                await pbx.seat_hangs_up("1002")
            await until(lambda: channel in [e.get("Channel") for e in ends(hand)], "over")
            await until(lambda: phones(hand)[-1].get("State") == "NOT_INUSE", "idle")
            caller.cancel()
    return hand


async def offer(hand: Client, channel: str, extension: str) -> None:
    """Send the caller there, from the step in which it can be lost to none."""
    waits = len(hand.named("CtiWaiting"))
    if hand.events[-1].get("UserEvent") != "CtiWaiting":
        await until(lambda: len(hand.named("CtiWaiting")) > waits, "waiting")
    target = {"Context": "cti-offer", "Exten": extension, "Priority": "1"}
    assert (await hand.act("Redirect", Channel=channel, **target)).success


def ends(hand: Client) -> list[Message]:
    return [event for event in hand.events if event.event == b"Hangup"]


def phones(hand: Client) -> list[Message]:
    return [event for event in hand.events if event.get("Device").startswith("PJSIP/1")]


def comparable(text: str) -> str:
    """Without what differs from one run to the next."""
    names: dict[str, str] = {}

    def ordinal(found: re.Match[str]) -> str:
        return names.setdefault(found[0], f"{found[1] if found.re is CHANNEL else 'id'}#{len(names)}")

    return UNIQUE_ID.sub(ordinal, CHANNEL.sub(ordinal, text))


def story(hand: Client) -> tuple[str, list[str], list[tuple[str, str]]]:
    """What has one order; what has none between two channels' threads; and each phone's states."""
    steps: list[str] = []
    for event in hand.events:
        text = event.raw.decode()
        if event.event in IN_ORDER and text not in steps[-1:]:  # how often a caller waits a second differs
            steps.append(text)
    gone = sorted(comparable(event.raw.decode()) for event in ends(hand))
    states = [(event.get("Device"), event.get("State")) for event in phones(hand)]
    return comparable("\n\n".join(steps)), gone, states


@pytest.mark.parametrize("ends_by", ["caller", "agent", "holding agent"])
async def test_one_call_sounds_the_same(tmp_path: Path, ends_by: str) -> None:
    async with board("sim", tmp_path) as simulated:
        ours = story(await one_call(simulated, ends_by))
    async with board("22", tmp_path) as real:
        theirs = story(await one_call(real, ends_by))
    assert "CtiOfferEnded" in theirs[0] and len(theirs[1]) == 3
    assert ours == theirs
