"""What the body of every request has in common."""

from pydantic import BaseModel, ConfigDict


class Body(BaseModel):
    """Unknown fields and other types are refused; what was read stays as it is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
