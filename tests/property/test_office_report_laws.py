"""What must hold of the figures of any calls and consultations."""

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.consultation.record import UsedEntry
from cti_gateway.core.records import CallRecord, CallState
from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.calls import ReportRules, summed
from cti_gateway.core.reports.first_contact import FirstContact
from cti_gateway.core.reports.questions import Questions, alike, pairs_of
from cti_gateway.core.reports.topics import topic
from tests.support.figures import counted

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
    Asked,
    started_at=st.integers(0, 20 * 86_400_000),
    id=st.integers(1, 9),
    number=st.sampled_from(["", "138", "139"]),
    category=st.sampled_from(["PEN", "PEN/X", "UNE"]),
    unit=st.just(""),
    outcome=st.sampled_from(OUTCOMES[:3]),
    ticket_wanted=st.booleans(),
    used=st.sampled_from([(), (UsedEntry(1, 1),)]),
    question=st.text("社保卡丢补办 ?", max_size=8),
    caller_name=st.just(""),
)


@given(st.lists(calls()), st.lists(calls()))
def test_two_periods_together_are_the_sum_of_both(first: list[CallRecord], second: list[CallRecord]) -> None:
    assert summed([counted(first, RULES), counted(second, RULES)]) == counted(first + second, RULES)


@given(st.lists(calls()))
def test_every_rate_is_a_share(found: list[CallRecord]) -> None:
    sums = counted(found, RULES)
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
def test_what_is_resolved_was_asked(period: list[Asked], later: list[Asked]) -> None:
    found = FirstContact()
    found.add(sorted(period), 7)
    before = found.unsettled
    found.add(sorted(later), 7, counts=False)
    assert 0 <= before <= found.unsettled <= found.asked <= len(period)


@given(st.lists(consultations))
def test_every_question_is_in_one_group_and_the_same_one_always_in_the_same(
    found: list[Asked],
) -> None:
    questions = Questions()
    questions.add(found)
    assert sum(group.times for group in questions.groups) == sum(bool(one.question.strip()) for one in found)
    times = [group.times for group in questions.groups]
    questions.add(found)
    assert [group.times for group in questions.groups] == [2 * count for count in times]


@given(st.lists(consultations.map(lambda one: one._replace(used=())), max_size=30))
def test_a_question_joins_the_group_that_all_pairs_would_lead_to(found: list[Asked]) -> None:
    """Looked for under each of its pairs, in order, among the first questions of all groups."""
    questions, firsts = Questions(), list[tuple[str, frozenset[str], int]]()
    for one in found:
        category, pairs = topic(one.category), pairs_of(one.question)
        of_category = [(theirs, first) for of, theirs, first in firsts if of == category]
        candidates = (
            first
            for pair in sorted(pairs) or [""]
            for theirs, first in of_category
            if (pair in theirs and alike(pairs, theirs)) or pairs == theirs == frozenset()
        )
        expected = next(candidates, None)
        questions.add([one._replace(id=len(firsts))])
        if not one.question.strip():
            continue
        (group,) = (group for group in questions.groups if group.records[-1:] == [len(firsts)])
        if expected is None:
            assert group.records == [len(firsts)]
        else:
            assert group.records[0] == expected
        firsts.append((category, pairs, len(firsts)) if expected is None else ("", frozenset("x"), -1))
