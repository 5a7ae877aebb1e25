"""A report of attendance as .xlsx: people, units, and how each hour was covered."""

from collections.abc import Iterator, Mapping

from openpyxl import Workbook

from cti_gateway.adapters.xlsx import Cells, file_of, fill
from cti_gateway.core.attendance.case import Kind
from cti_gateway.core.attendance.report import Report, Tally, Weight

WHO = ("单位 Unit", "登录名 Login", "姓名 Name")
SUMS = (
    "班次 Shifts",
    "未判定 Not judged",
    "应在岗秒 Owed s",
    "在岗秒 Present s",
    "工作秒 At work s",
    "超时值守秒 Overtime s",
    "在位率 Presence",
    "遵从率 Adherence",
    "一致率 Conformance",
    "准时次 On time",
    "迟到次 Late",
    "迟到秒 Late s",
    "早退次 Early",
    "早退秒 Early s",
    "中途离岗次 Mid-shift",
    "中途离岗秒 Mid-shift s",
    "旷工次 Absent",
    "旷工秒 Absent s",
    "免责次 Excused",
    "免责秒 Excused s",
    "待确认次 Proposed",
    "待确认秒 Proposed s",
)
HOURS = (
    "日期 Date",
    "时 Hour",
    "应到座席 Rostered seats",
    "在岗座席 Present seats",
    "无人示闲秒 Nobody ready s",
)


def write_report(report: Report, names: Mapping[str, str]) -> bytes:
    """The workbook's file."""
    book = Workbook()
    people = (
        (unit, person, names.get(person, person), *_sums(tally))
        for (unit, person), tally in sorted(report.people.items())
    )
    units = ((unit, *_sums(tally)) for unit, tally in sorted(report.units().items()))
    fill(book.create_sheet("人员 People"), (*WHO, *SUMS), people)
    fill(book.create_sheet("单位 Units"), (WHO[0], *SUMS), [*units, ("合计 Total", *_sums(report.total()))])
    fill(book.create_sheet("覆盖 Coverage"), HOURS, _hours(report), shares=False)
    return file_of(book)


def _sums(tally: Tally) -> Cells:
    counts = [tally.counted(kind) for kind in (Kind.LATE, Kind.EARLY, Kind.MID_SHIFT, Kind.ABSENT)]
    counts += [tally.apart(weight) for weight in (Weight.EXCUSED, Weight.PROPOSED)]
    return (
        tally.shifts,
        tally.unjudged,
        tally.obligated_s,
        tally.presence_s,
        tally.worked_s,
        tally.overtime_s,
        tally.presence,
        tally.adherence,
        tally.conformance,
        tally.counted(Kind.ON_TIME).times,
        *(figure for count in counts for figure in count),
    )


def _hours(report: Report) -> Iterator[Cells]:
    for (day, hour), rostered_s in sorted(report.rostered.items()):
        seats = (round(seconds / 3600, 2) for seconds in (rostered_s, report.present[day, hour]))
        yield day, hour, *seats, report.uncovered[day, hour]
