"""One seat that talks with a caller on a real Asterisk, and who is connected with whom there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cti_gateway.core import commands
from cti_gateway.core.conversation import Act, Talk, Target, TargetKind
from cti_gateway.core.records import CallFact, CallRecord, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import Gateway, gateway, until
from tests.support.pbxes import until_shown
from tests.support.phases import adds_up

DID, SHORT_RINGING = "12333", "12334"  # the second is of a queue whose seats ring for two seconds
ONE_ANSWERS = Path(__file__).parents[1] / "fixtures" / "phone_1002_answers.xml"


class Desk:
    """One seat that talks with a caller, and what its person asks for."""

    def __init__(self, running: Gateway, pbx: PrivatePbx, caller: "asyncio.Task[int]") -> None:
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
        """Asterisk has these phones, and the caller or not, in one bridge, and nobody else in it."""
        await until_bridged(self.pbx, *extensions, *(["trunk"] if caller else []))

    async def ends(self, *, by_caller: bool = True) -> CallRecord:
        """The caller hangs up after a while, or has been hung up: the whole story."""
        assert (await self.caller == 0) is by_caller
        await until(lambda: any(r.ended_at is not None for r in self.running.records()), "recorded")
        (record,) = self.running.records()
        assert adds_up(record)
        await until_shown(self.pbx, "core show channels", "0 active channels")
        return record

    async def fill_in_the_form(self) -> None:
        """The person at seat 01 has nothing left to do for this call."""
        await until(lambda: self.seat("01") is SeatState.ACW, "after-call work")
        await self.running.actor.submit(commands.SaveWrapUp(1001, self.call.call_id, "RESOLVED"))

    def kinds(self) -> list[str]:
        facts = [r for r in self.running.journal.records if isinstance(r, CallFact)]
        return [fact.kind for fact in facts]


async def until_bridged(pbx: PrivatePbx, *endpoints: str) -> None:
    """Asterisk has just these in one bridge; people outside come by the trunk, as callers do."""
    async with asyncio.timeout(15):
        while sorted(endpoints) not in await bridges(pbx):  # noqa: ASYNC110  # nothing to wait for
            await asyncio.sleep(0.05)


async def bridges(pbx: PrivatePbx) -> list[list[str]]:
    """Who is with whom, as endpoints, by bridge."""
    found: dict[str, list[str]] = {}
    for line in (await pbx.cli("core show channels concise")).splitlines():
        fields = line.split("!")
        if len(fields) > 12 and fields[12] and fields[0].startswith("PJSIP/"):
            found.setdefault(fields[12], []).append(fields[0].removeprefix("PJSIP/").rpartition("-")[0])
    return [sorted(members) for members in found.values()]


@asynccontextmanager
async def talking(
    pbx: PrivatePbx,
    folder: Path,
    *others: str,
    talk_ms: int = 9000,
    did: str = DID,
    outside: str = "",
    caller: str | Path = "caller.xml",
    phones: Path | None = None,
    trace: Path | None = None,
) -> AsyncIterator[Desk]:
    """Seat 01 talks with a caller who stays that long; the others are free.

    ``outside``: how people outside are called. ``caller``, ``phones``: how they behave.
    """
    scenario = phones or "phone.xml"
    async with (
        gateway(pbx, folder, outside=outside) as running,
        sipp.phones(pbx, ring_ms=200, scenario=scenario, trace=trace),
    ):
        await running.seat_ready("1001")
        calling = asyncio.create_task(sipp.call(pbx, talk_ms=talk_ms, did=did, scenario=caller))
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "talking")
        for extension in others:
            await running.seat_ready(extension)
        yield Desk(running, pbx, calling)
        calling.cancel()
        await asyncio.gather(calling, return_exceptions=True)


def only_1001_answers(folder: Path) -> Path:
    """The other phones ring until they are cancelled."""
    scenario = folder / "phones.xml"
    scenario.write_text(ONE_ANSWERS.read_text().replace("1002", "1001"))
    return scenario
