"""The command line: run the gateway, prepare its database, add people and seats."""

import argparse
import asyncio
import getpass
import signal
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

from cti_gateway import app, config
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web.passwords import hash_password
from cti_gateway.core.errors import CtiError
from cti_gateway.core.people import Role, Seat
from cti_gateway.demo import hotline
from cti_gateway.messages import sentence
from cti_gateway.telemetry import logs


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cti-gateway")
    parser.add_argument("--config", type=Path, default=Path("cti.toml"))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve until stopped")
    show = commands.add_parser(
        "demo", help="a whole hotline on this machine, with its own Asterisk and callers"
    )
    show.add_argument("--port", type=int, default=8088, help="where the panel is")
    show.add_argument("--calls", choices=["0", "1"], default="1", help="1: callers call by themselves")
    commands.add_parser("migrate", help="bring the database up to this version")
    user = commands.add_parser("user", help="add a person; the password is asked or read from stdin")
    user.add_argument("action", choices=["add"])
    user.add_argument("login")
    user.add_argument("--name", required=True)
    user.add_argument("--role", choices=[role.value for role in Role], default="agent")
    user.add_argument("--queues", nargs="*", default=[], help="none: every queue")
    seat = commands.add_parser("seat", help="add or change a seat")
    seat.add_argument("action", choices=["add"])
    seat.add_argument("number")
    seat.add_argument("extension")
    seat.add_argument("--ip", help="the only address from which it may be signed in")
    return parser


def _password() -> str:
    return getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


async def _until_signal(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return


async def _carry_out(arguments: argparse.Namespace) -> None:
    if arguments.command == "demo":
        logs.configure("console", "error")
        await _until_signal(hotline.run(port=arguments.port, calls=arguments.calls == "1"))
        return
    settings = config.load(arguments.config)
    if arguments.command == "run":
        logs.configure(settings.log.format, settings.log.level)
        await _until_signal(app.run(settings))
        return
    logs.configure("console", "warning")
    store = await SqlStore.open(settings.store.url)
    try:
        if arguments.command == "user":
            await store.add_agent(
                login=arguments.login,
                name=arguments.name,
                role=Role(arguments.role),
                password_hash=await asyncio.to_thread(hash_password, _password()),
                queues=arguments.queues,
            )
        elif arguments.command == "seat":
            await store.put_seat(Seat(arguments.number, arguments.extension, arguments.ip))
    finally:
        await store.close()


def _explain(error: CtiError) -> int:
    print(sentence(error.code, error.params, "en"), file=sys.stderr)
    print(sentence(error.code, error.params, "zh"), file=sys.stderr)
    return 2


def _first(group: BaseExceptionGroup[BaseException]) -> CtiError | None:
    """The first error of ours in what the tasks raised."""
    for error in group.exceptions:
        found = _first(error) if isinstance(error, BaseExceptionGroup) else error
        if isinstance(found, CtiError):
            return found
    return None


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 with a sentence that says what to do."""
    arguments = _arguments().parse_args(argv)
    try:
        asyncio.run(_carry_out(arguments))
    except CtiError as error:
        return _explain(error)
    except BaseExceptionGroup as group:
        ours = _first(group)
        if ours is None:
            raise
        return _explain(ours)
    return 0
