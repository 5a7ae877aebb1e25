"""The demo's past: the same seed and day give the same, and it is judged as it was meant."""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from cti_gateway import config
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.attendance.case import Kind
from cti_gateway.core.calendar import NO_CALENDAR
from cti_gateway.core.digest.item import DigestState
from cti_gateway.core.digest.machine import standing as digest_standing
from cti_gateway.core.handover.handover import State, handovers
from cti_gateway.core.people import Agent, Seat
from cti_gateway.core.quality import answered_by, check
from cti_gateway.core.records import CallRecord, CallState, SeatFact, SeatState
from cti_gateway.core.requests.machine import OPEN, state
from cti_gateway.core.requests.request import RequestKind
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.tickets.machine import standing
from cti_gateway.core.tickets.ticket import TicketState
from cti_gateway.demo import database, knowledge, staff
from cti_gateway.demo.history import kept
from cti_gateway.demo.history.duties import JUDGED
from cti_gateway.demo.history.past import Past, lived
from cti_gateway.service.attendance import StoredAttendance
from cti_gateway.service.known import AttendanceRules
from cti_gateway.service.tickets import StoredTickets

TODAY, LENGTH = date(2026, 11, 24), 12
SETTINGS = config.parse(
    {
        "pbx": {"secret": "x"},
        "queue": [
            {"key": "general", "name": "综合咨询", "dids": ["12333"]},
            {"key": "labour", "name": "劳动维权", "dids": ["12334"]},
        ],
    }
)
ENTRIES = list(knowledge.contents())
AGENTS = [
    Agent(number, one.login, one.name, one.role, unit=one.unit)
    for number, one in enumerate(staff.PEOPLE, start=1)
]
SEATS = [Seat(f"{number:02d}", f"{1000 + number}", staff.ADDRESS) for number in range(1, 11)]


def past_of(seed: int) -> Past:
    return lived(SETTINGS, AGENTS, SEATS, ENTRIES, today=TODAY, seed=seed, length=LENGTH)


@pytest.fixture(scope="module")
def past() -> Past:
    return past_of(1)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, past: Past) -> Path:
    """Once: it takes a while."""
    file = tmp_path_factory.mktemp("past") / "demo.db"

    async def write() -> None:
        store = await SqlStore.open(f"sqlite+aiosqlite:///{file}")
        await staff.move_in(store)
        numbers = await knowledge.move_in(store, 0)
        await kept.write(store, past, await store.agents(), dict(zip(ENTRIES, numbers, strict=True)))
        await store.close()

    asyncio.run(write())
    return file


@pytest.fixture
async def store(tmp_path: Path, written: Path) -> AsyncIterator[SqlStore]:
    store = await SqlStore.open(f"sqlite+aiosqlite:///{shutil.copy(written, tmp_path)}")
    yield store
    await store.close()


def test_the_same_seed_and_day_give_the_same_past(past: Past) -> None:
    assert past_of(1) == past
    assert past_of(2).records != past.records


async def test_shifts_are_judged_as_they_were_meant(past: Past, store: SqlStore) -> None:
    attendance = SETTINGS.attendance
    rules = AttendanceRules(attendance.templates("Asia/Shanghai"), attendance.rules(), {"break", "meal"})
    judged = StoredAttendance(store, SimpleNamespace(now=lambda: past.until), rules)
    meant = {(duty.slot.place, duty.person): duty.habit for duty in past.duties}
    for ago in range(1, LENGTH + 1):
        for duty in await judged.duties(TODAY - timedelta(ago)):
            habit = meant.pop((duty.slot.place, duty.case.person))
            assert duty.judgement is not None
            found = [one.kind for one in duty.judgement.findings]
            assert found == ([] if JUDGED[habit] is None else [JUDGED[habit]]), (duty.slot, habit)
    assert not meant


def test_everything_happens_to_somebody(past: Past) -> None:
    """Within these days but for the rarest."""
    found = {JUDGED[duty.habit] for duty in past.duties}
    assert found >= {Kind.ON_TIME, Kind.LATE, Kind.EARLY, Kind.MID_SHIFT}
    assert any(one.kind is RequestKind.SWAP for one in past.requests)
    outcomes = Counter(one.outcome for one in past.records if isinstance(one, CallRecord))
    assert {"RESOLVED", "TICKET", "REFERRED", "ABANDONED", "CLOSED_HOURS"} <= outcomes.keys()
    assert any(isinstance(one, SeatFact) and one.cause == "rona" for one in past.records)
    assert any(isinstance(one, CallRecord) and one.survey_score for one in past.records)
    assert len([one for one in past.requests if state(one, past.until) in OPEN]) == 3


def test_nothing_is_left_over_for_today(past: Past) -> None:
    """The gateway that starts on it finds no call and nobody at a seat."""
    assert all(one.state is CallState.ENDED for one in past.records if isinstance(one, CallRecord))
    last = {one.seat: one.state for one in past.records if isinstance(one, SeatFact)}
    assert set(last.values()) == {SeatState.SIGNED_OUT}


