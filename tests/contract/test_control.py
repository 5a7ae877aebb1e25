"""The control socket: for this user, one gateway, and nothing that can disturb it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from cti_gateway.adapters import control as module
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.control import ControlSocket
from cti_gateway.core.errors import NotFound, Refused
from cti_gateway.diagnosis.ask import ask
from cti_gateway.service.feed import LiveFeed
from tests.support.engines import new_engine
from tests.support.gateways import until
from tests.unit.test_telemetry import logged


@asynccontextmanager
async def answering(path: Path) -> AsyncIterator[None]:
    task = asyncio.create_task(ControlSocket(path, LiveFeed(new_engine().world, SystemClock())).run())
    await until(path.is_socket, "bound")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_it_says_why(tmp_path: Path) -> None:
    path = tmp_path / "c.sock"
    async with answering(path):
        assert (await ask(path, "01")).reasons[0].code == "why_signed_out"
        with pytest.raises(NotFound, match="subject_unknown"):
            await ask(path, "nobody")
    assert not path.is_socket()
    with pytest.raises(Refused, match="gateway_not_running"):
        await ask(path, "01")


@pytest.mark.parametrize("question", [b"", b"{\n", b'{"how": "01"}\n', b"x" * 100_000 + b"\n"])
async def test_what_is_no_question_gets_no_answer(tmp_path: Path, question: bytes) -> None:
    path = tmp_path / "c.sock"
    async with answering(path):
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(question)
        writer.write_eof()
        with suppress(ConnectionResetError):  # more was sent than it would read
            assert await reader.read() == b""
        writer.close()
        assert (await ask(path, "01")).id == "01"


async def test_who_asks_nothing_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ASKS_WITHIN_S", 0.05)
    path = tmp_path / "c.sock"
    async with answering(path):
        reader, writer = await asyncio.open_unix_connection(path)
        assert await reader.read() == b""
        writer.close()


@pytest.mark.parametrize("taken", ["by a gateway", "by a file", "no folder"])
async def test_a_place_that_is_taken_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str
) -> None:
    path = tmp_path / "none" / "c.sock" if taken == "no folder" else tmp_path / "c.sock"
    second = ControlSocket(path, LiveFeed(new_engine().world, SystemClock()))
    with logged(capsys) as lines:
        if taken == "by a gateway":
            async with answering(path):
                await second.run()
                assert (await ask(path, "01")).id == "01"
        else:
            if taken == "by a file":
                path.write_text("mine")
            await second.run()
            assert taken == "no folder" or path.read_text() == "mine"
    assert [line["event"] for line in lines if line["level"] == "error"] == ["control_unavailable"]
