"""The benches measure what they say; how fast is not this test's business."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench import decode, engine, knowledge, month, stream, table
from tests.bench.freed_seat import refilled_ms
from tests.bench.measure import QUICK, Latency, quantile
from tests.bench.player import RecordedCall
from tests.bench.routing import setup_ms
from tests.bench.stream import Stream
from tests.bench.wire import Request

SMALL = replace(QUICK, stream_events=1, decisions=2)
SIP, PHONES = 5060, 5070


@pytest.fixture(scope="module")
def recorded() -> Stream:
    return stream.sample()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:asterisk.manager")
def test_every_parser_sees_every_event(recorded: Stream) -> None:
    seen = {result.parser: result.handed_over for result in decode.measure(recorded, SMALL)}
    assert seen.pop(decode.PANORAMISK) == sum(recorded.names[name] for name in decode.SUBSCRIPTIONS)
    assert seen.keys() == decode.PARSERS.keys() - {decode.PANORAMISK}
    assert set(seen.values()) == {recorded.events}


@pytest.mark.parametrize("parse", [decode.our_codec, decode.panoramisk_all, decode.split_only])
def test_a_stream_in_many_chunks_is_the_same_stream(recorded: Stream, parse: Callable[[Stream], int]) -> None:
    long = recorded.repeated(1000)
    assert len(long.chunks) > 3 and max(map(len, long.chunks)) == stream.CHUNK
    assert parse(long) == long.events >= 1000


def test_the_engine_decides_every_story() -> None:
    results = engine.measure(SMALL)
    counts = {
        "a fact that frees nobody": 4,
        "a call comes, waits and gives up: each of three inputs": 6,
        "a seat becomes ready and gets a caller": 2,
        "a talk ends, is saved, and the seat gets a caller: each of three inputs": 6,
        "every seat is free, a call comes and gets one: each of two inputs": 4,
        engine.SENT: 6,
    }
    assert {(result.seats, result.input): result.latency.count for result in results} == {
        (seats, story): count for seats in engine.SIZES for story, count in counts.items()
    }


async def test_a_month_is_judged_whole_both_ways(tmp_path: Path) -> None:
    results = await month.measure(tmp_path, replace(SMALL, people=9))
    assert [(result.way, result.days, result.shifts) for result in results] == [
        (way, days, days * 9) for way in (month.MEMORY, month.STORED) for days in (15, 30)
    ]


def test_a_recorded_call_is_played_under_another_name(recorded: Stream) -> None:
    call = RecordedCall.first_in(recorded)
    again = call.again(7)
    for frames in (again.waits, again.leaves):
        assert again.call_id.encode() in frames and call.call_id.encode() not in frames


def invite(at_ms: float, port: int, caller: str) -> Request:
    return Request(at_ms, port, "INVITE", "1001", caller)


def test_a_call_is_measured_from_its_first_invite_to_the_first_at_a_phone() -> None:
    requests = [
        invite(0, SIP, "1"),
        invite(1, SIP, "2"),
        invite(3, PHONES, "1"),
        invite(4, PHONES, "1"),
        invite(500, SIP, "2"),
        invite(504, PHONES, "2"),
    ]
    assert setup_ms(requests, SIP) == {"1": 3, "2": 503}


def test_only_a_hang_up_for_which_somebody_waits_frees_a_seat() -> None:
    requests = [
        invite(0, SIP, "1"),
        invite(1, PHONES, "1"),
        invite(2, SIP, "2"),
        invite(3, PHONES, "2"),
        invite(4, SIP, "3"),
        Request(10, SIP, "BYE", "127.0.0.1", "1"),
        Request(11, PHONES, "BYE", "127.0.0.1", "1"),
        Request(12, SIP, "BYE", "127.0.0.1", "2"),
        invite(15, PHONES, "3"),
        invite(16, PHONES, "3"),
        Request(20, SIP, "BYE", "127.0.0.1", "3"),
    ]
    assert list(refilled_ms(requests, SIP)) == [5]


async def test_every_query_is_searched_both_ways_on_both_databases(tmp_path: Path) -> None:
    results = await knowledge.measure(tmp_path, replace(SMALL, entries=20))
    assert [(r.database, r.way) for r in results] == [
        (database, way) for database in ("SQLite", "PostgreSQL") for way in (knowledge.OURS, knowledge.LIKE)
    ]
    assert {r.latency.count for r in results} == {len(knowledge.queries())}


def test_quantiles_are_nearest_ranks() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (quantile(values, 0.5), quantile(values, 0.99), quantile([7.0], 0.99)) == (50, 99, 7)
    assert Latency.of([[1.0, 2.0], [5.0], [9.0]]) == Latency(5, 5, 4)


def test_the_table_goes_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# a\n<!-- bench -->\nold\n<!-- /bench -->\nz\n")
    rows = [table.Row("m", "ours", "1 ms", 1.25), table.Row("m", "theirs", "12 ms", 12.3)]
    table.write(page, table.markdown(rows))
    assert page.read_text() == (
        "# a\n<!-- bench -->\n"
        "| measured | way | figure | ratio |\n| --- | --- | --- | --- |\n"
        "| m | ours | 1 ms | 1.2 |\n|  | theirs | 12 ms | 12 |\n"
        "<!-- /bench -->\nz\n"
    )
    page.write_text("no marks")
    with pytest.raises(ValueError, match="no place"):
        table.write(page, "")
