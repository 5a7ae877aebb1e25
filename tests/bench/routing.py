"""From the caller's INVITE to the seat's: what routing a call costs when a seat is free.

The same Asterisk, phones and callers for all ways, in turn; at one call a second all ways at the
same time, a third of a second apart. No way answers the caller before the seat does.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cti_gateway.demo.private_pbx import SEATS
from tests.bench.hotline import GATEWAY_DID, Hotline, staffed
from tests.bench.measure import Effort, Latency, progress
from tests.bench.wire import Request

FLOOR, APP_QUEUE, GATEWAY = "plain Dial (the floor)", "app_queue", "cti_gateway"
DIDS = {FLOOR: "81001", APP_QUEUE: "70000", GATEWAY: GATEWAY_DID}


@dataclass(frozen=True, slots=True)
class Routed:
    """One way at one rate."""

    way: str
    calls_per_s: int
    latency: Latency


def setup_ms(requests: Iterable[Request], sip_port: int) -> dict[str, float]:
    """By number: from the INVITE that reached Asterisk to the first one that reached a phone."""
    arrived: dict[str, float] = {}
    rang: dict[str, float] = {}
    for request in requests:
        if request.method == "INVITE":
            (arrived if request.port == sip_port else rang).setdefault(request.caller, request.at_ms)
    return {number: rang[number] - at for number, at in arrived.items() if number in rang}


async def _together(hotline: Hotline, rate: int, calls: int) -> Mapping[str, list[str]]:
    async def one(turn: int, way: str) -> tuple[str, list[str]]:
        await asyncio.sleep(turn / len(DIDS))
        return way, await hotline.call(DIDS[way], calls=calls, rate=rate)

    return dict(await asyncio.gather(*(one(turn, way) for turn, way in enumerate(DIDS))))


async def _in_turn(hotline: Hotline, rate: int, calls: int) -> Mapping[str, list[str]]:
    return {way: await hotline.call(did, calls=calls, rate=rate) for way, did in DIDS.items()}


async def measure(hotline: Hotline, folder: Path, effort: Effort) -> list[Routed]:
    """Every way at every rate."""
    latencies: defaultdict[tuple[str, int], list[list[float]]] = defaultdict(list)
    async with staffed(hotline.pbx, folder, SEATS):
        for repetition in range(effort.repetitions):
            for rate, calls in effort.calls_at_rate.items():
                progress(f"routing {repetition + 1}/{effort.repetitions}: {rate}/s")
                place = _together if rate == 1 else _in_turn
                callers = await place(hotline, rate, calls)
                taken = setup_ms(hotline.wire.requests(), hotline.pbx.sip_port)
                for way, numbers in callers.items():
                    latencies[way, rate].append([taken[number] for number in numbers])
    return [Routed(way, rate, Latency.of(values)) for (way, rate), values in latencies.items()]
