"""The command line."""

import argparse
import asyncio
import gc
import getpass
import signal
import sys
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cti_gateway.core.calendar import SpecialDay, summary
from cti_gateway.core.errors import CtiError, Refused
from cti_gateway.core.people import Role, Seat
from cti_gateway.messages import explained, sentence
from cti_gateway.telemetry import logs


@contextmanager
def _loading() -> Iterator[None]:
    """For the modules that one command needs, and no other: who waits for a killed gateway waits for these.

    What is loaded stays: looking among it for garbage takes a fifth of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cti-gateway")
    parser.add_argument("--config", type=Path, default=Path("cti.toml"))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("init", help="write a commented configuration, and Asterisk's files to match it")
    doctor = commands.add_parser("doctor", help="check Asterisk, database and machine; says what to do")
    doctor.add_argument("--asterisk-etc", type=Path, default=Path("/etc/asterisk"))
    run = commands.add_parser("run", help="serve until stopped")
    run.add_argument("--pbx", choices=["asterisk", "sim"], default="asterisk", help="sim: a simulated PBX")
    run.add_argument("--scenario", type=Path, help="what happens on it (implies --pbx sim)")
    run.add_argument("--record", type=Path, metavar="FILE", help="write all that happens, for replay")
    run.add_argument("--record-limit", type=_megabytes, default=100, metavar="MB", help="stop there (100)")
    run.add_argument("--record-numbers", action="store_true", help="callers' numbers and names as they are")
    replay = commands.add_parser("replay", help="tell what happened in a recorded run, and why")
    replay.add_argument("transcript", type=Path)
    replay.add_argument("--json", action="store_true", help="one JSON object a line")
    replay.add_argument("--call", metavar="ID", help="only what is about this call")
    replay.add_argument("--seat", metavar="NUMBER", help="only what is about this seat")
    why = commands.add_parser("why", help="why a seat or a call of the running gateway is as it is")
    why.add_argument("subject", metavar="SEAT|CALL")
    why.add_argument("--json", action="store_true", help="for machines")
    demo = commands.add_parser("demo", help="a whole hotline on this machine, with callers")
    demo.add_argument("--port", type=int, default=8088, help="where the panel is")
    demo.add_argument("--calls", choices=["0", "1"], default="1", help="1: callers call by themselves")
    attendance = commands.add_parser("attendance", help="judge one shift from a file, without the database")
    attendance.add_argument("action", choices=["judge"])
    attendance.add_argument("case", type=Path, metavar="CASE.json")
    commands.add_parser("migrate", help="bring the database up to this version")
    user = commands.add_parser("user", help="add a person; the password is asked or read from stdin")
    user.add_argument("action", choices=["add"])
    user.add_argument("login", type=_login)
    user.add_argument("--name", required=True)
    user.add_argument("--role", choices=[role.value for role in Role], default="agent")
    user.add_argument("--queues", nargs="*", default=[], help="none: every queue")
    user.add_argument("--backup-queues", nargs="*", default=[], help="helps there after backup_after_s")
    user.add_argument("--skills", nargs="*", default=[], type=_skill, metavar="SKILL=LEVEL")
    user.add_argument("--weight", type=int, choices=range(1, 101), default=1, metavar="1-100")
    user.add_argument("--unit", default="", help="which sends them to their shifts")
    seat = commands.add_parser("seat", help="add or change a seat")
    seat.add_argument("action", choices=["add"])
    seat.add_argument("number")
    seat.add_argument("extension")
    seat.add_argument("--ip", type=_address, help="the only address from which it may be signed in")
    calendar = commands.add_parser("calendar", help="take holidays and make-up working days from a file")
    calendar.add_argument("action", choices=["import"])
    calendar.add_argument("file", type=Path, help="CSV (date,kind,name) or iCalendar")
    return parser


def _login(text: str) -> str:
    """What the login page can send."""
    if not 0 < len(text) <= 64 or not text.isprintable():
        raise argparse.ArgumentTypeError("1 to 64 printable characters")
    return text


def _skill(text: str) -> tuple[str, int]:
    """Such as english=3."""
    skill, _, level = text.partition("=")
    if not skill or not level.isdecimal():
        raise argparse.ArgumentTypeError("write it like english=3")
    return skill, int(level)


def _megabytes(text: str) -> int:
    """At least one."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError("a whole number of megabytes")
    return int(text)


def _address(text: str) -> str:
    """In the spelling in which requests' addresses are compared."""
    from cti_gateway.adapters.web.client import plain_ip

    address = plain_ip(text)
    if address is None:
        raise argparse.ArgumentTypeError(f"{text} is no IP address")
    return address


