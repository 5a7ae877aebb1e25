"""extensions_cti.conf, which the simulated PBX acts out: its steps stand where they stand in that text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cti_gateway.resources import asterisk_conf


@dataclass(frozen=True, slots=True)
class Step:
    """One priority of one extension."""

    extension: str
    priority: int
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
    """The steps of each context in their order, numbered anew for each of its extensions."""
    steps: dict[str, list[Step]] = {}
    context = extension = ""
    last = 0
    for line in text.splitlines():
        if line.startswith("["):
            context = line.strip("[]")
            steps[context] = []
        elif line.startswith("exten"):
            extension, priority, rest = line.partition("=> ")[2].split(",", 2)
            last = int(priority) if priority.isdecimal() else last + 1
            steps[context].append(_step(extension, last, priority, rest))
        elif line.startswith(" same"):
            priority, rest = line.partition("=> ")[2].split(",", 1)
            last += 1
            steps[context].append(_step(extension, last, priority, rest))
    return {name: tuple(those) for name, those in steps.items()}


def _step(extension: str, priority: int, written: str, rest: str) -> Step:
    label = written.partition("(")[2].removesuffix(")")
    application, _, data = rest.partition("(")
    return Step(extension, priority, label, application, data.removesuffix(")"))


@lru_cache(4096)
def steps(context: str, exten: str) -> tuple[Step, ...]:
    """What this extension goes through; nothing if it or the context is missing. A name beats a pattern."""
    those = contexts().get(context, ())
    meant = sorted((s.extension for s in those if matches(s.extension, exten)), key=lambda e: e[0] == "_")
    return tuple(step for step in those if step.extension == meant[0]) if meant else ()


def place(context: str, exten: str, step: str) -> int | None:
    """The priority of a step by its number or label, if it is there."""
    there = (known for known in steps(context, exten) if step in (str(known.priority), known.label))
    return next((known.priority for known in there), None)


@cache
def _pattern(extension: str) -> re.Pattern[str]:
    if not extension.startswith("_"):
        return re.compile(re.escape(extension))
    letters = {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]", ".": ".+", "!": ".*"}
    return re.compile("".join(letters.get(letter, letter) for letter in extension[1:]))


def matches(extension: str, dialled: str) -> bool:
    """Whether ``dialled`` is it, or is meant by its pattern."""
    return _pattern(extension).fullmatch(dialled) is not None
