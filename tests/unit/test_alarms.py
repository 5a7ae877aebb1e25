"""Alarms rise at their instant, last as long as what they are about, and are silenced by a lead."""

from dataclasses import replace

import pytest

from cti_gateway.core import commands
from cti_gateway.core.alarm import AlarmRules, Alarms
from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.attendance.from_facts import Reading
from cti_gateway.core.effects import Effect, ShowBoard, ShowSeat, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import NotFound
from cti_gateway.core.events import (
    CallEnded,
    OfferEnded,
    OfferResult,
    PanelClosed,
    PanelOpened,
    SeatAnswered,
    SwitchLost,
)
from cti_gateway.core.hours import Hours
from cti_gateway.core.muster import Standing
from cti_gateway.core.people import Queue
from cti_gateway.core.posts import Posts
from cti_gateway.core.records import SeatFact, SeatState, Uncovered
from cti_gateway.core.roster.assigned import NOBODY, PERMIT, Assignment
from tests.support.engines import AGENTS, EMPTY, SEATS, arrive, new_engine, seat_ready

MINUTE = 60_000
EIGHT = 1_772_409_600_000  # 2026-03-02 08:00 in Shanghai
HOURS = Hours.read("Asia/Shanghai", "08:00-21:00", {})


def watched(*, connected: bool = True, queues: tuple[Queue, ...] | None = None) -> Engine:
    """An engine whose leads are alarmed."""
    engine = new_engine(connected=connected)
    engine.world.alarms = Alarms(AlarmRules(30, 60, (780, 1680)))
    engine.world.posts = Posts(Rules(), Reading({"break"}))
    if queues is not None:
        engine.configure(seats=SEATS, queues=queues, agents=AGENTS, now=EIGHT - MINUTE)
    return engine


def up(engine: Engine) -> list[str]:
    return [str(alarm.kind) for alarm in engine.world.alarms.up.values()]


def uncovered(effects: list[Effect]) -> list[tuple[int, int | None]]:
    records = [effect.record for effect in effects if isinstance(effect, Write)]
    return [(one.from_at, one.to_at) for one in records if isinstance(one, Uncovered)]


def test_nobody_ready_for_thirty_seconds_while_a_queue_is_open() -> None:
    retired = Queue("old", "旧", retired=True)  # and always open
    engine = watched(queues=(Queue("general", "综合", hours=HOURS), retired))
    assert (engine.world.coverage.bare_since, engine.next_deadline()) == (None, EIGHT)
    opened = engine.expire(EIGHT)
    assert uncovered(opened) == [(EIGHT, None)]
    assert (engine.next_deadline(), up(engine)) == (EIGHT + 30_000, [])
    assert ShowBoard() in engine.expire(EIGHT + 30_000)
    assert up(engine) == ["nobody_ready"]
    ready = seat_ready(engine, "02", 2, EIGHT + 40_000)
    assert (uncovered(ready), up(engine)) == ([(EIGHT, EIGHT + 40_000)], [])
    engine.do(commands.SetNotReady(2, "break"), EIGHT + 50_000)
    assert up(engine) == []
    coverage = engine.world.coverage
    assert (coverage.bare_since, coverage.bare_ms(EIGHT + 10_000)) == (EIGHT + 50_000, 30_000)
    closed = engine.expire(coverage.changes_at or 0)
    assert uncovered(closed) == [(EIGHT + 50_000, EIGHT + 13 * 60 * MINUTE)]
    assert up(engine) == ["away"]
    engine.expire(coverage.changes_at or 0)
    assert coverage.before == [(EIGHT, EIGHT + 40_000), (EIGHT + 50_000, EIGHT + 13 * 60 * MINUTE)]
    engine.expire(coverage.changes_at or 0)  # closes
    engine.expire(coverage.changes_at or 0)  # opens, and what is more than a day ago is forgotten
    assert coverage.before[0][0] > EIGHT + 50_000


