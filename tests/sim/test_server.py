"""The simulated PBX on its port: who gets in, who is told what, and the faults that it stages."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.core.errors import SwitchUnavailable
from cti_gateway.core.records import SeatState
from cti_gateway.demo.private_pbx import SECRET
from cti_gateway.sim.actions import User
from cti_gateway.sim.pbx import Pbx
from cti_gateway.sim.people import Caller
from cti_gateway.sim.scenario import Fault, parse
from cti_gateway.sim.server import Simulator
from cti_gateway.sim.training import callers
from tests.sim.boards import SimulatedBoard, client, gateway_at
from tests.sim.machines import SetPhones
from tests.support.gateways import until


async def answer(port: int, *actions: str) -> bytes:
    """All that the server says until it closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("".join(action.replace("\n", "\r\n") + "\r\n\r\n" for action in actions).encode())
    async with asyncio.timeout(10):
        said = await reader.read()
    writer.close()
    return said


async def test_a_wrong_secret_is_refused_late_and_shown_the_door() -> None:
    async with SimulatedBoard().simulator as simulated:
        loop = asyncio.get_running_loop()
        began = loop.time()
        login = "Action: Login\nActionID: 1\nUsername: cti\nSecret: nope"
        said = await answer(simulated.ami_port, "Action: Ping", login)
        assert loop.time() - began >= 1
    assert said == (
        b"Asterisk Call Manager/11.0.0\r\n"
        b"Response: Error\r\nMessage: Permission denied\r\n\r\n"
        b"Response: Error\r\nActionID: 1\r\nMessage: Authentication failed\r\n\r\n"
    )


async def test_login_and_logoff() -> None:
    login = f"Action: login\nUsername: cti\nSecret: {SECRET}"
    async with SimulatedBoard().simulator as simulated:
        said = await answer(simulated.ami_port, login, "Action: Logoff")
    assert b"Authentication accepted\r\n\r\nEvent: FullyBooted\r\n" in said
    assert said.endswith(b"Response: Goodbye\r\nMessage: Thanks for all the fish.\r\n\r\n")


async def test_an_endless_action_ends_the_connection() -> None:
    async with SimulatedBoard().simulator as simulated:
        reader, writer = await asyncio.open_connection("127.0.0.1", simulated.ami_port)
        writer.write(b"Action: " + b"x" * 100_000)
        with suppress(ConnectionResetError):
            async with asyncio.timeout(10):
                await reader.read()
        assert simulated.connections == set()
        writer.close()


async def test_each_user_is_told_what_it_may_read() -> None:
    clock = SystemClock()
    users = [
        User("all", "s", frozenset({"user", "call"}), frozenset()),
        User("few", "s", frozenset(), frozenset()),
    ]
    pbx = Pbx(SetPhones("1001"), ("general",), now=clock.now())
    async with (
        Simulator(pbx, users, clock) as simulated,
        client(simulated, "few", "s") as few,
        client(simulated, "all", "s") as everybody,
    ):
        simulated.call(Caller("12333", "10012345678"))
        await until(lambda: bool(everybody.named("CtiArrived")), "told")
        await few.act("Ping")
    assert few.events == []


async def test_time_passes_by_itself() -> None:
    clock = SystemClock()
    pbx = Pbx(SetPhones("1001"), ("general",), now=clock.now())
    async with (
        Simulator(pbx, [User("u", "s", frozenset({"call"}), frozenset())], clock) as simulated,
        client(simulated, "u", "s") as listener,
    ):
        simulated.call(Caller("12333", "10012345678", patience_ms=300))
        await until(lambda: b"Hangup" in [event.event for event in listener.events], "gave up")
        assert pbx.channels == {}


@pytest.mark.parametrize(
    ("fault", "survives", "recovered"),
    [
        (Fault(at_s=0, kind="cut"), True, False),
        (Fault(at_s=0, kind="silence", for_s=5), True, False),
        (Fault(at_s=0, kind="restart", for_s=0.5), False, False),  # it has told the ends of the calls
        (Fault(at_s=0, kind="crash", for_s=0.5), False, True),
    ],
    ids=["cut", "silence", "restart", "crash"],
)
async def test_a_fault_is_noticed_and_got_over(
    tmp_path: Path, fault: Fault, survives: bool, recovered: bool
) -> None:
    board = SimulatedBoard()
    async with board.simulator as simulated, gateway_at(board, tmp_path) as running, board.phones():
        await running.seat_ready("1001")
        caller = asyncio.create_task(board.call(stays_ms=60_000))
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "talking")
        simulated.stage(fault)
        await until(lambda: not running.world.connected, "noticed")
        await until(lambda: running.world.connected, "in step again")
        assert running.world.seats["01"].state is (SeatState.TALKING if survives else SeatState.ACW)
        (record,) = running.records()
        caller.cancel()
    assert (record.ended_at is None, record.recovered) == (survives, recovered)


async def test_who_calls_while_it_is_away_gets_through_to_nobody() -> None:
    board = SimulatedBoard()
    async with board.simulator as simulated:
        arrivals = callers(parse({"arrivals": {"per_second": 100, "limit": 5}}), SystemClock())
        simulated.stop(cleanly=False)
        simulated.begin(arrivals)
        await until(lambda: arrivals.next_at is None, "all have called")
        assert board.pbx.arrived == 0


async def test_a_slow_line_brings_everything_later() -> None:
    async with SimulatedBoard().simulator as simulated, client(simulated) as hand:
        simulated.stage(Fault(at_s=0, kind="slow", for_s=0.5))
        for _ in range(20):
            simulated.call(Caller("12333", "10012345678"))
        assert simulated.slow
        await until(lambda: len(hand.named("CtiArrived")) == 20, "all told")
        assert [e.get("Channel")[-2:] for e in hand.named("CtiArrived")] == [f"{n:02x}" for n in range(20)]
        await until(lambda: not simulated.slow, "quick again")


async def test_who_does_not_read_is_dropped() -> None:
    async with SimulatedBoard().simulator as simulated, client(simulated) as hand:
        simulated.silent = True
        while simulated.connections:
            for _ in range(100):
                simulated.call(Caller("12333", "10012345678"))
            await asyncio.sleep(0)
        with pytest.raises(SwitchUnavailable):
            await hand.act("Ping")


async def test_faults_of_a_scenario_come_at_their_time() -> None:
    clock = SystemClock()
    pbx = Pbx(SetPhones("1001"), ("general",), now=clock.now())
    faults = (Fault(at_s=0.2, kind="cut"),)
    user = User("u", "s", frozenset(), frozenset())
    async with Simulator(pbx, [user], clock, faults=faults) as simulated, client(simulated, "u", "s"):
        assert len(simulated.connections) == 1
        await until(lambda: not simulated.connections, "cut")
