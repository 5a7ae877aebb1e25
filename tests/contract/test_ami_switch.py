"""The faults of a connection and of a PBX that a real Asterisk cannot be made to show on demand.

Those of panoramisk 1.4 (design.md, section 3) are among them: each was measured, none may come back.
"""

import asyncio
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from cti_gateway.adapters.ami import answering, manager, opening
from cti_gateway.adapters.ami.switch import PRIVILEGES, PROBES, AmiSettings, AmiSwitch
from cti_gateway.codec.ami import MAX_FRAME
from cti_gateway.core.effects import AnswerPhone, MirrorSeat, OfferCall, ReturnToLine, UnmirrorSeat
from cti_gateway.core.errors import ConfigInvalid, SwitchError, SwitchRefused, SwitchUnavailable
from cti_gateway.core.events import CallArrived, CallEnded, CallWaiting, SwitchEvent, SwitchLost
from cti_gateway.core.people import Queue
from cti_gateway.messages import CODES, sentence
from tests.support.ami_peers import BANNER, SILENCE, Heard, Peer, connecting, listening
from tests.support.gateways import until

OFFER = OfferCall("1.1", "PJSIP/trunk-00000001", "1001")
SLOW_S = 0.3


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same paces, shorter."""
    monkeypatch.setattr(manager, "FIRST_RETRY_S", 0.01)
    monkeypatch.setattr(manager, "LAST_RETRY_S", SLOW_S)
    monkeypatch.setattr(opening, "CONNECTS_WITHIN_S", 1.0)


@pytest.fixture
def logs() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as lines:
        yield lines


def errors(logs: list[Any]) -> list[str]:
    """The codes of the errors said, in order."""
    return [line["event"] for line in logs if line["log_level"] == "error"]


# The connection


async def test_silence_means_dead_and_nothing_is_sent_again() -> None:
    peer = Peer({"Redirect": ""})
    async with listening(peer.serve) as port, connecting(port) as (switch, heard):
        await until(lambda: heard.ready == 1, "logged in")
        peer.answers = {"Setvar": SILENCE, "Redirect": SILENCE}
        with pytest.raises(SwitchUnavailable, match="pbx_down"):
            await switch.perform(OFFER)
        peer.answers = {}
        await until(lambda: heard.ready == 2, "connected again")
    offered = [action for action in peer.actions if action.get("Context") == "cti-offer"]
    assert len(offered) == 1
    assert heard.told == [SwitchLost("ami_timeout")]


async def test_an_action_in_the_air_when_the_connection_ends_is_not_sent_again() -> None:
    peer = Peer()
    async with listening(peer.serve) as port, connecting(port, action_timeout_s=10) as (switch, heard):
        await until(lambda: heard.ready == 1, "logged in")
        peer.answers = {"Redirect": SILENCE}
        offer = asyncio.create_task(switch.perform(OFFER))
        await until(lambda: "cti-offer" in str(peer.actions), "offered")
        assert peer.writer is not None
        peer.answers = {}
        peer.writer.transport.abort()
        with pytest.raises(SwitchUnavailable, match="pbx_down"):
            await offer
        await until(lambda: heard.ready == 2, "connected again")
        await switch.perform(ReturnToLine("1.1", "PJSIP/trunk-00000001"))
    assert str(peer.actions).count("cti-offer") == 1


async def test_an_offer_is_on_its_way_before_anybody_waits_for_it() -> None:
    peer = Peer()
    async with listening(peer.serve) as port, connecting(port) as (switch, heard):
        await until(lambda: heard.ready == 1, "logged in")
        accepted = switch.perform(OFFER)
        await until(lambda: "cti-offer" in str(peer.actions), "offered")
        await accepted


async def test_without_a_connection_an_action_fails_at_once() -> None:
    switch = AmiSwitch(AmiSettings("127.0.0.1", 1, "cti", "secret"))
    with pytest.raises(SwitchUnavailable, match="pbx_down"):
        await switch.perform(OFFER)


async def test_a_phone_that_does_not_ring_is_not_told_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "PAUSE_S", 0.001)
    peer = Peer()
    async with listening(peer.serve) as port, connecting(port) as (switch, heard):
        await until(lambda: heard.ready == 1, "logged in")
        with pytest.raises(SwitchRefused, match="nothing_rings"):
            await switch.perform(AnswerPhone("1.1", "1001"))
    assert len(peer.names("CoreShowChannels")) == answering.LOOKS and peer.names("PJSIPNotify") == []


async def test_a_value_cannot_inject_an_action() -> None:
    peer = Peer()
    evil = OfferCall("1.1", "PJSIP/x\r\n\r\nAction: Originate", "1001")
    async with listening(peer.serve) as port, connecting(port) as (switch, heard):
        await until(lambda: heard.ready == 1, "logged in")
        with pytest.raises(SwitchError, match="ami_value_invalid"):
            await switch.perform(evil)
        await switch.perform(OFFER)
        assert heard.ready == 1
    assert peer.names("Originate") == ["Originate"], "that of the privileges' trial"


async def test_events_arrive_whole_and_in_order_however_they_are_cut() -> None:
    peer = Peer()
    arrived = (
        "Event: UserEvent\r\nChannel: PJSIP/trunk-1\r\nCallerIDNum: 139\r\nCallerIDName: 客户\r\n"
        "UserEvent: CtiArrived\r\nCall: 1.1\r\nDid: 12333\r\nQueue: \r\n\r\n"
    ).encode()
    waiting = b"Event: UserEvent\r\nUserEvent: CtiWaiting\r\nCall: %d.1\r\n\r\n"
    one, two = b"ChanVariable: CTI_CALL=1.1\r\n", b"ChanVariable: A=\r\nChanVariable: CTI_CALL=2.1\r\n"
    gone = [b"Event: Hangup\r\n%sUniqueid: %d.1\r\n\r\n" % (v, n) for n, v in ((1, one), (2, two))]
    async with listening(peer.serve) as port, connecting(port) as (_, heard):
        await until(lambda: heard.ready == 1, "logged in")
        assert peer.writer is not None
        for byte in arrived:
            peer.writer.write(bytes([byte]))
            await asyncio.sleep(0)  # each in a segment of its own
        peer.writer.write(b"".join(waiting % n for n in range(1000)) + b"".join(gone))
        await until(lambda: len(heard.told) == 1003, "all told")
    met = CallArrived("1.1", "PJSIP/trunk-1", "139", "客户", "12333", "")
    waits = [CallWaiting(f"{n}.1") for n in range(1000)]
    assert heard.told == [met, *waits, CallEnded("1.1"), CallEnded("2.1")]


async def test_a_fault_of_ours_in_one_event_costs_no_other(logs: list[Any]) -> None:
    class Stumbling(Heard):
        def tell(self, event: SwitchEvent) -> None:
            super().tell(event)
            if len(self.told) == 1:
                raise ZeroDivisionError

    peer, heard = Peer(), Stumbling()
    async with listening(peer.serve) as port:
        switch = AmiSwitch(AmiSettings("127.0.0.1", port, "cti", "secret"))
        task = asyncio.create_task(switch.run(heard))
        await until(lambda: heard.ready == 1, "logged in")
        assert peer.writer is not None
        event = b"Event: UserEvent\r\nUserEvent: CtiWaiting\r\nCall: %d\r\n\r\n"
        peer.writer.write(event % 1 + event % 2)
        await until(lambda: len(heard.told) == 2, "both told")
        await switch.perform(OFFER)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert errors(logs) == ["ami_event_failed"]
    assert peer.names("Login") == ["Login"]


# Who answers there


async def test_a_stream_without_end_is_cut_and_said_once(logs: list[Any]) -> None:
    async def endless(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(BANNER + b"x" * (MAX_FRAME + 1))

    async with listening(endless) as port, connecting(port):
        await until(lambda: "ami_frame_too_large" in errors(logs), "said")


async def test_what_is_not_asterisk_never_gets_the_secret(logs: list[Any]) -> None:
    got: list[bytes] = []

    async def web(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        got.append(await reader.read())
        writer.close()

    async with listening(web) as port, connecting(port):
        await until(lambda: len(got) >= 3, "tried again and again")
    assert set(got) == {b""}
    assert errors(logs) == ["ami_peer_unknown"], "said once"


async def test_a_port_that_accepts_and_says_nothing_is_given_up(
    logs: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "CONNECTS_WITHIN_S", 0.1)
    ends: list[bytes] = []

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends.append(await reader.read())
        writer.close()

    async with listening(mute) as port, connecting(port):
        await until(lambda: len(ends) >= 2, "left and tried again")
    assert (set(ends), errors(logs)) == ({b""}, ["pbx_unreachable"])


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid", "a..b"])
async def test_an_absent_pbx_is_tried_for_ever_and_said_once(host: str, logs: list[Any]) -> None:
    peer, attempts = Peer(), 0
    connect = manager.AmiManager.connect

    def count(self: manager.AmiManager) -> None:
        nonlocal attempts
        attempts += 1
        connect(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manager.AmiManager, "connect", count)
        async with listening(peer.serve) as port:
            pass
        async with connecting(port, host=host):  # nobody is there any more
            await until(lambda: attempts >= 4, "tried again and again")
    assert errors(logs) == ["pbx_unreachable"]


# Whether we may


async def test_a_refused_login_is_said_once_and_retried_slowly(logs: list[Any]) -> None:
    peer = Peer({"Login": "!Authentication failed"})
    loop = asyncio.get_running_loop()
    begun_at = loop.time()
    async with listening(peer.serve) as port, connecting(port) as (_, heard):
        await until(lambda: len(peer.actions) == 4, "fourth try")
        assert loop.time() - begun_at >= 3 * SLOW_S
        assert errors(logs) == ["ami_login_refused"]
        peer.answers = {}
        await until(lambda: heard.ready == 1, "let in after manager.conf was put right")
    assert "manager.conf" in next(line["advice"] for line in logs if line["log_level"] == "error")


@pytest.mark.parametrize("action", PROBES)
async def test_a_missing_privilege_is_named_before_anybody_relies_on_it(action: str, logs: list[Any]) -> None:
    peer = Peer({action: "!Permission denied"})
    async with listening(peer.serve) as port, connecting(port) as (_, heard):
        await until(lambda: len(peer.names("Login")) == 2, "tried again")
        assert (heard.ready, errors(logs)) == (0, ["ami_privilege_missing"])
        peer.answers = {}
        await until(lambda: heard.ready == 1, "let in")
    (said,) = [line for line in logs if line["log_level"] == "error"]
    assert (said["action"], said["line"], said["privilege"]) == (action, "write", PRIVILEGES[action])
    assert PRIVILEGES[action] in said["advice"] and "write" in said["advice"]


async def test_who_may_not_read_system_events_is_told_so(logs: list[Any]) -> None:
    peer = Peer(booted=b"")
    async with listening(peer.serve) as port, connecting(port, booted_within_s=0.1) as (_, heard):
        await until(lambda: len(peer.names("Login")) == 2, "tried again")
        assert (heard.ready, errors(logs)) == (0, ["ami_privilege_missing"])
    (said,) = [line for line in logs if line["log_level"] == "error"]
    assert (said["line"], said["privilege"]) == ("read", "system")


# What it refuses


async def test_a_plain_refusal_is_not_taken_for_success() -> None:
    peer = Peer()
    queue = Queue("general", "综合", ("12333",))
    async with listening(peer.serve) as port, connecting(port) as (switch, heard):
        await until(lambda: heard.ready == 1, "logged in")
        for action, message, code, ask in (
            ("Redirect", "Channel does not exist", "channel_gone", switch.perform(OFFER)),
            ("Setvar", "No variable specified", "ami_action_refused", switch.announce([queue])),
            ("Getvar", "No variable specified", "ami_action_refused", switch.beat()),
            ("DeviceStateList", "Invalid/unknown command", "ami_action_refused", switch.snapshot()),
            ("QueueAdd", "No such queue", "fallback_queue_missing", switch.perform(_mirror(paused=True))),
            ("QueueRemove", "No such queue", "fallback_queue_missing", switch.perform(UNMIRROR)),
            ("QueueRemove", "Permission denied", "ami_privilege_missing", switch.perform(UNMIRROR)),
        ):
            peer.answers = {action: "!" + message}
            with pytest.raises(SwitchRefused, match=code) as refused:
                await ask
            said = sentence(code, refused.value.params, "en")
            assert code in CODES and "?" not in said


def _mirror(*, paused: bool) -> MirrorSeat:
    return MirrorSeat("1001", "张三", ("general",), paused)


UNMIRROR = UnmirrorSeat("1001", ("general",))


async def test_the_fallback_queue_is_put_right_whatever_it_holds() -> None:
    peer = Peer({"QueueAdd": "!Unable to add interface: Already there"})
    async with listening(peer.serve) as port, connecting(port) as (switch, heard):
        await until(lambda: heard.ready == 1, "logged in")
        peer.actions.clear()
        await switch.perform(_mirror(paused=True))
        assert peer.names("QueueAdd", "QueuePause") == ["QueueAdd", "QueuePause"]
        peer.actions.clear()
        await switch.perform(_mirror(paused=True))
        assert peer.names("QueueAdd", "QueuePause") == [], "it is so already"
        peer.answers = {"QueuePause": "!Interface not found"}  # an administrator has removed it
        await switch.perform(_mirror(paused=False))
        assert peer.names("QueueAdd", "QueuePause") == ["QueuePause", "QueueAdd"]
        peer.answers = {"QueueRemove": "!Unable to remove interface: Not there"}
        await switch.perform(UNMIRROR)


# TLS


@pytest.fixture
def certified(tmp_path: Path) -> Any:
    """A maker of server contexts and their PEM files, by the name they are for."""
    import ssl

    def make(name: str) -> tuple[ssl.SSLContext, Path]:
        key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
        subject = ["-subj", "/CN=pbx", "-addext", f"subjectAltName={name}"]
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
        subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context, certificate

    return make


async def test_tls_with_the_sites_own_authority(certified: Any) -> None:
    context, certificate = certified("IP:127.0.0.1")
    peer = Peer()
    async with (
        listening(peer.serve, context) as port,
        connecting(port, tls=True, tls_ca=str(certificate)) as (switch, heard),
    ):
        await until(lambda: heard.ready == 1, "logged in")
        await switch.perform(OFFER)


@pytest.mark.parametrize(("name", "trusted"), [("IP:127.0.0.1", False), ("DNS:elsewhere", True)])
async def test_tls_gives_the_secret_to_nobody_else(
    certified: Any, name: str, trusted: bool, logs: list[Any]
) -> None:
    context, certificate = certified(name)
    peer = Peer()
    async with (
        listening(peer.serve, context) as port,
        connecting(port, tls=True, tls_ca=str(certificate) if trusted else None),
    ):
        await until(lambda: "pbx_unreachable" in errors(logs), "said")
    assert peer.actions == []
    assert "certificate" in logs[0]["reason"]


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_an_unusable_authority_is_named_at_start(tmp_path: Path, content: str | None) -> None:
    authority = tmp_path / "ca.pem"
    if content is not None:
        authority.write_text(content)
    with pytest.raises(ConfigInvalid, match=r"pbx\.tls_ca"):
        AmiSwitch(AmiSettings("127.0.0.1", 1, "cti", "secret", tls=True, tls_ca=str(authority)))
