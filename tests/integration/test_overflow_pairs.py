"""Every condition of an overflow rule with every destination, all at once on each real Asterisk.

For each pair there is a queue with that one rule, and a caller. 1001 and 1002 are signed in, and their phones
are busy with somebody else; 1002 signs out once everybody waits, which is what three of the conditions wait
for. The other seats serve the queue that callers are sent to.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from cti_gateway.core.commands import ControlCall, SaveWrapUp, SignOut
from cti_gateway.core.conversation import Act
from cti_gateway.core.errors import Refused
from cti_gateway.core.events import PhoneState
from cti_gateway.core.overflow_rules import Moment, Overflow, Sign, To, read_overflow
from cti_gateway.core.people import Callback, Queue
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SEATS
from tests.sim.boards import Client, RealBoard, board, client, gateway_at
from tests.support.gateways import Gateway, TenSeats, until
from tests.support.phases import adds_up

STAYS, LEAVES = "1001", "1002"
SERVING = SEATS[2:]
# Condition → who serves its queue. Nobody has been served yet, so a call is taken to last three minutes.
CONDITIONS = {
    "before: no seat": (),
    "before: estimated > 100 s": (STAYS,),
    "before: waiting per seat > 0.5": (STAYS,),
    "before: longest > 60 s": (STAYS,),
    "while: no seat": (LEAVES,),
    "while: estimated > 100 s": (STAYS, LEAVES),
    "while: waiting per seat > 0.75": (STAYS, LEAVES),
    "while: longest > 2 s": (STAYS,),
    "while: waited > 2 s": (STAYS,),
}
DESTINATIONS = ("queue labour", "voicemail 100", "callback", "number 02012345678", "message vm-goodbye")
# The fact that shows that somebody has come there.
ARRIVAL = {
    To.QUEUE: "answered",
    To.VOICEMAIL: "away",
    To.CALLBACK: "callback_asked",
    To.NUMBER: "answered_outside",
    To.MESSAGE: "away",
}
BY_SIGN = {Sign.NO_SEAT: "NO_AGENT", Sign.WAITED: "TIMEOUT"}


class Pair(NamedTuple):
    """A rule, who serves its queue, and the number that leads there."""

    rule: Overflow
    served_by: tuple[str, ...]
    did: str

    @property
    def queue(self) -> Queue:
        callback = Callback() if self.rule.to is To.CALLBACK else None
        return Queue(self.did, self.did, (self.did,), overflow=(self.rule,), callback=callback)

    def outcome(self, *, boxes: bool) -> str:
        """Of the caller whom the rule sends on; who is sent to another queue, a person serves.

        Without voice boxes the caller comes back, and puts down.
        """
        return {
            To.QUEUE: "RESOLVED",
            To.VOICEMAIL: "VOICEMAIL" if boxes else "ABANDONED",
            To.CALLBACK: "CALLBACK",
            To.NUMBER: "TRANSFERRED",
            To.MESSAGE: BY_SIGN.get(self.rule.sign, "OVERFLOWED"),
        }[self.rule.to]


PAIRS = [
    Pair(read_overflow(f"{condition} -> {to}"), CONDITIONS[condition], str(20_000 + n))
    for n, (condition, to) in enumerate(product(CONDITIONS, DESTINATIONS))
]
AFTER_SOMEBODY = [p for p in PAIRS if (p.rule.moment, p.rule.sign) == (Moment.BEFORE, Sign.LONGEST)]


def directory() -> TenSeats:
    people = {seat: tuple(p.did for p in PAIRS if seat in p.served_by) for seat in (STAYS, LEAVES)}
    queues = (*(pair.queue for pair in PAIRS), Queue("labour", "劳动"))
    return TenSeats(queues, people | dict.fromkeys(SERVING, ("labour",)))


@asynccontextmanager
async def meanwhile(*work: Coroutine[None, None, object]) -> AsyncIterator[None]:
    """All this goes on until the end."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def callers(pbx: RealBoard, folder: Path, pairs: list[Pair]) -> None:
    """One for each, who stay until they are hung up."""
    scenario = folder / "caller_by_did.xml"
    scenario.write_text((sipp.SCENARIOS / "caller.xml").read_text().replace("[service]", "[field2]"))
    csv = "SEQUENTIAL\n" + "".join(f"139{pair.did:0>8};王女士;{pair.did}\n" for pair in pairs)
    await sipp.call(pbx.pbx, count=len(pairs), rate=20, talk_ms=120_000, scenario=scenario, csv=csv)


async def occupy(running: Gateway, hand: Client, seat: str) -> None:
    """Its phone talks with somebody, none of ours, and its person is ready."""
    place = {"Context": "cti-seat", "Exten": "s", "Priority": "1"}
    assert (await hand.act("Originate", Channel=f"PJSIP/{seat}", Async="true", **place)).success
    await until(lambda: running.world.seats[seat[-2:]].phone is PhoneState.IN_USE, f"{seat} talks")
    await running.seat_ready(seat)


