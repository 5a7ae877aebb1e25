"""A panel that closes and a phone out of reach are on record; a seat without a panel is given no call."""

from dataclasses import replace

from cti_gateway.core import commands
from cti_gateway.core.effects import Effect, MirrorSeat, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import (
    CallEnded,
    PanelClosed,
    PanelOpened,
    PhoneChanged,
    PhoneState,
    SeatAnswered,
    SwitchLost,
)
from cti_gateway.core.records import PanelState, SeatFact, SeatState
from cti_gateway.core.seat import SeatRules
from tests.support.engines import EMPTY, arrive, new_engine, offers, seat_ready

GRACE = SeatRules().panel_grace_s * 1000
SEEN = 20_000
NOTICED = SEEN + 4_000


def told(effects: list[Effect]) -> list[tuple[str, int, PanelState]]:
    records = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    return [(fact.kind, fact.at, fact.panel) for fact in records]


def paused(effects: list[Effect]) -> list[bool]:
    return [effect.paused for effect in effects if isinstance(effect, MirrorSeat)]


def watched() -> Engine:
    """李四 ready at seat 02, the panel open in two tabs."""
    engine = new_engine()
    assert told(engine.tell(PanelOpened(2), 0)) == []
    engine.tell(PanelOpened(2), 0)
    assert told(seat_ready(engine, "02", 2, 1000))[0] == ("sign_in", 1000, PanelState.OPEN)
    return engine


def left() -> Engine:
    """Both tabs are gone."""
    engine = watched()
    assert told(engine.tell(PanelClosed(2, SEEN), NOTICED)) == []
    assert told(engine.tell(PanelClosed(2, SEEN - 5_000), NOTICED)) == [("panel_lost", SEEN, PanelState.LOST)]
    return engine


def test_several_tabs_are_one_panel_which_is_lost_at_the_last_sign_of_life_of_any() -> None:
    engine = left()
    assert engine.next_deadline() == SEEN + GRACE
    assert told(engine.tell(PanelOpened(2), NOTICED + 1)) == [("panel_opened", NOTICED + 1, PanelState.OPEN)]
    assert engine.next_deadline() is None
    assert told(engine.tell(PanelOpened(2), NOTICED + 2)) == []


def test_without_a_panel_for_fifteen_seconds_a_seat_is_given_no_call_until_it_is_back_as_it_was() -> None:
    engine = left()
    assert told(engine.expire(SEEN + GRACE - 1)) == []
    gone = engine.expire(SEEN + GRACE)
    assert (told(gone), paused(gone)) == ([("panel_gone", SEEN + GRACE, PanelState.GONE)], [True])
    seat = engine.world.seats["02"]
    assert (seat.state, seat.since, engine.world.crowd.serving("general")) == (SeatState.READY, 1000, 0)
    assert offers(arrive(engine, "c1", 50_000)) == []
    back = engine.tell(PanelOpened(2), 60_000)
    assert told(back)[0] == ("panel_opened", 60_000, PanelState.OPEN)
    assert (paused(back)[0], offers(back)) == (False, [("c1", "1002")])


def test_a_live_call_goes_on_without_a_panel_and_the_next_one_is_not_offered() -> None:
    engine = watched()
    arrive(engine, "c1", 2000)
    engine.tell(SeatAnswered("c1", "1002"), 3000)
    for _tab in range(2):
        engine.tell(PanelClosed(2, SEEN), NOTICED)
    assert told(engine.expire(SEEN + GRACE)) == [("panel_gone", SEEN + GRACE, PanelState.GONE)]
    assert (engine.world.seats["02"].state, engine.world.crowd.serving("general")) == (SeatState.TALKING, 1)
    engine.tell(CallEnded("c1"), 60_000)
    engine.do(commands.SaveWrapUp(2, "c1", "RESOLVED"), 61_000)
    assert offers(arrive(engine, "c2", 62_000)) == []


def test_what_the_person_did_to_the_seat_is_a_sign_of_life() -> None:
    engine = watched()
    engine.do(commands.SetNotReady(2, "break"), SEEN)
    engine.tell(PanelClosed(2, SEEN - 9_000), NOTICED)
    assert told(engine.tell(PanelClosed(2, SEEN - 8_000), NOTICED))[0][1] == SEEN


def test_a_panel_that_is_noticed_late_is_gone_at_once() -> None:
    engine = watched()
    for _tab in range(2):
        engine.tell(PanelClosed(2, SEEN), SEEN + GRACE + 9_000)
    assert engine.next_deadline() == SEEN + GRACE + 9_000


def test_whoever_never_opened_a_panel_or_holds_no_seat_has_none_to_lose() -> None:
    engine = new_engine()
    seat_ready(engine, "02", 2, 0)
    engine.tell(PanelOpened(3), 0)
    assert told(engine.tell(PanelClosed(3, 1), 1)) == []
    assert (engine.next_deadline(), engine.world.panels) == (None, {})


