"""Facts folded into spans."""

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.attendance.presence import Was, seen


def test_nothing_begins_before_the_first_sign_in() -> None:
    kinds = (FactKind.READY, FactKind.SIGN_IN, FactKind.AWAY, FactKind.SIGN_OUT)
    spans = seen(tuple(Fact(at, kind, str(at)) for at, kind in enumerate(kinds))).spans
    assert (spans[Was.WORKING], spans[Was.SIGNED_IN], spans[Was.AWAY]) == ([], [(1, 3)], [(2, 3)])
