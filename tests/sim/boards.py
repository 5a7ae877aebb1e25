"""One way to place calls and answer them, on a real Asterisk and on the simulated one."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

from cti_gateway.adapters.ami.protocol import AmiProtocol, Reply
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.codec.ami import Message
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SEATS, SECRET, PrivatePbx
from cti_gateway.demo.turns import free_port
from cti_gateway.sim.actions import User
from cti_gateway.sim.pbx import Pbx
from cti_gateway.sim.people import Caller, Outcome, Ring
from cti_gateway.sim.server import Simulator
from cti_gateway.sim.training import READ, WRITE
from tests.support.gateways import Gateway, TenSeats, gateway, until
from tests.support.keys import APART_MS, a_caller_who_listens, caller_with
from tests.support.pbxes import demo, hang_up

FIXTURES = Path(__file__).parents[1] / "fixtures"
PHONE_THAT_HOLDS, PHONE_THAT_IS_TOLD = FIXTURES / "phone_that_holds.xml", FIXTURES / "phone_that_is_told.xml"
BUSY_PHONE = FIXTURES / "busy_phone.xml"
ONE_ANSWERS = FIXTURES / "phone_1002_answers.xml"
NUMBER = "13900001234"
HELD: dict[str, Any] = {"talk_ms": 2000, "agent_ends": True, "hold_after_ms": 500, "hold_ms": 1000}
# A user who may do less than the gateway must.
WEAK = "\n[weak]\nsecret = weak\nread = system,call,user\nwrite = call\n"
MAY_TELL_PHONES = "\n[cti](+)\nwrite = call,agent,reporting,originate,system\n"

# What a gateway writes before it offers anybody: some tests have none.
ANNOUNCED = {"CTI_DEVICE_BEFORE": "PJSIP/", "CTI_RING_general": "20", "CTI_RING_labour": "20"}
HALF_A_MINUTE, MISSING = "demo-congrats", "cti/nowhere"  # sounds
VOICEMAIL_MODULES = "load = app_voicemail.so\nload = res_adsi.so\n"


class HasPort(Protocol):
    """Whatever speaks AMI on loopback."""

    @property
    def ami_port(self) -> int: ...


class Listener(NamedTuple):
    """A caller: whether nobody else put down first; and the keys heard so far."""

    calling: Coroutine[None, None, bool]
    heard: Callable[[], str]


class Board(HasPort, Protocol):
    """A PBX with ten seats, and the people around it."""

    def phones(
        self, *, ring_ms: int = 300, only: str = "", trace: Path | None = None
    ) -> AbstractAsyncContextManager[Any]:
        """Every seat's phone rings so long and answers; or only this one does, and the others ring on.

        ``trace``: what real phones say and hear is written there.
        """
        ...

    def phones_that_hold(self, trace: Path | None = None) -> AbstractAsyncContextManager[Any]:
        """Each answers at once, after half a second holds for one, and puts down half a second later."""
        ...

    def phones_that_are_told(self) -> AbstractAsyncContextManager[Any]:
        """Each rings until it is told to answer."""
        ...

    def people_outside(
        self, *, ring_ms: int = 500, busy: bool = False, trace: Path | None = None
    ) -> AbstractAsyncContextManager[str]:
        """Whoever is called outside rings so long and answers, or is busy; how to call them."""
        ...

    async def call(self, *, stays_ms: int, did: str = "12333") -> bool:
        """Somebody calls and puts down after that; whether nobody else did first."""
        ...

    def call_and_listen(self) -> AbstractAsyncContextManager[Listener]:
        """Somebody who calls, stays until hung up, and hears what keys are played to them."""
        ...

    async def call_and_press(self, keys: str, *, after_ms: int = 2500, number: str = NUMBER) -> bool:
        """Somebody calls, presses the keys one after the other, and stays; whether the PBX ended the call."""
        ...

    async def call_and_rate(self, score: int) -> bool:
        """Somebody calls, presses that key when asked, and stays; whether the PBX ended the call."""
        ...

    async def seat_hangs_up(self, extension: str) -> None:
        """The agent puts down."""
        ...


class RealBoard:
    """Asterisk, SIPp's phones and SIPp's callers."""

    def __init__(self, pbx: PrivatePbx, folder: Path) -> None:
        self.pbx, self._folder = pbx, folder
        self.ami_port = pbx.ami_port

    def phones(
        self, *, ring_ms: int = 300, only: str = "", trace: Path | None = None
    ) -> AbstractAsyncContextManager[Any]:
        scenario: str | Path = "phone.xml"
        if only:
            scenario = self._folder / "phones.xml"
            scenario.write_text(ONE_ANSWERS.read_text().replace("1002", only))
        return sipp.phones(self.pbx, ring_ms=ring_ms, scenario=scenario, trace=trace)

    def phones_that_hold(self, trace: Path | None = None) -> AbstractAsyncContextManager[Any]:
        return sipp.phones(self.pbx, ring_ms=50, scenario=PHONE_THAT_HOLDS, trace=trace)

    def phones_that_are_told(self) -> AbstractAsyncContextManager[Any]:
        return sipp.phones(self.pbx, ring_ms=50, scenario=PHONE_THAT_IS_TOLD)

    @asynccontextmanager
    async def people_outside(
        self, *, ring_ms: int = 500, busy: bool = False, trace: Path | None = None
    ) -> AsyncIterator[str]:
        port = free_port(socket.SOCK_DGRAM)
        scenario = BUSY_PHONE if busy else "phone.xml"
        async with sipp.phones(self.pbx, ring_ms=ring_ms, scenario=scenario, port=port, trace=trace):
            yield f"PJSIP/trunk/sip:{{number}}@127.0.0.1:{port}"

    async def call(self, *, stays_ms: int, did: str = "12333") -> bool:
        return await sipp.call(self.pbx, talk_ms=stays_ms, did=did) == 0

    @asynccontextmanager
    async def call_and_listen(self) -> AsyncIterator[Listener]:
        async with a_caller_who_listens(self._folder) as (scenario, ear):
            yield Listener(self._call_by(scenario), lambda: "".join(ear.keys))

    async def _call_by(self, scenario: Path) -> bool:
        return await sipp.call(self.pbx, scenario=scenario) == 0

    async def call_and_press(self, keys: str, *, after_ms: int = 2500, number: str = NUMBER) -> bool:
        scenario = caller_with(keys, self._folder, after_ms=after_ms)
        csv = f"SEQUENTIAL\n{number};李女士\n"
        return await sipp.call(self.pbx, scenario=scenario, csv=csv) == 0

    async def call_and_rate(self, score: int) -> bool:
        keys = str(score) * 4  # those that come before the question are nobody's answer
        return await sipp.call(self.pbx, scenario=caller_with(keys, self._folder)) == 0

    async def seat_hangs_up(self, extension: str) -> None:
        await hang_up(self.pbx, f"PJSIP/{extension}-")


class TunedPhones:
    """Ten phones that do what a test wants; until it says so they are off, and nobody answers."""

    ring_ms: int | None = None
    only = ""
    outside = Ring(Outcome.IGNORED)

    def extensions(self) -> tuple[str, ...]:
        return SEATS

    def registered(self, extension: str) -> bool:
        return extension in SEATS

    def ring(self, extension: str) -> Ring:
        if self.ring_ms is None or self.only not in ("", extension):
            return Ring(Outcome.IGNORED)
        return Ring(Outcome.ANSWERED, self.ring_ms)

    def ring_outside(self, number: str) -> Ring:
        return self.outside


class SimulatedBoard:
    """Ours."""

    def __init__(self, boxes: tuple[str, ...] = ()) -> None:
        self._clock, self._phones = SystemClock(), TunedPhones()
        self._caller = Caller("", "13900007919", "王女士")
        self.pbx = Pbx(
            self._phones,
            ("general", "labour"),
            now=self._clock.now(),
            boxes=frozenset(boxes),
            sounds={HALF_A_MINUTE: 30_000, MISSING: 0},
        )
        users = [
            User("cti", SECRET, READ, WRITE),
            User("weak", "weak", frozenset({"system", "call", "user"}), frozenset({"call"})),
        ]
        self.pbx.globals |= ANNOUNCED
        self.simulator = Simulator(self.pbx, users, self._clock)

    @property
    def ami_port(self) -> int:
        return self.simulator.ami_port

    @asynccontextmanager
    async def phones(
        self, *, ring_ms: int = 300, only: str = "", trace: Path | None = None
    ) -> AsyncIterator[None]:
        self._phones.ring_ms, self._phones.only = ring_ms, only
        yield
        self._phones.ring_ms = None

    @asynccontextmanager
    async def phones_that_hold(self, trace: Path | None = None) -> AsyncIterator[None]:
        for channel in self.pbx.channels.values():
            if channel.caller is not None:
                channel.caller = replace(channel.caller, **HELD)
        self._caller = replace(self._caller, **HELD)
        async with self.phones(ring_ms=50):
            yield

    @asynccontextmanager
    async def people_outside(
        self, *, ring_ms: int = 500, busy: bool = False, trace: Path | None = None
    ) -> AsyncIterator[str]:
        self._phones.outside = Ring(Outcome.BUSY if busy else Outcome.ANSWERED, ring_ms)
        yield "PJSIP/{number}@trunk"

    def phones_that_are_told(self) -> AbstractAsyncContextManager[Any]:
        return nullcontext()  # they are told by action, and do nothing else by themselves

    async def call(self, *, stays_ms: int, did: str = "12333") -> bool:
        channel = self.simulator.call(replace(self._caller, did=did))
        try:
            await asyncio.sleep(stays_ms / 1000)
            return channel in self.pbx.channels
        finally:
            self.simulator.hang_up(channel)

    @asynccontextmanager
    async def call_and_listen(self) -> AsyncIterator[Listener]:
        def heard() -> str:
            return "".join(channel.heard for channel in self.pbx.channels.values())

        yield Listener(self._is_hung_up(self._caller), heard)

    async def _is_hung_up(self, caller: Caller) -> bool:
        return await self._is_over(self.simulator.call(replace(caller, did=caller.did or "12333")))

    async def _is_over(self, channel: str) -> bool:
        try:
            await until(lambda: channel not in self.pbx.channels, "over")
        finally:
            self.simulator.hang_up(channel)
        return True

    async def call_and_press(self, keys: str, *, after_ms: int = 2500, number: str = NUMBER) -> bool:
        channel = self.simulator.call(replace(self._caller, did="12333", number=number))
        for nth, key in enumerate(keys):
            await asyncio.sleep((APART_MS if nth else after_ms) / 1000)
            self.simulator.press(channel, key)
        return await self._is_over(channel)

    async def call_and_rate(self, score: int) -> bool:
        return await self._is_hung_up(replace(self._caller, score=score))

    async def seat_hangs_up(self, extension: str) -> None:
        device = f"PJSIP/{extension}"
        (name,) = (leg.name for leg in self.pbx.channels.values() if leg.device == device)
        self.simulator.hang_up(name)


@asynccontextmanager
async def board(kind: str, folder: Path, *, boxes: tuple[str, ...] = ()) -> AsyncIterator[Board]:
    """ "sim", or the release of a real Asterisk; with such voice boxes."""
    if kind == "sim":
        simulated = SimulatedBoard(boxes)
        async with simulated.simulator:
            yield simulated
        return
    overlay = folder / "overlay"
    overlay.mkdir()
    (overlay / "manager.conf").write_text(demo("manager.conf") + WEAK + MAY_TELL_PHONES)
    announced = "".join(f"{name} = {value}\n" for name, value in ANNOUNCED.items())
    dialplan = demo("extensions.conf").replace("[globals]\n", f"[globals]\n{announced}")
    (overlay / "extensions.conf").write_text(dialplan)
    if boxes:
        (overlay / "modules.conf").write_text(demo("modules.conf") + VOICEMAIL_MODULES)
        lines = [f"{box} => 1234,Box\n" for box in boxes]
        (overlay / "voicemail.conf").write_text("[general]\nformat = wav\n[default]\n" + "".join(lines))
    async with PrivatePbx(kind, overlay=str(overlay)) as pbx:
        yield RealBoard(pbx, folder)


def gateway_at(
    board: Board,
    folder: Path,
    *,
    after: Gateway | None = None,
    port: int | None = None,
    outside: str = "",
    directory: TenSeats | None = None,
) -> AbstractAsyncContextManager[Gateway]:
    """``tests.support.gateways.gateway``, which asks no more of a PBX than its AMI port."""
    pbx = cast(PrivatePbx, board)
    return gateway(pbx, folder, after=after, port=port, outside=outside, directory=directory)


class Client:
    """A manager session of the test's own; keeps every event."""

    def __init__(self) -> None:
        self.events: list[Message] = []
        self.protocol = AmiProtocol(5.0, self.events.append)

    async def act(self, name: str, **headers: str) -> Reply:
        return await self.protocol.act(name, headers.items())

    def named(self, user_event: str) -> list[Message]:
        return [event for event in self.events if event.get("UserEvent") == user_event]


@asynccontextmanager
async def client(board: HasPort, username: str = "cti", secret: str = SECRET) -> AsyncIterator[Client]:
    """Logged in."""
    session = Client()
    loop = asyncio.get_running_loop()
    await loop.create_connection(lambda: session.protocol, "127.0.0.1", board.ami_port)
    await session.protocol.greeted.wait()
    assert (await session.act("Login", Username=username, Secret=secret)).success
    try:
        yield session
    finally:
        session.protocol.abort()
