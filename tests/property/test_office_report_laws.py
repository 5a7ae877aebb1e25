"""What must hold of the figures of any calls and consultations."""

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.consultation.record import Consultation, Form, State, UsedEntry
from cti_gateway.core.records import CallRecord, CallState
from cti_gateway.core.reports.calls import CallSums, ReportRules, summed
from cti_gateway.core.reports.first_contact import FirstContact
from cti_gateway.core.reports.questions import Questions

RULES = ReportRules()
OUTCOMES = ("RESOLVED", "TICKET", "SILENT", "ABANDONED", "CLOSED_HOURS", "VOICEMAIL")


@st.composite
def calls(draw: st.DrawFn) -> CallRecord:
    waited, answered = draw(st.integers(0, 30_000)), draw(st.booleans())
    score = draw(st.none() | st.integers(1, 5)) if answered else None
    return CallRecord(
        "1",
        "139",
        "",
        "12333",
        "general",
        CallState.ENDED,
        0,
        answered_at=waited if answered else None,
        ended_at=waited + draw(st.integers(0, 60_000)),
        outcome=draw(st.sampled_from(OUTCOMES[:3] if answered else OUTCOMES[3:])),
        survey_sent_at=1 if score or (answered and draw(st.booleans())) else None,
        survey_score=score,
    )


consultations = st.builds(
    Consultation,
    call_id=st.just("1"),
    number=st.sampled_from(["", "138", "139"]),
    agent_id=st.just(1),
    unit=st.just(""),
    seat=st.just("01"),
    started_at=st.integers(0, 20 * 86_400_000),
    state=st.just(State.SAVED),
    form=st.builds(
        Form,
        category=st.sampled_from(["PEN", "PEN/X", "UNE"]),
        question=st.text("社保卡丢补办 ?", max_size=8),
        used=st.sampled_from([(), (UsedEntry(1, 1),)]),
        outcome=st.sampled_from(OUTCOMES[:3]),
        ticket_wanted=st.booleans(),
    ),
)


def sums_of(found: list[CallRecord]) -> CallSums:
    sums = CallSums()
    for call in found:
        sums.add(call, RULES)
    return sums


@given(st.lists(calls()), st.lists(calls()))
def test_two_periods_together_are_the_sum_of_both(first: list[CallRecord], second: list[CallRecord]) -> None:
    assert summed([sums_of(first), sums_of(second)]) == sums_of(first + second)


@given(st.lists(calls()))
def test_every_rate_is_a_share(found: list[CallRecord]) -> None:
    sums = sums_of(found)
    assert sums.answered + sums.abandoned <= sums.entered == len(found) - sums.closed
    for rate in (
        sums.connected,
        sums.connected_of_patient,
        sums.in_time_of_entered,
        sums.in_time_of_answered,
        sums.abandonment,
        sums.participation,
        sums.satisfaction,
    ):
        assert rate is None or 0 <= rate <= 1


@given(st.lists(consultations), st.lists(consultations))
def test_what_is_resolved_was_asked(period: list[Consultation], later: list[Consultation]) -> None:
    found = FirstContact()
    for one in sorted(period, key=lambda one: one.started_at):
        found.add(one, 7)
    before = found.unsettled
    for one in sorted(later, key=lambda one: one.started_at):
        found.add(one, 7, counts=False)
    assert 0 <= before <= found.unsettled <= found.asked <= len(period)


@given(st.lists(consultations))
def test_every_question_is_in_one_group_and_the_same_one_always_in_the_same(
    found: list[Consultation],
) -> None:
    questions = Questions()
    for one in found:
        questions.add(one)
    assert sum(group.times for group in questions.groups) == sum(
        bool(one.form.question.strip()) for one in found
    )
    times = [group.times for group in questions.groups]
    for one in found:
        questions.add(one)
    assert [group.times for group in questions.groups] == [2 * count for count in times]
