"""Versions of an entry: drafted, edited, reviewed by somebody else, published, withdrawn."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cti_gateway.core.errors import Conflict, CtiError, Forbidden, Invalid, NotFound
from cti_gateway.core.knowledge.categories import CATEGORIES, category_named
from cti_gateway.core.knowledge.entry import (
    MAX_ANSWER,
    MAX_KEYWORD,
    MAX_KEYWORDS,
    MAX_SOURCE,
    MAX_TITLE,
    Move,
    State,
    check_restores,
    checked,
    drafted,
    edited,
    is_early,
    is_expired,
    latest,
    moved,
    published,
    replaced_by,
)
from tests.support.knowledge import content, version

DAY, NEXT = date(2026, 3, 1), date(2026, 3, 2)


def test_the_way_of_an_entry() -> None:
    draft = drafted(content(), by="qian", at=5, note="new")
    assert (draft.entry, draft.version, draft.state, draft.authors) == (0, 1, State.DRAFT, ("qian",))
    asked = moved(draft, Move.SUBMIT, by="qian", at=6)
    assert (asked.state, asked.reviewer, asked.note) == (State.IN_REVIEW, "", "new")
    returned = moved(asked, Move.RETURN, by="wu", at=7, note="来源？")
    assert (returned.state, returned.reviewer, returned.note) == (State.DRAFT, "wu", "来源？")
    out = moved(moved(returned, Move.SUBMIT, by="qian", at=8), Move.PUBLISH, by="wu", at=9)
    assert (out.state, out.reviewer, out.reviewed_at) == (State.PUBLISHED, "wu", 9)
    assert moved(out, Move.WITHDRAW, by="wu", at=10, note="废止").state is State.WITHDRAWN
    again = moved(moved(out, Move.WITHDRAW, by="sun", at=10), Move.RESTORE, by="wu", at=11, note="撤销")
    assert again == replace(out, reviewed_at=11, note="撤销")


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_any_other_move_is_refused(state: State, move: Move) -> None:
    allowed = {
        (State.DRAFT, Move.SUBMIT),
        (State.IN_REVIEW, Move.RETURN),
        (State.IN_REVIEW, Move.PUBLISH),
        (State.PUBLISHED, Move.WITHDRAW),
        (State.WITHDRAWN, Move.RESTORE),
    }
    if (state, move) not in allowed:
        with pytest.raises(Conflict, match="knowledge_state"):
            moved(version(state), move, by="wu", at=2)


def test_nobody_publishes_what_they_had_a_hand_in() -> None:
    mine = version(State.DRAFT, authors=("qian",))
    touched = edited([mine], content(answer="改"), edits=1, by="wu", at=2)
    assert touched.authors == ("qian", "wu")
    for person in touched.authors:
        with pytest.raises(Forbidden, match="knowledge_own_review"):
            moved(moved(touched, Move.SUBMIT, by="wu", at=3), Move.PUBLISH, by=person, at=4)
    again = edited([mine, touched], content(), edits=2, by="qian", at=5)
    assert again.authors == ("wu", "qian")


def test_nobody_restores_what_they_wrote_nor_what_had_a_successor() -> None:
    withdrawn = version(State.WITHDRAWN, authors=("qian",))
    with pytest.raises(Forbidden, match="knowledge_own_review"):
        moved(withdrawn, Move.RESTORE, by="qian", at=2)
    written = [version(State.SUPERSEDED, 2), version(State.DRAFT, 3)]
    check_restores(withdrawn, [withdrawn, *written])
    for state in (State.PUBLISHED, State.WITHDRAWN):
        with pytest.raises(Conflict, match="knowledge_state"):
            check_restores(withdrawn, [withdrawn, version(state, 2)])


def test_after_publishing_the_authors_begin_anew() -> None:
    out = version(State.PUBLISHED, authors=("qian", "wu"))
    new = edited([out], content(), edits=1, by="sun", at=2, note="新政")
    assert (new.entry, new.version, new.state, new.authors, new.note) == (1, 2, State.DRAFT, ("sun",), "新政")


def test_a_stale_edit_is_refused() -> None:
    with pytest.raises(Conflict, match="stale_edit"):
        edited([version(), version(number=2)], content(), edits=1, by="wu", at=2)
    with pytest.raises(NotFound, match="knowledge_unknown"):
        latest([])


def test_a_draft_ends_the_draft_before_and_a_publication_the_publication_before() -> None:
    out, draft = version(State.PUBLISHED), version(State.DRAFT, 2)
    new = version(State.DRAFT, 3)
    assert replaced_by(new, [out, draft]) == draft
    assert replaced_by(new, [out]) is None
    assert replaced_by(version(State.PUBLISHED, 3), [out, draft, new]) == out
    assert published([out, draft]) == out
    assert published([draft]) is None


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"category": "XYZ"}, "category", "knowledge_category_unknown"),
        ({"title": " "}, "title", "knowledge_text_missing"),
        ({"title": "长" * (MAX_TITLE + 1)}, "title", "knowledge_text_too_long"),
        ({"answer": ""}, "answer", "knowledge_text_missing"),
        ({"answer": "长" * (MAX_ANSWER + 1)}, "answer", "knowledge_text_too_long"),
        ({"source": "长" * (MAX_SOURCE + 1)}, "source", "knowledge_text_too_long"),
        ({"keywords": ("词",) * (MAX_KEYWORDS + 1)}, "keywords", "knowledge_keywords_too_many"),
        ({"keywords": ("词" * (MAX_KEYWORD + 1),)}, "keywords", "knowledge_keywords_too_many"),
        ({"effective": NEXT, "expires": DAY}, "expires", "knowledge_expires_early"),
    ],
)
def test_what_is_wrong_is_named_by_field(more: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked(content(**more))
    fields: dict[str, CtiError] = dict(refusal.value.fields)
    assert {name: error.code for name, error in fields.items()} == {field: code}


def test_an_entry_holds_from_its_first_to_its_last_day() -> None:
    bounded = checked(content(effective=DAY, expires=DAY))
    assert not is_early(bounded, DAY) and not is_expired(bounded, DAY)
    assert is_early(bounded, date(2026, 2, 28)) and is_expired(bounded, NEXT)
    assert not is_early(content(), DAY) and not is_expired(content(), DAY)


def test_a_category_is_known_by_code_and_by_name() -> None:
    for code, names in CATEGORIES.items():
        assert {category_named(name) for name in (code, *names)} == {code}
    assert category_named(" 养老 ") == "PEN"
    assert category_named("天气") is None
