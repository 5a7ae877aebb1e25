"""Watching for slots that nobody has on the roster."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.roster.slots import Slot
from cti_gateway.ports.plan import Plan

LOOK_S = 60.0


async def watch_roster(plan: Plan, tell: Callable[[Sequence[Slot]], None]) -> None:
    """Tell those that are due, now and every minute, until cancelled."""
    while True:
        with suppress(StoreUnavailable):  # nobody can fill a slot either; the next look will tell
            tell((await plan.missing()).slots)
        await asyncio.sleep(LOOK_S)
