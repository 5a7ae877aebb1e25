"""What is mirrored into Asterisk's fallback queues, and when."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import pytest

from cti_gateway.core.effects import MirrorSeat, OfferCall, SendAway, SwitchEffect, UnmirrorSeat
from cti_gateway.core.errors import SwitchRefused
from cti_gateway.core.events import OfferFailed, RedirectAnswered, SwitchEvent
from cti_gateway.core.overflow_rules import To
from cti_gateway.ports.switch import Accepted, Switch
from cti_gateway.service.perform import Performer
from tests.support.gateways import until

OFFER = OfferCall("c1", "PJSIP/trunk-1", "1001")
AWAY = SendAway("c1", "PJSIP/trunk-1", To.MESSAGE, "closed")
LEFT = UnmirrorSeat("1001", ("general", "labour"))


class Performed:
    """A switch that does what it is told at once, or refuses."""

    def __init__(self) -> None:
        self.effects: list[SwitchEffect] = []
        self.told: list[SwitchEvent] = []
        self.refuses = False

    def perform(self, effect: SwitchEffect) -> Accepted:
        self.effects.append(effect)
        return self._answer()

    async def _answer(self) -> None:
        if self.refuses:
            raise SwitchRefused("channel_gone", reason="No such channel")


@asynccontextmanager
async def performing() -> AsyncIterator[tuple[Performer, Performed]]:
    switch = Performed()
    performer = Performer(cast(Switch, switch), switch.told.append)
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


@pytest.mark.parametrize(
    ("effect", "refuses", "told"),
    [
        (OFFER, False, RedirectAnswered("c1")),
        (OFFER, True, OfferFailed("c1", "1001", caller_gone=True)),
        (AWAY, False, RedirectAnswered("c1")),
        (AWAY, True, RedirectAnswered("c1")),  # so that it is tried again
    ],
)
async def test_the_answer_to_a_redirect_is_a_fact(
    effect: OfferCall | SendAway, refuses: bool, told: SwitchEvent
) -> None:
    async with performing() as (performer, switch):
        switch.refuses = refuses
        performer.put(effect)
        await until(lambda: bool(switch.told), "answered")
        assert switch.told == [told]
