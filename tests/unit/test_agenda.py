"""Instants that are awaited come up in order; the others never do."""

from cti_gateway.core.agenda import Agenda
from cti_gateway.core.call import LiveCall


def call(call_id: str, at: int | None) -> LiveCall:
    return LiveCall(call_id, "PJSIP/x", "1", "", "12333", "q", 0, ring_until=at)


def test_what_was_called_off_or_has_ended_is_skipped() -> None:
    agenda, calls = Agenda(), {"a": call("a", 30), "b": call("b", 20), "off": call("off", None)}
    for call_id, at in (("a", 10), ("a", 30), ("b", 20), ("off", 5), ("gone", 1)):
        assert agenda.note(call_id, at) == at
    assert agenda.next(calls) == 20
    assert agenda.due(calls, 19) == []
    assert agenda.due(calls, 30) == [calls["b"], calls["a"]]
    assert agenda.next(calls) is None


def test_a_call_that_is_due_twice_is_due_once() -> None:
    agenda, one = Agenda(), call("a", 10)
    one.confirm_until = 5
    agenda.note("a", 10)
    agenda.note("a", 5)
    assert agenda.due({"a": one}, 10) == [one]
