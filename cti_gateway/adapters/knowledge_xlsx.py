"""Entries in a workbook: one row for each, the first row names the columns."""

from datetime import date, datetime
from itertools import islice

from openpyxl.utils import get_column_letter

from cti_gateway.adapters.xlsx import BAD_FILE, rows_of
from cti_gateway.codec.knowledge_outline import day_in, keywords_in
from cti_gateway.codec.visible import visible
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.categories import category_named
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.knowledge.imported import MAX_ENTRIES, Imported, Wrong

COLUMNS = {
    "category": ("类别", "category"),
    "title": ("问题", "question"),
    "answer": ("答案", "answer"),
    "keywords": ("关键词", "keywords"),
    "source": ("依据", "来源", "source"),
    "effective": ("生效日期", "effective"),
    "expires": ("失效日期", "expires"),
}
_NEEDED = "category", "title", "answer"
_FIELDS = {name: field for field, names in COLUMNS.items() for name in names}
_WIDEST = 50


def read(file: bytes) -> list[Imported]:
    """Raises Refused that names the cell."""
    try:
        lines = rows_of(file, _WIDEST)
        heads = [_FIELDS.get(_text(head).lower()) for head in next(lines, (1, ()))[1]]
        # One more than may be says that there are too many.
        rows = list(islice(lines, MAX_ENTRIES + 1))
    except BAD_FILE as error:
        raise Refused("knowledge_file_unreadable") from error
    for field in _NEEDED:
        if field not in heads:
            raise Refused("knowledge_column_missing", column=COLUMNS[field][0])
    letters = {field: get_column_letter(n) for n, field in enumerate(heads, start=1) if field}
    return [_imported(number, dict(zip(heads, values, strict=False)), letters) for number, values in rows]


def _imported(number: int, row: dict[str | None, object], letters: dict[str, str]) -> Imported:
    cells = {field: f"{letter}{number}" for field, letter in letters.items()}
    text = {field: _text(row.get(field)) for field in COLUMNS}
    days, wrong = dict[str, date | None](), list[Wrong]()
    for field in ("effective", "expires"):
        try:
            days[field] = day_in(text[field], cells.get(field, ""))
        except Refused as problem:
            wrong.append(Wrong(cells[field], problem))
    content = Content(
        category_named(text["category"]) or text["category"],
        text["title"],
        text["answer"],
        keywords_in(text["keywords"]),
        text["source"],
        days.get("effective"),
        days.get("expires"),
    )
    return Imported(content, str(number), cells, tuple(wrong))


def _text(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else visible(str(value)).strip()
