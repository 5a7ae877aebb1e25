"""Tickets are kept step by step, found as the core would find them, and never overwritten."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import pytest

from cti_gateway.core.errors import Conflict
from cti_gateway.core.people import Role
from cti_gateway.core.tickets.batch import Batch
from cti_gateway.core.tickets.boxes import boxes_of
from cti_gateway.core.tickets.deadlines import TicketRules
from cti_gateway.core.tickets.machine import after, standing
from cti_gateway.core.tickets.notices import pressing
from cti_gateway.core.tickets.ticket import ClockEntry, EntryKind, Ticket, TicketAct, TicketState, TicketStep
from cti_gateway.ports.store import AuditEntry, NextStep, Store
from cti_gateway.service import ticket_deadlines
from cti_gateway.service.ticket_deadlines import deadlines
from tests.unit import test_tickets as tales
from tests.unit.test_tickets import DAY, LEAD, LI, PEOPLE, Done, at, lived

ENTRY = AuditEntry(1, "agent:1", "127.0.0.1", "ticket_submit", "ticket", "ok", "")
MORNING = at("2026-03-04 09:00")
STORIES: tuple[tuple[Done, ...], ...] = (
    ((LI, TicketAct.SAVE, "2026-03-03 10:00"),),
    ((LEAD, TicketAct.SAVE, "2026-03-03 10:00"),),
    tales.SUBMITTED,
    tales.COLLECTED,
    tales.REPORTED,
    tales.INSTRUCTED,
    tales.ASSIGNED,
    (*tales.ASSIGNED, tales.WISH),
    tales.REPLIED,
    (*tales.CALLBACK, (LI, TicketAct.TELL, "2026-03-06 11:00")),
    (*tales.SUBMITTED, (LI, TicketAct.WITHDRAW, "2026-03-03 21:00")),
)


async def kept(store: Store, story: Sequence[Done]) -> Ticket:
    """A ticket written as it was lived."""
    ticket = lived(*story)
    first = replace(ticket, steps=ticket.steps[:1])
    number = await store.add_ticket(first, standing(first), ENTRY)
    found = standing(first)
    for version, step in enumerate(ticket.steps[1:], start=1):
        found = after(found, step)
        await store.add_ticket_steps([NextStep(number, version, step, found)], ENTRY)
    return replace(ticket, id=number)


async def test_a_ticket_is_read_back_as_it_was_lived(store: Store) -> None:
    ticket = await kept(store, tales.CALLBACK)
    assert await store.ticket(ticket.id) == ticket
    assert await store.ticket(ticket.id + 1) is None
    assert await store.tickets_in({TicketState.CALLBACK}) == (ticket,)
    assert await store.tickets_in({TicketState.CLOSED}) == ()
    author = await store.add_agent(login="li", name="李", role=Role.AGENT, password_hash="x")
    assert await store.tickets_in({TicketState.CALLBACK}, authors=[author.id]) == (ticket,)
    assert await store.tickets_in({TicketState.CALLBACK}, authors=[author.id + 1]) == ()


async def test_what_each_reader_finds_is_what_the_core_says(store: Store) -> None:
    tickets = [await kept(store, story) for story in STORIES]
    for now in (at("2026-03-06 12:00"), at("2026-03-10 00:00")):
        for reader in PEOPLE:
            boxes = boxes_of(reader)
            expected = [
                [one for one in tickets if box.holds(standing(one), one.author, now)] for box in boxes
            ]
            assert await store.ticket_counts(boxes, now) == tuple(map(len, expected))
            found = [one.selection for one in pressing(reader, TicketRules(), now)]
            held = [sum(one.holds(standing(t), t.author, now) for t in tickets) for one in found]
            assert await store.ticket_counts(found, now) == tuple(held)
            for box, these in zip(boxes, expected, strict=True):
                assert await store.tickets([box], now, limit=50) == tuple(reversed(these))
            seen = sorted(chain.from_iterable(expected), key=lambda one: -one.id)
            assert await store.tickets(boxes, now, limit=3) == tuple(seen[:3])
            if len(seen) > 3:
                assert await store.tickets(boxes, now, before=seen[2].id, limit=50) == tuple(seen[3:])


async def test_a_second_step_after_the_same_version_is_refused_and_writes_nothing(store: Store) -> None:
    ticket, other = await kept(store, tales.SUBMITTED), await kept(store, tales.SUBMITTED)
    first = TicketStep(5, "lead", TicketAct.COLLECT, due_at=MORNING)
    second = TicketStep(5, "next", TicketAct.RETURN, "不全")
    now = standing(ticket)
    await store.add_ticket_steps([NextStep(ticket.id, 1, first, after(now, first))], ENTRY)
    late = [
        NextStep(other.id, 1, second, after(now, second)),
        NextStep(ticket.id, 1, second, after(now, second)),
    ]
    with pytest.raises(Conflict, match="ticket_changed"):
        await store.add_ticket_steps(late, ENTRY)
    assert await store.ticket(other.id) == other
    found = await store.ticket(ticket.id)
    assert found is not None and found.steps == (*ticket.steps, first)
    assert await store.tickets_in({TicketState.COLLECTED}) == (found,)


async def test_batches_are_by_morning(store: Store) -> None:
    reported, collected = await kept(store, tales.REPORTED), await kept(store, tales.COLLECTED)
    later = await kept(
        store, ((LI, TicketAct.SUBMIT, "2026-03-04 10:00"), (LEAD, TicketAct.COLLECT, "2026-03-04 20:00"))
    )
    one = Batch(MORNING, 2, 1, at("2026-03-04 08:50"))
    two = Batch(MORNING + DAY, 1, 1, None)
    assert await store.batches(reported=False, limit=9) == (two, one)
    assert await store.batches(reported=False, before=two.morning, limit=9) == (one,)
    assert await store.batches(reported=False, limit=1) == (two,)
    assert await store.batches(reported=True, limit=9) == (Batch(MORNING, 1, 0, one.reported_at),)
    assert await store.tickets_of_batch(MORNING, MORNING + 1) == (reported, collected)
    assert await store.tickets_of_batch(MORNING + 1, MORNING + DAY + 1) == (later,)


async def test_tickets_of_a_number(store: Store) -> None:
    await kept(store, ((LI, TicketAct.SAVE, "2026-03-03 10:00"),))
    first, second = await kept(store, tales.SUBMITTED), await kept(store, tales.REPLIED)
    assert await store.tickets_of([tales.ASKED.number]) == (second, first)
    assert await store.tickets_of([tales.ASKED.number], limit=1) == (second,)
    assert await store.tickets_of(["10086"]) == ()


async def test_what_the_clock_writes_is_kept_in_order(store: Store) -> None:
    ticket = await kept(store, tales.ASSIGNED)
    due = at("2026-03-10 00:00")
    entries = [ClockEntry(EntryKind.SUPERVISION, due + n * DAY, due + n * DAY + 5) for n in range(2)]
    await store.add_clock_entries(ticket.id, entries[1:])
    await store.add_clock_entries(ticket.id, entries[:1])
    found = await store.ticket(ticket.id)
    assert found is not None and found.entries == tuple(entries)
    assert [one.at for one in found.entries] == [one.at for one in entries]
    assert found.version == ticket.version


async def test_a_periods_deadlines_are_those_of_what_was_assigned_in_it(store: Store) -> None:
    for story in (tales.REPORTED, tales.ASSIGNED, tales.REPLIED):
        await kept(store, story)
    now = at("2026-03-10 00:00")
    found = await deadlines(store, at("2026-03-01 00:00"), at("2026-04-01 00:00"), now=now)
    assert (found.total.assigned, found.total.in_time, found.total.overdue) == (2, 1, 1)
    before = await deadlines(store, at("2026-02-01 00:00"), at("2026-03-01 00:00"), now=now)
    assert before.total.assigned == 0


async def test_what_was_opened_long_before_it_was_assigned_is_counted_all_the_same(store: Store) -> None:
    """Its instruction took ten months; one was given back, and nobody has it now."""
    late = (*tales.REPORTED, (tales.LEADER, TicketAct.INSTRUCT, "2027-01-05 11:00"))
    assigned = (*late, (tales.OFFICE, TicketAct.ASSIGN, "2027-01-06 09:00"))
    returned = (*assigned, (tales.UNIT, TicketAct.ASK_RETURN, "2027-01-07 09:00"))
    for story in (assigned, (*returned, (tales.OFFICE, TicketAct.GRANT, "2027-01-07 10:00"))):
        await kept(store, story)
    first, last, now = at("2027-01-01 00:00"), at("2027-02-01 00:00"), at("2027-03-01 00:00")
    found = await deadlines(store, first, last, now=now)
    assert (found.total.assigned, found.total.overdue, found.total.given_back) == (2, 1, 1)
    assert (await deadlines(store, last, now, now=now)).total.assigned == 0


async def test_more_tickets_than_are_read_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_deadlines, "AT_ONCE", 2)
    for _ in range(5):
        await kept(store, tales.ASSIGNED)
    now = at("2026-03-10 00:00")
    assert (await deadlines(store, at("2026-03-01 00:00"), now, now=now)).total.assigned == 5
