"""The shapes of the office's report. Rates are shares of 1; null: there was nothing to be a share of."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.reports.calls import CallSums
from cti_gateway.core.reports.questions import Group
from cti_gateway.core.tickets.answered import DeadlineSums
from cti_gateway.ports.office_report import Figures


class Rates(msgspec.Struct, frozen=True):
    connected: float | None
    connected_of_patient: float | None
    in_time_of_entered: float | None
    in_time_of_answered: float | None
    abandonment: float | None
    participation: float | None
    satisfaction: float | None
    first_contact: float | None
    speed_s: float | None
    handling_s: float | None


class FigureRules(msgspec.Struct, frozen=True):
    """What counts as answered in time, as given up too soon to tell, and as the same again."""

    answer_within_s: int
    short_abandon_s: int
    repeat_days: int


class CallFigures(msgspec.Struct, frozen=True):
    """``of``: a day, an hour, or all (empty)."""

    of: str
    entered: int
    answered: int
    in_time: int
    abandoned: int
    closed: int


class TopicRow(msgspec.Struct, frozen=True):
    """``of``: a unit, an hour or the code of a category, which has names."""

    of: str
    zh: str
    en: str
    total: int
    outcomes: dict[str, int]


class HotQuestion(msgspec.Struct, frozen=True):
    """``entry`` 0: no knowledge entry was used."""

    category: str
    zh: str
    en: str
    entry: int
    question: str
    times: int


class TicketsRow(msgspec.Struct, frozen=True):
    """Tickets given to a unit, or to all (empty); shares of 1. ``kept``: answered in time of those due."""

    of: str
    assigned: int
    in_time: int
    late: int
    overdue: int
    pending: int
    given_back: int
    extensions_asked: int
    extensions: int
    kept: float | None
    returned: float | None
    median_days: float | None


class OfficeFigures(msgspec.Struct, frozen=True):
    first: str
    last: str
    rules: FigureRules
    rates: Rates
    total: CallFigures
    days: list[CallFigures]
    hours: list[CallFigures]
    categories: list[TopicRow]
    units: list[TopicRow]
    asked_hours: list[TopicRow]
    outcomes: dict[str, int]
    hot: list[HotQuestion]
    no_entry: list[HotQuestion]
    in_vain: list[HotQuestion]
    tickets: list[TicketsRow]


def office_figures(figures: Figures) -> OfficeFigures:
    """Days, hours and rows in order, the hottest questions first."""
    report, calls = figures.report, figures.report.total()
    topics, rules = report.topics, report.rules
    return OfficeFigures(
        first=figures.first.isoformat(),
        last=figures.last.isoformat(),
        rules=FigureRules(rules.answer_within_s, rules.short_abandon_s, rules.repeat_days),
        rates=Rates(
            calls.connected,
            calls.connected_of_patient,
            calls.in_time_of_entered,
            calls.in_time_of_answered,
            calls.abandonment,
            calls.participation,
            calls.satisfaction,
            report.first_contact.resolved,
            calls.speed_s,
            calls.handling_s,
        ),
        total=_calls("", calls),
        days=[_calls(day.isoformat(), sums) for day, sums in report.days.items()],
        hours=[_calls(str(hour), sums) for hour, sums in sorted(report.hours.items())],
        categories=[_topic(code, row) for code, row in sorted(topics.categories.items())],
        units=[_topic(unit, row) for unit, row in sorted(topics.units.items())],
        asked_hours=[_topic(str(hour), row) for hour, row in sorted(topics.hours.items())],
        outcomes=topics.outcomes(),
        hot=[_question(one, figures.titles) for one in figures.hot],
        no_entry=[_question(one, {}) for one in figures.no_entry],
        in_vain=[
            HotQuestion(one.category, *_names(one.category), 0, one.query, one.times)
            for one in figures.in_vain
        ],
        tickets=[
            *(_tickets(unit, sums) for unit, sums in sorted(figures.tickets.units.items())),
            _tickets("", figures.tickets.total),
        ],
    )


def _tickets(of: str, sums: DeadlineSums) -> TicketsRow:
    return TicketsRow(of, **sums.figures())


def _calls(of: str, sums: CallSums) -> CallFigures:
    return CallFigures(of, sums.entered, sums.answered, sums.in_time, sums.abandoned, sums.closed)


def _topic(of: str, row: Counter[str]) -> TopicRow:
    return TopicRow(of, *_names(of), row.total(), row)


def _question(group: Group, titles: Mapping[int, str]) -> HotQuestion:
    asked = titles.get(group.entry, group.question)
    return HotQuestion(group.category, *_names(group.category), group.entry, asked, group.times)


def _names(code: str) -> tuple[str, str]:
    return CATEGORIES.get(code, (code, code))
