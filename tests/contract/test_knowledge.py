"""The knowledge base on each database: the same entries, found in the same order."""

from datetime import date
from typing import Any

import pytest

from cti_gateway.adapters.pinyin import read
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.errors import Conflict, Forbidden, NotFound, Refused
from cti_gateway.core.knowledge.analyser import terms_of, wanted
from cti_gateway.core.knowledge.entry import Content, Move, State, Version, moved
from cti_gateway.core.knowledge.imported import Imported
from cti_gateway.core.knowledge.ranking import Frequencies
from cti_gateway.ports.knowledge import Unanswered
from cti_gateway.service.knowledge import StoredKnowledge

TODAY = date(2026, 3, 1)
TITLES = (
    ("UNE", "领取失业保险金需要什么条件？", ("失业金",)),
    ("UNE", "领取失业金期间找到工作怎么办？", ()),
    ("INJ", "工伤认定的申请时限是多久？", ("职业病",)),
    ("CARD", "社保卡丢了怎么挂失？", ()),
    ("PEN", "养老金什么时候发放？", ("退休金",)),
)


class Clock:
    def now(self) -> int:
        return 1_000


@pytest.fixture
async def base(store: SqlStore) -> StoredKnowledge:
    """With five published entries, numbered from 1."""
    out = [
        Version(
            0, 1, State.PUBLISHED, Content(category, title, "请咨询窗口。", keywords), ("qian",), 1, "wu", 2
        )
        for category, title, keywords in TITLES
    ]
    assert await store.add_entries([(one, terms_of(one.content, read)) for one in out]) == (1, 2, 3, 4, 5)
    return StoredKnowledge(store, Clock(), "Asia/Shanghai", read)


async def found(base: StoredKnowledge, query: str, **more: Any) -> list[int]:
    return [hit.version.entry for hit in await base.search(query, **more)]


TYPED = {
    "失业金条件": 1,
    "失业金找到工作": 2,
    "sybxj": 1,
    "gsrd": 3,
    "gongshangrending": 3,
    "gong shang ren": 3,
    "公伤认定": 3,
    "社保卡丢了": 4,
    "sbk": 4,
    "退休金": 5,
    "tuixiuj": 5,
    "时限": 3,
    "卡": 4,
}
NOTHING = "", "？", "天气预报", "'; DROP TABLE", '" OR 1', "a*", ":* | !"


async def test_an_entry_is_found_as_people_type(base: StoredKnowledge) -> None:
    assert {query: (await found(base, query))[0] for query in TYPED} == TYPED


async def test_what_is_not_there_is_not_found(base: StoredKnowledge) -> None:
    assert {query: await found(base, query) for query in NOTHING} == {query: [] for query in NOTHING}


async def test_a_category_narrows_and_a_hint_prefers(base: StoredKnowledge) -> None:
    assert await found(base, "怎么", category="CARD") == [4]
    assert (await found(base, "怎么", hint="CARD"))[0] == 4
    assert (await found(base, "怎么", hint="UNE"))[0] == 2


async def test_frequencies_follow_what_is_published(store: SqlStore, base: StoredKnowledge) -> None:
    asked = wanted("失业", read)
    assert (await store.frequencies(asked)).counts[0] == 2
    await base.move(1, 1, Move.WITHDRAW, by="wu", note="废止")
    assert await store.frequencies(asked[:1]) == Frequencies(4, (1,))
    assert await found(base, "失业金") == [2]
    await base.move(1, 1, Move.RESTORE, by="wu", note="撤销")
    assert await store.frequencies(asked[:1]) == Frequencies(5, (2,))
    assert sorted(await found(base, "失业金")) == [1, 2]


async def test_a_new_version_is_found_only_once_it_is_published(base: StoredKnowledge) -> None:
    draft = await base.edit(4, Content("CARD", "电子社保卡怎么申领？", "扫码。"), edits=1, by="qian")
    assert await found(base, "电子") == []
    assert (await base.published(4)).version == 1
    with pytest.raises(Conflict, match="stale_edit"):
        await base.edit(4, draft.content, edits=1, by="wu")
    await base.move(4, 2, Move.SUBMIT, by="qian")
    with pytest.raises(Forbidden, match="knowledge_own_review"):
        await base.move(4, 2, Move.PUBLISH, by="qian")
    await base.move(4, 2, Move.PUBLISH, by="wu")
    assert await found(base, "电子") == [4]
    assert await found(base, "挂失") == []
    assert (await base.published(4)).reviewer == "wu"


