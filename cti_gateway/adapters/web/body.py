"""What the body of every request has in common."""

from pydantic import BaseModel, ConfigDict

# Line breaks and tabs belong in a note; NUL cannot be stored, the others hide in logs.
LINE = r"^[^\x00-\x1f\x7f]*$"
TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


class Body(BaseModel):
    """Unknown fields and other types are refused; what was read stays as it is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
