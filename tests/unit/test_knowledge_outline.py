"""Entries as an outline: what is read, and where what is wrong stands."""

from datetime import date

import pytest

from cti_gateway.codec.knowledge_outline import markdown_lines, read_outline
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.knowledge.imported import MAX_ENTRIES, Imported, wrong
from tests.support.knowledge import content

TEXT = """
# 养老

## 灵活就业可以参保吗？ ##
可以。

分两种：
- 职工
关键词：个体户、自由职业，个体户
来源: 社会保险法第十条
有效期：2026-01-01 至 2026-12-31
# 天气
### 下雨吗
Keywords: rain; wet
有效期：至 2026-02-01
"""


def read(text: str) -> list[Imported]:
    return read_outline(markdown_lines(text))


def test_headings_are_categories_and_questions() -> None:
    first, second = read(TEXT)
    assert first.content == Content(
        "PEN",
        "灵活就业可以参保吗？",
        "可以。\n\n分两种：\n- 职工",
        ("个体户", "自由职业"),
        "社会保险法第十条",
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert first.place == "4 灵活就业可以参保吗？"
    assert second.content == Content("天气", "下雨吗", "", ("rain", "wet"), expires=date(2026, 2, 1))


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("text first", "knowledge_line_astray", "1"),
        ("# 养老\ntext", "knowledge_line_astray", "2"),
        ("## no category", "knowledge_line_astray", "1"),
        ("# 养老\n## q\n有效期：明天", "knowledge_date_wrong", "3"),
        ("# 养老\n## q\n有效期：2026-13-01 至", "knowledge_date_wrong", "2"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(text: str, code: str, place: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(text)
    assert (refusal.value.code, refusal.value.params["place"]) == (code, place)


def test_what_cannot_be_taken_in_is_named_by_its_place() -> None:
    found = read(TEXT)
    assert [(one.place, one.problem.code) for one in wrong(found)] == [
        ("13 下雨吗", "knowledge_category_unknown"),
        ("13 下雨吗", "knowledge_text_missing"),
    ]
    twice = [Imported(content(), "2", {"answer": "C2"}), Imported(content(answer=""), "3", {"answer": "C3"})]
    assert [(one.place, one.problem.code) for one in wrong(twice)] == [
        ("C3", "knowledge_text_missing"),
        ("3", "knowledge_import_twice"),
    ]
    assert [one.problem.code for one in wrong([])] == ["knowledge_import_empty"]
    many = [Imported(content(str(n)), str(n)) for n in range(MAX_ENTRIES + 1)]
    assert [one.problem.code for one in wrong(many)] == ["knowledge_import_too_many"]
