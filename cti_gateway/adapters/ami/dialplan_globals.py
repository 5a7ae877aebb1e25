"""The globals that the gateway keeps in Asterisk, so that the dialplan can do without it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from cti_gateway.adapters.ami.protocol import Reply
from cti_gateway.codec import pbx_globals
from cti_gateway.core.errors import SwitchRefused
from cti_gateway.core.hours import Hours
from cti_gateway.core.people import Queue

ALIVE_S = 3
DAY_S = 86_400

Demand = Callable[..., Awaitable[Reply]]  # an action by name and headers, that must succeed


class DialplanGlobals:
    """Writes what differs from what it wrote on this connection."""

    def __init__(self, demand: Demand) -> None:
        self._demand = demand
        self._written: dict[str, str] = {}
        self._hours: dict[str, Hours | None] = {}  # of each queue
        self._one_at_a_time = asyncio.Lock()
        self._told_until: dict[str, int] = {}  # when the dialplan needs the next closed time of a queue

    def forget(self) -> None:
        """Another connection: perhaps to an Asterisk that started anew."""
        self._written.clear()
        self._told_until.clear()

    async def announce(self, device: str, outside: str, queues: Sequence[Queue]) -> None:
        """How phones and numbers outside are dialled, and all of the queues but their closed times: those the
        next beat brings."""
        async with self._one_at_a_time:
            known, dids = await self._dids_known(), [did for queue in queues for did in queue.dids]
            gone = {pbx_globals.of_did(did): "" for did in known if did not in dids}
            names = pbx_globals.of_templates(device, outside)
            # Whenever this is cut off, no number is assigned that the list does not name.
            await self._write(pbx_globals.of_dids([*known, *dids]))
            await self._write(names | gone | pbx_globals.of_queues(queues))
            await self._write(pbx_globals.of_dids(dids))
            hours = {queue.key: queue.hours for queue in queues}
            for key in [key for key in self._told_until if hours.get(key) != self._hours.get(key)]:
                del self._told_until[key]
            self._hours = hours

    async def limit(self, device: str, until: int | None) -> None:
        """Until when (milliseconds) the fallback queues may ring this phone; None: for ever."""
        await self._write({pbx_globals.of_member(device): "" if until is None else str(until // 1000)})

    async def beat(self) -> None:
        """Alive for the next three seconds; and the closed times that the dialplan needs by now."""
        epoch = await self._epoch()
        await self._set("CTI_ALIVE_UNTIL", str(epoch + ALIVE_S))
        async with self._one_at_a_time:  # or hours of before might be told last
            for key, hours in self._hours.items():
                if epoch >= self._told_until.get(key, 0):
                    await self._tell_closure(key, hours, epoch)

    async def _epoch(self) -> int:
        told = await self._read("EPOCH")
        if not told.isdecimal():
            raise SwitchRefused("ami_action_refused", action="Getvar EPOCH", reason=f"answered {told[:20]!r}")
        return int(told)

    async def _tell_closure(self, key: str, hours: Hours | None, epoch: int) -> None:
        """Name the closed time that lasts or comes next, so that the dialplan keeps it without us."""
        closure = hours.closure(epoch) if hours else None
        begin, until = closure or (0, 0)
        # Limits of two closed times must never be seen together; one without an end is over.
        await self._set(f"CTI_CLOSED_UNTIL_{key}", "0")
        await self._set(f"CTI_CLOSED_FROM_{key}", str(begin))
        await self._set(f"CTI_CLOSED_UNTIL_{key}", str(until))
        self._told_until[key] = until or epoch + DAY_S

    async def _dids_known(self) -> list[str]:
        """The numbers that any gateway has told this Asterisk, by its own memory."""
        dids: list[str] = []
        number = 0
        while part := await self._read(pbx_globals.dids_part(number)):
            dids += part.split()
            number += 1
        return dids

    async def _write(self, wanted: Mapping[str, str]) -> None:
        news = {name: value for name, value in wanted.items() if self._written.get(name) != value}
        await asyncio.gather(*(self._set(name, value) for name, value in news.items()))
        self._written |= news

    async def _read(self, name: str) -> str:
        reply = await self._demand("Getvar", ("Variable", name))
        assert reply.response is not None
        return reply.response.get("Value")

    async def _set(self, name: str, value: str) -> None:
        await self._demand("Setvar", ("Variable", name), ("Value", value))
