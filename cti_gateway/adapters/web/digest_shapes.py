"""The shapes of the digest: what is chosen from, what is asked of whom, and what came of it."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import msgspec
from pydantic import BaseModel, Field

from cti_gateway.adapters.web.bodies import Line, Words
from cti_gateway.adapters.web.body import Body
from cti_gateway.core.digest.item import DigestAct, DigestState, DigestStep, Gathered
from cti_gateway.core.digest.machine import MAX_CHOSEN
from cti_gateway.core.digest.masked import MaskedRecord
from cti_gateway.core.knowledge.entry import State
from cti_gateway.ports.digest import Answered, AskedAlike, SeenItem

Number = Annotated[int, Field(ge=1, lt=2**31)]
Version = Annotated[int, Field(ge=0, lt=2**31)]


class GatherBody(Body):
    """``version`` is the one that was looked at, 0 for a new one."""

    version: Version = 0
    category: Line
    question: Line
    records: Annotated[tuple[Number, ...], Field(max_length=MAX_CHOSEN, strict=False)] = ()
    queries: Annotated[tuple[Line, ...], Field(max_length=MAX_CHOSEN, strict=False)] = ()

    def gathered(self) -> Gathered:
        return Gathered(
            self.category,
            self.question.strip(),
            tuple(dict.fromkeys(self.records)),
            tuple(dict.fromkeys(self.queries)),
        )


class DigestActBody(Body):
    """``text``: an answer with its ``source``, or why; ``expert``: who is asked."""

    version: Version
    text: Words = ""
    source: Line = ""
    expert: Line = ""

    def said(self) -> Answered:
        return Answered(self.text.strip(), self.source.strip(), self.expert)


BODIES: tuple[type[BaseModel], ...] = GatherBody, DigestActBody


class MaskedRecordRow(msgspec.Struct, frozen=True):
    id: int
    at: int
    category: str
    question: str
    answer: str
    outcome: str
    unit: str


class AskedAlikeRow(msgspec.Struct, frozen=True):
    """``records``: some of the ``times`` that it was asked."""

    category: str
    entry: int
    question: str
    times: int
    records: list[MaskedRecordRow]


class Expert(msgspec.Struct, frozen=True):
    login: str
    name: str
    unit: str


class DigestStepRow(msgspec.Struct, frozen=True):
    at: int
    by: str
    act: DigestAct
    text: str
    expert: str


class DigestRow(msgspec.Struct, frozen=True):
    """``entry`` 0: none was made of it yet; ``entry_state``: of the entry that was."""

    id: int
    version: int
    state: DigestState
    category: str
    question: str
    records: int
    expert: str
    changed_at: int
    entry: int
    entry_state: State | None


class DigestDetail(DigestRow, frozen=True):
    """``acts``: what the reader may do now."""

    chosen: list[MaskedRecordRow]
    queries: list[str]
    answer: str
    source: str
    acts: list[DigestAct]
    steps: list[DigestStepRow]


class Telling:
    """Tells items, with people's names by login, and the states of entries by number."""

    def __init__(self, names: Mapping[str, str], entries: Mapping[int, State]) -> None:
        self._names = names
        self._entries = entries

    def row(self, seen: SeenItem) -> DigestRow:
        return DigestRow(**self._row(seen))

    def whole(self, seen: SeenItem, records: Sequence[MaskedRecord]) -> DigestDetail:
        found = seen.standing
        return DigestDetail(
            **self._row(seen),
            chosen=[record(one) for one in records],
            queries=list(found.gathered.queries),
            answer=found.answer,
            source=found.source,
            acts=list(seen.acts),
            steps=[self._step(step) for step in seen.item.steps],
        )

    def _row(self, seen: SeenItem) -> dict[str, Any]:
        found = seen.standing
        return {
            "id": seen.item.id,
            "version": seen.item.version,
            "state": found.state,
            "category": found.gathered.category,
            "question": found.gathered.question,
            "records": len(found.gathered.records),
            "expert": self._name(found.expert),
            "changed_at": seen.item.steps[-1].at,
            "entry": found.entry,
            "entry_state": self._entries.get(found.entry),
        }

    def _step(self, step: DigestStep) -> DigestStepRow:
        return DigestStepRow(step.at, self._name(step.actor), step.act, step.text, self._name(step.expert))

    def _name(self, login: str) -> str:
        return self._names.get(login, login)


def record(one: MaskedRecord) -> MaskedRecordRow:
    return MaskedRecordRow(one.id, one.at, one.category, one.question, one.answer, one.outcome, one.unit)


def asked_alike(one: AskedAlike) -> AskedAlikeRow:
    return AskedAlikeRow(
        one.category, one.entry, one.question, one.times, [record(each) for each in one.records]
    )
