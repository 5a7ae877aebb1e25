"""What a shift looked like, lane by lane."""

from cti_gateway.core.attendance.case import Case, Fact, FactKind, Finding, Gap, Judgement, Kind, Permit
from cti_gateway.core.attendance.timeline import Lane, timeline

SHIFT = (28_800, 43_200)
K = FactKind


def facts(*told: tuple[int, FactKind]) -> tuple[Fact, ...]:
    return tuple(Fact(at, kind, f"{kind}@{at}") for at, kind in told)


CASE = Case(
    "li",
    SHIFT,
    facts(
        (20_000, K.SIGN_IN),
        (20_001, K.READY),
        (30_000, K.AWAY),
        (31_000, K.READY),
        (40_000, K.CALL_START),
        (40_300, K.CALL_END),
    ),
    leaves=(Permit((42_000, 43_200), None, "leave:1"), Permit((41_000, 42_000), 0, "leave:2")),
    applications=(Permit((29_000, 31_000), 29_500, "away:1"),),
    gaps=(Gap((10_000, 27_100), "pbx", "pbx@1"),),
)


def test_each_kind_of_time_within_the_shift_and_a_little_around() -> None:
    drawn = timeline(CASE, None)
    begin, end = drawn.bounds
    assert (begin, end) == (27_000, 44_100)
    assert drawn.lanes == {
        Lane.SIGNED_IN: [(begin, end)],
        Lane.WORKING: [(begin, 30_000), (31_000, end)],
        Lane.CALLED: [(40_000, 40_300)],
        Lane.AWAY: [(30_000, 31_000)],
        Lane.LEAVE: [(41_000, 42_000)],
        Lane.APPLICATION: [(29_500, 31_000)],
        Lane.OUTAGE: [(27_000, 27_100)],
    }
    assert [fact.at for fact in drawn.facts] == [30_000, 31_000, 40_000, 40_300]


def test_what_proves_something_is_told_wherever_it_lies() -> None:
    found = Finding(Kind.ON_TIME, 0, SHIFT, "A2.3.2", ("sign_in@20000",))
    drawn = timeline(CASE, Judgement((found,), 0, 0, 0, ()))
    assert [fact.at for fact in drawn.facts] == [20_000, 30_000, 31_000, 40_000, 40_300]
