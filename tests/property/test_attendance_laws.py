"""What must hold of the judgement of any shift."""

from dataclasses import replace
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.attendance.case import Case, Fact, FactKind, Finding, Gap, Kind, Permit, Rules
from cti_gateway.core.attendance.judge import Folded, judge
from cti_gateway.core.attendance.presence import BEGINS, ENDS, OPEN, Was, seen
from cti_gateway.core.spans import Span, minus, seconds, union, within

SHIFT = (28_800, 43_200)
instants = st.integers(SHIFT[0] - 2000, SHIFT[1] + 2000)
spans = st.tuples(instants, instants).filter(lambda span: span[0] < span[1])


@st.composite
def permits(draw: st.DrawFn) -> tuple[Permit, ...]:
    found = draw(st.lists(st.tuples(spans, st.none() | instants), max_size=3))
    return tuple(Permit(span, at, f"permit {number}") for number, (span, at) in enumerate(found))


@st.composite
def days(draw: st.DrawFn) -> Case:
    """A day of facts in any order of kinds, with permits and outages anywhere."""
    steps = draw(st.lists(st.tuples(st.integers(0, 2500), st.sampled_from(FactKind)), max_size=24))
    at = accumulate((gap for gap, _ in steps), initial=draw(instants))
    told = [
        Fact(when, kind, str(number)) for number, (when, (_, kind)) in enumerate(zip(at, steps, strict=False))
    ]
    gaps = tuple(Gap(span, "pbx", f"gap {n}") for n, span in enumerate(draw(st.lists(spans, max_size=2))))
    rules = Rules(
        late_over_1h=draw(st.sampled_from(["absent_shift", "absent_minutes", "severe_late"])),
        away_boundary=draw(st.sampled_from(["inclusive", "exclusive"])),
        grace_s=draw(st.integers(0, 300)),
    )
    return Case("li", SHIFT, tuple(told), draw(permits()), draw(permits()), gaps=gaps, rules=rules)


def counted(found: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in found if f.excuse is None and f.kind is not Kind.ON_TIME]


@given(days())
def test_what_another_shift_has_shown_of_the_facts_changes_nothing(case: Case) -> None:
    folded = Folded(case.facts)
    after = replace(case, shift=(case.shift[0] + 3600, case.shift[1] + 3600))
    assert (judge(case, folded), judge(after, folded)) == (judge(case), judge(after))


@given(days())
def test_presence_is_no_more_than_what_was_owed(case: Case) -> None:
    judgement = judge(case)
    assert 0 <= judgement.presence_s <= judgement.obligated_s <= SHIFT[1] - SHIFT[0]
    assert judgement.overtime_s >= 0


@given(days())
def test_findings_lie_in_the_shift_and_nobody_is_both_on_time_and_not(case: Case) -> None:
    findings = judge(case).findings
    assert all(SHIFT[0] <= f.span[0] <= f.span[1] <= SHIFT[1] and f.seconds >= 0 for f in findings)
    assert len(findings) == 1 or all(f.kind is not Kind.ON_TIME for f in findings)


def told_one_by_one(facts: tuple[Fact, ...]) -> dict[Was, list[Span]]:
    """As the two tables say, word for word; without sign-ins at the very instant of a sign-out."""
    spans: dict[Was, list[Span]] = {was: [] for was in Was}
    begun: dict[Was, int] = {}
    for fact in facts:
        for was in ENDS.get(fact.kind, ()):
            if was in begun:
                spans[was].append((begun.pop(was), fact.at))
        for was in BEGINS.get(fact.kind, ()):
            if was is Was.SIGNED_IN or Was.SIGNED_IN in begun:
                begun.setdefault(was, fact.at)
    for was, began in begun.items():
        spans[was].append((began, OPEN))
    return spans


@given(days())
def test_the_fold_by_what_lasts_is_the_one_of_the_tables(case: Case) -> None:
    apart = tuple(fact._replace(at=fact.at * 100 + number) for number, fact in enumerate(case.facts))
    assert seen(apart).spans == told_one_by_one(apart)
    assert set(seen(apart).kinds) == {fact.kind for fact in apart}


@given(days(), instants)
def test_changing_seats_at_an_instant_changes_nothing(case: Case, at: int) -> None:
    signed_in = union(seen(case.facts).spans[Was.SIGNED_IN])
    taken = any(fact.at == at for fact in case.facts)
    if taken or not any(since < at < until for since, until in signed_in):
        return
    change = Fact(at, FactKind.SIGN_OUT, "out"), Fact(at, FactKind.SIGN_IN, "in")
    split = replace(case, facts=tuple(sorted((*case.facts, *change), key=lambda fact: fact.at)))
    before, after = judge(case), judge(split)
    assert [replace(f, evidence=()) for f in before.findings] == [
        replace(f, evidence=()) for f in after.findings
    ]
    assert (before.presence_s, before.overtime_s) == (after.presence_s, after.overtime_s)


@given(days(), st.data())
def test_approving_leave_that_covers_a_finding_never_adds_one(case: Case, data: st.DataObject) -> None:
    before = counted(judge(case).findings)
    span = data.draw(st.sampled_from([f.span for f in before])) if before else SHIFT
    leave = Permit((span[0], span[1] + 1), SHIFT[0] - 5000, "leave")
    after = counted(judge(replace(case, leaves=(*case.leaves, leave))).findings)
    assert len(after) <= len(before)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _permits_moved(permits: tuple[Permit, ...], by: int) -> tuple[Permit, ...]:
    return tuple(
        replace(p, span=_moved(p.span, by), approved_at=None if p.approved_at is None else p.approved_at + by)
        for p in permits
    )


@given(days(), st.integers(-(10**6), 10**6))
def test_moving_all_times_moves_only_the_times(case: Case, by: int) -> None:
    moved = replace(
        case,
        shift=_moved(case.shift, by),
        facts=tuple(fact._replace(at=fact.at + by) for fact in case.facts),
        leaves=_permits_moved(case.leaves, by),
        applications=_permits_moved(case.applications, by),
        gaps=tuple(replace(gap, span=_moved(gap.span, by)) for gap in case.gaps),
    )
    before, after = judge(case), judge(moved)
    assert tuple(replace(f, span=_moved(f.span, by)) for f in before.findings) == after.findings
    assert tuple(_moved(span, by) for span in before.present) == after.present
    assert replace(before, findings=(), present=()) == replace(after, findings=(), present=())


@given(st.lists(spans), st.lists(spans))
def test_spans_and_their_rest_are_the_whole(some: list[Span], holes: list[Span]) -> None:
    whole = union(some)
    left = minus(some, holes)
    cut = [part for hole in union(holes) for part in within(whole, hole)]
    assert union([*left, *cut]) == whole
    assert seconds(left) + seconds(cut) == seconds(whole)
