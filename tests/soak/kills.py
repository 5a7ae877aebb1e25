"""Callers and agents go on while the gateway is killed, -9, again and again, at random moments."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import aiohttp

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.people import Seat
from cti_gateway.core.records import CallRecord
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SEATS, PrivatePbx
from cti_gateway.demo.staff import Person
from tests.soak.agents import work
from tests.support.databases import url_of
from tests.support.phases import adds_up
from tests.support.programs import serving, settle, site, until_ready
from tests.support.sipp_traces import read_trace

TALK_MS = 3_500  # from the moment Asterisk answers: a caller's whole stay, waiting included
DEAD_S = (0.5, 4.0)
STORY_ENDS_WITHIN_S = 30
AGREE_MS = 1_000  # Asterisk's instants and SIPp's, on a machine that is busy
SEEN_MS = 50  # what happens so shortly before a kill may not have reached the gateway any more


@dataclass(frozen=True)
class Outage:
    """Milliseconds since the epoch: killed, started again, in step again."""

    killed_at: int
    started_at: int
    ready_at: int


@dataclass(frozen=True)
class Story:
    """What callers, phones and the database say of the same calls."""

    calls: int
    outages: Sequence[Outage]
    records: Sequence[CallRecord]
    callers: dict[str, dict[str, int]]
    phones: dict[str, dict[str, int]]

    def left_unseen(self) -> set[str]:
        """Numbers of callers who hung up while the gateway was dead or not yet in step."""
        gaps = [(outage.killed_at - SEEN_MS, outage.ready_at) for outage in self.outages]
        ends = {number: seen.get("BYE", 0) for number, seen in self.callers.items()}
        return {n for n, end in ends.items() if any(begin <= end <= until for begin, until in gaps)}

    def doubled(self) -> list[str]:
        """Numbers of callers who have more than one record."""
        return [n for n, times in Counter(r.number for r in self.records).items() if times > 1]

    def missing(self) -> list[str]:
        """Numbers of callers who have no record."""
        known = {record.number for record in self.records}
        return [number for number in self.callers if number not in known]

    def told_otherwise(self) -> list[str]:
        """Numbers of callers of whom the phones say something else than the record."""
        answered = {number for number, seen in self.phones.items() if "200 INVITE" in seen}
        return [r.number for r in self.records if (r.answered_at is not None) != (r.number in answered)]

    def mistimed(self) -> list[str]:
        """Numbers of callers whose own clock says something else than the record."""
        return [r.number for r in self.records if self._mistimed_ms(r) > AGREE_MS]

    def _mistimed_ms(self, record: CallRecord) -> int:
        caller, phone = self.callers[record.number], self.phones.get(record.number, {})
        times = [record.arrived_at - caller["INVITE"]]
        if record.ended_at is not None and "BYE" in caller:
            times.append(record.ended_at - caller["BYE"])
        if record.answered_at is not None and "200 INVITE" in phone:
            times.append(record.answered_at - phone["200 INVITE"])
        return max(map(abs, times))

    def not_adding_up(self) -> list[str]:
        """Call ids whose phases are not the whole call."""
        return [r.call_id for r in self.records if not adds_up(r)]

    def answered(self) -> int:
        """Calls that a seat answered."""
        return sum(record.answered_at is not None for record in self.records)

    def rescued_ms(self) -> list[int]:
        """For callers who came while the gateway was dead: until a phone rang."""
        waits = []
        for number, seen in self.callers.items():
            came, rang = seen["INVITE"], self.phones.get(number, {}).get("INVITE")
            if rang and any(o.killed_at <= came < o.started_at for o in self.outages):
                waits.append(rang - came)
        return sorted(waits)

    def back_within_ms(self) -> list[int]:
        """How long each start took until the gateway was in step."""
        return sorted(outage.ready_at - outage.started_at for outage in self.outages)


async def soak(folder: Path, *, seconds: int, rate: float, kills: int, seed: int) -> Story:
    """Ten agents, this many calls a second, and this many kills."""
    rng = Random(seed)
    count = int(seconds * rate)
    callers_trace, phones_trace = folder / "callers", folder / "phones"
    limit_s = seconds + 120
    moments = sorted(rng.uniform(0.05, 0.95) * seconds for _ in range(kills))
    outages: list[Outage] = []
    async with PrivatePbx() as pbx, sipp.phones(pbx, trace=phones_trace, limit_s=limit_s):
        base = await _staffed(folder, pbx)
        async with aiohttp.ClientSession(base) as web, asyncio.TaskGroup() as tasks:
            begun = asyncio.Event()
            gateway = tasks.create_task(_killed_at(begun, moments, folder, web, rng, outages))
            await until_ready(web)
            ready = {seat: asyncio.Event() for seat in SEATS}
            agents = [tasks.create_task(work(base, f"a{seat}", seat[-2:], ready[seat])) for seat in SEATS]
            for one in ready.values():
                await one.wait()
            begun.set()
            await sipp.call(
                pbx, count=count, rate=rate, talk_ms=TALK_MS, trace=callers_trace, limit_s=limit_s
            )
            records = await _told(folder, count)
            for task in (gateway, *agents):
                task.cancel()
    return Story(count, outages, records, read_trace(callers_trace), read_trace(phones_trace))


async def _killed_at(
    begun: asyncio.Event,
    moments: Sequence[float],
    folder: Path,
    web: aiohttp.ClientSession,
    rng: Random,
    outages: list[Outage],
) -> None:
    """The gateway, killed at these seconds from the beginning and started again; it stays at last."""
    clock = SystemClock()
    begun_at = started_at = clock.now()
    killed_at: int | None = None
    for moment in (*moments, None):
        async with serving(folder) as process:
            await until_ready(web)
            if killed_at is None:
                await begun.wait()
                begun_at = clock.now()
            else:
                outages.append(Outage(killed_at, started_at, clock.now()))
            if moment is None:
                await process.wait()
                raise AssertionError("the gateway ended by itself")
            await asyncio.sleep(max(begun_at + moment * 1000 - clock.now(), 0) / 1000)
            process.kill()
            killed_at = clock.now()
        await asyncio.sleep(rng.uniform(*DEAD_S))
        started_at = clock.now()


async def _told(folder: Path, count: int) -> tuple[CallRecord, ...]:
    """All records, as soon as every call has ended and every form is saved."""
    store = await SqlStore.open(url_of(folder))
    try:
        async with asyncio.timeout(STORY_ENDS_WITHIN_S):
            while True:
                records = await store.calls(limit=2 * count)
                if len(records) >= count and all(_is_over(record) for record in records):
                    return records
                await asyncio.sleep(0.5)
    except TimeoutError:
        return records
    finally:
        await store.close()


def _is_over(record: CallRecord) -> bool:
    """Of a call that nobody saw end, the form may never have been asked for."""
    unsaved = record.answered_at is not None and record.saved_at is None
    return record.ended_at is not None and (record.recovered or not unsaved)


async def _staffed(folder: Path, pbx: PrivatePbx) -> str:
    base = await site(folder, pbx.ami_port, cel_file=pbx.cel_file)
    people = [Person(f"a{extension}", f"坐席{extension}") for extension in SEATS]
    await settle(folder, people, [Seat(extension[-2:], extension) for extension in SEATS])
    return base
