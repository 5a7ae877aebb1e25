"""Entries from files: the same ones from each kind, and bad files refused before they cost anything."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook

from cti_gateway.adapters.knowledge_files import Files
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.knowledge.imported import MAX_ENTRIES, wrong
from cti_gateway.ports.knowledge import MAX_IMPORT_BYTES

DAYS = date(2026, 1, 1), date(2026, 12, 31)
CONTENT = Content("PEN", "怎么参保？", "可以。\n到窗口。", ("个体户",), "社会保险法", *DAYS)
VALID = "有效期：2026-01-01 至 2026-12-31"
MARKDOWN = f"# 养老\n## 怎么参保？\n可以。\n到窗口。\n关键词：个体户\n来源：社会保险法\n{VALID}\n"
HEAD = ["类别", "问题", "备注", "答案", "关键词", "来源", "生效日期", "失效日期"]
ROW = ["养老", "怎么参保？", "x", "可以。\n到窗口。", "个体户", "社会保险法", date(2026, 1, 1), "2026-12-31"]


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        assert book.active is not None
        book.active.append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def document(*paragraphs: tuple[int, str]) -> bytes:
    made = Document()
    for level, text in paragraphs:
        if level:
            made.add_heading(text, level)
        else:
            made.add_paragraph(text)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def broken(file: bytes, part: str, instead: bytes) -> bytes:
    with ZipFile(BytesIO(file)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(**{**parts, part: instead})


WORD_HEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>'
PARAGRAPH = "<w:p><w:r><w:t>可以。</w:t></w:r></w:p>"
WORD = document(
    (1, "养老"),
    (2, "怎么参保？"),
    (0, "可以。\n到窗口。"),
    (0, "关键词：个体户"),
    (0, f"来源：社会保险法\n{VALID}"),
)
SHEET = workbook(HEAD, ROW)


# As the panel calls it.
GROUND = MARKDOWN.replace("来源", "依据").encode()
GROUND_SHEET = workbook([head.replace("来源", "依据") for head in HEAD], ROW)


@pytest.mark.parametrize(
    "file", [MARKDOWN.encode(), b"\xef\xbb\xbf" + MARKDOWN.encode(), GROUND, WORD, SHEET, GROUND_SHEET]
)
def test_every_kind_of_file_says_the_same(file: bytes) -> None:
    (entry,) = Files().read_knowledge(file)
    assert entry.content == CONTENT


def test_what_nobody_sees_is_not_taken_along() -> None:
    """No workbook could hold it, so that the office had no report any more."""
    hidden = (
        workbook(HEAD, [*ROW[:1], "怎么\x7f参保？", *ROW[2:]]),
        MARKDOWN.replace("怎么", "怎\x01么").encode(),
    )
    for file in hidden:
        (entry,) = Files().read_knowledge(file)
        assert entry.content == CONTENT


def test_a_row_knows_the_cell_of_each_field() -> None:
    (entry,) = Files().read_knowledge(workbook(HEAD, [None], ROW))
    assert (entry.place, entry.cells["answer"], entry.cells["expires"]) == ("3", "D3", "H3")


BOMB = packed(**{"xl/workbook.xml": b"0" * (11 * MAX_IMPORT_BYTES)})
TAGS = packed(**{"word/document.xml": b"<w:p/>" * 500_001})


def torn(file: bytes) -> bytes:
    """A few bytes of a part are others, as on a bad disk."""
    at = file.index(b"word/document.xml") + 60
    return file[:at] + bytes(40) + file[at + 40 :]


def locked(file: bytes) -> bytes:
    """Every part says that it has a password."""
    return file.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"#" * (MAX_IMPORT_BYTES + 1), "knowledge_file_too_large"),
        (BOMB, "knowledge_file_too_large"),
        (TAGS, "knowledge_file_too_large"),
        (SHEET[: len(SHEET) // 2], "knowledge_file_unreadable"),
        (WORD[: len(WORD) // 2], "knowledge_file_unreadable"),
        (torn(WORD), "knowledge_file_unreadable"),
        (locked(packed(a=b"x")), "knowledge_file_unreadable"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "knowledge_file_unreadable"),  # an .xls, or locked
        ("养老".encode("gbk"), "knowledge_file_unreadable"),
        (b"# a\0", "knowledge_file_unreadable"),
        (packed(a=b"x"), "knowledge_file_unreadable"),
        (packed(**{"word/document.xml": b"<x"}), "knowledge_file_unreadable"),
        (broken(WORD, "word/document.xml", b"<w:document><"), "knowledge_file_unreadable"),
        (broken(SHEET, "xl/workbook.xml", b"<workbook><"), "knowledge_file_unreadable"),
        (
            broken(SHEET, "xl/worksheets/sheet1.xml", b"<worksheet><"),
            "knowledge_file_unreadable",
        ),
        (workbook(HEAD[1:], ROW), "knowledge_column_missing"),
        (workbook(), "knowledge_column_missing"),
        (f"# 养老\n## 怎么参保？\n可以。\n{VALID[:-3]}\n".encode(), "knowledge_date_wrong"),
    ],
)
def test_a_bad_file_is_refused(file: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        Files().read_knowledge(file)
    assert refusal.value.code == code
    if code == "knowledge_date_wrong":
        assert refusal.value.params["place"] == "4"


def test_every_cell_of_a_sheet_that_is_wrong_is_named_at_once() -> None:
    rows = ROW, [*ROW[:1], "", *ROW[2:7], "soon"], [*ROW[:6], "2026-02-30", "2026-13-01"]
    found = Files().read_knowledge(workbook(HEAD, *rows))
    assert [(one.place, one.problem.code) for one in wrong(found)] == [
        ("H3", "knowledge_date_wrong"),
        ("B3", "knowledge_text_missing"),
        ("G4", "knowledge_date_wrong"),
        ("H4", "knowledge_date_wrong"),
        ("4", "knowledge_import_twice"),
    ]


def test_a_table_of_a_document_is_part_of_the_answer() -> None:
    made = Document()
    made.add_heading("养老", 1)
    made.add_heading("缴费标准是多少？", 2)
    made.add_paragraph("按下表：")
    table = made.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("档次", "金额"), ("一档", "200元")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.add_paragraph("每年公布。")
    file = BytesIO()
    made.save(file)
    (entry,) = Files().read_knowledge(file.getvalue())
    assert entry.content.answer == "按下表：\n档次　金额\n一档　200元\n每年公布。"


def test_what_is_merged_is_said_once_however_wide_it_claims_to_be() -> None:
    made = Document()
    made.add_heading("养老", 1)
    made.add_heading("缴费标准是多少？", 2)
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "一档 200元"
    file = BytesIO()
    made.save(file)
    with ZipFile(file) as archive:
        wide = archive.read("word/document.xml").replace(b'gridSpan w:val="2"', b'gridSpan w:val="900000000"')
    assert b"900000000" in wide
    (entry,) = Files().read_knowledge(broken(file.getvalue(), "word/document.xml", wide))
    assert entry.content.answer == "一档 200元"


def test_a_document_as_long_as_may_be_is_read() -> None:
    """Each paragraph once asked for all styles, which took minutes."""
    questions = "".join(HEADING % f"第{number}个问题？" + PARAGRAPH * 4 for number in range(MAX_ENTRIES))
    body = (
        WORD_HEAD + (HEADING.replace("2", "1", 1) % "养老" + questions).encode() + b"</w:body></w:document>"
    )
    found = Files().read_knowledge(broken(WORD, "word/document.xml", body))
    assert (len(found), found[-1].content.title) == (MAX_ENTRIES, f"第{MAX_ENTRIES - 1}个问题？")
    assert found[-1].content.answer == "\n".join(["可以。"] * 4)


def test_no_entry_is_lost_below_empty_rows_and_one_too_many_is_named() -> None:
    few = ["类别", "问题", "答案"]
    (entry,) = Files().read_knowledge(workbook(few, *([""] for _ in range(9)), ["养老", "怎么？", "可以。"]))
    assert entry.place == "11"
    rows = (["养老", f"第{number}个问题？", "可以。"] for number in range(MAX_ENTRIES + 1))
    (problem,) = wrong(Files().read_knowledge(workbook(few, *rows)))
    assert (problem.place, problem.problem.code) == (str(MAX_ENTRIES + 2), "knowledge_import_too_many")


def test_a_cell_that_is_too_large_is_named() -> None:
    (problem,) = wrong(Files().read_knowledge(workbook(HEAD, (*ROW[:3], "长" * 8_001, *ROW[4:]))))
    assert (problem.place, problem.problem.code) == ("D2", "knowledge_text_too_long")


def test_what_a_sheet_says_of_its_own_size_is_not_believed() -> None:
    """Whoever believes it makes a billion empty rows, each of 16384 cells."""
    with ZipFile(BytesIO(SHEET)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    claimed = sheet.replace(b'ref="A1:H2"', b'ref="A1:XFD999999999"').replace(b'r="2"', b'r="999999999"')
    assert claimed.count(b"999999999") == 2
    assert Files().read_knowledge(broken(SHEET, "xl/worksheets/sheet1.xml", claimed)) == []


def test_a_document_names_no_file_outside_itself() -> None:
    """An entity that names a file of this machine stays what it is."""
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    with ZipFile(BytesIO(WORD)) as archive:
        xml = archive.read("word/document.xml")
    head, _, rest = xml.partition(b"?>")
    file = broken(WORD, "word/document.xml", head + b"?>" + evil + rest.replace("到窗口".encode(), b"&e;"))
    (entry,) = Files().read_knowledge(file)
    assert entry.content.answer.startswith("可以。") and len(entry.content.answer) < 12
