"""The transcript on disk: whole, limited, and never in the way."""

import asyncio
import inspect
import os
import stat
from pathlib import Path

import pytest

from cti_gateway.codec.discretion import Discretion
from cti_gateway.codec.transcript import FIRST_LINE, Entry, read
from cti_gateway.core.commands import SetReady, SignIn
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import CallWaiting, PhoneChanged, PhoneState
from cti_gateway.core.world import World
from cti_gateway.service import tape as module
from cti_gateway.service.tape import Tape
from cti_gateway.service.taped import TapedEngine
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS
from tests.support.gateways import until
from tests.unit.test_telemetry import logged


class StillClock:
    def now(self) -> int:
        return 7


def tape(path: Path, limit: int = 1 << 20) -> Tape:
    return Tape(path, limit, Discretion(None), StillClock())


async def written(recorded: Tape, path: Path, last: bytes = FIRST_LINE) -> list[Entry]:
    """What is on disk when the gateway stops, after this came there."""
    task = asyncio.create_task(recorded.run())
    await until(lambda: path.exists() and last in path.read_bytes(), "written")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return await asyncio.to_thread(lambda: list(read(path.read_bytes().splitlines(keepends=True))))


async def test_what_the_engine_takes_in_is_written_before_it_acts(tmp_path: Path) -> None:
    path = tmp_path / "run.cti"
    recorded = tape(path)
    engine = TapedEngine(World(), recorded)
    engine.configure(seats=SEATS, queues=QUEUES, agents=AGENTS, now=1)
    engine.restore((), (), None)
    engine.reconcile(EMPTY, 2)
    passed_over, told = CallWaiting("c0"), CallWaiting("c1")
    for fact in (passed_over, told):
        recorded.heard(b"Event: UserEvent")
        recorded.meant(fact)
    engine.tell(told, 3)
    engine.tell(PhoneChanged("1001", PhoneState.IDLE), 4)
    engine.do(SignIn("01", 1, "127.0.0.1"), 5)
    recorded.sent(b"Action: Redirect")
    engine.expire(6)
    entries = await written(recorded, path, b"expire")
    assert [entry.kind for entry in entries] == [
        "configure", "restore", "reconcile", "<", "<", "tell", "tell", "do", ">", "expire", "end",
    ]  # fmt: skip
    assert entries[5].read(int) == 2
    assert entries[6].tagged() == PhoneChanged("1001", PhoneState.IDLE)
    assert entries[-1].read(str) == "stopped"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_tape_misses_no_way_into_the_engine() -> None:
    ways = {
        name
        for name, way in vars(Engine).items()
        if inspect.isfunction(way) and not name.startswith("_") and len(inspect.signature(way).parameters) > 1
    }
    assert ways <= vars(TapedEngine).keys()


async def test_an_earlier_transcript_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "run.cti"
    path.write_text("earlier")
    assert [entry.kind for entry in await written(tape(path), path)] == ["end"]
    assert (tmp_path / "run.cti.old").read_text() == "earlier"


async def test_it_ends_at_its_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.cti"
    with logged(capsys) as lines:
        recorded = tape(path, limit=200)
        for _ in range(100):
            recorded.heard(b"Event: Something")
            recorded.meant(CallWaiting("c1"))
        entries = await written(recorded, path)
    assert entries[-1].read(str) == "record_limit_reached"
    assert path.stat().st_size < 300
    assert [line["event"] for line in lines] == ["record_limit_reached"]


async def test_a_folder_that_is_not_there_costs_only_the_transcript(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged(capsys) as lines:
        recorded = tape(tmp_path / "none" / "run.cti")
        await recorded.run()
        recorded.heard(b"Event: Something")
    assert [line["event"] for line in lines] == ["record_failed"]


class FullDisk(Tape):
    """On the kernel's own full disk."""

    def _open(self) -> int:
        return os.open("/dev/full", os.O_WRONLY)


async def test_a_full_disk_costs_only_the_transcript(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged(capsys) as lines:
        recorded = FullDisk(tmp_path / "x", 1 << 20, Discretion(None), StillClock())
        engine = TapedEngine(World(), recorded)
        engine.expire(1)
        await recorded.run()
        engine.expire(2)
    assert [(line["event"], line["reason"]) for line in lines] == [
        ("record_failed", "No space left on device")
    ]


async def test_a_disk_that_is_too_slow_costs_only_the_transcript(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BACKLOG", 100)
    with logged(capsys) as lines:
        recorded = tape(tmp_path / "run.cti")
        for _ in range(10):
            recorded.took("do", 1, SetReady(1))
    assert [line["event"] for line in lines] == ["record_failed"]
