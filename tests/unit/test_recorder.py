"""Records reach the store in order, whatever the store does meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.records import Outage, Record
from cti_gateway.service.recorder import Recorder
from cti_gateway.service.spool import Spool
from tests.support.journals import RecordingJournal
from tests.support.patience import impatient, patient

FACTS = [Outage("pbx", n, n + 1, "eof") for n in range(5)]


@asynccontextmanager
async def running(recorder: Recorder) -> AsyncIterator[None]:
    task = asyncio.create_task(recorder.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until_spooled(path: Path, count: int) -> None:
    async with asyncio.timeout(10):
        while len(Spool(path).read()) < count:  # noqa: ASYNC110  # a file has no event
            await asyncio.sleep(0)


async def test_a_barrier_returns_when_all_is_in_the_store(tmp_path: Path) -> None:
    journal = RecordingJournal()
    recorder = patient(Recorder(journal, tmp_path / "spool"))
    async with running(recorder):
        recorder.record(FACTS)
        await recorder.barrier()
    assert journal.records == FACTS
    assert not (tmp_path / "spool").exists()


async def test_an_outage_of_the_store_loses_nothing_and_keeps_the_order(tmp_path: Path) -> None:
    journal = RecordingJournal()
    journal.broken = True
    path = tmp_path / "spool"
    recorder = patient(Recorder(journal, path))
    async with running(recorder):
        recorder.record(FACTS[:2])
        await until_spooled(path, 2)
        with impatient(recorder), pytest.raises(StoreUnavailable, match="store_unavailable"):
            await recorder.barrier()
        assert recorder.degraded
        recorder.record(FACTS[2:])
        journal.broken = False
        await recorder.barrier()
    assert journal.records == FACTS
    assert not recorder.degraded
    assert not path.exists()


async def test_a_restart_writes_what_the_spool_kept(tmp_path: Path) -> None:
    path = tmp_path / "spool"
    Spool(path).append(FACTS[:3])
    with path.open("ab") as file:
        file.write(b'["Outage",{"kind":"pb')  # torn by a crash
    journal = RecordingJournal()
    recorder = patient(Recorder(journal, path))
    recorder.record(FACTS[3:])
    async with running(recorder):
        await asyncio.sleep(0)
        async with asyncio.timeout(10):
            while len(journal.records) < 5:
                await recorder.barrier()
    assert journal.records == FACTS


async def test_a_failing_spool_keeps_the_records_in_memory(tmp_path: Path) -> None:
    journal = RecordingJournal()
    journal.broken = True
    recorder = patient(Recorder(journal, tmp_path / "no" / "such" / "folder"))
    async with running(recorder):
        recorder.record(FACTS)
        with impatient(recorder), pytest.raises(StoreUnavailable):
            await recorder.barrier()
        journal.broken = False
        await recorder.barrier()
    assert journal.records == FACTS


async def test_a_record_that_the_store_refuses_is_set_aside_and_the_others_go_on(tmp_path: Path) -> None:
    journal, path = RecordingJournal(), tmp_path / "spool.jsonl"
    many = [Outage("pbx", n, n + 1, "eof") for n in range(1200)]
    journal.refuses = (many[0], many[77], many[78], many[900])
    refused: list[Record] = []
    recorder = patient(Recorder(journal, path, refusals=[refused.append]))
    recorder.record(many)
    async with running(recorder):
        await recorder.barrier()
    assert journal.records == [fact for fact in many if fact not in journal.refuses]
    assert refused == Spool(tmp_path / "spool.refused.jsonl").read() == list(journal.refuses)
    assert not recorder.degraded and not path.exists()


async def test_what_cannot_be_set_aside_is_kept_until_it_can(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    journal = RecordingJournal()
    journal.refuses = (FACTS[1],)
    recorder = patient(Recorder(journal, folder / "spool.jsonl"))
    recorder.record(FACTS)
    async with running(recorder):
        with impatient(recorder), pytest.raises(StoreUnavailable):
            await recorder.barrier()
        folder.mkdir()
        await recorder.barrier()
    assert journal.records == [FACTS[0], *FACTS[2:]]
    assert Spool(folder / "spool.refused.jsonl").read() == [FACTS[1]]


async def test_what_the_spool_kept_is_stored_before_anything_is_recalled(tmp_path: Path) -> None:
    path, journal = tmp_path / "spool", RecordingJournal()
    Spool(path).append(FACTS)
    await Recorder(journal, path).take_over()
    assert journal.records == FACTS
    assert not path.exists()


async def test_what_cannot_be_taken_over_yet_is_written_once_when_it_can(tmp_path: Path) -> None:
    path, journal = tmp_path / "spool", RecordingJournal()
    Spool(path).append(FACTS[:3])
    journal.broken = True
    recorder = patient(Recorder(journal, path))
    await recorder.take_over()
    recorder.record(FACTS[3:])
    journal.broken = False
    async with running(recorder):
        await recorder.barrier()
    assert journal.records == FACTS
