"""Whom the log is asked for, and when."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.past import PastCall
from cti_gateway.core.records import CallRecord, CallState, HungUpBy
from cti_gateway.service import recovery
from cti_gateway.service.recorder import Recorder
from cti_gateway.service.recovery import Recovery
from tests.support.gateways import until
from tests.support.journals import RecordingJournal

PAST = PastCall("c1", "x", "139", "", "12333", "", 6000, 8000, 8000, HungUpBy.CALLER, False, ())
KNOWN = CallRecord("c2", "139", "", "12333", "general", CallState.ENDED, 1000)


class Log:
    """``on_look`` says what is in it at each look."""

    def __init__(self, on_look: Callable[[int], tuple[PastCall, ...]]) -> None:
        self._on_look = on_look
        self.looks = 0
        self.since: int | None = None

    async def calls(self, since: int) -> tuple[PastCall, ...]:
        self.looks += 1
        self.since = since
        return self._on_look(self.looks)


class Archive:
    def __init__(self) -> None:
        self.broken = 0

    async def call(self, call_id: str) -> CallRecord | None:
        if self.broken:
            self.broken -= 1
            raise StoreUnavailable("store_unavailable", reason="broken")
        return KNOWN if call_id == KNOWN.call_id else None

    async def calls(self, **_: object) -> tuple[CallRecord, ...]:
        return ()

    async def calls_from(self, numbers: Collection[str], **_: object) -> tuple[CallRecord, ...]:
        return ()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOOKS_AGAIN_S", "LAG_S", "STORE_AGAIN_S"):
        monkeypatch.setattr(recovery, name, 0)


def service(log: Log, folder: Path, taken: list[PastCall], archive: Archive | None = None) -> Recovery:
    recorder = Recorder(RecordingJournal(), folder / "spool")
    return Recovery(log, archive or Archive(), recorder, taken.extend)


async def test_a_log_that_lags_is_looked_into_again(tmp_path: Path) -> None:
    log = Log(lambda look: () if look == 1 else (replace(PAST, ended_at=8000 if look > 2 else None),))
    found = await service(log, tmp_path, []).of(frozenset({"c1"}), 5000)
    assert found == (PAST,)
    assert (log.looks, log.since) == (3, 5000 - recovery.UNSURE_MS)


async def test_a_call_that_the_log_does_not_know_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    log = Log(lambda _: (replace(PAST, ended_at=None),))
    assert len(await service(log, tmp_path, []).of(frozenset({"c1", "c2"}), 5000)) == 1
    assert log.looks == recovery.LOOKS


async def test_without_a_question_the_log_is_left_alone(tmp_path: Path) -> None:
    log = Log(lambda _: ())
    one = service(log, tmp_path, [])
    assert await one.of(frozenset(), 5000) == await one.of(frozenset({"c1"}), None) == ()
    one.look_back(None, 9000)
    assert log.looks == 0


async def test_who_came_in_the_gap_and_is_not_on_record_is_taken_up(tmp_path: Path) -> None:
    others = (
        replace(PAST, call_id=KNOWN.call_id),
        replace(PAST, call_id="after the gap", arrived_at=9001),
        replace(PAST, call_id="long before", arrived_at=None),
    )
    log, taken, archive = Log(lambda _: (PAST, *others)), list[PastCall](), Archive()
    archive.broken = 2
    one = service(log, tmp_path, taken, archive)
    one.look_back(5000, 9000)
    work = asyncio.create_task(one.run())
    await until(lambda: bool(taken), "taken up")
    work.cancel()
    assert taken == [PAST]
    assert log.since == 5000 - recovery.EARLIER_MS
    assert archive.broken == 0
