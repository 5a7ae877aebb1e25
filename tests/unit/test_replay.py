"""A transcript's story: told alike every time, and refused by line where it is not ours."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.codec.transcript import (
    FIRST_LINE,
    Begun,
    Configured,
    Restored,
    Unreadable,
    line_of,
    read,
    tag,
)
from cti_gateway.core import commands, events
from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.line import HeadStarts
from cti_gateway.core.people import Queue
from cti_gateway.core.records import CallRecord, CallState
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.seat import SeatRules
from cti_gateway.diagnosis.replay import story
from cti_gateway.diagnosis.rerun import Told, begun, rerun
from tests.support.engines import AGENTS, QUEUES, SEATS

STREAM = Path(__file__).parents[1] / "fixtures" / "ami_calls.txt"
BEGUN = Begun(
    "PJSIP/{extension}",
    "UTC",
    "en",
    5,
    frozenset({"RESOLVED"}),
    frozenset({"break"}),
    SeatRules(),
    HeadStarts(),
)
BEGIN = line_of("begin", 0, BEGUN)
ARRIVAL = (
    "Event: UserEvent\r\nChannel: PJSIP/trunk-00000001\r\nUniqueid: 1.1\r\nCallerIDNum: 13912345678\r\n"
    "UserEvent: CtiArrived\r\nCall: 1.1\r\nDid: 12333\r\nQueue: general"
)


def configured(*queues: Queue) -> bytes:
    return line_of("configure", 1, Configured(SEATS, queues or QUEUES, AGENTS))


def told(*lines: bytes) -> list[Told]:
    entries = read([FIRST_LINE, BEGIN, *lines])
    return list(rerun(begun(entries), entries))


def test_who_belongs_where_is_told_again() -> None:
    rules = replace(BEGUN, admission=AdmissionRules(rostered=True))
    shift = Assignment(0, 1_000, "02", 2, "李四", "M")
    sign_in = commands.SignIn("02", 2, "127.0.0.1")
    lines = [
        line_of("begin", 0, rules),
        configured(),
        line_of("roster", 1, [shift]),
        line_of("do", 2, tag(replace(sign_in, agent_id=1))),
        line_of("do", 3, tag(commands.NoteRefusedSignIn(1, "02", "shift_not_yours"))),
        line_of("do", 4, tag(sign_in)),
        line_of("do", 5, tag(commands.SetReady(2))),
        line_of("expire", 1_000, None),
    ]
    entries = read([FIRST_LINE, *lines])
    story_of_seat = [line for line in rerun(begun(entries), entries) if line.seat == "02"]
    assert [(line.kind, line.body.get("step", line.body.get("code"))) for line in story_of_seat] == [
        ("refused", "shift_not_yours"),
        ("seat", "sign_in_refused"),
        ("seat", "sign_in"),
        ("seat", "ready"),
        ("seat", "not_ready"),
    ]


def refused(*lines: bytes) -> object:
    with pytest.raises(Unreadable) as raised:
        told(*lines)
    return raised.value.params["line"]


def test_a_frame_is_told_when_the_engine_was() -> None:
    story = told(configured(), line_of("<", 5, ARRIVAL), line_of("tell", 9, 1))
    arrived, record, end = story
    assert (arrived.at, arrived.kind, arrived.call) == (9, "call", "1.1")
    assert arrived.body["number"] == record.body["number"] == "139****5678"
    assert (record.kind, end.body) == ("record", {"end": "torn"})


def test_a_frame_in_which_the_codec_sees_nothing_now_is_named() -> None:
    unread, _ = told(configured(), line_of("<", 5, "Event: Unknown"), line_of("tell", 9, 1))
    assert (unread.kind, unread.body) == ("unread", {"line": 5, "frame": 1})


def test_facts_of_a_lost_connection_are_forgotten() -> None:
    lost = line_of("tell", 7, tag(events.SwitchLost("cut")))
    story = told(configured(), line_of("<", 5, ARRIVAL), lost, line_of("tell", 9, 1))
    assert [line.kind for line in story] == ["unread", "end"]


def test_what_was_refused_is_told() -> None:
    story = told(
        configured(), line_of("do", 5, tag(commands.SignIn("99", 1, ""))), line_of("end", 6, "stopped")
    )
    assert (story[0].kind, story[0].seat, story[0].body["code"]) == ("refused", "99", "seat_unknown")
    assert story[-1].body == {"end": "stopped"}


def test_restored_calls_are_among_the_records() -> None:
    call = CallRecord("1.1", "139", "", "12333", "general", CallState.WAITING, 3)
    story = told(configured(), line_of("restore", 0, Restored((), (call,), 4)), line_of("expire", 5, None))
    assert [line.call for line in story] == ["1.1", None]


def test_lines_out_of_place_are_named() -> None:
    assert refused(line_of("begin", 0, BEGUN)) == 3
    assert refused(line_of("reconcile", 0, None)) == 3
    assert refused(configured(), line_of("tell", 0, "x")) == 4
    with pytest.raises(Unreadable):
        begun(read([FIRST_LINE]))
    with pytest.raises(Unreadable):
        begun(read([FIRST_LINE, configured()]))


def test_one_seed_gives_one_lottery(tmp_path: Path) -> None:
    lines = [FIRST_LINE, BEGIN, configured(*(replace(queue, strategy="random") for queue in QUEUES))]
    for seat, agent in zip(SEATS, AGENTS, strict=True):
        lines.append(line_of("do", 2, tag(commands.SignIn(seat.number, agent.id, "127.0.0.1"))))
        lines.append(line_of("do", 2, tag(commands.SetReady(agent.id))))
        lines.append(line_of("tell", 2, tag(events.PhoneChanged(seat.extension, events.PhoneState.IDLE))))
    path = tmp_path / "run.cti"
    path.write_bytes(b"".join(lines))
    assert list(story(path, json=True)) == list(story(path, json=True))


def test_a_bare_stream_is_told_as_far_as_it_goes() -> None:
    lines = [json.loads(line) for line in story(STREAM, json=True)]
    assert lines[0]["kind"] == "assumed" and lines[0]["seats"] == ["1001"]
    records = [line for line in lines if line["kind"] == "record"]
    assert [record["outcome"] for record in records] == ["ABANDONED", None, None, "ABANDONED", None]
    assert [record["hung_up_by"] for record in records][1:3] == ["caller", "agent"]
    assert lines[-1]["end"] == "stream"
    assert list(story(STREAM, json=True)) == list(story(STREAM, json=True))
    text = list(story(STREAM, json=False))
    assert any("number=139****0001" in line for line in text) and not any(
        "13900000001" in line for line in text
    )


def test_a_bare_stream_without_instants_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(b"Asterisk Call Manager/11.0.0\r\nEvent: FullyBooted\r\n\r\n")
    assert [json.loads(line)["kind"] for line in story(tmp_path / "s", json=True)] == ["assumed", "end"]
