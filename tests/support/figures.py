"""What the office's figures count, one by one: what the database's sums must come to."""

from collections.abc import Iterable

from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.records import CallRecord, CallState, Direction
from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.calls import CallSums, ReportRules


def counted(calls: Iterable[CallRecord], rules: ReportRules) -> CallSums:
    """Of those from outside that are over."""
    sums = CallSums()
    for call in calls:
        if call.direction is Direction.IN and call.state is CallState.ENDED and call.ended_at is not None:
            _count(sums, call, call.ended_at, rules)
    return sums


def _count(sums: CallSums, call: CallRecord, ended_at: int, rules: ReportRules) -> None:
    if call.outcome == "CLOSED_HOURS":
        sums.closed += 1
        return
    sums.entered += 1
    if call.answered_at is not None:
        after_ms = call.answered_at - call.arrived_at
        sums.answered += 1
        sums.in_time += after_ms <= rules.answer_within_s * 1000
        sums.answered_after_ms += after_ms
        sums.handled_ms += call.talk_ms + call.hold_ms + call.acw_ms
    elif call.outcome == "ABANDONED":
        sums.abandoned += 1
        sums.short += ended_at - call.arrived_at <= rules.short_abandon_s * 1000
    sums.invited += call.survey_sent_at is not None
    if call.survey_score is not None:
        sums.scores[call.survey_score] += 1


def asked_of(one: Consultation) -> Asked:
    """As reports count it."""
    form = one.form
    return Asked(
        one.started_at,
        one.id,
        one.number,
        form.category,
        one.unit,
        form.outcome,
        form.ticket_wanted,
        form.used,
        form.question,
        form.caller_name,
    )