@pytest.mark.parametrize("busy_covers", [True, False])
def test_a_site_may_let_seats_with_calls_cover_the_line(busy_covers: bool) -> None:
    engine = watched()
    engine.world.alarms.rules = AlarmRules(30, busy_covers=busy_covers)
    seat_ready(engine, "02", 2, 0)
    arrive(engine, "c1", 1000)
    engine.do(commands.SignOut(2), 1500)
    assert (engine.world.coverage.bare_since is None) is busy_covers
    engine.tell(CallEnded("c1"), 2000)
    assert engine.world.coverage.bare_since is not None


def test_a_site_may_not_watch_the_line() -> None:
    engine = watched()
    engine.world.alarms.rules = AlarmRules()
    assert uncovered(engine.do(commands.SignIn("02", 2, "x"), MINUTE)) == []
    engine.expire(10 * MINUTE)
    assert (up(engine), engine.next_deadline()) == ([], None)


def test_without_asterisk_there_is_one_alarm_and_the_line_counts_as_an_outage() -> None:
    engine = watched()
    arrive(engine, "c1", 1000)
    lost = engine.tell(SwitchLost("cut"), 20_000)
    assert (uncovered(lost), up(engine)) == ([(1000, 20_000)], ["pbx_down"])
    engine.expire(200_000)
    assert up(engine) == ["pbx_down"]
    back = engine.reconcile(EMPTY, 300_000)
    assert (uncovered(back), up(engine)) == ([(300_000, None)], [])
    assert up(watched(connected=False)) == []
    never = watched(connected=False)
    never.expire(5000)
    assert [alarm.since for alarm in never.world.alarms.up.values()] == [5000]


def test_a_caller_who_waits_for_a_minute() -> None:
    engine = watched()
    engine.world.alarms.rules = AlarmRules(wait_s=60)
    arrive(engine, "c1", 1000)
    arrive(engine, "c2", 2000)
    assert engine.next_deadline() == 61_000
    engine.expire(61_000)
    (alarm,) = engine.world.alarms.up.values()
    assert (alarm.kind, alarm.since, alarm.subject) == ("long_wait", 1000, "综合")
    engine.do(commands.AcknowledgeAlarm(3, alarm.id), 61_500)
    engine.tell(CallEnded("c1"), 62_000)  # the other one has waited for long too: it is no new alarm
    (alarm,) = engine.world.alarms.up.values()
    assert (alarm.since, alarm.acknowledged_by) == (2000, "王五")
    engine.configure(seats=SEATS, queues=(), agents=AGENTS, now=62_500)
    assert [alarm.subject for alarm in engine.world.alarms.up.values()] == ["general"]
    engine.tell(CallEnded("c2"), 63_000)
    assert up(engine) == []


def test_only_one_that_is_up_is_acknowledged_and_the_first_to_say_so_is_named() -> None:
    engine = watched()
    engine.expire(0)
    engine.expire(30_000)
    (alarm,) = engine.world.alarms.up.values()
    assert ShowBoard() in engine.do(commands.AcknowledgeAlarm(3, alarm.id), 31_000)
    assert ShowBoard() not in engine.do(commands.AcknowledgeAlarm(1, alarm.id), 32_000)
    assert engine.world.alarms.up[alarm.id].acknowledged_by == "王五"
    with pytest.raises(NotFound, match="alarm_over"):
        engine.do(commands.AcknowledgeAlarm(3, "none"), 33_000)


def test_what_was_acknowledged_by_mistake_is_heard_again() -> None:
    engine = watched()
    engine.expire(0)
    engine.expire(30_000)
    (alarm,) = engine.world.alarms.up.values()
    again = commands.AcknowledgeAlarm(1, alarm.id, known=False)
    assert ShowBoard() not in engine.do(again, 31_000)
    engine.do(commands.AcknowledgeAlarm(3, alarm.id), 32_000)
    assert ShowBoard() in engine.do(again, 33_000)
    assert engine.world.alarms.up[alarm.id] == alarm
    engine.do(commands.AcknowledgeAlarm(1, alarm.id), 34_000)
    assert engine.world.alarms.up[alarm.id].acknowledged_by == "张三"


