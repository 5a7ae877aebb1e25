"""The ringing call is answered from the panel: the real Asterisk tells a phone that only then picks up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cti_gateway.core import answering, commands
from cti_gateway.core.records import SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import Gateway, gateway, until
from tests.support.pbxes import demo, overlay

TOLD = Path(__file__).parents[1] / "fixtures" / "phone_that_is_told.xml"
# As an administrator would, without touching manager_cti.conf.
MAY_TELL = "\n[cti](+)\nwrite = call,agent,reporting,originate,system\n"


@pytest.fixture(params=["22", "16"])
async def pbx(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[PrivatePbx]:
    """Each release, with a user who may have phones told to answer."""
    with overlay(tmp_path, "manager.conf", demo("manager.conf") + MAY_TELL) as folder:
        async with PrivatePbx(request.param, overlay=folder) as running:
            yield running


def knows_nothing_of_it(folder: Path) -> Path:
    """Such a phone says so, and two seconds later somebody picks it up."""
    scenario = folder / "phones.xml"
    text = TOLD.read_text().replace("SIP/2.0 200 OK", "SIP/2.0 489 Bad Event", 1)
    by_hand = '<pause milliseconds="2000"/>\n<send retrans'
    scenario.write_text(text.replace("<send retrans", by_hand, 1))
    return scenario


@asynccontextmanager
async def ringing(
    pbx: PrivatePbx, folder: Path, *, scenario: str | Path, ring_ms: int
) -> AsyncIterator[tuple[Gateway, str]]:
    """Seat 01 has just been offered a call."""
    async with gateway(pbx, folder) as running, sipp.phones(pbx, ring_ms=ring_ms, scenario=scenario):
        running.world.answers_phones = True
        await running.seat_ready("1001")
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=20_000))
        await until(lambda: running.world.seats["01"].state is SeatState.RINGING, "offered")
        (call_id,) = running.world.calls
        yield running, call_id
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)


def kinds(running: Gateway) -> list[str]:
    """What was written of the seat, once for each kind."""
    return [kind for kind in ANSWERING if running.seat_facts(kind)]


ANSWERING = ("answer_asked", "answer_unconfirmed", "answer_refused", "answered")


async def test_a_phone_that_waits_to_be_told_answers(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with ringing(pbx, tmp_path, scenario=TOLD, ring_ms=400) as (running, call_id):
        # At once, before the phone has said that it rings.
        await running.actor.submit(commands.AnswerCall(1001, call_id))
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "answered")
    assert kinds(running) == ["answer_asked", "answered"]


async def test_a_phone_that_does_not_know_it_rings_on_and_is_picked_up_by_hand(
    pbx: PrivatePbx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "ANSWERS_WITHIN_MS", 1_000)
    phone = knows_nothing_of_it(tmp_path)
    async with ringing(pbx, tmp_path, scenario=phone, ring_ms=100) as (running, call_id):
        await running.actor.submit(commands.AnswerCall(1001, call_id))
        await until(lambda: running.seat_facts("answer_unconfirmed") != [], "told so")
        assert running.world.seats["01"].state is SeatState.RINGING
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "by hand")
    assert kinds(running) == ["answer_asked", "answer_unconfirmed", "answered"]


async def test_without_the_privilege_the_call_goes_on_ringing(tmp_path: Path) -> None:
    async with (
        PrivatePbx() as pbx,
        ringing(pbx, tmp_path, scenario="phone.xml", ring_ms=3_000) as (running, call_id),
    ):
        await running.actor.submit(commands.AnswerCall(1001, call_id))
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "by hand")
    assert kinds(running) == ["answer_asked", "answer_refused", "answered"]
