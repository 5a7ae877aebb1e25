"""The shapes of the knowledge base. Text and marks only: what is shown is never markup."""

from collections.abc import Mapping
from datetime import date

import msgspec

from cti_gateway.core.knowledge.entry import State, Version, is_early, is_expired
from cti_gateway.core.knowledge.imported import Wrong
from cti_gateway.core.knowledge.marking import Part
from cti_gateway.messages import Language, sentence
from cti_gateway.ports.knowledge import Hit


class MarkedPart(msgspec.Struct, frozen=True):
    """A stretch of text; ``hit``: it was asked for."""

    text: str
    hit: bool


class KnowledgeHit(msgspec.Struct, frozen=True):
    """``expired`` and ``early``: it does not hold today."""

    entry: int
    version: int
    category: str
    title: list[MarkedPart]
    excerpt: list[MarkedPart]
    expired: bool
    early: bool


class KnowledgeVersion(msgspec.Struct, frozen=True):
    """``authors`` and ``reviewer`` are logins, ``author`` is the name of who wrote this one.

    ``effective`` and ``expires`` are days.
    """

    entry: int
    version: int
    state: State
    category: str
    title: str
    answer: str
    keywords: list[str]
    source: str
    effective: str | None
    expires: str | None
    expired: bool
    early: bool
    authors: list[str]
    author: str
    at: int
    reviewer: str
    reviewed_at: int | None
    note: str


class ImportProblem(msgspec.Struct, frozen=True):
    """``place``: a cell, or a line and its heading."""

    place: str
    code: str
    message: str


class KnowledgeCheck(msgspec.Struct, frozen=True):
    entries: int
    problems: list[ImportProblem]


class KnowledgeImported(msgspec.Struct, frozen=True):
    entries: int


class UnansweredRow(msgspec.Struct, frozen=True):
    query: str
    category: str
    times: int
    last_at: int


def hit(one: Hit, today: date) -> KnowledgeHit:
    content = one.version.content
    return KnowledgeHit(
        one.version.entry,
        one.version.version,
        content.category,
        _parts(one.title),
        _parts(one.excerpt),
        is_expired(content, today),
        is_early(content, today),
    )


def version(one: Version, today: date, names: Mapping[str, str]) -> KnowledgeVersion:
    content = one.content
    return KnowledgeVersion(
        entry=one.entry,
        version=one.version,
        state=one.state,
        category=content.category,
        title=content.title,
        answer=content.answer,
        keywords=list(content.keywords),
        source=content.source,
        effective=content.effective.isoformat() if content.effective else None,
        expires=content.expires.isoformat() if content.expires else None,
        expired=is_expired(content, today),
        early=is_early(content, today),
        authors=list(one.authors),
        author=names.get(one.authors[-1], one.authors[-1]),
        at=one.at,
        reviewer=one.reviewer,
        reviewed_at=one.reviewed_at,
        note=one.note,
    )


def wrong(one: Wrong, language: Language) -> ImportProblem:
    """In the reader's language."""
    return ImportProblem(
        one.place, one.problem.code, sentence(one.problem.code, one.problem.params, language)
    )


def _parts(parts: tuple[Part, ...]) -> list[MarkedPart]:
    return [MarkedPart(part.text, part.hit) for part in parts]
