"""From the hang-up that frees a seat to the INVITE for the caller who has waited longest.

Three seats for each way, all ways at the same time on one Asterisk; once with one caller waiting, once
with a growing line. Talks differ in length so that no way's own rhythm is met by chance. The gateway's
agents save their wrap-up at once, so its figure contains that and the record's way to the journal.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.hotline import GATEWAY_DID, Hotline, staffed
from tests.bench.measure import Effort, Latency, progress
from tests.bench.wire import Request

GATEWAY, RETRY_1, RETRY_5 = "cti_gateway", "app_queue, retry=1", "app_queue, retry=5 (its default)"
DIDS = {RETRY_5: "70005", RETRY_1: "70001", GATEWAY: GATEWAY_DID}
OUR_SEATS = ("1001", "1002", "1003")
SEATS_OF_A_WAY = len(OUR_SEATS)
ONE_WAITS, MANY_WAIT = "one caller waits", "many callers wait"
ONE_AFTER_MS = (1370, 2110, 2830, 3590, 4310)
TALKS_MS = (1130, 1730, 2270, 2810)
CALLS_PER_S = 3.7


@dataclass(frozen=True, slots=True)
class Freed:
    """One way with one kind of line."""

    line: str
    way: str
    latency: Latency


def refilled_ms(requests: Iterable[Request], sip_port: int) -> Iterator[float]:
    """For each hang-up that frees a seat for a waiting caller: how long until that caller's seat rings."""
    arrived: set[str] = set()
    rung: set[str] = set()
    freed_at: deque[float] = deque()
    for request in requests:
        if request.method == "INVITE" and request.port == sip_port:
            arrived.add(request.caller)
        elif request.method == "INVITE" and request.caller not in rung:
            rung.add(request.caller)
            if freed_at:
                yield request.at_ms - freed_at.popleft()
        elif request.method == "BYE" and request.port == sip_port and len(freed_at) < len(arrived - rung):
            freed_at.append(request.at_ms)


async def _one_waits(hotline: Hotline, did: str, effort: Effort) -> list[set[str]]:
    calls = SEATS_OF_A_WAY + 1
    return [
        set(await hotline.call(did, calls=calls, rate=20, talk_ms=talk_ms))
        for talk_ms in ONE_AFTER_MS[: effort.repetitions]
    ]


async def _many_wait(hotline: Hotline, did: str, effort: Effort) -> list[set[str]]:
    batch = -(-(effort.freed_seats + SEATS_OF_A_WAY) // len(TALKS_MS))
    rate = CALLS_PER_S / len(TALKS_MS)
    talks = (hotline.call(did, calls=batch, rate=rate, talk_ms=talk_ms) for talk_ms in TALKS_MS)
    return [set().union(*await asyncio.gather(*talks))]


async def measure(hotline: Hotline, folder: Path, effort: Effort) -> list[Freed]:
    """Every way with either line."""
    results = []
    async with staffed(hotline.pbx, folder, OUR_SEATS):
        for line, call in ((ONE_WAITS, _one_waits), (MANY_WAIT, _many_wait)):
            progress(f"freed seats: {line}")
            hotline.wire.requests()
            runs_of_ways = await asyncio.gather(*(call(hotline, did, effort) for did in DIDS.values()))
            requests = hotline.wire.requests()
            for way, runs in zip(DIDS, runs_of_ways, strict=True):
                taken = [
                    delay
                    for numbers in runs
                    for delay in refilled_ms(
                        (request for request in requests if request.caller in numbers), hotline.pbx.sip_port
                    )
                ]
                results.append(Freed(line, way, Latency.of([taken])))
    return results
