"""How somebody in charge scores an answered call of an agent (A1.3): points for each of the site's criteria.

It is a record and nothing more: what it means for anybody is decided elsewhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cti_gateway.core.attendance.refusal import may_note
from cti_gateway.core.errors import Conflict, Forbidden, Refused
from cti_gateway.core.people import Role
from cti_gateway.core.records import CallRecord

POINTS = range(1, 6)
POOR = 2  # who is given so few is told why


@dataclass(frozen=True, slots=True)
class QualityForm:
    """``actor`` scored the call of ``person``: logins. ``points`` by the code of the criterion.

    ``at`` is when it was scored, ``call_at`` when the call came; in milliseconds.
    """

    at: int
    actor: str
    person: str
    call_id: str
    call_at: int
    points: Mapping[str, int]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mean:
    """Of so many forms. Of each criterion, of those forms that have it."""

    forms: int
    points: Mapping[str, float]


def answered_by(call: CallRecord) -> int:
    """The number of the agent who had it; raises Conflict if there is none, or it is not over."""
    if call.agent_id is None or call.answered_at is None or call.ended_at is None:
        raise Conflict("quality_not_answered")
    return call.agent_id


def check(form: QualityForm, criteria: Collection[str], role: Role) -> None:
    """Raises Forbidden, or Refused for points that are missing or of no criterion, or few and unexplained."""
    if not may_note(role, oneself=form.actor == form.person):
        raise Forbidden("quality_forbidden")
    if form.points.keys() != set(criteria) or not set(form.points.values()) <= set(POINTS):
        raise Refused("quality_points_missing")
    if any(points <= POOR for points in form.points.values()) and not form.note.strip():
        raise Refused("quality_note_missing")


def means(forms: Iterable[QualityForm]) -> dict[str, Mean]:
    """By whose calls were scored, in the order of their logins."""
    of_person = defaultdict[str, list[QualityForm]](list)
    for form in forms:
        of_person[form.person].append(form)
    return {person: _mean(own) for person, own in sorted(of_person.items())}


def _mean(forms: Collection[QualityForm]) -> Mean:
    given = defaultdict[str, list[int]](list)
    for form in forms:
        for code, points in form.points.items():
            given[code].append(points)
    return Mean(len(forms), {code: sum(points) / len(points) for code, points in given.items()})
