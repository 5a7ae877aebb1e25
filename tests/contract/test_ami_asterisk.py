"""The AMI contract on the real thing, release by release, with pyst2 as a second, independent client."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import structlog
from asterisk.manager import Manager as Pyst2

from cti_gateway.adapters.ami import manager
from cti_gateway.core.events import PhoneState
from cti_gateway.core.people import Queue
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SEATS, SECRET, PrivatePbx
from cti_gateway.resources import asterisk_conf
from tests.support.ami_peers import connecting
from tests.support.gateways import gateway, until

# Other users than ours: each lacks one class, or may not connect from here; one only asks.
USERS = {
    "no-call": "read = system,call,agent,user\nwrite = agent,reporting,originate",
    "no-agent": "read = system,call,agent,user\nwrite = call,reporting,originate",
    "no-reporting": "read = system,call,agent,user\nwrite = call,agent,originate",
    "no-originate": "read = system,call,agent,user\nwrite = call,agent,reporting",
    "no-system": "read = call,agent,user\nwrite = call,agent,reporting,originate",
    "elsewhere": "read = all\nwrite = all\ndeny = 0.0.0.0/0.0.0.0\npermit = 10.0.0.1/255.255.255.255",
    "witness": "read =\nwrite = call",
}


@pytest.fixture(params=["22", "16"])
async def pbx(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[PrivatePbx]:
    ours = (asterisk_conf() / "demo" / "manager.conf").read_text()
    others = "\n".join(f"[{name}]\nsecret = {SECRET}\n{lines}" for name, lines in USERS.items())
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (overlay / "manager.conf").write_text(f"{ours}\n{others}\n")
    async with PrivatePbx(request.param, overlay=str(overlay)) as asterisk:
        yield asterisk


@pytest.fixture
def logs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    monkeypatch.setattr(manager, "LAST_RETRY_S", 0.5)
    with structlog.testing.capture_logs() as lines:
        yield lines


def errors(logs: list[Any]) -> list[Any]:
    return [line for line in logs if line["log_level"] == "error"]


async def test_who_may_do_all_gets_in_step(pbx: PrivatePbx) -> None:
    async with connecting(pbx.ami_port, secret=SECRET, action_timeout_s=3.0) as (switch, heard):
        await until(lambda: heard.ready == 1, "let in")
        await switch.announce([Queue("general", "综合", ("12333",), ring_s=7)])
        await switch.beat()
        snapshot = await switch.snapshot()
        assert set(SEATS) <= {e for e, phone in snapshot.phones.items() if phone is PhoneState.IDLE}
        shown = await pbx.cli("dialplan show globals")
        assert "CTI_DID_12333=general" in shown and "CTI_RING_general=7" in shown


@pytest.mark.parametrize(
    ("user", "line", "privilege"),
    [
        ("no-call", "write", "call"),
        ("no-agent", "write", "agent"),
        ("no-reporting", "write", "reporting"),
        ("no-originate", "write", "originate"),
        ("no-system", "read", "system"),
    ],
)
async def test_a_user_with_fewer_rights_is_told_which(
    pbx: PrivatePbx, user: str, line: str, privilege: str, logs: list[Any]
) -> None:
    settings = {"username": user, "secret": SECRET, "action_timeout_s": 3.0, "booted_within_s": 0.5}
    async with connecting(pbx.ami_port, **settings) as (_, heard):
        await until(lambda: errors(logs) != [], "told")
    (said,) = errors(logs)
    assert (said["event"], said["line"], said["privilege"]) == ("ami_privilege_missing", line, privilege)
    assert heard.ready == 0


@pytest.mark.parametrize(("user", "secret"), [("cti", "wrong"), ("nobody", SECRET), ("elsewhere", SECRET)])
async def test_a_refused_login_is_told_once(pbx: PrivatePbx, user: str, secret: str, logs: list[Any]) -> None:
    refusals = 0
    turn_away = manager.AmiManager.turn_away

    def count(self: manager.AmiManager, why: Any) -> None:
        nonlocal refusals
        refusals += 1
        turn_away(self, why)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manager.AmiManager, "turn_away", count)
        async with connecting(pbx.ami_port, username=user, secret=secret, action_timeout_s=3.0):
            await until(lambda: refusals == 2, "refused, and refused again")
    assert [said["event"] for said in errors(logs)] == ["ami_login_refused"]


async def test_asterisk_sends_only_what_is_read(pbx: PrivatePbx, tmp_path: Path) -> None:
    """One answered call, as it comes over the wire."""
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        await running.seat_ready("1001")
        reader, writer = await asyncio.open_connection("127.0.0.1", pbx.ami_port)
        writer.write(f"Action: Login\r\nUsername: cti\r\nSecret: {SECRET}\r\n\r\n".encode())
        await reader.readuntil(b"Event: FullyBooted")
        await reader.readuntil(b"\r\n\r\n")
        assert await sipp.call(pbx) == 0
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
        writer.write(b"Action: Ping\r\n\r\n")
        stream = (await reader.readuntil(b"Ping: Pong")).decode()
        writer.close()
    lines = [line for line in stream.split("\r\n") if line.startswith(("Event: ", "UserEvent: "))]
    names = Counter(line.split(": ")[1] for line in lines)
    assert names.pop("DeviceStateChange") <= 3  # ringing (may be skipped), in use, idle
    said = {"CtiArrived": 1, "CtiWaiting": 1, "CtiOffer": 1}
    assert names == {"UserEvent": 3, **said, "DialEnd": 1, "Hangup": 2}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:asterisk.manager")
async def test_another_client_reads_what_we_say(pbx: PrivatePbx, tmp_path: Path) -> None:
    """By Getvar only: pyst2's reader of events stumbles over every ``ChanVariable`` (1.0, has_key)."""
    witness = Pyst2()

    def values(*names: str) -> list[str]:
        witness.connect("127.0.0.1", pbx.ami_port)
        witness.login("witness", SECRET)
        answers = [witness.send_action({"Action": "Getvar", "Variable": name}) for name in names]
        with suppress(ValueError):  # its reader may have closed the socket before it logs off
            witness.close()
        return [str(answer.headers["Value"]) for answer in answers]

    async with gateway(pbx, tmp_path):
        names = ("CTI_DID_12334", "CTI_RING_labour", "EPOCH", "CTI_ALIVE_UNTIL")
        did, ring, epoch, alive_until = await asyncio.to_thread(values, *names)
    assert (did, ring) == ("labour", "2")
    assert 0 < int(alive_until) - int(epoch) <= 3
