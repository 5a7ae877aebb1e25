"""The digest is kept step by step, never overwritten, and becomes an entry in one moment."""

from dataclasses import replace

import pytest

from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.digest.item import DigestAct, DigestItem, DigestState, DigestStep
from cti_gateway.core.digest.machine import after, standing
from cti_gateway.core.errors import Conflict
from cti_gateway.ports.store import AuditEntry, Store
from tests.support.knowledge import version
from tests.unit.test_digest import ANSWER, ASK, GATHER

ENTRY = AuditEntry(1, "agent:1", "127.0.0.1", "digest_gather", "digest", "ok", "")
DRAFT = DigestStep(9, "qian", DigestAct.DRAFT)


async def kept(store: Store, *steps: DigestStep) -> DigestItem:
    """An item written as it was lived."""
    item = DigestItem(0, (GATHER,))
    found = standing(item)
    item = replace(item, id=await store.add_digest_item(item, found, ENTRY))
    for step in steps:
        found = after(found, step)
        await store.add_digest_step(item, step, found, ENTRY, by=1)
        item = replace(item, steps=(*item.steps, step))
    return item


async def test_an_item_is_read_back_as_it_was_lived(store: Store) -> None:
    first, second = await kept(store, ASK, ANSWER), await kept(store)
    assert await store.digest_item(first.id) == first
    assert await store.digest_item(99) is None
    assert await store.digest_items(limit=9) == (second, first)
    assert await store.digest_items(expert="li", limit=9) == (first,)
    assert await store.digest_items(limit=1) == (second,)
    answered, asked = DigestState.ANSWERED, DigestState.ASKED
    assert [await store.digest_count(state) for state in (answered, asked)] == [1, 0]
    assert [await store.digest_count(answered, expert=login) for login in ("li", "wu")] == [1, 0]


async def test_a_step_that_comes_too_late_is_refused_and_leaves_no_entry(store: Store) -> None:
    item = await kept(store, ASK, ANSWER)
    late = replace(item, steps=item.steps[:2])
    with pytest.raises(Conflict, match="stale_edit"):
        await store.add_digest_step(
            late, DRAFT, replace(standing(item), entry=1), ENTRY, by=1, draft=version()
        )
    assert await store.knowledge_latest() == ()
    assert await store.digest_item(item.id) == item


async def test_the_draft_and_its_number_and_the_queries_it_settles_are_written_at_once(store: Store) -> None:
    await store.note_unanswered("转移 跨省", "PEN", by=1, at=1)
    await store.note_unanswered("别的", "PEN", by=1, at=1)
    item = await kept(store, ASK, ANSWER)
    await store.add_digest_step(item, DRAFT, after(standing(item), DRAFT), ENTRY, by=1, draft=version())
    (entry,) = await store.knowledge_latest()
    read = await store.digest_item(item.id)
    assert read is not None and standing(read).entry == entry.entry
    assert [one.query for one in await store.unanswered()] == ["别的"]
    assert await store.knowledge_latest(of=[entry.entry]) == (entry,)
    assert await store.knowledge_latest(of=[]) == ()


async def test_saved_consultations_are_found_by_number(store: Store) -> None:
    saved = Consultation("1", "139", 1, "", "01", 5, Form(question="怎么转移"), State.SAVED, 1, 5)
    await store.append([saved])
    await store.put_draft(replace(saved, call_id="2", state=State.DRAFT, version=1, saved_at=None))
    (found,) = await store.consultations_between(0, 9)
    assert await store.consultations_numbered([found.id, found.id + 1, 99]) == (found,)
