"""The office's report as .xlsx: rates, days, hours, what it was about, and what is asked most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from openpyxl import Workbook

from cti_gateway.adapters.xlsx import Cells, file_of, fill
from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.reports.calls import CallSums
from cti_gateway.core.reports.questions import Group
from cti_gateway.core.tickets.answered import DeadlineSums
from cti_gateway.ports.office_report import Figures

TICKETS = {
    "assigned": "转办 Assigned",
    "in_time": "按时答复 In time",
    "late": "逾期答复 Late",
    "overdue": "逾期未复 Overdue",
    "pending": "办理中 Pending",
    "given_back": "退单 Given back",
    "extensions_asked": "申请延期 Extensions asked",
    "extensions": "同意延期 Extensions granted",
    "kept": "按时办结率 Kept",
    "returned": "退单率 Returned",
    "median_days": "答复天数中位数 Median days",
}


def write_figures(figures: Figures, outcomes: Mapping[str, str]) -> bytes:
    """The workbook's file."""
    book, report = Workbook(), figures.report
    fill(book.create_sheet("指标 Rates"), ("指标 Rate", "值 Value"), _rates(figures))
    within = f"{report.rules.answer_within_s} s"
    calls = (
        "进线 Entered",
        "接通 Answered",
        f"{within}内接通 Within {within}",
        "放弃 Abandoned",
        "时间外 Closed",
    )
    days = ((day, *_calls(sums)) for day, sums in report.days.items())
    fill(book.create_sheet("日 Days"), ("日期 Date", *calls), days)
    hours = ((hour, *_calls(sums)) for hour, sums in sorted(report.hours.items()))
    fill(book.create_sheet("时 Hours"), ("时 Hour", *calls), hours)
    codes = sorted(report.topics.outcomes())
    heads = ("合计 Total", *(outcomes.get(code, code) for code in codes))
    named = [(_category(code), row) for code, row in sorted(report.topics.categories.items())]
    fill(book.create_sheet("类别 Categories"), ("类别 Category", *heads), _table(named, codes))
    units = sorted(report.topics.units.items())
    fill(book.create_sheet("单位 Units"), ("单位 Unit", *heads), _table(units, codes))
    of_hours = sorted(report.topics.hours.items())
    fill(book.create_sheet("咨询时段 Hours asked"), ("时 Hour", *heads), _table(of_hours, codes))
    asked = ("类别 Category", "问题 Question", "次数 Times")
    hot, without = ([_group(one, figures.titles) for one in of] for of in (figures.hot, figures.no_entry))
    fill(book.create_sheet("热点 Hot questions"), asked, hot)
    fill(book.create_sheet("未引用知识 No entry used"), asked, without)
    in_vain = ((_category(one.category), one.query, one.times) for one in figures.in_vain)
    fill(book.create_sheet("检索无果 Not found"), asked, in_vain)
    of_units = [*sorted(figures.tickets.units.items()), ("合计 Total", figures.tickets.total)]
    heads_of_tickets = ("单位 Unit", *(TICKETS[name] for name in DeadlineSums().figures()))
    rows = ((unit, *_tickets(sums)) for unit, sums in of_units)
    fill(book.create_sheet("转办单 Tickets"), heads_of_tickets, rows)
    return file_of(book)


def _rates(figures: Figures) -> Iterator[Cells]:
    calls, rules = figures.report.total(), figures.report.rules
    within = f"{rules.answer_within_s} s"
    yield "接通率 Connected A/N", calls.connected
    yield "接通率 Connected A/(N−b)", calls.connected_of_patient
    yield f"{within} 接通率 Within {within} Ax/N", calls.in_time_of_entered
    yield f"{within} 及时率 Within {within} Ax/A", calls.in_time_of_answered
    yield "放弃率 Abandoned (B−b)/(N−b)", calls.abandonment
    yield "参评率 Rated of those asked", calls.participation
    yield "满意率 Satisfied (3 to 5 of 5)", calls.satisfaction
    yield "一次性解决率 Resolved at first contact", figures.report.first_contact.resolved
    yield "平均应答秒 ASA s", _whole(calls.speed_s)
    yield "平均处理秒 AHT s", _whole(calls.handling_s)


def _whole(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds)


def _calls(sums: CallSums) -> Cells:
    return sums.entered, sums.answered, sums.in_time, sums.abandoned, sums.closed


def _tickets(sums: DeadlineSums) -> Cells:
    found = sums.figures()
    days = found["median_days"]
    return tuple((found | {"median_days": None if days is None else f"{days:.1f}"}).values())


def _table(rows: Iterable[tuple[object, Counter[str]]], codes: list[str]) -> Iterator[Cells]:
    for name, row in rows:
        yield name, row.total(), *(row[code] for code in codes)


def _group(group: Group, titles: Mapping[int, str]) -> Cells:
    return _category(group.category), titles.get(group.entry, group.question), group.times


def _category(code: str) -> str:
    return " ".join(CATEGORIES.get(code, (code,)))
