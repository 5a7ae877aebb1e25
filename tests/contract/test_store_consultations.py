"""What ports.store promises of consultations, on each database."""

from dataclasses import replace

import pytest

from cti_gateway.core.consultation.keeping import version_of
from cti_gateway.core.consultation.record import Consultation, Form, State, UsedEntry
from cti_gateway.core.errors import Conflict
from cti_gateway.core.tickets.machine import standing
from cti_gateway.core.tickets.ticket import Content, Ticket, TicketAct, TicketStep
from cti_gateway.ports.store import AuditEntry, Store

FORM = Form(
    "POLICY", "PEN/TRANSFER", "<b>跨省</b>", "转移接续", (UsedEntry(3, 2),), "RESOLVED", "王", "", "", 5
)
DRAFT = Consultation("c1", "13900001234", 7, "信息中心", "01", 1000, FORM, version=1)
SAVED = replace(DRAFT, state=State.SAVED, version=2, saved_at=5000)
ENTRY = AuditEntry(6000, "agent:7", "", "correct_consultation", "consultation:1", "ok")


async def test_a_draft_is_written_over_only_by_who_saw_it(store: Store) -> None:
    first = await store.put_draft(DRAFT)
    assert first == replace(DRAFT, id=first.id) and first.id > 0
    second = await store.put_draft(replace(first, version=2, form=replace(FORM, answer="改")))
    for stale in (DRAFT, replace(second, form=FORM)):
        with pytest.raises(Conflict, match="stale_edit"):
            await store.put_draft(stale)
    assert await store.consultation_of("c1", 7) == second == await store.consultation(first.id)
    assert await store.consultation_drafts() == (second,)
    assert await store.consultation_drafts(seat="01") == (second,)
    assert await store.consultation_drafts(seat="02") == ()
    assert await store.consultations_from([DRAFT.number]) == ()
    assert await store.consultation_versions(first.id) == ()


async def test_what_a_call_saves_takes_the_place_of_its_draft_once(store: Store) -> None:
    draft = await store.put_draft(DRAFT)
    for _ in range(2):
        await store.append([SAVED, SAVED])
    kept = replace(SAVED, id=draft.id)
    assert await store.consultations_of_calls(["c1"]) == (kept,)
    assert await store.consultation_drafts() == ()
    assert await store.consultation_versions(draft.id) == (version_of(SAVED, at=5000, actor="agent:7"),)


async def test_a_draft_that_was_not_seen_does_not_keep_a_save_out(store: Store) -> None:
    """The database was away when the form was saved."""
    draft = await store.put_draft(DRAFT)
    await store.put_draft(replace(draft, version=2))
    await store.append([replace(SAVED, version=1)])
    await store.append([replace(SAVED, version=1)])
    assert await store.consultation(draft.id) == replace(SAVED, id=draft.id, version=3)
    assert len(await store.consultation_versions(draft.id)) == 1


async def test_a_correction_is_a_version_beside_the_first(store: Store) -> None:
    await store.append([SAVED])
    (kept,) = await store.consultations_of_calls(["c1"])
    after = replace(kept, version=3, form=replace(FORM, category="PEN"))
    version = version_of(after, at=6000, actor="agent:7", reason="归错类")
    assert await store.save_consultation(after, version, ENTRY) == after
    with pytest.raises(Conflict, match="stale_edit"):
        await store.save_consultation(after, version, ENTRY)
    versions = await store.consultation_versions(kept.id)
    assert [(one.version, one.reason, one.form.category) for one in versions] == [
        (2, "", "PEN/TRANSFER"),
        (3, "归错类", "PEN"),
    ]
    await store.append([SAVED])  # from the spool, late
    assert await store.consultation(kept.id) == after


async def test_by_number_and_by_time(store: Store) -> None:
    by_hand = replace(SAVED, call_id=None, version=1, started_at=3000)
    await store.save_consultation(by_hand, version_of(by_hand, at=5000, actor="agent:7"), ENTRY)
    await store.append([SAVED, replace(SAVED, call_id="c2", started_at=2000), replace(SAVED, agent_id=8)])
    of_number = await store.consultations_from([SAVED.number, "+44"], limit=2)
    assert [(one.call_id, one.started_at) for one in of_number] == [(None, 3000), ("c2", 2000)]
    between = await store.consultations_between(1000, 3000)
    assert [(one.call_id, one.agent_id) for one in between] == [("c1", 7), ("c1", 8), ("c2", 7)]


async def test_what_an_agent_has_saved_newest_first(store: Store) -> None:
    await store.put_draft(replace(DRAFT, call_id="c9"))
    await store.append([SAVED, replace(SAVED, call_id="c2", started_at=2000), replace(SAVED, agent_id=8)])
    everybody = await store.consultations(limit=2)
    assert [(one.call_id, one.agent_id) for one in everybody] == [("c2", 7), ("c1", 7)]
    own = await store.consultations(agent_id=7, before=2000, limit=9)
    assert [one.call_id for one in own] == ["c1"]


async def test_what_wants_a_ticket_and_has_none(store: Store) -> None:
    wants = replace(SAVED, form=replace(FORM, outcome="TICKET"))
    ticked = replace(SAVED, call_id="c2", started_at=2000, form=replace(FORM, ticket_wanted=True))
    others = [
        replace(wants, call_id="c3", agent_id=8),
        replace(SAVED, call_id="c4"),
        replace(wants, call_id="c5", started_at=999),
        replace(wants, call_id="c6", started_at=3000),
    ]
    by_hand = replace(wants, call_id=None, version=1, started_at=4000)
    await store.append([wants, ticked, *others])
    kept = await store.save_consultation(by_hand, version_of(by_hand, at=5000, actor="agent:7"), ENTRY)
    await store.put_draft(replace(DRAFT, call_id="c7", form=wants.form))
    ticket = Ticket(0, (TicketStep(6000, "zhang", TicketAct.SAVE, content=Content("", "1", "", "")),), "c6")
    await store.add_ticket(ticket, standing(ticket), ENTRY)
    found = await store.consultations_without_ticket(7, since=1000)
    assert [one.call_id for one in found] == ["c1", "c2", None]
    of_hand = replace(ticket, call_id=None, consultation=kept.id)
    await store.add_ticket(of_hand, standing(of_hand), ENTRY)
    found = await store.consultations_without_ticket(7, since=1001)
    assert [one.call_id for one in found] == ["c2"]
