"""The shapes of a report of attendance. Rates are shares of 1; null: nothing was owed."""

from collections.abc import Mapping
from datetime import date

import msgspec

from cti_gateway.core.attendance.case import Kind
from cti_gateway.core.attendance.report import Count, Report, Tally, Weight


class Findings(msgspec.Struct, frozen=True):
    times: int
    seconds: int


class ReportRow(msgspec.Struct, frozen=True):
    """Sums of a person, of a unit (no person), or of all (no unit either). ``excused`` and ``proposed``
    findings of all kinds stand apart from those that count."""

    unit: str
    person: str
    name: str
    shifts: int
    unjudged: int
    obligated_s: int
    presence_s: int
    worked_s: int
    overtime_s: int
    presence: float | None
    adherence: float | None
    conformance: float | None
    on_time: int
    late: Findings
    early: Findings
    mid_shift: Findings
    absent: Findings
    excused: Findings
    proposed: Findings


class HourCell(msgspec.Struct, frozen=True):
    """An hour of a day: seconds of all seats; ``uncovered_s``: no seat was ready though a queue was open."""

    day: str
    hour: int
    rostered_s: int
    present_s: int
    uncovered_s: int


class AttendanceReport(msgspec.Struct, frozen=True):
    first: str
    last: str
    total: ReportRow
    units: list[ReportRow]
    people: list[ReportRow]
    coverage: list[HourCell]
    uncovered_s: int


def attendance_report(report: Report, first: date, last: date, names: Mapping[str, str]) -> AttendanceReport:
    """People by unit, and hours in order."""
    return AttendanceReport(
        first=first.isoformat(),
        last=last.isoformat(),
        total=_row(report.total()),
        units=[_row(tally, unit) for unit, tally in sorted(report.units().items())],
        people=[
            _row(tally, unit, person, names.get(person, person))
            for (unit, person), tally in sorted(report.people.items())
        ],
        coverage=[
            HourCell(
                day.isoformat(), hour, rostered_s, report.present[day, hour], report.uncovered[day, hour]
            )
            for (day, hour), rostered_s in sorted(report.rostered.items())
        ],
        uncovered_s=report.uncovered.total(),
    )


def _row(tally: Tally, unit: str = "", person: str = "", name: str = "") -> ReportRow:
    return ReportRow(
        unit=unit,
        person=person,
        name=name,
        shifts=tally.shifts,
        unjudged=tally.unjudged,
        obligated_s=tally.obligated_s,
        presence_s=tally.presence_s,
        worked_s=tally.worked_s,
        overtime_s=tally.overtime_s,
        presence=tally.presence,
        adherence=tally.adherence,
        conformance=tally.conformance,
        on_time=tally.counted(Kind.ON_TIME).times,
        late=_findings(tally.counted(Kind.LATE)),
        early=_findings(tally.counted(Kind.EARLY)),
        mid_shift=_findings(tally.counted(Kind.MID_SHIFT)),
        absent=_findings(tally.counted(Kind.ABSENT)),
        excused=_findings(tally.apart(Weight.EXCUSED)),
        proposed=_findings(tally.apart(Weight.PROPOSED)),
    )


def _findings(count: Count) -> Findings:
    return Findings(count.times, count.seconds)
