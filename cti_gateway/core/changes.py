"""What differs between two versions of the same thing, field by field, for people to read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` and ``after`` as text; empty: nothing there."""

    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.field}: {self.before or '–'} → {self.after or '–'}"


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Change, ...]:
    """Of JSON objects; a field that one of them lacks is empty there."""
    fields = dict.fromkeys([*before, *after])
    texts = ((name, shown(before.get(name, "")), shown(after.get(name, ""))) for name in fields)
    return tuple(Change(name, old, new) for name, old, new in texts if old != new)


def shown(value: object) -> str:
    """A JSON value as a person would write it."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name} = {shown(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(shown, value))
    return str(value)
