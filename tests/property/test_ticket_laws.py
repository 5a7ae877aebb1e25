"""Laws of tickets, whatever anybody tries: acts keep to roles and states, dues to working days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.calendar import Calendar, DayKind, SpecialDay, rest_days
from cti_gateway.core.errors import CtiError
from cti_gateway.core.people import Role
from cti_gateway.core.tickets.boxes import box_of, boxes_of
from cti_gateway.core.tickets.deadlines import (
    DeadlineMode,
    TicketRules,
    batch_morning,
    day_of,
    last_day,
    reply_due,
    report_due,
)
from cti_gateway.core.tickets.decide import check, possible
from cti_gateway.core.tickets.machine import TABLE, Standing, after, standing
from cti_gateway.core.tickets.taking import Almanac, Said, taken
from cti_gateway.core.tickets.ticket import EntryKind, Ticket, TicketAct, TicketState
from cti_gateway.core.tickets.watch import entries_due
from tests.unit.test_tickets import ASKED, LI, PEOPLE, UNIT, WU, at

BEGIN, HOUR = at("2026-03-02 08:00"), 3_600_000
DAYS = [(date(2026, 3, 1) + timedelta(n)).isoformat() for n in range(60)]
CALENDARS = st.dictionaries(st.sampled_from(DAYS), st.sampled_from(DayKind), max_size=20).map(
    lambda days: Calendar.of([SpecialDay(day, kind) for day, kind in days.items()])
)
RULES = st.builds(
    TicketRules,
    mode=st.sampled_from(DeadlineMode),
    answer_days=st.integers(1, 10),
    report_by=st.integers(0, 1439),
    supervise_every_s=st.integers(3600, 200_000),
)
INSTANTS = st.integers(BEGIN, BEGIN + 30 * 24 * HOUR)
UNTIL = st.dates(date(2026, 3, 2), date(2026, 5, 1))


@dataclass(frozen=True)
class Try:
    """Somebody tries something, so much later."""

    by: int
    act: TicketAct
    later: int
    until: date


TRIES = st.lists(
    st.builds(
        Try, st.integers(0, len(PEOPLE) - 1), st.sampled_from(TicketAct), st.integers(0, 30 * HOUR), UNTIL
    ),
    max_size=40,
)
# Mostly what leads on, so that tickets come far.
GUIDED = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 30 * HOUR), UNTIL), max_size=25)
ALMANACS = st.builds(Almanac, RULES, CALENDARS)


def attempt(ticket: Ticket, one: Try, now: int, almanac: Almanac) -> Ticket:
    """The ticket with this step, if this person may take it."""
    by, found = PEOPLE[one.by], standing(ticket)
    if box_of(by, found, ticket.author, now) is None:
        return ticket
    said = Said("好", ASKED, "养老保险科", one.until)
    try:
        check(found, ticket.author, one.act, by, now)
        step = taken(found, one.act, said, by=by.login, now=now, almanac=almanac)
    except CtiError:
        return ticket
    return replace(ticket, steps=(*ticket.steps, step))


def opened(almanac: Almanac) -> Ticket:
    step = taken(None, TicketAct.SUBMIT, Said(content=ASKED), by="li", now=BEGIN, almanac=almanac)
    return Ticket(1, (step,))


def lived(tries: Sequence[Try], almanac: Almanac) -> list[tuple[Ticket, int]]:
    """After each try, and when that was."""
    ticket, now = opened(almanac), BEGIN
    story = [(ticket, now)]
    for one in tries:
        now += one.later
        ticket = attempt(ticket, one, now, almanac)
        story.append((ticket, now))
    return story


def led(choices: Sequence[tuple[int, int, date]], almanac: Almanac) -> list[tuple[Ticket, int]]:
    """Each time somebody does one of the things that somebody can do."""
    ticket, now = opened(almanac), BEGIN
    story = [(ticket, now)]
    for choice, later, until in choices:
        now += later
        found = standing(ticket)
        open_to = [
            (n, act)
            for n, by in enumerate(PEOPLE)
            if box_of(by, found, ticket.author, now)
            for act in possible(found, ticket.author, by, now)
        ]
        if open_to:
            n, act = open_to[choice % len(open_to)]
            ticket = attempt(ticket, Try(n, act, 0, until), now, almanac)
        story.append((ticket, now))
    return story


@given(INSTANTS, RULES, CALENDARS)
def test_everything_is_due_on_a_working_day_after_it_began(
    at: int, rules: TicketRules, calendar: Calendar
) -> None:
    due_at, report_at = reply_due(at, rules, calendar), report_due(at, rules, calendar)
    last, begun = last_day(due_at, rules), day_of(at, rules)
    assert not rest_days([last, day_of(report_at, rules)], calendar)
    assert day_of(report_at, rules) > begun
    between = [begun + timedelta(n) for n in range(1, (last - begun).days + 1)]
    worked = len(between) - len(rest_days(between, calendar))
    if rules.mode is DeadlineMode.WORKDAY:
        assert worked == rules.answer_days
    else:  # nothing but rest between the last day that counts and the one on which it is due
        rolled = between[rules.answer_days - 1 : -1]
        assert len(between) >= rules.answer_days and rest_days(rolled, calendar) == set(rolled)


@given(INSTANTS, INSTANTS, RULES, CALENDARS)
def test_a_batch_is_a_working_morning_not_yet_over(
    submitted: int, collected: int, rules: TicketRules, calendar: Calendar
) -> None:
    due_at = report_due(submitted, rules, calendar)
    morning = batch_morning(due_at, max(submitted, collected), rules, calendar)
    assert morning >= max(due_at, collected) and not rest_days([day_of(morning, rules)], calendar)


@given(TRIES, ALMANACS)
def test_each_step_was_open_to_that_person_in_that_state(tries: list[Try], almanac: Almanac) -> None:
    roles = {one.login: one.role for one in PEOPLE}
    (ticket, _), *_ = reversed(lived(tries, almanac))
    found = standing(replace(ticket, steps=ticket.steps[:1]))
    for step in ticket.steps[1:]:
        move = TABLE[found.state, step.act]
        assert roles[step.actor] in move.roles
        if step.actor in (LI.login, WU.login):
            assert step.actor == ticket.author
        found = after(found, step)
        assert found.state is move.to
    assert found == standing(ticket)


@given(GUIDED, ALMANACS)
def test_history_tells_where_a_ticket_stands(choices: list[tuple[int, int, date]], almanac: Almanac) -> None:
    story = led(choices, almanac)
    final, _ = story[-1]
    for ticket, _ in story:
        assert final.steps[: ticket.version] == ticket.steps  # nothing is taken back
    assert standing(final).state is _folded(final)


def _folded(ticket: Ticket) -> TicketState | None:
    """By the table alone; what is restored stands where it stood before it was withdrawn."""
    stood: list[TicketState | None] = [None]
    for step in ticket.steps:
        to = TABLE[stood[-1], step.act].to
        stood.append(stood[-2] if step.act is TicketAct.RESTORE else to)
    return stood[-1]


@given(GUIDED, ALMANACS)
def test_the_original_due_never_changes_and_what_is_due_is_never_on_a_day_of_rest(
    choices: list[tuple[int, int, date]], almanac: Almanac
) -> None:
    original = None
    for ticket, _ in led(choices, almanac):
        found = standing(ticket)
        assert original is None or found.original_due_at == original
        original = found.original_due_at
        for due_at in (found.due_at, found.original_due_at, found.wished_at):
            if due_at is not None:
                assert not rest_days([last_day(due_at, almanac.rules)], almanac.calendar)


@given(GUIDED, ALMANACS)
def test_nothing_is_with_a_unit_without_an_instruction(
    choices: list[tuple[int, int, date]], almanac: Almanac
) -> None:
    for ticket, _ in led(choices, almanac):
        found = standing(ticket)
        if found.unit:
            assert found.instruction and found.reported_at is not None


@given(GUIDED, ALMANACS, INSTANTS)
def test_each_reader_finds_a_ticket_in_one_box_or_none(
    choices: list[tuple[int, int, date]], almanac: Almanac, now: int
) -> None:
    for ticket, _ in led(choices, almanac):
        found = standing(ticket)
        for reader in PEOPLE:
            boxes = [one.box for one in boxes_of(reader) if one.holds(found, ticket.author, now)]
            assert len(boxes) <= 1
            if reader.role is Role.UNIT_HANDLER and boxes:
                assert found.unit == reader.unit == UNIT.unit
        assert box_of(LI, found, ticket.author, now) is not None  # its author sees it to the end
        assert box_of(WU, found, ticket.author, now) is None


@given(GUIDED, ALMANACS, INSTANTS, INSTANTS)
def test_whoever_looks_again_finds_the_same_entries(
    choices: list[tuple[int, int, date]], almanac: Almanac, one: int, other: int
) -> None:
    found: Standing = standing(led(choices, almanac)[-1][0])
    early, late = sorted((one, other))
    rules = almanac.rules
    supervised = [
        {entry for entry in entries_due(found, rules, now) if entry.kind is EntryKind.SUPERVISION}
        for now in (early, late)
    ]
    assert supervised[0] <= supervised[1]
    for entry in entries_due(found, rules, late):
        assert entry.for_at <= late
        if entry.kind is EntryKind.SUPERVISION:
            assert found.due_at is not None and entry.for_at >= found.due_at