async def _carry_out(arguments: argparse.Namespace) -> int:
    logs.configure("console", "warning")
    match arguments.command:
        case "run":
            await _run(arguments)
        case "init":
            from cti_gateway.init import write_site

            folder = write_site(arguments.config)
            _say("site_written", config=arguments.config, folder=folder)
        case "demo":
            from cti_gateway.demo import hotline

            await _until_signal(hotline.run(port=arguments.port, calls=arguments.calls == "1"))
        case "attendance":
            from cti_gateway.attendance import judge_file

            print(judge_file(arguments.case), end="")
        case "doctor":
            return await _doctor(arguments)
        case "replay":
            from cti_gateway.diagnosis.replay import story

            lines = story(arguments.transcript, json=arguments.json, call=arguments.call, seat=arguments.seat)
            for line in lines:
                print(line)
        case "why":
            await _why(arguments)
        case _:
            await _in_store(arguments)
    return 0


async def _run(arguments: argparse.Namespace) -> None:
    simulated = arguments.pbx == "sim" or arguments.scenario is not None
    with _loading():
        from cti_gateway import app, config
        from cti_gateway.adapters import heap
        from cti_gateway.service.recording import Recording

        if simulated:
            from cti_gateway.sim import training
    heap.share_among_threads()
    settings = config.load(arguments.config)
    logs.configure(settings.log.format, settings.log.level)
    recording = None
    if arguments.record is not None:
        recording = Recording(arguments.record, arguments.record_limit * 1_000_000, arguments.record_numbers)
    await _until_signal(
        training.run(settings, arguments.scenario, recording) if simulated else app.run(settings, recording)
    )


async def _until_signal(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return


async def _doctor(arguments: argparse.Namespace) -> int:
    from cti_gateway import config
    from cti_gateway.doctor.examine import examine
    from cti_gateway.doctor.finding import Verdict

    settings = config.load(arguments.config)
    code = 0
    async for finding in examine(settings, arguments.asterisk_etc):
        told = sentence(finding.code, finding.params, settings.site.language)
        print(f"{finding.verdict.value:<5} {told}", flush=True)
        code = max(code, int(finding.verdict is Verdict.BAD))
    return code


async def _why(arguments: argparse.Namespace) -> None:
    import msgspec

    from cti_gateway import config
    from cti_gateway.diagnosis.ask import ask

    settings = config.load(arguments.config)
    explanation = await ask(settings.control_socket, arguments.subject)
    if arguments.json:
        print(msgspec.json.encode(explanation).decode())
        return
    print(*explained(explanation, settings.site.language, settings.site.time_zone), sep="\n  ")


async def _in_store(arguments: argparse.Namespace) -> None:
    """The commands that only change the database, which opening brings up to this version."""
    from cti_gateway import config
    from cti_gateway.adapters.clock import SystemClock
    from cti_gateway.adapters.store.sql import SqlStore
    from cti_gateway.adapters.web.passwords import hash_password
    from cti_gateway.ports.store import AuditEntry

    store = await SqlStore.open(config.load(arguments.config).store.url)
    try:
        if arguments.command == "user":
            await store.add_agent(
                login=arguments.login,
                name=arguments.name,
                role=Role(arguments.role),
                password_hash=await asyncio.to_thread(hash_password, _password()),
                queues=arguments.queues,
                backup_queues=arguments.backup_queues,
                skills=tuple(arguments.skills),
                weight=arguments.weight,
                unit=arguments.unit,
            )
        elif arguments.command == "seat":
            await store.put_seat(Seat(arguments.number, arguments.extension, arguments.ip))
        elif arguments.command == "calendar":
            days = _calendar(arguments.file)
            at, detail = SystemClock().now(), summary(days)
            entry = AuditEntry(
                at, f"cli:{getpass.getuser()}", "", "calendar_import", "calendar", "ok", detail
            )
            await store.put_special_days(days, entry)
            _say("calendar_imported", summary=detail)
    finally:
        await store.close()


def _calendar(path: Path) -> tuple[SpecialDay, ...]:
    from cti_gateway.codec.calendar_file import read_calendar

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused("file_unreadable", path=path, reason=error.strerror) from error
    return read_calendar(data)


def _password() -> str:
    return getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _say(code: str, **params: object) -> None:
    print(sentence(code, params, "zh"), sentence(code, params, "en"), sep="\n")


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
    """Exit code 0; 1: the doctor found something bad; 2: it failed, with a sentence that says what to do."""
    arguments = _arguments().parse_args(argv)
    try:
        return asyncio.run(_carry_out(arguments))
    except CtiError as error:
        return _explain(error)
    except BaseExceptionGroup as group:
        ours = _first(group)
        if ours is None:
            raise
        return _explain(ours)