def away_at(engine: Engine, now: int) -> list[tuple[str, int, str, str]]:
    engine.expire(now)
    found = [alarm for alarm in engine.world.alarms.up.values() if alarm.kind == "away"]
    return [(alarm.id, alarm.since, alarm.subject, alarm.name) for alarm in found]


def test_whoever_is_away_is_told_of_at_13_and_at_28_minutes() -> None:
    engine = watched()
    seat_ready(engine, "02", 2, 0)
    assert ShowSeat("02") in engine.do(commands.SetNotReady(2, "break"), MINUTE)
    assert engine.world.posts.away == {2: MINUTE}
    assert away_at(engine, 14 * MINUTE - 1) == []
    ((first, *told),) = away_at(engine, 14 * MINUTE)
    assert told == [MINUTE, "02", "李四"]
    engine.do(commands.AcknowledgeAlarm(3, first), 15 * MINUTE)
    ((second, *_),) = away_at(engine, 29 * MINUTE)
    assert second != first and not engine.world.alarms.up[second].acknowledged_by
    engine.do(commands.SetReady(2), 30 * MINUTE)
    assert (away_at(engine, 31 * MINUTE), engine.world.posts.away) == ([], {})


def test_a_short_return_goes_on_with_the_count_and_a_handled_call_does_not() -> None:
    engine = watched()
    seat_ready(engine, "02", 2, 0)
    engine.do(commands.SetNotReady(2, "break"), MINUTE)
    engine.do(commands.SetReady(2), 10 * MINUTE)
    assert engine.world.posts.away == {}
    engine.do(commands.SetNotReady(2, "break"), 14 * MINUTE)
    assert engine.world.posts.away == {2: MINUTE}
    engine.do(commands.SetReady(2), 20 * MINUTE)
    engine.do(commands.SetNotReady(2, "break"), 25 * MINUTE)
    assert engine.world.posts.away == {2: 25 * MINUTE}


def test_a_lost_panel_counts_once_it_was_gone_for_longer_than_its_grace_from_the_last_sign_of_life() -> None:
    engine = watched()
    engine.tell(PanelOpened(2), 0)
    seat_ready(engine, "02", 2, 0)
    engine.tell(PanelClosed(2, MINUTE), MINUTE)
    engine.expire(2 * MINUTE)
    assert engine.world.posts.away == {}
    engine.expire(3 * MINUTE)
    assert engine.world.posts.away == {2: MINUTE}
    assert engine.world.seats["02"].panel == "gone"


def test_who_signs_out_is_no_leads_alarm_without_a_shift() -> None:
    engine = watched()
    seat_ready(engine, "02", 2, 0)
    engine.do(commands.SignOut(2), MINUTE)
    assert away_at(engine, 20 * MINUTE) == []


SLOTS = (
    Assignment(EIGHT, EIGHT + 240 * MINUTE, "01", 1, "张三", "M"),
    Assignment(EIGHT, EIGHT + 240 * MINUTE, "02", 2, "李四", "M"),
    Assignment(EIGHT + 240 * MINUTE, EIGHT + 540 * MINUTE, "02", 2, "李四", "A"),
    Assignment(EIGHT, EIGHT + 240 * MINUTE, "03", 3, "王五", PERMIT),
)


