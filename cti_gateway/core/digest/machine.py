"""States of the digest's questions: which act leads from where to where. An absent cell cannot be done.

    gathering ──ask──▶ asked ──answer──▶ answered ──draft──▶ drafted
        ▲                │  ▲               │
        └────recall──────┘  └──ask again────┘        all but drafted ◀──restore── ──drop──▶ dropped

The hotline office does all of it but answering: that is the expert's who was asked (A5.3.2). What was
drafted goes the way of all knowledge: somebody who had no hand in it reviews and publishes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cti_gateway.core.digest.item import DigestAct, DigestItem, DigestState, DigestStep, Gathered
from cti_gateway.core.errors import Conflict, Forbidden, Invalid, Refused
from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.knowledge.entry import MAX_ANSWER, MAX_SOURCE, MAX_TITLE
from cti_gateway.core.people import OUTSIDE_THE_HOTLINE, Agent, Role

MAX_CHOSEN = 200  # records, and queries
_S, _A = DigestState, DigestAct

TABLE: Mapping[tuple[DigestState | None, DigestAct], DigestState] = {
    (None, _A.GATHER): _S.GATHERING,
    (_S.GATHERING, _A.GATHER): _S.GATHERING,
    (_S.GATHERING, _A.ASK): _S.ASKED,
    (_S.GATHERING, _A.DROP): _S.DROPPED,
    (_S.ASKED, _A.ANSWER): _S.ANSWERED,
    (_S.ASKED, _A.RECALL): _S.GATHERING,
    (_S.ASKED, _A.DROP): _S.DROPPED,
    (_S.ANSWERED, _A.ANSWER): _S.ANSWERED,
    (_S.ANSWERED, _A.ASK): _S.ASKED,
    (_S.ANSWERED, _A.DRAFT): _S.DRAFTED,
    (_S.ANSWERED, _A.DROP): _S.DROPPED,
    (_S.DROPPED, _A.RESTORE): _S.GATHERING,  # or, as ``after`` has it, wherever it stood when it was dropped
}
NOTHING = Gathered("", "")


@dataclass(frozen=True, slots=True)
class DigestStanding:
    """What the steps have come to. ``answer`` is the last that was given, ``entry`` 0: none was made yet.

    ``left``: where it stood before its last step, if it has more than one.
    """

    state: DigestState
    gathered: Gathered = NOTHING
    expert: str = ""
    answer: str = ""
    source: str = ""
    entry: int = 0
    left: DigestState = DigestState.GATHERING


def standing(item: DigestItem) -> DigestStanding:
    """Where it stands: all its steps, one after the other."""
    first, *later = item.steps
    found = DigestStanding(TABLE[None, first.act], first.gathered or NOTHING)
    for step in later:
        found = after(found, step)
    return found


def after(before: DigestStanding, step: DigestStep) -> DigestStanding:
    """Where it stands after one more step; raises KeyError for one that cannot follow."""
    told = replace(before, state=TABLE[before.state, step.act], left=before.state)
    match step.act:
        case DigestAct.GATHER:
            return replace(told, gathered=step.gathered or before.gathered)
        case DigestAct.ASK:
            return replace(told, expert=step.expert)
        case DigestAct.RECALL:
            return replace(told, expert="")
        case DigestAct.ANSWER:
            return replace(told, answer=step.text, source=step.source)
        case DigestAct.DRAFT:
            return replace(told, entry=step.entry)
        case DigestAct.RESTORE:
            return replace(told, state=before.left)
        case _:
            return told


def sees_all(reader: Agent) -> bool:
    """Others see what is, or was last, asked of them."""
    return reader.role is Role.HOTLINE_OFFICE


def sees(found: DigestStanding, reader: Agent) -> bool:
    """Whether it is there for this person."""
    return sees_all(reader) or found.expert == reader.login


def check(found: DigestStanding | None, act: DigestAct, by: Agent) -> None:
    """Raises Forbidden or Conflict if this person may not do this now; ``found`` None: it is new."""
    mine = found is not None and found.expert == by.login
    if not (mine if act is DigestAct.ANSWER else sees_all(by)):
        raise Forbidden("forbidden")
    if (None if found is None else found.state, act) not in TABLE:
        raise Conflict("digest_state")


def possible(found: DigestStanding, by: Agent) -> tuple[DigestAct, ...]:
    """What this person may do with it now."""

    def may(act: DigestAct) -> bool:
        try:
            check(found, act, by)
        except Refused:
            return False
        return True

    return tuple(act for act in DigestAct if may(act))


def may_be_asked(person: Agent) -> bool:
    """Whoever works here, and may see what callers ask."""
    return person.active and person.role not in OUTSIDE_THE_HOTLINE


def check_gathered(gathered: Gathered) -> None:
    """Raises Invalid that names the fields."""
    fields: dict[str, Refused] = {}
    if gathered.category not in CATEGORIES:
        fields["category"] = Refused("knowledge_category_unknown", category=gathered.category[:40])
    if problem := _problem_of(gathered.question, MAX_TITLE):
        fields["question"] = problem
    chosen = len(gathered.records) + len(gathered.queries)
    if not 0 < chosen <= MAX_CHOSEN:
        fields["records"] = Refused("digest_choice_wrong", limit=MAX_CHOSEN)
    if fields:
        raise Invalid("digest_invalid", fields)


def check_answer(answer: str, source: str) -> None:
    """Raises Invalid that names the fields."""
    fields: dict[str, Refused] = {}
    if problem := _problem_of(answer, MAX_ANSWER):
        fields["text"] = problem
    if len(source) > MAX_SOURCE:
        fields["source"] = Refused("knowledge_text_too_long", limit=MAX_SOURCE)
    if fields:
        raise Invalid("digest_invalid", fields)


def _problem_of(text: str, limit: int) -> Refused | None:
    if not text.strip():
        return Refused("knowledge_text_missing")
    return Refused("knowledge_text_too_long", limit=limit) if len(text) > limit else None
