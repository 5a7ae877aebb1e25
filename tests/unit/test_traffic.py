"""Facts that Asterisk may send twice, or about what nobody knows."""

from cti_gateway.core.effects import Write
from cti_gateway.core.events import CallArrived, OfferEnded, OfferResult, PhoneChanged, PhoneState
from cti_gateway.core.records import CallFact, SeatState
from tests.support.engines import arrive, new_engine, offers, seat_ready


def test_a_call_arrives_once() -> None:
    engine = new_engine()
    arrive(engine, "c1", 1000)
    again = CallArrived("c1", "PJSIP/other", "110", "别人", "12334", "labour")
    assert engine.tell(again, 2000) == []
    assert engine.world.calls["c1"].number == "13900001234"


def test_who_waits_on_arrival_is_offered_with_the_same_fact() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    caller = CallArrived("c1", "PJSIP/trunk-1", "139", "客户", "12333", "general", waits=True)
    effects = engine.tell(caller, 1000)
    assert offers(effects) == [("c1", "1001")]
    facts = [e.record.kind for e in effects if isinstance(e, Write) and isinstance(e.record, CallFact)]
    assert facts == ["arrived", "waiting", "offered"]


def test_a_phone_without_a_seat_changes_nothing() -> None:
    engine = new_engine()
    assert engine.tell(PhoneChanged("1999", PhoneState.IN_USE), 1000) == []


def test_the_end_of_another_offer_is_not_the_end_of_this_one() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    assert engine.tell(OfferEnded("c1", "1002", OfferResult.NO_ANSWER), 2000) == []
    assert engine.world.seats["01"].state is SeatState.RINGING
