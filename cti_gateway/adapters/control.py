"""The control socket: questions to the running gateway, from its own user on this machine."""

import asyncio
import os
import socket
import stat
from pathlib import Path

import msgspec
import structlog

from cti_gateway.codec.control import MAX_LINE, Answer, Question
from cti_gateway.messages import sentence
from cti_gateway.ports.feed import Feed

log = structlog.get_logger(__name__)

ASKS_WITHIN_S = 5.0


class ControlSocket:
    """Answers from the feed. Without it everything else goes on."""

    def __init__(self, path: Path, feed: Feed) -> None:
        self._path = path
        self._feed = feed

    async def run(self) -> None:
        """Until cancelled."""
        try:
            listening = _bound(self._path)
        except OSError as error:
            params = {"path": str(self._path), "reason": error.strerror or str(error)}
            log.error("control_unavailable", advice=sentence("control_unavailable", params, "en"), **params)
            return
        try:
            async with await asyncio.start_unix_server(self._meet, sock=listening, limit=MAX_LINE):
                await asyncio.get_running_loop().create_future()
        finally:
            self._path.unlink(missing_ok=True)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(ASKS_WITHIN_S):
                question = msgspec.json.decode(await reader.readline(), type=Question)
                answer = Answer(self._feed.why(question.why))
                writer.write(msgspec.json.encode(answer) + b"\n")
                await writer.drain()
        except (TimeoutError, ValueError, OSError):
            log.warning("control_question_unreadable")
        finally:
            writer.close()


def _bound(path: Path) -> socket.socket:
    """Bound for this user alone; what a killed gateway left is taken away first. Raises OSError."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        _clear(path)
        before = os.umask(0o177)
        try:
            listening.bind(str(path))
        finally:
            os.umask(before)
    except OSError:
        listening.close()
        raise
    listening.setblocking(False)
    return listening


def _clear(path: Path) -> None:
    """Nobody listens there; raises OSError if somebody does, or if it is no socket at all."""
    if not path.exists() or not stat.S_ISSOCK(path.stat().st_mode):
        return  # binding says what is wrong
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        try:
            visitor.connect(str(path))
        except ConnectionRefusedError:
            path.unlink()
