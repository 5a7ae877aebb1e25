"""The faults of a connection that a real Asterisk cannot be made to show on demand."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from cti_gateway.adapters.ami.switch import AmiSettings, AmiSwitch
from cti_gateway.core.effects import OfferCall
from cti_gateway.core.errors import SwitchUnavailable
from cti_gateway.core.events import SwitchEvent, SwitchLost
from tests.support.gateways import until

OFFER = OfferCall("1.1", "PJSIP/trunk-00000001", "1001")


class MuteAfterLogin:
    """Logs everybody in and then never answers again, as a half-open connection does."""

    def __init__(self) -> None:
        self.logins = 0
        self.actions: list[str] = []
        self.told: list[SwitchEvent] = []
        self.ready = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"Asterisk Call Manager/11.0.0\r\n")
        try:
            while True:
                frame = (await reader.readuntil(b"\r\n\r\n")).decode()
                headers = dict(line.split(": ", 1) for line in frame.strip().split("\r\n"))
                if headers["Action"] != "Login":
                    self.actions.append(headers["Action"])
                    continue
                self.logins += 1
                answer = f"Response: Success\r\nActionID: {headers['ActionID']}\r\n\r\n"
                writer.write(answer.encode() + b"Event: FullyBooted\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def tell(self, event: SwitchEvent) -> None:
        self.told.append(event)

    def switch_ready(self) -> None:
        self.ready += 1


@pytest.fixture
async def mute() -> AsyncIterator[tuple[MuteAfterLogin, AmiSwitch]]:
    peer = MuteAfterLogin()
    server = await asyncio.start_server(peer.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    switch = AmiSwitch(AmiSettings("127.0.0.1", port, "cti", "secret", action_timeout_s=0.2))
    task = asyncio.create_task(switch.run(peer))
    yield peer, switch
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    server.close()


async def test_silence_means_dead_and_nothing_is_sent_again(mute: tuple[MuteAfterLogin, AmiSwitch]) -> None:
    peer, switch = mute
    await until(lambda: peer.ready == 1, "logged in")
    with pytest.raises(SwitchUnavailable, match="pbx_down"):
        await switch.perform(OFFER)
    await until(lambda: peer.ready == 2, "connected again")
    assert any(isinstance(event, SwitchLost) for event in peer.told)
    assert (peer.logins, peer.actions) == (2, ["Redirect"])


async def test_without_a_connection_an_action_fails_at_once() -> None:
    switch = AmiSwitch(AmiSettings("127.0.0.1", 1, "cti", "secret"))
    with pytest.raises(SwitchUnavailable, match="pbx_down"):
        await switch.perform(OFFER)