def roll(engine: Engine) -> list[tuple[str, Standing, int]]:
    answers = engine.world.muster.answers
    return [(one.slot.name, one.standing, (one.since - EIGHT) // MINUTE) for one in answers]


def rostered() -> Engine:
    engine = watched()
    engine.take_roster(SLOTS, EIGHT - 10 * MINUTE)
    return engine


def test_the_roll_is_called_by_what_the_clock_and_people_do() -> None:
    engine = rostered()
    assert (roll(engine), engine.world.muster.next_at) == ([], EIGHT)
    seat_ready(engine, "02", 2, EIGHT - 5 * MINUTE)
    engine.expire(EIGHT)
    assert roll(engine) == [("张三", Standing.LATE, 0), ("李四", Standing.PRESENT, 0)]
    engine.do(commands.SetNotReady(2, "break"), EIGHT + MINUTE)
    assert roll(engine)[1] == ("李四", Standing.AWAY, 1)
    engine.do(commands.SetReady(2), EIGHT + 2 * MINUTE)
    engine.do(commands.SignOut(2), EIGHT + 30 * MINUTE)
    assert roll(engine)[1] == ("李四", Standing.AWAY, 30)
    engine.expire(engine.world.muster.next_at or 0)
    assert roll(engine)[0] == ("张三", Standing.MISSING, 0)
    assert engine.world.muster.next_at == EIGHT + 240 * MINUTE
    engine.expire(EIGHT + 240 * MINUTE)
    assert roll(engine) == [("李四", Standing.LATE, 240)]


def test_a_slot_that_nobody_has_is_on_the_roll_too() -> None:
    engine = watched()
    vacant = Assignment(EIGHT, EIGHT + 240 * MINUTE, "03", NOBODY, "", "M")
    engine.take_roster((*SLOTS, vacant), EIGHT + MINUTE)
    assert roll(engine)[-1] == ("", Standing.UNFILLED, 0)


def test_each_shift_is_judged_by_itself_though_nobody_signs_out_between() -> None:
    engine = rostered()
    seat_ready(engine, "02", 2, EIGHT)
    engine.do(commands.SetNotReady(2, "break"), EIGHT + 230 * MINUTE)
    assert away_at(engine, EIGHT + 240 * MINUTE) == []
    assert engine.world.posts.away == {2: EIGHT + 240 * MINUTE}
    assert len(away_at(engine, EIGHT + 253 * MINUTE)) == 1


LEAVE = ((EIGHT + 60 * MINUTE, EIGHT + 90 * MINUTE),)
AROUND_LEAVE = (
    Assignment(EIGHT, EIGHT + 60 * MINUTE, "02", 2, "李四", "M", LEAVE),
    Assignment(EIGHT + 90 * MINUTE, EIGHT + 240 * MINUTE, "02", 2, "李四", "M", LEAVE),
)


def with_leave() -> Engine:
    """Somebody works around their leave, and stays at the seat."""
    engine = watched()
    engine.take_roster(AROUND_LEAVE, EIGHT)
    seat_ready(engine, "02", 2, EIGHT)
    return engine


def test_nobody_is_away_during_leave_though_signed_in_and_counts_again_after_it() -> None:
    engine = with_leave()
    engine.do(commands.SetNotReady(2, "break"), EIGHT + 55 * MINUTE)
    assert away_at(engine, EIGHT + 59 * MINUTE) == []
    assert engine.world.posts.away == {2: EIGHT + 55 * MINUTE}
    assert away_at(engine, EIGHT + 60 * MINUTE) == [] and engine.world.posts.away == {}
    assert away_at(engine, EIGHT + 89 * MINUTE) == []
    engine.expire(EIGHT + 90 * MINUTE)
    assert engine.world.posts.away == {2: EIGHT + 90 * MINUTE}
    ((_, since, *_),) = away_at(engine, EIGHT + 103 * MINUTE)
    assert since == EIGHT + 90 * MINUTE


def test_who_goes_away_during_leave_is_not_away() -> None:
    engine = with_leave()
    engine.do(commands.SetNotReady(2, "break"), EIGHT + 61 * MINUTE)
    assert away_at(engine, EIGHT + 80 * MINUTE) == []
    engine.do(commands.SetReady(2), EIGHT + 91 * MINUTE)
    assert (away_at(engine, EIGHT + 120 * MINUTE), engine.world.posts.away) == ([], {})


def test_leave_that_is_approved_while_somebody_is_away_ends_the_alarm() -> None:
    engine = rostered()
    seat_ready(engine, "02", 2, EIGHT)
    engine.do(commands.SetNotReady(2, "break"), EIGHT + 60 * MINUTE)
    assert len(away_at(engine, EIGHT + 73 * MINUTE)) == 1
    engine.take_roster(AROUND_LEAVE, EIGHT + 74 * MINUTE)
    assert (away_at(engine, EIGHT + 74 * MINUTE), engine.world.posts.away) == ([], {})


def written(engine: Engine, *effects: list[Effect]) -> tuple[SeatFact, ...]:
    return tuple(
        e.record for of in effects for e in of if isinstance(e, Write) and isinstance(e.record, SeatFact)
    )


@pytest.mark.parametrize("remembered", [3, 1, 0])
def test_a_restarted_gateway_goes_on_with_what_was_written(remembered: int) -> None:
    """Of the last facts; who signed in before them is known to have."""
    before = watched()
    facts = written(
        before,
        seat_ready(before, "02", 2, 0),
        before.do(commands.SetNotReady(2, "break"), MINUTE),
    )
    after = watched(connected=False)
    lately = facts[len(facts) - remembered :]
    bare = (Uncovered(500, 900), Uncovered(MINUTE, None), Uncovered(MINUTE + 10_000, None))
    after.restore(facts[-1:], (), MINUTE + 5000, (), lately, bare)
    ends = after.reconcile(EMPTY, 2 * MINUTE)
    assert after.world.posts.away == ({2: MINUTE} if remembered else {})
    assert uncovered(ends)[:2] == [(MINUTE, MINUTE + 5000), (MINUTE + 10_000, MINUTE + 10_000)]
    assert after.world.coverage.bare_ms(0) == 5400


def test_a_phone_that_was_left_behind_is_no_phone_out_of_reach() -> None:
    engine = watched()
    engine.reconcile(replace(EMPTY, phones={}), 0)
    seat_ready(engine, "02", 2, 0)
    assert engine.world.seats["02"].phone_lost
    kinds = [
        fact.kind for fact in written(engine, engine.do(commands.SignIn("03", 2, "x", take_over=True), 9))
    ]
    assert kinds == ["phone_back", "sign_out", "sign_in", "phone_lost"]


def misses(engine: Engine, now: int) -> None:
    """The person at seat 02 lets a call ring, and is ready again."""
    call_id = f"c{now}"
    seat = engine.world.seats["02"]
    if seat.state is SeatState.NOT_READY:
        engine.do(commands.SetReady(2), now)
    arrive(engine, call_id, now)
    engine.tell(OfferEnded(call_id, seat.place.extension, OfferResult.NO_ANSWER), now + 1000)
    engine.tell(CallEnded(call_id), now + 2000)


def test_who_misses_three_calls_in_a_row() -> None:
    engine = watched()
    engine.world.alarms.rules = AlarmRules(misses=3)
    seat_ready(engine, "02", 2, 0)
    for now in (10_000, 20_000):
        misses(engine, now)
        assert up(engine) == []
    misses(engine, 30_000)
    (alarm,) = engine.world.alarms.up.values()
    assert (alarm.kind, alarm.since, alarm.subject, alarm.name) == ("missed", 31_000, "02", "李四")
    engine.do(commands.AcknowledgeAlarm(3, alarm.id), 32_000)
    misses(engine, 40_000)  # one more is no new alarm
    assert [one.acknowledged_by for one in engine.world.alarms.up.values()] == ["王五"]
    engine.tell(SwitchLost("cut"), 50_000)
    assert up(engine) == ["pbx_down"]
    engine.reconcile(EMPTY, 51_000)
    assert up(engine) == ["missed"]
    engine.do(commands.SetReady(2), 60_000)
    arrive(engine, "answered", 60_000)
    engine.tell(SeatAnswered("answered", engine.world.seats["02"].place.extension), 61_000)
    assert up(engine) == []


def test_who_leaves_after_misses_is_no_alarm_and_no_seat_is_where_none_is_watched() -> None:
    engine = watched()
    engine.world.alarms.rules = AlarmRules(misses=1)
    seat_ready(engine, "02", 2, 0)
    misses(engine, 10_000)
    assert up(engine) == ["missed"]
    engine.do(commands.SignOut(2), 20_000)
    assert up(engine) == []
    engine.world.alarms.rules = AlarmRules()
    seat_ready(engine, "02", 2, 30_000)
    misses(engine, 40_000)
    assert up(engine) == []
