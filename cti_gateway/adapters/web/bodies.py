"""The shapes of the requests. Unknown fields, other types and control characters are refused."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

# Line breaks and tabs belong in a note; NUL cannot be stored, the others hide in logs.
_LINE = r"^[^\x00-\x1f\x7f]*$"
_TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_LINE)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_LINE)]
CommandId = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_LINE)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class LoginBody(_Body):
    login: Code
    password: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class SignInBody(_Body):
    seat: Code


class NotReadyBody(_Body):
    reason: Code


class WrapUpBody(_Body):
    outcome: Code
    note: Annotated[str, StringConstraints(max_length=4000, pattern=_TEXT)] = ""
    then_not_ready: Code | None = None


class RevealBody(_Body):
    reason: Reason


BODIES: tuple[type[BaseModel], ...] = (LoginBody, SignInBody, NotReadyBody, WrapUpBody, RevealBody)
