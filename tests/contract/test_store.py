"""What ports.store promises, on each database."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.attendance.case import Finding, Kind
from cti_gateway.core.attendance.refusal import Refusal
from cti_gateway.core.attendance.ruling import Decision, Ruling
from cti_gateway.core.attendance.spot_check import SpotCheck
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.calendar import DayKind, SpecialDay
from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.handover.handover import Confirmation, Side
from cti_gateway.core.handover.items import ItemKind, OpenItem
from cti_gateway.core.handover.notices import Notice
from cti_gateway.core.handover.pre_shift import PreShift
from cti_gateway.core.hours import Hours
from cti_gateway.core.order import Answer, Order, OrderAct, OrderKind
from cti_gateway.core.people import Agent, Queue, Relaxation, Role, Seat, Survey
from cti_gateway.core.quality import QualityForm
from cti_gateway.core.records import (
    CallFact,
    CallRecord,
    CallState,
    HungUpBy,
    Outage,
    PanelState,
    PresencePermit,
    Record,
    SeatFact,
    SeatState,
    Uncovered,
)
from cti_gateway.core.requests.delegation import Delegation
from cti_gateway.core.requests.request import Request, RequestAct, RequestKind, Step
from cti_gateway.core.roster.slots import Place
from cti_gateway.ports.store import AuditEntry, MissedCall, QueueVersion, Store, WebSession

CALL = CallRecord("c1", "13900001234", "张三", "12333", "general", CallState.WAITING, 1000)
FACT = SeatFact(1500, "01", "sign_in", SeatState.NOT_READY, "sign_in", "agent:1", 1, None)


async def test_what_is_written_is_recalled_once(store: Store) -> None:
    ready = replace(FACT, at=1600, kind="ready", state=SeatState.READY)
    batch: list[Record] = [CALL, CallFact(1000, "c1", "arrived", detail={"cause": "测试"}), FACT, ready]
    await store.append([*batch, Outage("pbx", 1, 2, "eof")])
    await store.append([*batch, Outage("pbx", 1, 2, "eof")])
    past = await store.recall()
    assert past.seats == (ready,)
    assert past.calls == (CALL,)
    assert past.written_at == 1600


async def test_a_gateway_that_only_saw_nobody_ready_is_known_to_have_lived(store: Store) -> None:
    """Killed before the first sign-in: calls that came meanwhile are looked for from then on."""
    await store.append([Uncovered(1700, None)])
    assert (await store.recall()).written_at == 1700


async def test_what_queues_are_learnt_from_is_recalled_in_order_and_no_older(store: Store) -> None:
    hour = 3_600_000
    told = [
        CallFact(3 * hour, "c2", "queued", detail={"queue": "general", "position": "1"}),
        CallFact(3 * hour + 5, "c2", "offered", detail={"why": "longest_idle"}),
        CallFact(3 * hour + 9, "c2", "answered", "01", 1, {"queue": "general", "serving": "1"}),
    ]
    await store.append([CallFact(1, "c1", "queued", detail={"queue": "general"}), *told])
    assert (await store.recall()).told == (told[0], told[2])


async def test_who_stands_by_is_recalled_beside_who_holds_the_seat(store: Store) -> None:
    standby = replace(FACT, at=1700, kind="standby", actor="agent:2", agent_id=2)
    refused = replace(FACT, at=1800, kind="sign_in_refused", actor="agent:3", agent_id=3)
    await store.append([FACT, standby, refused])
    assert set((await store.recall()).seats) == {FACT, standby}
    left = replace(standby, at=1900, kind="standby_left")
    await store.append([left])
    assert set((await store.recall()).seats) == {FACT, left}


async def test_permits_are_kept_once_and_read_until_they_end(store: Store) -> None:
    permit = PresencePermit(1000, 2000, "01", 2, "agent:3", "人手不足")
    await store.append([permit, permit])
    await store.append([permit])
    assert await store.presence_permits(1999) == (permit,)
    assert await store.presence_permits(2000) == ()


async def test_the_revision_of_rosters_grows_with_each_version(store: Store) -> None:
    before = await store.roster_revision()
    day = date(2026, 3, 2)
    await store.publish_roster((), first=day, last=day, at=1, actor="qian", reason="")
    assert await store.roster_revision() > before == 0


async def test_a_call_is_open_until_its_wrap_up_is_saved_by_the_seat_that_has_it(store: Store) -> None:
    ended = replace(CALL, state=CallState.ENDED, answered_at=1100, ended_at=2000, hung_up_by=HungUpBy.AGENT)
    await store.append([CALL, ended, replace(ended, call_id="nobody's")])
    assert (await store.recall()).calls == ()
    await store.append([replace(FACT, at=2000, kind="acw", state=SeatState.ACW, call_id="c1")])
    assert (await store.recall()).calls == (ended,)
    saved = replace(ended, saved_at=3000, outcome="RESOLVED")
    await store.append([saved])
    assert (await store.recall()).calls == ()
    assert await store.call("c1") == saved
    assert await store.call("none") is None


async def test_what_a_seat_lacks_and_since_when_it_is_as_it_is_are_kept(store: Store) -> None:
    lost = replace(FACT, kind="panel_lost", since=1200, panel=PanelState.LOST, phone_lost=True)
    await store.append([lost])
    assert (await store.recall()).seats == (lost,)


async def test_traces_of_a_time_that_tell_something_come_in_the_order_in_which_they_were_written(
    store: Store,
) -> None:
    assert await store.traces(0, 9000) == []
    day, odd = 86_400_000, replace(FACT, at=0, cause='“早班”\\"', agent_id=None)
    told_late = [replace(FACT, at=at) for at in (day - 1, 3000, day // 2, day)]
    tell_nothing = [replace(FACT, at=5000, kind=kind) for kind in ("offered", "panel_gone")]
    await store.append([*told_late, odd, *tell_nothing])
    found = await store.traces(0, day)
    assert [trace[1:] for trace in found] == [Trace.of(fact)[1:] for fact in (*told_late[:3], odd)]
    assert [trace.at for trace in await store.traces(3000, day - 1)] == [3000, day // 2]


async def test_the_last_two_hours_of_seats_and_the_last_day_of_the_line_are_recalled(store: Store) -> None:
    hour, now = 3_600_000, 100 * 3_600_000
    facts = [replace(FACT, at=now - age, kind=str(age)) for age in (3 * hour, 2 * hour, 0)]
    bare = [Uncovered(now - 25 * hour, now), Uncovered(now - 2 * hour, None), Uncovered(now - hour, None)]
    await store.append([*facts, *bare])
    closed = replace(bare[1], to_at=now - hour)
    await store.append([closed])
    past = await store.recall()
    assert (past.lately, past.uncovered) == ((facts[1], facts[2]), (closed, bare[2]))
    assert await store.uncovered(now - hour, now) == (bare[0], bare[2])
    assert await store.uncovered(0, now - 2 * hour) == (bare[0],)


async def test_an_abandoned_call_is_not_open(store: Store) -> None:
    await store.append([replace(CALL, state=CallState.ENDED, ended_at=2000, outcome="ABANDONED")])
    assert (await store.recall()).calls == ()


async def test_history_is_by_number_and_paged_by_arrival(store: Store) -> None:
    calls = [replace(CALL, call_id=f"c{n}", arrived_at=n, agent_id=n % 2) for n in range(6)]
    await store.append([*calls, replace(CALL, call_id="other", number="1380", arrived_at=9)])
    assert [c.call_id for c in await store.calls_from([CALL.number], besides="c5", limit=2)] == ["c4", "c3"]
    assert [c.call_id for c in await store.calls(agent_id=1, before=5)] == ["c3", "c1"]
    assert len(await store.calls(limit=3)) == 3


async def test_calls_that_arrive_in_one_instant_keep_their_order(store: Store) -> None:
    await store.append([replace(CALL, call_id=f"c{n}") for n in (2, 3, 1)])
    await store.append([replace(CALL, call_id="c3", name="李四")])
    assert [call.call_id for call in await store.calls()] == ["c3", "c2", "c1"]


async def test_people_stay_in_order_when_one_of_them_changes(store: Store) -> None:
    people = [
        await store.add_agent(login=login, name="张三", role=Role.AGENT, password_hash="h")
        for login in ("zhang", "li", "wang")
    ]
    await store.note_login(people[0].id, failures=1, locked_until=None)
    assert await store.agents() == tuple(people)


async def test_people_seats_and_queues(store: Store) -> None:
    agent = await store.add_agent(
        login="zhang", name="张三", role=Role.LEAD, password_hash="h", queues=["general"]
    )
    assert agent == Agent(agent.id, "zhang", "张三", Role.LEAD, ("general",))
    assert await store.agents() == (agent,)
    with pytest.raises(Conflict, match="login_taken"):
        await store.add_agent(login="zhang", name="李", role=Role.AGENT, password_hash="h")
    await store.put_seat(Seat("01", "1001"))
    await store.put_seat(Seat("01", "1001", "127.0.0.1"))
    with pytest.raises(Conflict, match="extension_taken"):
        await store.put_seat(Seat("02", "1001"))
    assert await store.seats() == (Seat("01", "1001", "127.0.0.1"),)
    await store.put_queues([Queue("a", "甲", ("1", "2")), Queue("b", "乙")])
    hours = Hours.read("Asia/Shanghai", "08:00-21:00", {"sun": "", "2026-10-01": ""})
    await store.put_queues([Queue("b", "丙", ring_s=9, hours=hours)])
    assert await store.queues() == (Queue("b", "丙", ring_s=9, hours=hours),)
    await store.note_login(agent.id, failures=5, locked_until=77)
    credentials = await store.credentials("zhang")
    assert credentials is not None
    assert (credentials.agent, credentials.failures, credentials.locked_until) == (agent, 5, 77)
    assert await store.credentials("nobody") is None


async def test_the_directory_says_when_it_has_changed(store: Store) -> None:
    seen = {await store.revision()}
    await store.put_seat(Seat("01", "1001"))
    seen.add(await store.revision())
    await store.put_queues([Queue("a", "甲")])
    seen.add(await store.revision())
    agent = await store.add_agent(login="zhang", name="张三", role=Role.AGENT, password_hash="h")
    seen.add(await store.revision())
    await store.put_special_days([SpecialDay("2027-01-01", DayKind.HOLIDAY)], ENTRY)
    seen.add(await store.revision())
    assert len(seen) == 5
    await store.note_login(agent.id, failures=1, locked_until=None)
    assert await store.revision() in seen


ENTRY = AuditEntry(1, "agent:1", "127.0.0.1", "queue_edit", "queue:a", "ok", "")


async def test_special_days_are_those_of_the_last_import_of_their_year(store: Store) -> None:
    old, kept = SpecialDay("2026-10-01", DayKind.HOLIDAY, "国庆"), SpecialDay("2027-01-01", DayKind.HOLIDAY)
    await store.put_special_days([old, kept], ENTRY)
    new = SpecialDay("2026-10-10", DayKind.WORKDAY)
    await store.put_special_days([new], ENTRY)
    assert await store.special_days() == (new, kept)


async def test_versions_of_queues_are_kept_and_none_is_written_twice(store: Store) -> None:
    versions = [QueueVersion("a", n, 5, "agent:1", "why", f'{{"n":{n}}}') for n in range(3)]
    await store.add_queue_versions(versions[:2], ENTRY)
    with pytest.raises(Conflict, match="stale_edit"):
        await store.add_queue_versions(versions[1:], ENTRY)
    await store.add_queue_versions(versions[2:], ENTRY)
    assert await store.queue_versions() == tuple(versions)


async def test_how_calls_are_routed(store: Store) -> None:
    queue = Queue(
        "law",
        "法律",
        strategy="round_robin",
        head_start_s=60,
        skills=(("english", 3),),
        did_skills=(("12345", (("english", 4),)),),
        relaxations=(Relaxation(60, (("english", 0),)),),
        backup_after_s=30,
        sticky_days=7,
        sticky_wait_s=20,
        survey=Survey("beep", "auth-thankyou"),
    )
    await store.put_queues([queue])
    assert await store.queues() == (queue,)
    person = await store.add_agent(
        login="zhang",
        name="张三",
        role=Role.AGENT,
        password_hash="h",
        backup_queues=["law"],
        skills=(("english", 3), ("法律", 1)),
        weight=4,
    )
    assert (person.backup_queues, person.skills, person.weight) == (
        ("law",),
        (("english", 3), ("法律", 1)),
        4,
    )
    assert await store.agents() == (person,)


async def test_sessions_and_audit(store: Store) -> None:
    agent = await store.add_agent(login="li", name="李四", role=Role.AGENT, password_hash="h")
    session = WebSession("hash", agent.id, "127.0.0.1", 10, 10, 100)
    await store.open_session(session)
    assert await store.session("hash") == (session, agent)
    await store.touch_session("hash", 20, 200)
    assert await store.session("hash") == (replace(session, seen_at=20, expires_at=200), agent)
    await store.open_session(replace(session, token_hash="later", created_at=300, expires_at=400))
    assert await store.session("hash") is None
    await store.open_session(replace(session, token_hash="other", created_at=300, expires_at=400))
    assert await store.close_other_sessions(agent.id, "other") == ("later",)
    assert await store.close_other_sessions(agent.id + 1, "") == ()
    await store.close_session("other")
    assert await store.session("later") is None and await store.session("other") is None
    await store.audit(AuditEntry(1, "agent:1", "127.0.0.1", "login", "", "ok"))


async def test_missed_calls_are_those_that_ended_unanswered_and_are_settled_once(store: Store) -> None:
    abandoned = replace(CALL, state=CallState.ENDED, ended_at=2000, outcome="ABANDONED")
    closed = replace(abandoned, call_id="c2", arrived_at=1500, outcome="CLOSED_HOURS")
    answered = replace(abandoned, call_id="c3", answered_at=1100, outcome=None)
    await store.append([abandoned, closed, answered, replace(CALL, call_id="c4")])
    await store.settle_missed("c1", agent_id=7, at=3000)
    assert await store.missed_calls() == (MissedCall(closed, None, None), MissedCall(abandoned, 3000, 7))
    assert [one.call for one in await store.missed_calls(before=1500)] == [abandoned]
    with pytest.raises(Conflict, match="missed_call_settled"):
        await store.settle_missed("c1", agent_id=8, at=4000)


async def test_a_call_settled_by_mistake_is_open_again_and_what_was_said_of_it_stays(store: SqlStore) -> None:
    missed = replace(CALL, state=CallState.ENDED, ended_at=2000, outcome="ABANDONED")
    await store.append([missed])
    with pytest.raises(Conflict, match="missed_call_open"):
        await store.reopen_missed("c1", agent_id=7, at=2500)
    await store.settle_missed("c1", agent_id=7, at=3000)
    await store.reopen_missed("c1", agent_id=7, at=3500)
    assert await store.missed_calls() == (MissedCall(missed, None, None),)
    with pytest.raises(Conflict, match="missed_call_open"):
        await store.reopen_missed("c1", agent_id=7, at=3600)
    await store.settle_missed("c1", agent_id=8, at=4000)
    assert await store.missed_calls() == (MissedCall(missed, 4000, 8),)
    async with store._engine.connect() as connection:
        rows = (
            await connection.execute(text("SELECT agent_id, done FROM missed_done ORDER BY number"))
        ).all()
    assert [(by, bool(done)) for by, done in rows] == [(7, True), (7, False), (8, True)]


SUBMITTED = Request(
    0,
    RequestKind.SWAP,
    "zhang",
    1000,
    2000,
    (Step(500, "zhang", RequestAct.SUBMIT, "家中有事"),),
    place=Place(date(2026, 3, 2), "M", "01"),
    substitute="li",
    unit="养老保险科",
)
ASKED = AuditEntry(500, "agent:1", "127.0.0.1", "request_swap", "2026-03-02 M 01", "ok")


async def test_a_request_keeps_every_step_and_tells_readers_of_rosters(store: Store) -> None:
    before = await store.revision()
    number = await store.add_request(SUBMITTED, ASKED)
    assert await store.request(number) == replace(SUBMITTED, id=number)
    accepted = Step(600, "li", RequestAct.ACCEPT)
    await store.add_step(number, 1, accepted, ASKED)
    whole = replace(SUBMITTED, id=number, steps=(*SUBMITTED.steps, accepted))
    assert await store.request(number) == whole
    assert await store.request(number + 1) is None
    assert await store.revision() == before + 2
    touching = [await store.requests(*time) for time in ((0, 1000), (0, 1001), (1999, 9000), (2000, 9000))]
    assert touching == [(), (whole,), (whole,), ()]


async def test_of_two_steps_on_one_version_the_first_stands(store: Store) -> None:
    number = await store.add_request(SUBMITTED, ASKED)
    before = await store.revision()
    await store.add_step(number, 1, Step(600, "li", RequestAct.ACCEPT), ASKED)
    with pytest.raises(Conflict, match="stale_edit"):
        await store.add_step(number, 1, Step(601, "zhang", RequestAct.WITHDRAW), ASKED)
    found = await store.request(number)
    assert found is not None
    assert [step.act for step in found.steps] == [RequestAct.SUBMIT, RequestAct.ACCEPT]
    assert await store.revision() == before + 1


async def test_delegations_are_kept_in_order(store: Store) -> None:
    first = Delegation(1, "sun", "wang", 10, 20, "出差")
    second = Delegation(2, "sun", "", 10, 20, "")
    for one in (first, second):
        await store.add_delegation(one, ASKED)
    assert await store.delegations() == (first, second)


async def test_what_is_decided_of_findings_is_kept_with_its_entry(store: Store) -> None:
    day = date(2026, 3, 2)
    found = Finding(Kind.LATE, 60, (0, 60), "A2.3.2", ("01@0:sign_in",), True, None)
    one = Ruling(Place(day, "M", "01"), "li", found, "1", Decision.EXCUSED, "停电", "qian", 5)
    later = replace(one, place=Place(date(2026, 3, 3), "M", "01"), decision=Decision.UPHELD)
    for ruling in (one, later):
        await store.add_ruling(ruling, AuditEntry(5, "agent:1", "", "rule_finding", "shift", "ok"))
    assert await store.rulings(day, date(2026, 3, 31)) == (one, later)
    assert await store.rulings(day, day) == (one,)


async def test_a_refused_order_is_kept_once_with_its_entry(store: Store) -> None:
    day = date(2026, 3, 2)
    one = Refusal("01", "li", 30_000_000, "不肯换到 02 座席", "wang", 30_060_000)
    later, place = replace(one, at=120_000_000), Place(day, "M", "01")
    entry = AuditEntry(5, "agent:1", "", "note_refusal", "shift", "ok")
    for refusal, on in ((one, day), (later, date(2026, 3, 3))):
        await store.add_refusal(Place(on, "M", "01"), refusal, entry)
    with pytest.raises(Conflict, match="refusal_there"):
        await store.add_refusal(place, replace(one, actor="qian"), entry)
    assert await store.refusals(day, date(2026, 3, 31)) == (one, later)
    assert await store.refusals(day, day) == (one,)


async def test_spot_checks_are_read_by_time(store: Store) -> None:
    first = SpotCheck(1_000, "wang", "li", "01", "noise", fine=True)
    second = replace(first, at=2_000, fine=False, note="大声打电话")
    for spot in (first, second):
        await store.add_spot_check(spot, AuditEntry(5, "agent:1", "", "spot_check", "seat:01 li", "ok"))
    assert await store.spot_checks(1_000, 2_001) == (first, second)
    assert await store.spot_checks(1_001, 2_000) == ()


async def test_a_call_is_scored_once_by_each(store: Store) -> None:
    first = QualityForm(1_000, "wang", "li", "c1", 500, {"polite": 5, "clear": 4})
    second = replace(first, at=2_000, actor="qian", points={"polite": 2}, note="打断来电人")
    third = replace(first, at=3_000, call_id="c2")
    entry = AuditEntry(5, "agent:1", "", "score_call", "call:c1", "ok")
    for form in (first, second, third):
        await store.add_quality_form(form, entry)
    with pytest.raises(Conflict, match="quality_there"):
        await store.add_quality_form(replace(first, at=4_000), entry)
    assert await store.quality_forms(1_000, 3_001) == (third, second, first)
    assert await store.quality_forms(1_001, 3_000) == (second,)
    assert await store.quality_forms_of("c1") == (second, first)


async def test_an_order_gets_one_answer_and_both_are_kept_with_their_entries(store: Store) -> None:
    first = Order(0, 1_000, "wang", "li", "01", OrderKind.SEAT, "请换到 02 座席", "02")
    entry = AuditEntry(5, "agent:1", "", "give_order", "", "ok")
    first, second, third = [
        await store.add_order(replace(first, at=at, person=who), entry)
        for at, who in ((1_000, "li"), (2_000, "zhou"), (3_000, "li"))
    ]
    refused = Answer(5_000, "li", OrderAct.REFUSE, "正在核对材料")
    await store.answer_order(third, Answer(4_000, "zhou", OrderAct.ACKNOWLEDGE), entry)
    await store.answer_order(first, refused, entry)
    with pytest.raises(Conflict, match="order_answered"):
        await store.answer_order(first, replace(refused, at=6_000), entry)
    assert await store.order(first.id) == replace(first, answer=refused)
    assert (await store.order(second.id), await store.order(99)) == (second, None)
    assert [one.id for one in await store.orders_given(1_000, 3_000)] == [second.id, first.id]
    assert await store.orders_refused(5_000, 5_001) == (replace(first, answer=refused),)
    assert await store.orders_refused(4_000, 5_000) == ()


async def test_that_an_order_was_read_is_kept_once_for_where_it_stood(store: Store) -> None:
    entry = AuditEntry(5, "agent:1", "", "read_order", "order:1", "ok")
    given = Order(0, 1_000, "wang", "li", "01", OrderKind.MESSAGE, "请放慢语速")
    other = await store.add_order(given, entry)
    order = await store.add_order(given, entry)
    for at in (2_000, 3_000):
        await store.read_order(order, at, entry)
    assert await store.order(order.id) == replace(order, read=True)
    refused = replace(order, answer=Answer(5_000, "li", OrderAct.REFUSE, "正在核对材料"))
    assert refused.answer is not None
    await store.answer_order(order, refused.answer, entry)
    assert await store.orders_refused(0, 9_000) == (refused,), "the answer was not read"
    await store.read_order(refused, 6_000, entry)
    assert await store.orders_given(0, 9_000) == (replace(refused, read=True), other)


async def test_each_person_confirms_a_handover_once_and_it_is_read_by_day(store: Store) -> None:
    place = Place(date(2026, 3, 2), "M", "01")
    item = OpenItem(ItemKind.CALLBACK, "139****1234", 5)
    given = Confirmation(Side.OUTGOING, "li", 7, ("told",), "打印机缺纸", (item,))
    await store.confirm_handover(place, given)
    with pytest.raises(Conflict, match="handover_confirmed"):
        await store.confirm_handover(place, replace(given, at=8))
    taken = Confirmation(Side.INCOMING, "wang", 9)
    await store.confirm_handover(place, taken)
    assert list(await store.handover_confirmations(place.day, place.day)) == [(place, given), (place, taken)]
    assert list(await store.handover_confirmations(date(2026, 3, 3), date(2026, 3, 4))) == []


async def test_what_is_ticked_before_shifts_is_kept_by_time_and_by_person(store: Store) -> None:
    first, second = PreShift(7, "li", "01", ("headset", "phone")), PreShift(9, "li", "", ())
    other = PreShift(8, "wang", "02", ("headset",))
    for check in (first, other, second):
        await store.add_pre_shift(check)
    assert list(await store.pre_shifts(7, 9)) == [first, other]
    assert list(await store.pre_shifts(9, 99)) == [second]
    assert await store.last_pre_shift("li") == second
    assert await store.last_pre_shift("zhou") is None


async def test_notices_are_kept_until_they_end_with_who_first_read_them(store: Store) -> None:
    number = await store.post_notice("停电", from_at=10, until=20, at=5, actor="zhou")
    await store.read_notice(number, agent_id=7, at=11)
    await store.read_notice(number, agent_id=7, at=12)
    assert list(await store.notices(19)) == [Notice(number, 5, "zhou", 10, 20, "停电", {7: 11})]
    assert list(await store.notices(20)) == []
    for said in (store.read_notice, store.unread_notice):
        with pytest.raises(NotFound, match="notice_unknown"):
            await said(number + 1, agent_id=7, at=12)


async def test_that_a_notice_was_read_is_taken_back_and_said_again(store: Store) -> None:
    number = await store.post_notice("停电", from_at=10, until=20, at=5, actor="zhou")

    async def readers() -> dict[int, int]:
        (notice,) = await store.notices(11)
        return dict(notice.read)

    await store.unread_notice(number, agent_id=7, at=11)  # of what nobody read, nothing
    await store.read_notice(number, agent_id=7, at=12)
    await store.read_notice(number, agent_id=8, at=13)
    await store.unread_notice(number, agent_id=7, at=14)
    assert await readers() == {8: 13}
    await store.read_notice(number, agent_id=7, at=15)
    assert await readers() == {7: 15, 8: 13}