def test_opening_a_panel_after_the_sign_in_is_on_record() -> None:
    engine = new_engine()
    seat_ready(engine, "02", 2, 0)
    assert told(engine.tell(PanelOpened(2), 5)) == [("panel_opened", 5, PanelState.OPEN)]


def test_a_sign_out_forgets_the_panel_unless_it_is_open() -> None:
    engine = left()
    engine.do(commands.SignOut(2), 30_000)
    assert (engine.world.panels, engine.next_deadline()) == ({}, None)
    engine = watched()
    engine.do(commands.SignOut(2), 30_000)
    assert engine.world.panels["2"].tabs == 2
    assert told(seat_ready(engine, "03", 2, 40_000))[0] == ("sign_in", 40_000, PanelState.OPEN)


def restarted(fact: SeatFact) -> Engine:
    """A gateway that stopped at 100 s and is back at 200 s."""
    engine = new_engine(connected=False)
    engine.restore((fact,), (), 100_000)
    engine.reconcile(EMPTY, 200_000)
    return engine


def fact_of(panel: PanelState, *, phone_lost: bool = False) -> SeatFact:
    return SeatFact(
        90_000,
        "02",
        "panel_opened",
        SeatState.READY,
        "agent",
        "agent:2",
        2,
        None,
        since=7_000,
        panel=panel,
        phone_lost=phone_lost,
    )


def test_our_own_restart_is_no_loss_of_a_panel() -> None:
    engine = restarted(fact_of(PanelState.OPEN))
    assert (engine.world.seats["02"].since, engine.world.seats["02"].panel) == (7_000, PanelState.OPEN)
    assert told(engine.tell(PanelOpened(2), 205_000)) == []
    assert engine.next_deadline() is None


def test_a_panel_that_does_not_come_back_after_our_restart_is_lost_from_then_on() -> None:
    engine = restarted(fact_of(PanelState.OPEN))
    assert engine.next_deadline() == 260_000
    assert engine.world.seats["02"].may_take_calls()
    assert told(engine.expire(260_000)) == [
        ("panel_lost", 200_000, PanelState.LOST),
        ("panel_gone", 260_000, PanelState.GONE),
    ]


def test_one_that_was_lost_before_stays_so_and_one_that_was_gone_needs_no_wait() -> None:
    assert told(restarted(fact_of(PanelState.LOST)).expire(260_000)) == [
        ("panel_gone", 260_000, PanelState.GONE)
    ]
    engine = restarted(fact_of(PanelState.GONE))
    assert (engine.next_deadline(), engine.world.seats["02"].may_take_calls()) == (None, False)
    assert told(engine.tell(PanelOpened(2), 205_000)) == [("panel_opened", 205_000, PanelState.OPEN)]
    assert restarted(fact_of(PanelState.NONE)).world.panels == {}


def test_a_restart_of_asterisk_or_a_cut_connection_says_nothing_of_panels() -> None:
    engine = watched()
    engine.tell(SwitchLost("cut"), 10_000)
    engine.reconcile(EMPTY, 20_000)
    assert engine.next_deadline() is None


def phone(engine: Engine, state: PhoneState, at: int) -> list[tuple[str, int, PanelState]]:
    return told(engine.tell(PhoneChanged("1002", state), at))


def test_a_phone_out_of_reach_and_back_is_on_record_once_each() -> None:
    engine = watched()
    assert phone(engine, PhoneState.UNREACHABLE, 5_000) == [("phone_lost", 5_000, PanelState.OPEN)]
    assert phone(engine, PhoneState.UNREACHABLE, 6_000) == []
    assert phone(engine, PhoneState.IDLE, 7_000) == [("phone_back", 7_000, PanelState.OPEN)]
    assert phone(engine, PhoneState.RINGING, 8_000) == []


def test_a_phone_out_of_reach_at_sign_in_is_on_record_and_one_of_a_free_seat_is_not() -> None:
    engine = new_engine()
    assert phone(engine, PhoneState.UNREACHABLE, 1_000) == []
    assert [kind for kind, *_ in told(seat_ready(engine, "02", 2, 2_000))] == [
        "sign_in",
        "phone_lost",
        "ready",
    ]
    engine.do(commands.SignOut(2), 3_000)
    assert [kind for kind, *_ in told(seat_ready(engine, "02", 2, 4_000))] == [
        "sign_in",
        "phone_lost",
        "ready",
    ]


def test_without_asterisk_nobody_knows_of_phones() -> None:
    engine = watched()
    engine.tell(SwitchLost("cut"), 10_000)
    assert phone(engine, PhoneState.UNREACHABLE, 11_000) == []
    gone = replace(EMPTY, phones={})
    assert told(engine.reconcile(gone, 20_000)) == [("phone_lost", 20_000, PanelState.OPEN)]
    assert told(restarted(fact_of(PanelState.NONE, phone_lost=True)).tell(CallEnded("-"), 1)) == []
