"""Marks are kept version by version, and never written over."""

from dataclasses import replace

import pytest

from cti_gateway.core.errors import Conflict
from cti_gateway.core.marks import Mark, MarkKind
from cti_gateway.ports.store import AuditEntry, Store

ENTRY = AuditEntry(1, "agent:1", "127.0.0.1", "mark_caller", "call:c1", "ok", "")
FIRST = Mark("139", MarkKind.HARASSMENT, 1, 1000, "agent:1", "辱骂 'x'; --", 5000)


async def test_versions_are_appended(store: Store) -> None:
    lifted = replace(FIRST, version=2, at=2000, until=None, lifted=True)
    vip, other = replace(FIRST, kind=MarkKind.VIP, until=None), replace(FIRST, number="138")
    for mark in (FIRST, vip, other, lifted):
        await store.add_mark(mark, ENTRY)
    assert await store.marks_of(["139"]) == (FIRST, vip, lifted)
    assert await store.marks_of(["1"]) == ()
    assert await store.latest_marks() == (lifted, other, vip)


async def test_the_second_of_two_is_refused(store: Store) -> None:
    await store.add_mark(FIRST, ENTRY)
    with pytest.raises(Conflict, match="mark_changed"):
        await store.add_mark(replace(FIRST, reason="another"), ENTRY)
    assert await store.marks_of(["139"]) == (FIRST,)
