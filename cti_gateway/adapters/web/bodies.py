"""The shapes of the requests. Unknown fields, other types and control characters are refused."""

import re
from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator

from cti_gateway.adapters.web.body import LINE, TEXT, Body
from cti_gateway.config import QueueSection
from cti_gateway.core.attendance.case import Finding, Kind
from cti_gateway.core.attendance.ruling import Decision
from cti_gateway.core.conversation import TargetKind

_NUMBER = re.compile(r"\+?[0-9]{1,20}", re.ASCII)

Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=LINE)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=LINE)]
Remark = Annotated[str, StringConstraints(max_length=200, pattern=LINE)]
Checked = Annotated[list[Code], Field(max_length=50)]
CommandId = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=LINE)]


Words = Annotated[str, StringConstraints(max_length=20_000, pattern=TEXT)]
Line = Annotated[str, StringConstraints(max_length=1_000, pattern=LINE)]
Day = Annotated[date, Field(strict=False)]


class LoginBody(Body):
    login: Code
    password: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class SignInBody(Body):
    """``take_over``: leave one's seat in the same instant, and end one's sessions in other browsers."""

    seat: Code
    take_over: bool = False


class PermitBody(Body):
    login: Code
    seat: Code
    minutes: Annotated[int, Field(ge=1, le=720)]
    reason: Reason


class NotReadyBody(Body):
    reason: Code


class DialBody(Body):
    number: Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=LINE)]


class DigitsBody(Body):
    digits: Annotated[str, StringConstraints(pattern=r"^[0-9*#A-D]{1,32}$")]


class TargetBody(Body):
    """The number of a seat, the key of a queue, or a telephone number."""

    kind: Annotated[TargetKind, Field(strict=False)]
    name: Code

    @model_validator(mode="after")
    def _number(self) -> Self:
        if self.kind is TargetKind.OUTSIDE and not _NUMBER.fullmatch(self.name):
            raise ValueError("not a telephone number")
        return self


class ConfirmHandoverBody(Body):
    """``day``, ``shift`` and ``seat`` are those of the shift that ends."""

    day: Annotated[date, Field(strict=False)]
    shift: Code
    seat: Code
    checked: Checked = Field(default=[])
    note: Annotated[str, StringConstraints(max_length=4000, pattern=TEXT)] = ""


class PreShiftBody(Body):
    checked: Checked


class NoticeBody(Body):
    """Instants are milliseconds; without ``from_at`` it is good at once."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=TEXT)]
    from_at: Annotated[int, Field(ge=0, lt=2**53)] | None = None
    until: Annotated[int, Field(ge=0, lt=2**53)]


class ReasonBody(Body):
    reason: Reason


class RulingBody(Body):
    """A decision, and the finding as it was seen; instants in milliseconds."""

    day: Annotated[date, Field(strict=False)]
    shift: Code
    seat: Code
    person: Code
    kind: Annotated[Kind, Field(strict=False)]
    seconds: int
    from_at: int
    to_at: int
    clause: Code
    proposed: bool
    excuse: Code | None
    decision: Annotated[Decision, Field(strict=False)]
    reason: Reason

    def seen(self) -> Finding:
        """Without its evidence, which may grow."""
        span = self.from_at // 1000, self.to_at // 1000
        return Finding(self.kind, self.seconds, span, self.clause, (), self.proposed, self.excuse)


class RefusalBody(Body):
    """Whose shift, when in it (milliseconds), and which order was refused."""

    day: Annotated[date, Field(strict=False)]
    shift: Code
    seat: Code
    person: Code
    at: Annotated[int, Field(ge=0, lt=2**53)]
    order: Reason


class SpotCheckBody(Body):
    """``person`` is a login; what was amiss is said in ``note``."""

    person: Code
    seat: Code
    item: Code
    fine: bool
    note: Remark = ""


class QualityBody(Body):
    """``points`` by the code of the criterion; few of them are explained in ``note``."""

    points: Annotated[dict[Code, int], Field(max_length=50)]
    note: Remark = ""


class PreviewQueueBody(Body):
    queue: QueueSection


class EditQueueBody(Body):
    """``version`` is the one that was edited; ``reason`` is for whoever reads the history."""

    version: Annotated[int, Field(ge=0)]
    reason: Remark = ""
    queue: QueueSection


class CalendarBody(Body):
    """``file`` is CSV or iCalendar, in base64."""

    file: Annotated[str, StringConstraints(max_length=60_000)]


class EntryBody(Body):
    """``version`` is the one that was edited, 0 for a new entry; the limits of each field are core's."""

    version: Annotated[int, Field(ge=0)] = 0
    category: Line
    title: Line
    answer: Words
    keywords: Annotated[tuple[Line, ...], Field(max_length=100, strict=False)] = ()
    source: Line = ""
    effective: Day | None = None
    expires: Day | None = None
    note: Remark = ""


class MoveBody(Body):
    version: Annotated[int, Field(ge=1)]
    note: Remark = ""


class UnansweredBody(Body):
    query: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=LINE)]
    category: Annotated[str, StringConstraints(max_length=16, pattern=LINE)] = ""


BODIES: tuple[type[BaseModel], ...] = (
    LoginBody,
    SignInBody,
    PermitBody,
    NotReadyBody,
    DialBody,
    DigitsBody,
    TargetBody,
    ReasonBody,
    RulingBody,
    RefusalBody,
    SpotCheckBody,
    QualityBody,
    ConfirmHandoverBody,
    PreShiftBody,
    NoticeBody,
    PreviewQueueBody,
    EditQueueBody,
    CalendarBody,
    EntryBody,
    MoveBody,
    UnansweredBody,
)