async def test_what_was_withdrawn_and_succeeded_is_not_restored(base: StoredKnowledge) -> None:
    await base.edit(4, Content("CARD", "电子社保卡怎么申领？", "扫码。"), edits=1, by="qian")
    await base.move(4, 1, Move.WITHDRAW, by="wu")
    await base.move(4, 2, Move.SUBMIT, by="qian")
    await base.move(4, 2, Move.PUBLISH, by="wu")
    with pytest.raises(Conflict, match="knowledge_state"):
        await base.move(4, 1, Move.RESTORE, by="wu")
    assert (await base.published(4)).version == 2


async def test_two_who_move_or_edit_at_once_do_it_once(store: SqlStore, base: StoredKnowledge) -> None:
    made = await base.create(Content("OTH", "新", "答"), by="qian")
    again = await base.edit(made.entry, Content("OTH", "新", "答二"), edits=1, by="qian")
    with pytest.raises(Conflict, match="stale_edit"):
        await store.add_version(again)
    states = [one.state for one in await store.knowledge_versions(made.entry)]
    assert states == [State.SUPERSEDED, State.DRAFT]
    with pytest.raises(Conflict, match="stale_edit"):
        await store.move_knowledge(made, again)
    with pytest.raises(NotFound, match="knowledge_unknown"):
        await base.move(made.entry, 9, Move.SUBMIT, by="qian")
    with pytest.raises(NotFound, match="knowledge_unknown"):
        await base.published(made.entry)


async def test_of_two_who_restore_and_publish_at_once_one_is_told(
    store: SqlStore, base: StoredKnowledge
) -> None:
    """Each has read that nothing is published."""
    await base.edit(4, Content("CARD", "电子社保卡怎么申领？", "扫码。"), edits=1, by="qian")
    await base.move(4, 2, Move.SUBMIT, by="qian")
    await base.move(4, 1, Move.WITHDRAW, by="wu")
    old, new = await store.knowledge_versions(4)
    restored = moved(old, Move.RESTORE, by="wu", at=2_000)
    published = moved(new, Move.PUBLISH, by="li", at=2_000)
    await store.move_knowledge(new, published, terms=terms_of(new.content, read))
    with pytest.raises(Conflict, match="stale_edit"):
        await store.move_knowledge(old, restored, terms=terms_of(old.content, read))
    states = [one.state for one in await store.knowledge_versions(4)]
    assert states == [State.WITHDRAWN, State.PUBLISHED]
    assert (await found(base, "电子"), await found(base, "挂失")) == ([4], [])


async def test_the_latest_versions_are_listed_by_state(store: SqlStore, base: StoredKnowledge) -> None:
    await base.edit(2, Content("UNE", "改", "改"), edits=1, by="qian")
    assert [one.entry for one in await store.knowledge_latest(State.DRAFT)] == [2]
    assert [one.entry for one in await store.knowledge_latest(State.PUBLISHED)] == [5, 4, 3, 1]
    assert [one.version for one in await store.knowledge_latest(limit=1)] == [2]
    assert len(await store.knowledge_latest(offset=3)) == 2


async def test_a_file_is_taken_in_for_review_or_not_at_all(store: SqlStore, base: StoredKnowledge) -> None:
    good = Imported(Content("OTH", "甲", "乙", effective=TODAY, expires=TODAY), "1")
    with pytest.raises(Refused, match="knowledge_import_wrong"):
        await base.take_in([good, Imported(Content("OTH", "", ""), "2")], by="qian")
    assert await store.knowledge_latest(State.IN_REVIEW) == ()
    assert await base.take_in([good], by="qian") == 1
    (waiting,) = await store.knowledge_latest(State.IN_REVIEW)
    assert (waiting.content, waiting.authors) == (good.content, ("qian",))


async def test_what_was_not_found_is_counted_until_it_is_seen_to(store: SqlStore) -> None:
    for at, query in enumerate(["落户", "天气", "落户"]):
        await store.note_unanswered(query, "", by=1, at=at)
    assert await store.unanswered() == (Unanswered("落户", "", 2, 2), Unanswered("天气", "", 1, 1))
    await store.settle_unanswered("落户", "", by=2, at=9)
    assert [one.query for one in await store.unanswered()] == ["天气"]
    with pytest.raises(NotFound, match="unanswered_unknown"):
        await store.settle_unanswered("落户", "", by=2, at=9)
