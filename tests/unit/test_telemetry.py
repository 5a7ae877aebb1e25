"""Log lines carry call ids and nothing private; metrics count what is written."""

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import structlog
from prometheus_client import CollectorRegistry

from cti_gateway.core.people import Seat
from cti_gateway.core.records import CallFact, CallRecord, CallState, Outage, SeatFact, SeatState
from cti_gateway.core.seat import LiveSeat
from cti_gateway.core.world import World
from cti_gateway.telemetry import logs
from cti_gateway.telemetry.metrics import HeldCollector, Metrics, WorldCollector

CALL = "1764000000.12"
TALKED = CallRecord(
    CALL, "13900001234", "张三", "12333", "general", CallState.ENDED, 1000,
    answered_at=5000, ended_at=65000, wait_ms=3000, ring_ms=1000, talk_ms=60000,
)  # fmt: skip


@contextmanager
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[list[dict[str, Any]]]:
    """The lines logged in the block, complete at its end."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    logs.configure("json", "info")
    lines: list[dict[str, Any]] = []
    try:
        yield lines
        lines += [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    finally:
        structlog.reset_defaults()
        root.handlers = handlers
        root.setLevel(level)


def test_every_line_of_a_call_carries_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    with logged(capsys) as lines:
        logs.tell(CallFact(1, CALL, "offered", "01", 7, {"cause": "engine"}))
        logs.tell(SeatFact(1, "01", "answered", SeatState.TALKING, "call", "pbx", 7, CALL))
        logs.tell(Outage("pbx", 1000, 3500, "eof"))
        logs.tell(TALKED)
    call, seat, outage = lines
    assert (call["event"], call["call_id"], call["step"]) == ("call", CALL, "offered")
    assert (seat["event"], seat["call_id"], seat["state"]) == ("seat", CALL, "talking")
    assert (outage["level"], outage["lasted_ms"]) == ("warning", 2500)


def test_calls_missed_in_a_row_alarm_with_their_ids(capsys: pytest.CaptureFixture[str]) -> None:
    fact = SeatFact(1, "01", "missed", SeatState.NOT_READY, "rona", "engine", 7, "c3", missed="c1 c2 c3")
    with logged(capsys) as lines:
        logs.tell(replace(fact, call_id="c2", missed="c1 c2"))
        logs.tell(fact)
        logs.tell(replace(fact, kind="ready"))
    (alarm,) = [line for line in lines if line["event"] != "seat"]
    assert (alarm["level"], alarm["event"]) == ("warning", "missed_in_a_row")
    assert (alarm["seat"], alarm["calls"]) == ("01", ["c1", "c2", "c3"])


def test_secrets_and_full_numbers_are_never_logged(capsys: pytest.CaptureFixture[str]) -> None:
    with logged(capsys) as lines:
        log = structlog.get_logger("test")
        log.info("from 13900001234", secret="hunter2", ami_password="hunter2", call_id=CALL)
        log.info("to", number="02787654321", ready_since="1795514832156")
        logging.getLogger("aiohttp.server").warning("caller %s", "13900001234")
        try:
            raise ValueError("13900001234")
        except ValueError:
            log.exception("failed")
    text = json.dumps(lines)
    assert "hunter2" not in text and "13900001234" not in text and "02787654321" not in text
    assert "139****1234" in lines[0]["event"] and lines[0]["call_id"] == CALL
    assert "139****1234" in lines[2]["event"]
    assert lines[1]["ready_since"] == "1795514832156"
    assert lines[3]["event"] == "failed"


def test_debug_is_silent_at_info(capsys: pytest.CaptureFixture[str]) -> None:
    with logged(capsys) as lines:
        structlog.get_logger("test").debug("nothing")
    assert lines == []


def test_a_call_is_counted_once_however_often_its_summary_is_written() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    for record in (CallFact(1, CALL, "ended"), TALKED, CallFact(2, CALL, "saved"), TALKED):
        metrics.count(record)
    for record in (CallFact(1, "2.2", "ended"), CallRecord("2.2", "", "", "", "general", CallState.ENDED, 0)):
        metrics.count(record)
    metrics.count(SeatFact(1, "01", "missed", SeatState.NOT_READY, "rona", "engine", 7, CALL))
    metrics.count(Outage("pbx", 1, 2, "eof"))
    value = registry.get_sample_value
    assert value("cti_calls_total", {"queue": "general", "result": "answered"}) == 1
    assert value("cti_calls_total", {"queue": "general", "result": "abandoned"}) == 1
    assert value("cti_wait_seconds_sum", {"queue": "general"}) == 4
    assert value("cti_talk_seconds_sum", {"queue": "general"}) == 60
    assert value("cti_seat_steps_total", {"step": "missed"}) == 1
    assert value("cti_outages_total", {"kind": "pbx"}) == 1


def test_surveys_are_counted_as_sent_and_by_score() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    for kind, detail in (("survey_sent", {}), ("survey_answered", {"score": "5"}), ("survey_sent", {})):
        metrics.count(CallFact(1, CALL, kind, detail=detail))
    assert registry.get_sample_value("cti_surveys_sent_total") == 2
    assert registry.get_sample_value("cti_surveys_answered_total", {"score": "5"}) == 1


def test_gauges_show_the_world_as_it_is() -> None:
    world = World(seats={"01": LiveSeat(Seat("01", "1001"))})
    registry = CollectorRegistry()
    registry.register(WorldCollector(world))
    assert registry.get_sample_value("cti_seats", {"state": "signed_out"}) == 1
    assert registry.get_sample_value("cti_pbx_connected") == 0
    world.connected, world.seats["01"].state = True, SeatState.READY
    assert registry.get_sample_value("cti_seats", {"state": "ready"}) == 1
    assert registry.get_sample_value("cti_pbx_connected") == 1
    assert registry.get_sample_value("cti_live_calls", {"state": "waiting"}) == 0


async def test_what_the_process_holds_is_counted() -> None:
    registry = CollectorRegistry()
    registry.register(HeldCollector())
    assert registry.get_sample_value("cti_tasks") == 1
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(asyncio.sleep(0))
        assert registry.get_sample_value("cti_tasks") == 2
    before = registry.get_sample_value("cti_memory_blocks") or 0
    kept = [object() for _ in range(10_000)]
    assert (registry.get_sample_value("cti_memory_blocks") or 0) >= before + len(kept)


def test_estimates_are_compared_with_the_wait_of_who_was_served() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    for estimated, waited in (("60000", "30000"), ("10000", "20000")):
        detail = {"queue": "general", "estimated_ms": estimated, "waited_ms": waited}
        metrics.count(CallFact(1, CALL, "answered", "01", 7, detail))
    metrics.count(CallFact(1, CALL, "answered", "01", 7))
    value = registry.get_sample_value
    assert value("cti_wait_estimates_total", {"queue": "general"}) == 2
    assert value("cti_wait_estimate_error_seconds", {"queue": "general"}) == 20
    assert value("cti_wait_estimate_bias_seconds", {"queue": "general"}) == 10


def test_who_overflowed_did_not_give_up() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    for outcome in ("NO_AGENT", "TIMEOUT", "VOICEMAIL", "TRANSFERRED", "CLOSED_HOURS", "ABANDONED"):
        metrics.count(CallFact(1, outcome, "ended"))
        metrics.count(CallRecord(outcome, "", "", "", "general", CallState.ENDED, 0, outcome=outcome))
    results = {"overflowed": 2, "voicemail": 1, "transferred": 1, "closed": 1, "abandoned": 1}
    for result, count in results.items():
        sample = registry.get_sample_value("cti_calls_total", {"queue": "general", "result": result})
        assert sample == count