async def test_every_call_that_was_served_has_its_form(past: Past, store: SqlStore) -> None:
    forms = await store.consultations_between(0, past.until)
    assert {one.call_id for one in forms} == set(past.served)
    assert all(bool(one.form.used) == (one.form.outcome == "RESOLVED") for one in forms)


async def test_tickets_have_come_as_far_as_the_gateway_would_have_let_them(
    past: Past, store: SqlStore
) -> None:
    tickets = await store.tickets_in(list(TicketState))
    forms = await store.consultations_between(0, past.until)
    assert {one.consultation for one in tickets} == {one.id for one in forms if one.form.outcome == "TICKET"}
    found = {standing(one).state for one in tickets}
    assert found >= {TicketState.DRAFT, TicketState.REPORTED, TicketState.ASSIGNED, TicketState.CLOSED}
    assert any(standing(one).overdue(past.until) for one in tickets)
    clock = SimpleNamespace(now=lambda: past.until)
    watching = StoredTickets(store, clock, past.ticket_rules, lambda: NO_CALENDAR, ())
    assert await watching.look() == []  # all that the clock had to say is written


async def test_each_step_of_a_ticket_is_on_record(past: Past, store: SqlStore) -> None:
    tickets = await store.tickets_in(list(TicketState))
    steps = Counter(f"ticket_{step.act}" for one in tickets for step in one.steps)
    async with store._engine.connect() as connection:
        query = text("SELECT action, count(*) FROM audit WHERE action LIKE 'ticket_%' GROUP BY action")
        found = {row[0]: row[1] for row in await connection.execute(query)}
    assert found == steps


async def test_shifts_are_handed_over_and_findings_decided(past: Past, store: SqlStore) -> None:
    first, last = TODAY - timedelta(LENGTH), TODAY - timedelta(1)
    confirmed = await store.handover_confirmations(first, last)
    slots = [Slot(one.slot.place, one.slot.unit, one.person) for one in past.duties]
    made = handovers([*slots, *past.rosters[-1].slots], past.attendance.templates, confirmed)
    states = Counter(one.state for one in made)
    assert states[State.COMPLETE] > 0.7 * len(made) > 0 < states[State.GIVEN]
    assert len(confirmed) == sum(len(one.confirmations) for one in made), "each is that of who had the seat"
    assert any(one.note for _, one in confirmed) and any(one.items for _, one in confirmed)
    assert len(await store.pre_shifts(0, past.until)) > 0.8 * len(past.duties)

    decided = await store.rulings(first, last)
    judged = StoredAttendance(store, SimpleNamespace(now=lambda: past.until), past.attendance)
    assert decided and {one.actor for one in decided} <= {"lead", "director"}
    for one in decided:
        duty = await judged.duty(one.place, one.person)
        assert [ruled.differs for ruled in duty.ruled] == [False] * len(duty.ruled)


async def test_calls_were_scored_as_the_gateway_would_have_let_them(past: Past, store: SqlStore) -> None:
    criteria = {one.code for one in SETTINGS.quality.criteria}
    roles = {one.login: one.role for one in AGENTS}
    forms = await store.quality_forms(0, past.until)
    assert forms
    for form in forms:
        check(form, criteria, roles[form.actor])
        call = await store.call(form.call_id)
        assert call is not None and AGENTS[answered_by(call) - 1].login == form.person
        assert form.call_at < (call.ended_at or 0) < form.at


async def test_the_digest_has_a_question_in_each_state(past: Past, store: SqlStore) -> None:
    items = await store.digest_items(limit=9)
    assert {digest_standing(one).state for one in items} == set(DigestState)
    assert await store.digest_count(DigestState.ASKED, expert="agent") == 1
    assert all(step.at < past.until for one in items for step in one.steps)


def test_most_calls_are_answered_and_few_come_by_night(past: Past) -> None:
    calls = [one for one in past.records if isinstance(one, CallRecord)]
    answered = [one for one in calls if one.answered_at is not None]
    assert 0.85 < len(answered) / len(calls) < 0.99
    hours = Counter((one.arrived_at // 3_600_000 + 8) % 24 for one in calls)
    assert hours[10] > 3 * hours[13] / 2 > hours[22]
    assert len({one.call_id for one in calls}) == len(calls)


async def test_it_is_made_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    days = list[None]()
    for name in ("first.db", "second.db"):
        await database.copy_to(tmp_path / name, SETTINGS, TODAY, length=2, each_day=lambda: days.append(None))
    assert database.is_made(TODAY) and not database.is_made(TODAY + timedelta(1))
    assert (tmp_path / "first.db").read_bytes() == (tmp_path / "second.db").read_bytes()
    assert len(days) == 2
