"""One seat that talks with a caller, and who is connected with whom on its PBX."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path

from cti_gateway.core import commands
from cti_gateway.core.conversation import Act, Talk, Target, TargetKind
from cti_gateway.core.records import CallFact, CallRecord, SeatState
from tests.sim.boards import Board, gateway_at
from tests.support.gateways import Gateway, until
from tests.support.legs import until_bridged, until_legs
from tests.support.phases import adds_up

DID, SHORT_RINGING = "12333", "12334"  # the second is of a queue whose seats ring for two seconds


class Desk:
    """One seat that talks with a caller, and what its person asks for."""

    def __init__(self, running: Gateway, pbx: Board, caller: "asyncio.Task[bool]") -> None:
        self.running, self.pbx, self.caller = running, pbx, caller
        (self.call,) = running.world.calls.values()

    async def act(self, act: Act, talk: Talk | None = None) -> None:
        await self.running.actor.submit(commands.ControlCall(1001, self.call.call_id, act))
        if talk is not None:
            await self.until_talk(talk)

    async def until_talk(self, talk: Talk) -> None:
        def shown() -> bool:
            conversation = self.call.conversation
            return conversation is not None and conversation.talk is talk and conversation.asked is None

        await until(shown, talk.value)

    async def consult(self, kind: TargetKind, name: str) -> None:
        command = commands.ConsultCall(1001, self.call.call_id, Target(kind, name))
        await self.running.actor.submit(command)

    async def transfer(self, kind: TargetKind, name: str) -> None:
        command = commands.TransferCall(1001, self.call.call_id, Target(kind, name))
        await self.running.actor.submit(command)

    def muted(self) -> bool:
        return self.call.conversation is not None and self.call.conversation.muted

    def seat(self, number: str) -> SeatState:
        return self.running.world.seats[number].state

    async def bridged(self, *extensions: str, caller: bool = True) -> None:
        """The PBX has these phones, and the caller or not, in one bridge, and nobody else in it."""
        await until_bridged(self.pbx, *extensions, *(["trunk"] if caller else []))

    async def ends(self, *, by_caller: bool = True) -> CallRecord:
        """The caller hangs up after a while, or has been hung up: the whole story."""
        assert await self.caller is by_caller
        await until(lambda: any(r.ended_at is not None for r in self.running.records()), "recorded")
        (record,) = self.running.records()
        assert adds_up(record)
        await until_legs(self.pbx, lambda legs: not legs, "everybody is gone")
        return record

    async def fill_in_the_form(self) -> None:
        """The person at seat 01 has nothing left to do for this call."""
        await until(lambda: self.seat("01") is SeatState.ACW, "after-call work")
        await self.running.actor.submit(commands.SaveWrapUp(1001, self.call.call_id, "RESOLVED"))

    def kinds(self) -> list[str]:
        facts = [r for r in self.running.journal.records if isinstance(r, CallFact)]
        return [fact.kind for fact in facts]


@asynccontextmanager
async def talking(
    pbx: Board,
    folder: Path,
    *others: str,
    talk_ms: int = 9000,
    did: str = DID,
    outside: str = "",
    calling: Coroutine[None, None, bool] | None = None,
    only: str = "",
    trace: Path | None = None,
) -> AsyncIterator[Desk]:
    """Seat 01 talks with a caller who stays that long; the others are free.

    ``outside``: how people outside are called. ``calling``: another caller.
    ``only``: whose phone alone answers.
    """
    async with (
        gateway_at(pbx, folder, outside=outside) as running,
        pbx.phones(ring_ms=200, only=only, trace=trace),
    ):
        await running.seat_ready("1001")
        caller = asyncio.create_task(calling or pbx.call(stays_ms=talk_ms, did=did))
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "talking")
        for extension in others:
            await running.seat_ready(extension)
        yield Desk(running, pbx, caller)
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
