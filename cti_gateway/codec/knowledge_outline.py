"""Entries written as an outline: a heading for the category, below it one for each question.

# 养老
## 灵活就业人员可以参保吗？
可以……
关键词：个体户、自由职业
依据：社会保险法第十条
有效期：2026-01-01 至 2026-12-31
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from cti_gateway.codec.visible import visible
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.categories import category_named
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.knowledge.imported import Imported

_FIELD = re.compile(r"(关键词|Keywords|依据|来源|Source|有效期|Valid)\s*[:：]\s*(.*)", re.IGNORECASE)
_NAMES = {"关键词": "keywords", "依据": "source", "来源": "source", "有效期": "valid"}
_BETWEEN = re.compile(r"[、，,；;]")
_DAY = r"(\d{4}-\d{2}-\d{2})?"
_VALID = re.compile(rf"{_DAY}\s*(?:至|~|to)\s*{_DAY}")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")


@dataclass(frozen=True, slots=True)
class Line:
    """Of a document; ``level`` 0 is text, 1 the highest heading."""

    place: str
    level: int
    text: str


@dataclass(slots=True)
class _Entry:
    category: str
    title: str
    place: str
    answer: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def markdown_lines(text: str) -> list[Line]:
    """Its lines."""
    lines = []
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _HEADING.fullmatch(line)
        level, said = (len(heading[1]), heading[2]) if heading else (0, line.rstrip())
        lines.append(Line(str(number), level, said))
    return lines


def read_outline(lines: Iterable[Line]) -> list[Imported]:
    """Its entries; raises Refused that names the line or heading."""
    category = ""
    entries: list[_Entry] = []
    for said in lines:
        line = replace(said, text=visible(said.text))
        match line.level:
            case 0 if not entries or not category:
                if line.text.strip():
                    raise Refused("knowledge_line_astray", place=line.place)
            case 0:
                _take(entries[-1], line)
            case 1:
                category = category_named(line.text) or line.text
            case _ if category:
                entries.append(_Entry(category, line.text, line.place))
            case _:
                raise Refused("knowledge_line_astray", place=line.place)
    return [_imported(entry) for entry in entries]


def keywords_in(text: str) -> tuple[str, ...]:
    """Separated as people separate them."""
    return tuple(dict.fromkeys(word.strip() for word in _BETWEEN.split(text) if word.strip()))


def day_in(text: str, place: str) -> date | None:
    """Empty is None; raises Refused."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("knowledge_date_wrong", place=place) from None


def _take(entry: _Entry, line: Line) -> None:
    found = _FIELD.fullmatch(line.text.strip())
    if found is None:
        entry.answer.append(line.text)
        return
    name = _NAMES.get(found[1], found[1].lower())
    if name == "valid" and not _VALID.fullmatch(found[2].strip()):
        raise Refused("knowledge_date_wrong", place=line.place)
    entry.fields[name] = found[2].strip()


def _imported(entry: _Entry) -> Imported:
    first, last = _VALID.fullmatch(entry.fields.get("valid", "至")).groups()  # type: ignore[union-attr]
    content = Content(
        entry.category,
        entry.title,
        "\n".join(entry.answer).strip(),
        keywords_in(entry.fields.get("keywords", "")),
        entry.fields.get("source", ""),
        day_in(first or "", entry.place),
        day_in(last or "", entry.place),
    )
    return Imported(content, f"{entry.place} {entry.title[:40]}".strip())
