"""Who is where on a PBX, real or simulated, and with whom: asked of it by AMI, as anybody may."""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from cti_gateway.codec.ami import Message
from tests.sim.boards import Client, HasPort, client


class Leg(NamedTuple):
    """One channel of a phone, or of the trunk."""

    name: str
    endpoint: str
    context: str
    exten: str
    state: str
    bridge: str


Legs = list[Leg]
FALLBACK_S = 5  # issue 3: within so many seconds callers are on their way to seats without the gateway


async def until_legs(pbx: HasPort, holds: Callable[[Legs], bool], what: str, *, within_s: int = 20) -> Legs:
    """What there is, once it is so."""
    async with client(pbx) as session:
        try:
            async with asyncio.timeout(within_s):
                while not holds(shown := [_read(event) for event in await _status(session)]):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"not within {within_s} s: {what}, but {shown}") from None
        return shown


async def legs_of(pbx: HasPort) -> Legs:
    """What there is now."""
    async with client(pbx) as session:
        return [_read(event) for event in await _status(session)]


async def until_in(pbx: HasPort, context: str, exten: str = "") -> None:
    """Somebody is there in the dialplan."""
    wanted = lambda leg: leg.context == context and exten in ("", leg.exten)  # noqa: E731
    await until_legs(pbx, lambda legs: any(map(wanted, legs)), f"in {context}")


async def until_in_queue(pbx: HasPort, queue: str) -> None:
    """Somebody waits in Asterisk's own queue of this key."""
    async with client(pbx) as session, asyncio.timeout(20):
        while True:
            events = (await session.act("QueueStatus", Queue=f"cti-fallback-{queue}")).events
            if b"QueueEntry" in [event.event for event in events]:
                return
            await asyncio.sleep(0.05)


async def until_fallen_back(session: Client) -> None:
    """The caller has come to Asterisk's own queue, just after the death of the gateway."""
    async with asyncio.timeout(FALLBACK_S):
        while not session.named("CtiFallback"):  # noqa: ASYNC110  # as they come
            await asyncio.sleep(0.01)


async def until_endpoints(pbx: HasPort, *there: str, gone: str = "") -> None:
    """These have a channel, and that one has none."""

    def so(legs: Legs) -> bool:
        endpoints = {leg.endpoint for leg in legs}
        return endpoints.issuperset(there) and gone not in endpoints

    await until_legs(pbx, so, f"{there}, without {gone or 'anybody'}")


async def until_bridged(pbx: HasPort, *endpoints: str) -> None:
    """The PBX has just these in one bridge; people outside come by the trunk, as callers do."""
    await until_legs(pbx, lambda legs: sorted(endpoints) in bridges(legs), f"{endpoints} together")


def bridges(legs: Legs) -> list[list[str]]:
    """Who is with whom, as endpoints, by bridge."""
    found: dict[str, list[str]] = {}
    for leg in legs:
        if leg.bridge and leg.name.startswith("PJSIP/"):
            found.setdefault(leg.bridge, []).append(leg.endpoint)
    return [sorted(members) for members in found.values()]


async def put_down(pbx: HasPort, endpoint: str) -> None:
    """End the one leg of this endpoint, as its phone would."""
    (name,) = [leg.name for leg in await legs_of(pbx) if leg.endpoint == endpoint]
    async with client(pbx) as session:
        assert (await session.act("Hangup", Channel=name)).success


async def set_global(pbx: HasPort, name: str, value: str) -> None:
    """As the administrator would in extensions.conf."""
    async with client(pbx) as session:
        assert (await session.act("Setvar", Variable=name, Value=value)).success


async def _status(session: Client) -> list[Message]:
    return [event for event in (await session.act("Status")).events if event.event == b"Status"]


def _read(event: Message) -> Leg:
    name = event.get("Channel")
    return Leg(
        name=name,
        endpoint=name.removeprefix("PJSIP/").rpartition("-")[0],
        context=event.get("Context"),
        exten=event.get("Exten"),
        state=event.get("ChannelStateDesc"),
        bridge=event.get("BridgeID"),
    )
