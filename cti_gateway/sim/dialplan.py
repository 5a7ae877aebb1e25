"""extensions_cti.conf, which the simulated PBX acts out: its steps stand where they stand in that text."""

import re
from dataclasses import dataclass
from functools import cache

from cti_gateway.resources import asterisk_conf


@dataclass(frozen=True, slots=True)
class Step:
    """One priority of one extension."""

    extension: str
    label: str
    application: str
    data: str

    @property
    def text(self) -> str:
        """``Wait(1)``."""
        return f"{self.application}({self.data})"


@cache
def contexts() -> dict[str, tuple[Step, ...]]:
    """Those of the file."""
    return read((asterisk_conf() / "site" / "extensions_cti.conf").read_text(encoding="utf-8"))


def read(text: str) -> dict[str, tuple[Step, ...]]:
    """The steps of each context in their order, the first at priority 1. Each context has one extension."""
    steps: dict[str, list[Step]] = {}
    context = extension = ""
    for line in text.splitlines():
        if line.startswith("["):
            context = line.strip("[]")
            steps[context] = []
        elif line.startswith("exten"):
            extension, priority, rest = line.partition("=> ")[2].split(",", 2)
            steps[context].append(_step(extension, priority, rest))
        elif line.startswith(" same"):
            priority, rest = line.partition("=> ")[2].split(",", 1)
            steps[context].append(_step(extension, priority, rest))
    return {name: tuple(those) for name, those in steps.items()}


def _step(extension: str, priority: str, rest: str) -> Step:
    label = priority.partition("(")[2].removesuffix(")")
    application, _, data = rest.partition("(")
    return Step(extension, label, application, data.removesuffix(")"))


def place(context: str, exten: str, step: str) -> int | None:
    """The priority of a step by its number or label; none if it, the extension or the context is missing."""
    steps = contexts().get(context, ())
    if not steps or not matches(steps[0].extension, exten):
        return None
    if step.isdecimal():
        return int(step) if int(step) <= len(steps) else None
    return next((n for n, known in enumerate(steps, 1) if known.label == step), None)


@cache
def _pattern(extension: str) -> re.Pattern[str]:
    if not extension.startswith("_"):
        return re.compile(re.escape(extension))
    letters = {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]", ".": ".+", "!": ".*"}
    return re.compile("".join(letters.get(letter, letter) for letter in extension[1:]))


def matches(extension: str, dialled: str) -> bool:
    """Whether ``dialled`` is it, or is meant by its pattern."""
    return _pattern(extension).fullmatch(dialled) is not None
