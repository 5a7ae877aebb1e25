"""What the gateway relies on, shown on the simulator, on Asterisk 22 and on Asterisk 16 by the same tests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from cti_gateway.adapters.ami.switch import AmiSwitch
from cti_gateway.core.commands import AnswerCall
from cti_gateway.core.effects import MirrorSeat, OfferCall, SendAway
from cti_gateway.core.events import (
    AwayEnded,
    AwayStarted,
    CallArrived,
    CallEnded,
    CallTurnedAway,
    CallWaiting,
    OfferEnded,
    OfferResult,
    OfferStarted,
    PhoneState,
    SeatAnswered,
    SeatHungUp,
    SwitchEvent,
)
from cti_gateway.core.overflow_rules import To
from cti_gateway.core.records import CallRecord, CallState, HungUpBy, SeatState
from cti_gateway.core.snapshot import FallbackMember, Place, SwitchSnapshot
from cti_gateway.demo.private_pbx import SEATS, SECRET
from tests.sim.boards import Board, client, gateway_at
from tests.support.ami_peers import Heard, connecting
from tests.support.gateways import Gateway, until
from tests.support.lines import line_to
from tests.support.phases import adds_up
from tests.support.sipp_traces import Hold, has_written, read_hold, read_trace

WITHIN_S = 30
F = TypeVar("F", bound=SwitchEvent)


@asynccontextmanager
async def in_step(pbx: Board) -> AsyncIterator[tuple[AmiSwitch, Heard]]:
    """A switch without a gateway."""
    async with connecting(pbx.ami_port, secret=SECRET, action_timeout_s=3.0) as (switch, heard):
        await until(lambda: heard.ready > 0, "in step")
        yield switch, heard


async def snapshot_with(switch: AmiSwitch, holds: Callable[[SwitchSnapshot], bool]) -> SwitchSnapshot:
    """The first one of which that is true."""
    async with asyncio.timeout(WITHIN_S):
        while not holds(snapshot := await switch.snapshot()):  # noqa: ASYNC110  # no event tells it
            await asyncio.sleep(0.05)
    return snapshot


async def until_shown(pbx: Board, *places: Place) -> None:
    """Until the calls are there."""
    async with in_step(pbx) as (switch, _):
        await snapshot_with(switch, lambda shown: tuple(call.place for call in shown.calls) == places)


async def ended_record(running: Gateway) -> CallRecord:
    await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    (record,) = running.records()
    return record


def told(heard: Heard, kind: type[F]) -> list[F]:
    return [fact for fact in heard.told if isinstance(fact, kind)]


def seat_state(running: Gateway, number: str) -> SeatState:
    return running.world.seats[number].state


async def test_a_caller_is_shown_answered_and_recorded_once(pbx: Board, tmp_path: Path) -> None:
    phone = tmp_path / "phone"
    async with gateway_at(pbx, tmp_path) as running, pbx.phones(trace=phone):
        await running.seat_ready("1001")
        caller = asyncio.create_task(pbx.call(stays_ms=2000))
        await until(lambda: seat_state(running, "01") is SeatState.RINGING, "popped")
        (call,) = running.world.calls.values()
        assert (call.number, call.name, call.did) == ("13900007919", "王女士", "12333")
        await until(lambda: seat_state(running, "01") is SeatState.TALKING, "answered")
        assert running.world.seats["01"].phone is PhoneState.IN_USE
        assert await caller
        await until(lambda: seat_state(running, "01") is SeatState.ACW, "wrap-up")
        await until(lambda: running.world.seats["01"].phone is PhoneState.IDLE, "phone idle")
        record = await ended_record(running)
        await until(lambda: not phone.exists() or has_written(phone, "BYE"), "noted by SIPp")
    assert (record.seat, record.queue, record.hung_up_by) == ("01", "general", HungUpBy.CALLER)
    assert adds_up(record) and not record.recovered
    seen = {"INVITE": 0, "200 INVITE": 300, "BYE": 2000}
    if phone.exists():
        (seen,) = read_trace(phone).values()
    assert running.agrees(record.ring_ms, seen["200 INVITE"] - seen["INVITE"])
    assert running.agrees(record.talk_ms, seen["BYE"] - seen["200 INVITE"])


async def test_a_phone_that_is_told_to_answers(pbx: Board, tmp_path: Path) -> None:
    async with gateway_at(pbx, tmp_path) as running, pbx.phones_that_are_told():
        running.world.answers_phones = True
        await running.seat_ready("1001")
        caller = asyncio.create_task(pbx.call(stays_ms=2000))
        await until(lambda: seat_state(running, "01") is SeatState.RINGING, "popped")
        await running.actor.submit(AnswerCall(1001, *running.world.calls))
        await until(lambda: seat_state(running, "01") is SeatState.TALKING, "answered")
        assert await caller


async def test_the_agent_puts_down_first(pbx: Board, tmp_path: Path) -> None:
    async with gateway_at(pbx, tmp_path) as running, pbx.phones():
        await running.seat_ready("1001")
        caller = asyncio.create_task(pbx.call(stays_ms=20_000))
        await until(lambda: seat_state(running, "01") is SeatState.TALKING, "answered")
        await pbx.seat_hangs_up("1001")
        record = await ended_record(running)
        caller.cancel()
    assert (record.seat, record.hung_up_by) == ("01", HungUpBy.AGENT)


async def test_who_is_left_by_the_agent_is_asked_to_rate(pbx: Board, tmp_path: Path) -> None:
    async with gateway_at(pbx, tmp_path) as running, pbx.phones(), client(pbx) as hand:
        await hand.act("Setvar", Variable="CTI_SURVEY_general", Value="beep")
        await running.seat_ready("1001")
        caller = asyncio.create_task(pbx.call(stays_ms=6000))
        await until(lambda: seat_state(running, "01") is SeatState.TALKING, "answered")
        await pbx.seat_hangs_up("1001")
        await until(lambda: seat_state(running, "01") is SeatState.ACW, "wrap-up")
        (call,) = running.world.calls.values()
        await until(lambda: call.survey_sent_at is not None, "asked")
        async with in_step(pbx) as (switch, _):
            (seen,) = (await switch.snapshot()).calls
        assert (seen.place, seen.survey_sent, seen.survey_score) == (Place.LEAVING, True, None)
        assert await caller
        record = await ended_record(running)
    assert (record.survey_sent_at, record.survey_score) == (call.survey_sent_at, None)
    assert (record.hung_up_by, record.after_ms > 0) == (HungUpBy.AGENT, True)


async def test_a_key_is_the_score(pbx: Board, tmp_path: Path) -> None:
    async with gateway_at(pbx, tmp_path) as running, pbx.phones(), client(pbx) as hand:
        await hand.act("Setvar", Variable="CTI_SURVEY_general", Value="beep")
        await running.seat_ready("1001")
        caller = asyncio.create_task(pbx.call_and_rate(4))
        await until(lambda: seat_state(running, "01") is SeatState.TALKING, "answered")
        await pbx.seat_hangs_up("1001")
        assert await caller
        record = await ended_record(running)
    assert (record.survey_sent_at is not None, record.survey_score) == (True, 4)
    assert (record.hung_up_by, record.after_ms > 0) == (HungUpBy.AGENT, True)


@pytest.mark.parametrize("message", ["", "vm-goodbye"], ids=["busy", "message"])
async def test_who_calls_outside_the_hours_is_turned_away_without_a_gateway(pbx: Board, message: str) -> None:
    async with client(pbx) as hand, in_step(pbx) as (_, heard):
        closed = {"CLOSED_FROM": "1", "CLOSED_UNTIL": "99999999999", "CLOSED_MESSAGE": message}
        for name, value in closed.items():
            await hand.act("Setvar", Variable=f"CTI_{name}_general", Value=value)
        caller = asyncio.create_task(pbx.call(stays_ms=8_000))
        await until(lambda: bool(told(heard, CallEnded)), "over")
        assert not await caller, "it was not the caller who put down"
    story = [
        fact
        for fact in heard.told
        if isinstance(fact, CallArrived | CallTurnedAway | CallWaiting | CallEnded)
    ]
    assert [type(fact) for fact in story] == [CallArrived, CallTurnedAway, CallEnded]


async def test_an_overflow_message_is_heard_and_ends_the_call(pbx: Board) -> None:
    async with client(pbx) as hand, in_step(pbx) as (switch, heard):
        await hand.act("Setvar", Variable="CTI_ALIVE_UNTIL", Value="99999999999")
        caller = asyncio.create_task(pbx.call(stays_ms=20_000))
        await until(lambda: bool(told(heard, CallWaiting)), "waits")
        (call,) = told(heard, CallArrived)
        await switch.perform(SendAway(call.call_id, call.channel, To.MESSAGE, "vm-goodbye"))
        await until(lambda: bool(told(heard, CallEnded)), "over")
        caller.cancel()
    away = [fact for fact in heard.told if isinstance(fact, AwayStarted | AwayEnded)]
    assert away == [AwayStarted(call.call_id), AwayEnded(call.call_id, served=True, status="DONE")]


async def test_a_held_caller_is_held_for_so_long(pbx: Board, tmp_path: Path) -> None:
    phone = tmp_path / "phone"
    async with gateway_at(pbx, tmp_path) as running, pbx.phones_that_hold(phone):
        await running.seat_ready("1001")
        caller = asyncio.create_task(pbx.call(stays_ms=20_000))
        await until(lambda: any(c.state is CallState.HELD for c in running.world.calls.values()), "held")
        record = await ended_record(running)
        await until(lambda: not phone.exists() or has_written(phone, "BYE"), "noted by SIPp")
        caller.cancel()
    seen = read_hold(phone) if phone.exists() else Hold(1000, 1000)
    assert running.agrees(record.hold_ms, seen.hold_ms)
    assert running.agrees(record.talk_ms, seen.talk_ms)
    assert record.hung_up_by is HungUpBy.AGENT


async def test_an_unanswered_offer_takes_the_seat_off_and_rings_the_next(pbx: Board, tmp_path: Path) -> None:
    async with gateway_at(pbx, tmp_path) as running, pbx.phones(ring_ms=30_000):
        await running.seat_ready("1001")
        await running.seat_ready("1002")
        caller = asyncio.create_task(pbx.call(stays_ms=60_000, did="12334"))
        await until(lambda: running.world.seats["01"].cause == "rona", "RONA at the first seat")
        await until(lambda: seat_state(running, "02") is SeatState.RINGING, "the next one rings")
        caller.cancel()
    assert seat_state(running, "01") is SeatState.NOT_READY


@pytest.mark.parametrize("ready", [False, True], ids=["waiting", "ringing"])
async def test_a_caller_who_gives_up_is_an_abandoned_one(pbx: Board, tmp_path: Path, ready: bool) -> None:
    async with gateway_at(pbx, tmp_path) as running, pbx.phones(ring_ms=30_000):
        if ready:
            await running.seat_ready("1001")
        assert await pbx.call(stays_ms=1500)
        record = await ended_record(running)
        if ready:
            await until(lambda: seat_state(running, "01") is SeatState.READY, "ready again")
    assert (record.outcome, record.seat, record.offers) == ("ABANDONED", None, int(ready))


async def test_a_dead_gateway_strands_nobody_and_takes_the_talk_up_again(pbx: Board, tmp_path: Path) -> None:
    async with pbx.phones():
        async with gateway_at(pbx, tmp_path) as first:
            await first.seat_ready("1001")
            mirrored = (FallbackMember("general", "1001", False), FallbackMember("labour", "1001", False))
            async with in_step(pbx) as (switch, _):
                await snapshot_with(switch, lambda shown: shown.members == mirrored)
        caller = asyncio.create_task(pbx.call(stays_ms=10_000))
        await until_shown(pbx, Place.TALKING)
        async with gateway_at(pbx, tmp_path, after=first) as second:
            await until(lambda: seat_state(second, "01") is SeatState.TALKING, "adopted")
            (call,) = second.world.calls.values()
            assert (call.state, call.seat, call.recovered) == (CallState.TALKING, "01", True)
            assert await caller
            record = await ended_record(second)
    assert (record.seat, record.hung_up_by) == ("01", HungUpBy.CALLER)


async def test_who_waits_in_the_fallback_queue_comes_back_to_the_line(pbx: Board, tmp_path: Path) -> None:
    async with pbx.phones():
        caller = asyncio.create_task(pbx.call(stays_ms=8_000))
        await until_shown(pbx, Place.FALLBACK)
        async with gateway_at(pbx, tmp_path) as running:
            await running.seat_ready("1001")
            await until(lambda: seat_state(running, "01") is SeatState.TALKING, "served by us")
            assert await caller
            record = await ended_record(running)
    assert (record.seat, record.recovered) == ("01", True)


async def test_nothing_is_asked_twice_after_a_cut(pbx: Board, tmp_path: Path) -> None:
    async with (
        client(pbx) as witness,
        line_to(pbx.ami_port) as line,
        pbx.phones(ring_ms=1500),
        gateway_at(pbx, tmp_path, port=line.port) as running,
    ):
        await running.seat_ready("1001")
        caller = asyncio.create_task(pbx.call(stays_ms=5000))
        await until(lambda: bool(witness.named("CtiOffer")), "offered")
        line.cut()
        await until(lambda: not running.world.connected, "noticed")
        line.restore()
        await until(lambda: seat_state(running, "01") is SeatState.TALKING, "answered")
        assert await caller
        await ended_record(running)
    assert len(witness.named("CtiOffer")) == 1


async def test_a_snapshot_shows_who_waits_who_talks_and_who_is_a_member(pbx: Board) -> None:
    async with pbx.phones(), client(pbx) as hand, in_step(pbx) as (switch, heard):
        await hand.act("Setvar", Variable="CTI_ALIVE_UNTIL", Value="99999999999")
        first = asyncio.create_task(pbx.call(stays_ms=20_000))
        await until(lambda: bool(told(heard, CallArrived)), "arrived")
        (talker,) = told(heard, CallArrived)
        await switch.perform(MirrorSeat("1003", "张三", ("labour",), paused=True))
        await switch.perform(OfferCall(talker.call_id, talker.channel, "1002"))
        await until(lambda: bool(told(heard, SeatAnswered)), "answered")
        second = asyncio.create_task(pbx.call(stays_ms=20_000, did="12334"))
        await until(lambda: len(told(heard, CallArrived)) == 2, "arrived")
        places = [Place.TALKING, Place.LINE]  # from the answer to the bridge there is a moment
        shown = await snapshot_with(switch, lambda shown: [call.place for call in shown.calls] == places)
        for caller in (first, second):
            caller.cancel()
        talk, wait = shown.calls
    assert (talk.call_id, talk.channel) == (talker.call_id, talker.channel)
    assert (talk.number, talk.name, talk.did, talk.queue) == ("13900007919", "王女士", "12333", "general")
    assert (talk.extension, talk.on_hold, wait.extension) == ("1002", False, None)
    assert talk.talked_ms is not None and 0 <= talk.talked_ms < talk.age_ms < 10_000
    assert (wait.did, wait.talked_ms) == ("12334", None)
    assert shown.members == (FallbackMember("labour", "1003", True),)
    assert shown.phones == {e: PhoneState.IN_USE if e == "1002" else PhoneState.IDLE for e in SEATS}
    assert shown.started_at > 0


async def test_facts_come_in_one_order(pbx: Board) -> None:
    async with pbx.phones(), client(pbx) as hand, in_step(pbx) as (switch, heard):
        await hand.act("Setvar", Variable="CTI_ALIVE_UNTIL", Value="99999999999")
        caller = asyncio.create_task(pbx.call(stays_ms=20_000))
        await until(lambda: bool(told(heard, CallArrived)), "arrived")
        (call,) = told(heard, CallArrived)
        await until(lambda: bool(hand.named("CtiWaiting")), "waits")
        await switch.perform(OfferCall(call.call_id, call.channel, "4711"))
        await until(lambda: bool(told(heard, OfferEnded)), "nobody there")
        await switch.perform(OfferCall(call.call_id, call.channel, "1002"))
        await until(lambda: bool(told(heard, SeatAnswered)), "answered")
        await pbx.seat_hangs_up("1002")
        await until(lambda: bool(told(heard, CallEnded) and told(heard, SeatHungUp)), "both are gone")
        caller.cancel()
    offers = [fact for fact in heard.told if isinstance(fact, OfferStarted | OfferEnded | SeatAnswered)]
    assert offers == [
        OfferStarted(call.call_id, "4711"),
        OfferEnded(call.call_id, "4711", OfferResult.UNREACHABLE),
        OfferStarted(call.call_id, "1002"),
        SeatAnswered(call.call_id, "1002"),
        OfferEnded(call.call_id, "1002", OfferResult.ANSWERED),
    ]
    assert told(heard, SeatHungUp) == [SeatHungUp(call.call_id, "1002")]


async def test_several_phones_ring_for_one_caller(pbx: Board) -> None:
    async with pbx.phones(ring_ms=1500), client(pbx) as hand, in_step(pbx) as (switch, heard):
        for name, value in (("CTI_ALIVE_UNTIL", "99999999999"), ("CTI_RING_general", "1")):
            await hand.act("Setvar", Variable=name, Value=value)
        caller = asyncio.create_task(pbx.call(stays_ms=20_000))
        await until(lambda: bool(told(heard, CallArrived)), "arrived")
        (call,) = told(heard, CallArrived)
        await until(lambda: bool(hand.named("CtiWaiting")), "waits")
        together = OfferCall(call.call_id, call.channel, "1001", ("4711", "1002"))
        await switch.perform(together)
        rung = ("1001", "1002")  # RINGING in Asterisk 16, IN_USE in 22
        await snapshot_with(switch, lambda shown: all(shown.phones[e] is not PhoneState.IDLE for e in rung))
        await until(lambda: bool(told(heard, OfferEnded)), "nobody answered")
        await hand.act("Setvar", Variable="CTI_RING_general", Value="20")
        await switch.perform(together)
        await until(lambda: bool(told(heard, SeatAnswered)), "answered")
        (answered,) = told(heard, SeatAnswered)
        silent = {e: PhoneState.IN_USE if e == answered.extension else PhoneState.IDLE for e in rung}
        shown = await snapshot_with(switch, lambda shown: shown.phones.items() >= silent.items())
        caller.cancel()
    assert answered.extension in ("1001", "1002")
    assert [seen.extension for seen in shown.calls] == [answered.extension]
    assert told(heard, OfferStarted) == [OfferStarted(call.call_id, "1001")] * 2
    assert told(heard, OfferEnded) == [OfferEnded(call.call_id, "1001", OfferResult.NO_ANSWER)]


MEMBER = {"Queue": "cti-fallback-general", "Interface": "PJSIP/1001"}
NOWHERE = {"Queue": "nowhere", "Interface": "PJSIP/1001"}
TARGET = {"Context": "cti-line", "Exten": "s", "Priority": "1"}
NO_TARGET = {"Context": "nowhere", "Exten": "s", "Priority": "1", "Async": "true"}
ANSWERS: list[tuple[str, dict[str, str], str]] = [
    ("Redirect", {}, "Channel not specified"),
    ("Redirect", {"Channel": "PJSIP/no-1", **TARGET}, "Channel does not exist: PJSIP/no-1"),
    ("Getvar", {}, "No variable specified"),
    ("Setvar", {}, "No variable specified"),
    ("Setvar", {"Variable": "CTI_DID_1", "Value": "general"}, "Variable Set"),
    ("QueueAdd", {}, "'Queue' not specified."),
    ("QueueAdd", {"Queue": "nowhere"}, "'Interface' not specified."),
    ("QueueAdd", NOWHERE, "Unable to add interface to queue: No such queue"),
    ("QueuePause", {}, "Need 'Interface' and 'Paused' parameters."),
    ("QueuePause", {**MEMBER, "Paused": "true"}, "Interface not found"),
    ("QueueRemove", {}, "Need 'Queue' and 'Interface' parameters."),
    ("QueueRemove", NOWHERE, "Unable to remove interface from queue: No such queue"),
    ("QueueRemove", MEMBER, "Unable to remove interface: Not there"),
    ("QueueAdd", {**MEMBER, "Paused": "true"}, "Added interface to queue"),
    ("QueueAdd", MEMBER, "Unable to add interface: Already there"),
    ("QueuePause", {**MEMBER, "Paused": "false"}, "Interface unpaused successfully"),
    ("QueuePause", {**MEMBER, "Paused": "true"}, "Interface paused successfully"),
    ("QueueRemove", MEMBER, "Removed interface from queue"),
    ("ShowDialPlan", {"Context": "nowhere"}, "Did not find context nowhere"),
    ("ShowDialPlan", {"Context": "cti-offer"}, "DialPlan list will follow"),
    ("Status", {"Channel": "PJSIP/no-1"}, "No such channel"),
    ("Hangup", {}, "No channel specified"),
    ("Hangup", {"Channel": "PJSIP/no-1"}, "No such channel"),
    ("PlayDTMF", {"Channel": "PJSIP/no-1", "Digit": "1"}, "Channel not found"),
    ("MuteAudio", {}, "Channel not specified"),
    ("ConfbridgeListRooms", {}, "No active conferences."),
    ("Originate", {}, "Channel not specified"),
    ("Originate", {"Channel": "PJSIP/1001"}, "Originate with 'Exten' requires 'Context' and 'Priority'"),
    ("Originate", {"Channel": "PJSIP/1001", **NO_TARGET}, "Extension does not exist."),
]


async def test_answers_and_refusals(pbx: Board) -> None:
    async with client(pbx) as hand:
        said = [(name, headers, (await hand.act(name, **headers)).message) for name, headers, _ in ANSWERS]
        assert said == ANSWERS
        assert "Invalid/unknown command" in (await hand.act("Nonsense")).message
        pong = (await hand.act("Ping")).response
        assert pong is not None and pong.get("Ping") == "Pong"


async def test_of_two_whom_a_redirect_moves_neither_goes_without_the_other(pbx: Board) -> None:
    async with client(pbx) as hand, in_step(pbx) as (switch, heard):
        await hand.act("Setvar", Variable="CTI_ALIVE_UNTIL", Value="99999999999")
        caller = asyncio.create_task(pbx.call(stays_ms=20_000))
        await until(lambda: bool(told(heard, CallWaiting)), "waits")
        (call,) = told(heard, CallArrived)
        both = {**TARGET, "ExtraContext": "cti-seat", "ExtraExten": "s", "ExtraPriority": "1"}
        both |= {"Context": "cti-held", "Exten": "1001"}
        answer = await hand.act("Redirect", Channel=call.channel, ExtraChannel="PJSIP/no-1", **both)
        assert answer.message == "ExtraChannel does not exist: PJSIP/no-1"
        (seen,) = (await switch.snapshot()).calls
        caller.cancel()
    assert seen.place is Place.LINE
    assert hand.named("CtiHeld") == []


async def test_who_lacks_a_privilege_is_told(pbx: Board) -> None:
    asked = ["Getvar", "Redirect", "QueueStatus", "QueueAdd", "QueuePause", "QueueRemove", "CoreStatus"]
    async with client(pbx, "weak", "weak") as hand:
        denied = [name for name in asked if (await hand.act(name)).message == "Permission denied"]
    assert denied == ["QueueAdd", "QueuePause", "QueueRemove", "CoreStatus"]
