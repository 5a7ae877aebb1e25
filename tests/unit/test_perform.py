"""What is mirrored into Asterisk's fallback queues, and when."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from cti_gateway.core.effects import MirrorSeat, OfferCall, SwitchEffect, UnmirrorSeat
from cti_gateway.ports.switch import Accepted, Switch
from cti_gateway.service.perform import Performer
from tests.support.gateways import until

OFFER = OfferCall("c1", "PJSIP/trunk-1", "1001")
LEFT = UnmirrorSeat("1001", ("general", "labour"))


class Performed:
    """A switch that does what it is told at once."""

    def __init__(self) -> None:
        self.effects: list[SwitchEffect] = []

    def perform(self, effect: SwitchEffect) -> Accepted:
        self.effects.append(effect)
        return asyncio.sleep(0)


@asynccontextmanager
async def performing() -> AsyncIterator[tuple[Performer, Performed]]:
    switch = Performed()
    performer = Performer(cast(Switch, switch), lambda _event: None)
    running = asyncio.create_task(performer.run())
    try:
        yield performer, switch
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def mirror(*, paused: bool, extension: str = "1001", queues: tuple[str, ...] = ("general",)) -> MirrorSeat:
    return MirrorSeat(extension, "张三", queues, paused)


async def test_an_offer_does_not_wait_behind_what_is_mirrored() -> None:
    async with performing() as (performer, switch):
        performer.put(mirror(paused=False))
        performer.put(OFFER)
        assert switch.effects == [OFFER]
        await until(lambda: len(switch.effects) == 2, "mirrored too")


async def test_what_is_undone_at_once_is_not_told() -> None:
    async with performing() as (performer, switch):
        for paused in (True, False, True):
            performer.put(mirror(paused=paused))
        performer.put(mirror(paused=False, extension="1002"))
        await until(lambda: len(switch.effects) == 2, "mirrored")
        assert switch.effects == [mirror(paused=True), mirror(paused=False, extension="1002")]


async def test_who_changes_queues_is_taken_from_the_old_ones_first() -> None:
    moved = mirror(paused=False, queues=("labour",))
    async with performing() as (performer, switch):
        for effect in (mirror(paused=True), LEFT, mirror(paused=True, queues=("labour",)), moved):
            performer.put(effect)
        await until(lambda: len(switch.effects) == 2, "mirrored")
        assert switch.effects == [LEFT, moved]


async def test_what_comes_later_is_told_later() -> None:
    async with performing() as (performer, switch):
        performer.put(mirror(paused=True))
        await until(lambda: len(switch.effects) == 1, "mirrored")
        performer.put(mirror(paused=False))
        performer.put(LEFT)
        await until(lambda: len(switch.effects) == 2, "gone")
        assert switch.effects == [mirror(paused=True), LEFT]
