"""The order of callers: arrival, less the head starts."""

from cti_gateway.core.call import LiveCall
from cti_gateway.core.line import HeadStarts, place
from cti_gateway.core.people import Queue


def call(call_id: str, arrived_at: int, number: str = "1") -> LiveCall:
    return LiveCall(call_id, "PJSIP/x", number, "", "12333", "q", arrived_at)


def test_first_come_first_served_and_the_id_decides_between_equals() -> None:
    queue = Queue("q", "q")
    calls = [call("b", 2), call("a", 2), call("c", 1)]
    assert [c.call_id for c in sorted(calls, key=lambda c: place(c, queue, HeadStarts()))] == ["c", "a", "b"]


def test_head_starts_add_up() -> None:
    starts = HeadStarts(vips=frozenset({"139"}), vip_s=30, repeated_s=20)
    queue = Queue("q", "q", head_start_s=10)
    assert place(call("a", 100_000), queue, starts) == (90_000, "a")
    assert place(call("a", 100_000, "139"), queue, starts) == (60_000, "a")
    again = call("a", 100_000, "139")
    again.repeated = True
    assert place(again, queue, starts) == (40_000, "a")
