"""Printed forms, as a PDF reader finds them: Chinese is Chinese, text is text, nothing is lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cti_gateway.adapters.pdf.fonts import find_font, load_font
from cti_gateway.adapters.pdf.papers import PdfPapers
from cti_gateway.config import PrintSection
from cti_gateway.core.errors import Conflict
from cti_gateway.core.tickets.paper import Event, TicketPaper, Words
from cti_gateway.core.tickets.ticket import EntryKind, TicketAct, TicketState
from cti_gateway.doctor import papers
from cti_gateway.doctor.finding import Verdict
from cti_gateway.ports.papers import BatchPaper, Printed
from tests.support.papers import fonts_of, lines_of, need_font, pages_of

AT = 1_800_000_000_000  # 2027-01-15 16:00 in Shanghai
WANG = Printed("王五", AT)
PAPER = TicketPaper(
    no="2027-00012",
    external="12345-0007",
    state=TicketState.ASSIGNED,
    confidential=False,
    hidden=False,
    received_at=AT,
    received_by="张三",
    caller="王**",
    number="139****5678",
    category="PEN/PAY",
    question="养老金少发了一个月，请核实。\n参保地：本市 <b>&amp;</b>",
    batch=date(2027, 1, 18),
    reported_at=AT + 3_600_000,
    instruction=Words("请养老保险科核实后答复。", "魏成", AT),
    unit="养老保险科",
    assigned_at=AT,
    due=date(2027, 1, 20),
    original_due=date(2027, 1, 18),
    supervisions=2,
    reply=Words("已补发，下月到账。", "冯兰", AT),
    result=None,
    story=(
        Event(AT, "张三", TicketAct.SUBMIT, until=date(2027, 1, 18)),
        Event(AT, "唐文", TicketAct.ASSIGN, unit="养老保险科", until=date(2027, 1, 18)),
        Event(AT, "", EntryKind.SUPERVISION),
    ),
)
BATCH = BatchPaper(date(2027, 1, 18), AT, None, [PAPER])


def made(paper: TicketPaper) -> bytes:
    return PdfPapers(need_font(), "Asia/Shanghai").ticket(paper, WANG)


def test_a_ticket_has_all_that_a_form_of_the_government_has() -> None:
    (page,) = pages_of(made(PAPER))
    for said in (
        "热线咨询转办单",
        "编号：2027-00012",
        "外部编号：12345-0007",
        "状态：承办中",
        "受理时间2027-01-1516:00受理人张三",
        "来电人王**联系电话139****5678",
        "业务类别养老（PEN/PAY）报局办公室2027-01-1517:00",
        "养老金少发了一个月，请核实。参保地：本市<b>&amp;</b>",
        "请养老保险科核实后答复。——魏成2027-01-1516:00",
        "承办单位养老保险科转办时间2027-01-1516:00",
        "2027-01-20（原定2027-01-18）",
        "督办2次",
        "已补发，下月到账。——冯兰",
        "承办人签字",
        "局领导签字",
        "2027-01-1516:00唐文转承办单位养老保险科至2027-01-18止",
        "系统逾期督办",
        "转办单2027-00012打印：王五2027-01-1516:00",
        "第1页共1页",
    ):
        assert said in page, said
    assert "保密" not in page


def test_who_is_not_to_know_the_citizen_does_not_read_it_on_paper() -> None:
    (page,) = pages_of(made(replace(PAPER, confidential=True, hidden=True, caller="", number="")))
    assert "【来电人要求保密】" in page and "来电人（保密）联系电话（保密）" in page


def test_long_questions_and_stories_go_on_over_the_pages_and_nothing_is_lost() -> None:
    question = "".join(f"第{place}句话说的是养老金的事，" for place in range(250))
    story = tuple(Event(AT, "张三", TicketAct.RETURN, f"第{n}次退回，" + "请补充。" * 40) for n in range(60))
    pages = pages_of(made(replace(PAPER, question=question, story=story)))
    assert len(pages) > 5
    for place, page in enumerate(pages, 1):
        assert f"第{place}页共{len(pages)}页" in page
    text = "".join(page.partition("转办单2027-00012打印")[0] for page in pages)
    for place in range(250):
        assert f"第{place}句话" in text, place
    for n in range(60):
        assert f"第{n}次退回" in text
    assert text.count("时间经办人事项内容") > 1  # the heads of a table that goes on


def test_no_line_begins_with_a_comma() -> None:
    file = made(replace(PAPER, question="".join("字" * n + "，" for n in range(1, 60))))
    lines = lines_of(file)
    assert sum("字" in line for line in lines) > 20
    assert not [line for line in lines if line.startswith("，")]


def test_a_batch_is_listed_ticket_by_ticket_and_signed_for() -> None:
    papers = [replace(PAPER, no=f"2027-{n:05}", question=f"第{n}个问题") for n in range(1, 81)]
    file = PdfPapers(need_font(), "Asia/Shanghai").batch(replace(BATCH, tickets=papers), WANG)
    pages = pages_of(file)
    text = "".join(pages)
    assert "转办单早报汇总表（2027-01-18）" in pages[0] and "尚未报送共80件" in pages[0]
    for n in range(1, 81):
        assert f"2027-{n:05}" in text and f"第{n}个问题" in text
    assert "班长报送签字" in pages[-1] and "局办公室签收" in pages[-1]


def test_the_font_goes_with_the_file_as_far_as_it_is_used() -> None:
    file = made(PAPER)
    embedded = [
        name for name, is_embedded, is_subset in fonts_of(file) if (is_embedded, is_subset) == ("yes", "yes")
    ]
    assert len(embedded) == 1 and "WenQuanYi" in embedded[0]
    assert len(file) < 100_000


def test_without_a_font_it_says_which_package_brings_one(tmp_path: Path) -> None:
    with pytest.raises(Conflict) as error:
        find_font("", [f"{tmp_path}/none.ttc"])
    assert (error.value.code, error.value.params) == ("paper_font_missing", {"package": "fonts-wqy-zenhei"})


def test_fonts_that_will_not_do_are_refused(tmp_path: Path) -> None:
    postscript = tmp_path / "cff.otf"
    postscript.write_bytes(b"OTTO" + bytes(60))
    for path, code in (
        (tmp_path / "none.ttf", "paper_font_unreadable"),
        (postscript, "paper_font_postscript"),
        (Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), "paper_font_not_chinese"),
    ):
        with pytest.raises(Conflict) as error:
            load_font(path)
        assert error.value.code == code


def test_the_doctor_looks_at_the_font(tmp_path: Path) -> None:
    fine = papers.examine(PrintSection(font=need_font()))
    assert (fine.verdict, fine.code) == (Verdict.OK, "doctor_font_ok")
    bad = papers.examine(PrintSection(font=str(tmp_path / "none.ttf")))
    assert (bad.verdict, bad.code) == (Verdict.CARE, "paper_font_unreadable")