async def serve_briefly(running: Gateway) -> None:
    """Who talks puts down at once, and saves."""
    while True:
        for seat in running.world.seats.values():
            if seat.agent and seat.call_id:
                who, which = seat.agent.id, seat.call_id
                with suppress(Refused):
                    if seat.state is SeatState.TALKING:
                        await running.actor.submit(ControlCall(who, which, Act.HANG_UP))
                    elif seat.state is SeatState.ACW:
                        await running.actor.submit(SaveWrapUp(who, which, "RESOLVED"))
        await asyncio.sleep(0.1)


async def press_1_when_asked(running: Gateway, hand: Client) -> None:
    """Callers who want to be called back."""
    asking = {pair.did for pair in PAIRS if pair.rule.to is To.CALLBACK}
    while True:
        for call in tuple(running.world.calls.values()):
            if call.state is CallState.AWAY and call.did in asking:
                await hand.act("PlayDTMF", Channel=call.channel, Digit="1", Receive="true")
        await asyncio.sleep(1)


def sent(running: Gateway) -> Counter[str]:
    """How many callers of each queue."""
    return Counter(fact.detail["from"] for fact in running.call_facts("overflowed"))


def waited(running: Gateway) -> Counter[str]:
    """How many callers began to wait in each queue."""
    return Counter(fact.detail["queue"] for fact in running.call_facts("queued"))


def what_came_first(running: Gateway) -> list[tuple[str, bool]]:
    """By which rule each caller was sent, and whether they had waited in the queue by then."""
    first: dict[str, str] = {}
    for fact in running.call_facts():
        if fact.kind in ("queued", "overflowed"):
            first.setdefault(fact.call_id, fact.kind)
    return [(f.detail["rule"], first[f.call_id] == "queued") for f in running.call_facts("overflowed")]


def have_arrived(running: Gateway) -> int:
    """How many callers have come to where a rule sent them, and were not only told to."""
    came = Counter((fact.call_id, fact.kind) for fact in running.call_facts())
    sent = running.call_facts("overflowed")
    return sum((fact.call_id, ARRIVAL[To(fact.detail["to"].split()[0])]) in came for fact in sent)


def story(pairs: list[Pair], running: Gateway) -> list[tuple[str, str | None, str]]:
    """What is on record of these queues' callers: number dialled, outcome, where they were before."""
    by_did = {pair.did for pair in pairs}
    return sorted(
        (r.did, r.outcome, r.earlier_queues)
        for r in running.records()
        if r.did in by_did and r.outcome is not None and adds_up(r)
    )


# Debian's 16 has app_voicemail in a package that cannot be had any more.
@pytest.mark.parametrize(("release", "boxes"), [("22", ("100",)), ("16", ())])
async def test_every_condition_leads_to_every_destination(
    release: str, boxes: tuple[str, ...], tmp_path: Path
) -> None:
    for_sign_out = {pair.did for pair in PAIRS if LEAVES in pair.served_by}
    at_once = {pair.did for pair in PAIRS} - for_sign_out
    second = Counter(pair.did for pair in AFTER_SOMEBODY)
    async with (
        board(release, tmp_path, boxes=boxes) as pbx,
        client(pbx) as hand,
        pbx.phones(),
        pbx.people_outside() as outside,
        gateway_at(pbx, tmp_path, outside=outside, directory=directory()) as running,
        meanwhile(serve_briefly(running), press_1_when_asked(running, hand)),
    ):
        for seat in SERVING:
            await running.seat_ready(seat)
        for seat in (STAYS, LEAVES):
            await occupy(running, hand, seat)
        assert isinstance(pbx, RealBoard)
        async with meanwhile(callers(pbx, tmp_path, AFTER_SOMEBODY)):
            await until(lambda: waited(running) == second, "somebody waits already")
            running.move_clock(61_000)
            async with meanwhile(callers(pbx, tmp_path, PAIRS)):
                await until(
                    lambda: set(sent(running)) == at_once and for_sign_out <= set(waited(running)), "in"
                )
                await running.actor.submit(SignOut(int(LEAVES)))
                await until(lambda: have_arrived(running) == len(PAIRS), "everybody is there")
                assert (await hand.act("Hangup", Channel="/^PJSIP/trunk-/")).success
                expected = sorted(
                    (p.did, p.outcome(boxes=bool(boxes)), p.did if p.rule.to is To.QUEUE else "")
                    for p in PAIRS
                )
                expected = sorted(expected + [(did, "ABANDONED", "") for did in second])
                await until(lambda: len(story(PAIRS, running)) == len(expected), "each on record once")
                assert story(PAIRS, running) == expected
    assert sent(running) == Counter(pair.did for pair in PAIRS)
    assert all(waits_first == rule.startswith("while") for rule, waits_first in what_came_first(running))
