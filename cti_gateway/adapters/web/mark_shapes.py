"""The shapes of marks of numbers, which are masked."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from pydantic import BaseModel, Field

from cti_gateway.adapters.web.bodies import Code, Reason
from cti_gateway.adapters.web.body import Body
from cti_gateway.core.marks import Mark, MarkKind, may_mark
from cti_gateway.core.masking import mask_number
from cti_gateway.core.people import Agent

Days = Annotated[int, Field(ge=1, le=3650)]


class LiftBody(Body):
    """``version`` is the one that was looked at."""

    reason: Reason
    version: Annotated[int, Field(ge=0, lt=2**31)]


class ChangeMarkBody(LiftBody):
    """For so many days from now; None: until it is lifted."""

    days: Days | None = None


class MarkBody(ChangeMarkBody):
    """``version`` 0: there was none."""

    kind: Annotated[MarkKind, Field(strict=False)]


class FindMarksBody(Body):
    number: Code


class AddMarkBody(FindMarksBody):
    """For so many days from now; None: until it is lifted."""

    kind: Annotated[MarkKind, Field(strict=False)]
    reason: Reason
    days: Days | None = None


BODIES: tuple[type[BaseModel], ...] = MarkBody, LiftBody, ChangeMarkBody, FindMarksBody, AddMarkBody


def audited(kind: MarkKind, body: AddMarkBody | ChangeMarkBody) -> str:
    """How the audit tells of what was said."""
    return f"{kind} {body.days or ''}: {body.reason}"


class MarkRow(msgspec.Struct, frozen=True):
    """``version`` 0: never set here. ``by_file``: the configuration says so; nobody here may change it."""

    kind: MarkKind
    version: int
    in_force: bool
    since: int | None
    until: int | None
    by: str
    by_file: bool
    reason: str
    may_change: bool


class MarkedNumber(MarkRow, frozen=True):
    """``id`` is of this version; 0: the configuration's."""

    id: int
    number: str


class MarkVersionRow(msgspec.Struct, frozen=True):
    """What was said from then on, by whom and why."""

    version: int
    at: int
    by: str
    reason: str
    until: int | None
    lifted: bool


class MarkTelling:
    """Tells one reader of marks; ``names``: of people, by id."""

    def __init__(self, reader: Agent, names: Mapping[int, str], now: int) -> None:
        self._reader = reader
        self._names = names
        self._now = now

    def row(self, kind: MarkKind, mark: Mark | None) -> MarkRow:
        by_file = mark is not None and mark.actor == "file"
        return MarkRow(
            kind=kind,
            version=mark.version if mark else 0,
            in_force=mark is not None and mark.in_force(self._now),
            since=mark.at if mark and not by_file else None,
            until=mark.until if mark else None,
            by=self._actor(mark),
            by_file=by_file,
            reason=mark.reason if mark else "",
            may_change=not by_file and may_mark(self._reader, kind, mark, self._now),
        )

    def marked(self, mark: Mark) -> MarkedNumber:
        row = msgspec.structs.asdict(self.row(mark.kind, mark))
        return MarkedNumber(**row, id=mark.id, number=mask_number(mark.number))

    def version(self, mark: Mark) -> MarkVersionRow:
        by = self._actor(mark)
        return MarkVersionRow(mark.version, mark.at, by, mark.reason, mark.until, mark.lifted)

    def _actor(self, mark: Mark | None) -> str:
        number = mark.actor.removeprefix("agent:") if mark else ""
        return self._names.get(int(number), "") if number.isdigit() else ""
