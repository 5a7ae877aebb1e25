"""What a person did while there: too little is a proposal (A2.3.1), more than the shift is overtime."""

from collections.abc import Iterator

from cti_gateway.core.attendance.case import Case, Fact, FactKind, Finding, Kind
from cti_gateway.core.attendance.presence import Seen, Was
from cti_gateway.core.spans import Spans, seconds, within

AFTER_WORK = frozenset({FactKind.READY, FactKind.NOT_READY, FactKind.AWAY, FactKind.SIGN_OUT})
END = Fact(0, FactKind.CALL_START, "")  # of every row of missed calls
TELLING = frozenset({FactKind.READY, FactKind.NOT_READY, FactKind.CALL_START})


def worked_s(known: Seen, present: Spans) -> int:
    """Ready, in a call or in after-call work, while present."""
    return sum(seconds(within(known.spans[Was.WORKING], span)) for span in present)


def proposals(case: Case, known: Seen, presence_s: int, worked_s: int) -> Iterator[Finding]:
    """Refusing an order (b), not working while signed in and missing calls (c): a lead decides, with the
    evidence.
    """
    for fact in case.facts if FactKind.REFUSAL_OF_ORDER in known.kinds else ():
        if fact.kind is FactKind.REFUSAL_OF_ORDER and case.shift[0] <= fact.at < case.shift[1]:
            yield Finding(
                Kind.ABSENT, 0, (fact.at, fact.at), "A2.3.1(b)", evidence=(fact.evidence,), proposed=True
            )
    if FactKind.CALL_MISSED in known.kinds:
        yield from _missing_calls(case)
    if worked_s * 100 >= presence_s * case.rules.duty_min_percent:
        return
    # Facts without any of these do not tell of work at all, rather than of none.
    evidence = tuple(fact.evidence for fact in case.facts if fact.kind in TELLING)
    if evidence:
        yield Finding(Kind.ABSENT, presence_s - worked_s, case.shift, "A2.3.1(c)", evidence, proposed=True)


def _missing_calls(case: Case) -> Iterator[Finding]:
    """So many in a row that it was hardly chance; a call that was taken ends the row (§5 row 34)."""
    row: list[Fact] = []
    for fact in [*case.facts, END]:
        if fact.kind is FactKind.CALL_MISSED and case.shift[0] <= fact.at < case.shift[1]:
            row.append(fact)
        elif fact.kind is FactKind.CALL_START:
            if 0 < case.rules.misses_in_a_row <= len(row):
                evidence = tuple(one.evidence for one in row)
                span = row[0].at, row[-1].at
                yield Finding(Kind.ABSENT, 0, span, "A2.3.1(c)", evidence, proposed=True)
            row = []


def overtime_s(case: Case, known: Seen) -> int:
    """The part after the shift of calls that began in it, with the after-call work of the last."""
    end = case.shift[1]
    ends = [until for since, until in known.spans[Was.CALLED] if since < end < until]
    known_ends = [until for until in ends if any(fact.at == until for fact in case.facts)]
    if not known_ends:
        return 0
    last = max(known_ends)
    after = [fact for fact in case.facts if fact.at >= last and fact.kind in AFTER_WORK]
    if after and case.by_hand(after[0]):
        return after[0].at - end
    return last - end
