"""An entry and its versions.

    draft ──submit──▶ in_review ──publish──▶ published ──withdraw──▶ withdrawn
      ▲                   │                    │    ▲                    │
      └──────return───────┘                    │    └──────restore───────┘
                                               └─ the next version is published ─▶ superseded

Text is never changed: an edit is a new version, which takes the place of an unpublished one at once and
of a published one when it is published itself (A7.6). Nobody publishes, or restores, what they had a hand
in; and what had a successor is not restored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cti_gateway.core.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from cti_gateway.core.knowledge.categories import CATEGORIES

MAX_TITLE, MAX_ANSWER, MAX_KEYWORDS, MAX_KEYWORD, MAX_SOURCE = 200, 8_000, 30, 40, 300


class State(StrEnum):
    """Of a version."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Move(StrEnum):
    """What an editor does with a version."""

    SUBMIT = "submit"
    RETURN = "return"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


_MOVES = {
    (State.DRAFT, Move.SUBMIT): State.IN_REVIEW,
    (State.IN_REVIEW, Move.RETURN): State.DRAFT,
    (State.IN_REVIEW, Move.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Move.WITHDRAW): State.WITHDRAWN,
    (State.WITHDRAWN, Move.RESTORE): State.PUBLISHED,
}
_UNPUBLISHED = State.DRAFT, State.IN_REVIEW


@dataclass(frozen=True, slots=True)
class Content:
    """What a version says. ``title`` is the question; both days are included, None: no limit."""

    category: str
    title: str
    answer: str
    keywords: tuple[str, ...] = ()
    source: str = ""
    effective: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """``authors``: who had a hand in it since the entry was last published, the last one wrote this.

    ``note`` says why it was changed, returned or withdrawn.
    """

    entry: int  # 0: it has none yet
    version: int
    state: State
    content: Content
    authors: tuple[str, ...]
    at: int
    reviewer: str = ""
    reviewed_at: int | None = None
    note: str = ""


def checked(content: Content) -> Content:
    """The same; raises Invalid that names the fields."""
    fields: dict[str, Refused] = {}
    if content.category not in CATEGORIES:
        fields["category"] = Refused("knowledge_category_unknown", category=content.category[:40])
    for name, text, limit in (("title", content.title, MAX_TITLE), ("answer", content.answer, MAX_ANSWER)):
        if not text.strip():
            fields[name] = Refused("knowledge_text_missing")
        elif len(text) > limit:
            fields[name] = Refused("knowledge_text_too_long", limit=limit)
    if len(content.source) > MAX_SOURCE:
        fields["source"] = Refused("knowledge_text_too_long", limit=MAX_SOURCE)
    if len(content.keywords) > MAX_KEYWORDS or any(len(word) > MAX_KEYWORD for word in content.keywords):
        fields["keywords"] = Refused("knowledge_keywords_too_many", count=MAX_KEYWORDS, length=MAX_KEYWORD)
    if content.effective and content.expires and content.expires < content.effective:
        fields["expires"] = Refused("knowledge_expires_early")
    if fields:
        raise Invalid("knowledge_invalid", fields)
    return content


def latest(versions: Sequence[Version]) -> Version:
    """Raises NotFound for none."""
    if not versions:
        raise NotFound("knowledge_unknown")
    return versions[-1]


def published(versions: Sequence[Version]) -> Version | None:
    """The one that agents read; at most one is."""
    return next((one for one in versions if one.state is State.PUBLISHED), None)


def drafted(content: Content, *, by: str, at: int, note: str = "", hands: tuple[str, ...] = ()) -> Version:
    """A new entry; ``hands``: who else had one in it. Raises Invalid."""
    authors = (*(one for one in hands if one != by), by)
    return Version(0, 1, State.DRAFT, checked(content), authors, at, note=note)


def edited(
    versions: Sequence[Version], content: Content, *, edits: int, by: str, at: int, note: str = ""
) -> Version:
    """A new version in place of number ``edits``; raises Invalid, or Conflict if that is not the latest."""
    last = latest(versions)
    if last.version != edits:
        raise Conflict("stale_edit")
    earlier = last.authors if last.state in _UNPUBLISHED else ()
    authors = (*(one for one in earlier if one != by), by)
    return Version(last.entry, edits + 1, State.DRAFT, checked(content), authors, at, note=note)


def replaced_by(new: Version, versions: Sequence[Version]) -> Version | None:
    """The version that is over once this one is there."""
    over = (State.PUBLISHED,) if new.state is State.PUBLISHED else _UNPUBLISHED
    return next((one for one in versions if one.version != new.version and one.state in over), None)


def check_restores(version: Version, versions: Sequence[Version]) -> None:
    """Raises Conflict if a later one of these was published."""
    later = (one for one in versions if one.version > version.version)
    if any(one.state in (State.PUBLISHED, State.WITHDRAWN) for one in later):
        raise Conflict("knowledge_state")


def moved(version: Version, move: Move, *, by: str, at: int, note: str = "") -> Version:
    """Raises Conflict for a move that the state does not have, Forbidden for reviewing one's own."""
    state = _MOVES.get((version.state, move))
    if state is None:
        raise Conflict("knowledge_state")
    after = replace(version, state=state, note=note or version.note)
    if move is Move.SUBMIT:
        return after
    if state is State.PUBLISHED and by in version.authors:
        raise Forbidden("knowledge_own_review")
    return replace(after, reviewer=by, reviewed_at=at)


def is_expired(content: Content, today: date) -> bool:
    """The reader is warned (A6.4)."""
    return content.expires is not None and content.expires < today


def is_early(content: Content, today: date) -> bool:
    """It does not hold yet."""
    return content.effective is not None and today < content.effective
