"""Each reason for which a seat or a call is as it is."""

from dataclasses import replace

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import PhoneState
from cti_gateway.core.people import Queue, Relaxation
from cti_gateway.core.records import SeatState
from cti_gateway.core.seat import SeatRules
from cti_gateway.core.snapshot import Place, SeenCall
from cti_gateway.core.why import Explanation, Proof, Reason, explain
from cti_gateway.messages import CODES
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS, arrive, new_engine, seat_ready

DEMANDING = Queue(
    "labour",
    "劳动",
    ("12334",),
    skills=(("law", 3),),
    relaxations=(Relaxation(60, (("law", 1),)),),
    backup_after_s=20,
)


def why(engine: Engine, subject: str, now: int) -> Explanation:
    found = explain(engine.world, subject, now)
    assert found is not None
    assert {reason.code for reason in found.reasons} <= CODES
    return found


def reasons(engine: Engine, subject: str, now: int) -> dict[str, dict[str, str | int]]:
    return {reason.code: dict(reason.params) for reason in why(engine, subject, now).reasons}


def test_nothing_has_this_name() -> None:
    assert explain(new_engine().world, "99", 0) is None


def test_a_seat_at_which_nothing_happened() -> None:
    told = why(new_engine(), "01", 5)
    assert (told.kind, told.state, told.proof) == ("seat", "signed_out", None)
    assert told.reasons == (Reason("why_signed_out"),)


def test_cause_actor_since_and_proof_of_a_seat() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 100)
    assert reasons(engine, "01", 150) == {"why_free": {}}
    engine.do(commands.SetNotReady(1, "break"), 200)
    assert why(engine, "01", 300) == Explanation(
        kind="seat",
        id="01",
        state="not_ready",
        since=200,
        cause="break",
        actor="张三",
        proof=Proof("not_ready", 200),
        reasons=(Reason("why_not_ready", {"name": "张三", "cause": "break"}),),
    )


def test_a_person_who_is_not_configured_any_more_is_named_by_number() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 100)
    engine.do(commands.SignOut(1), 150)
    engine.configure(seats=SEATS, queues=QUEUES, agents=AGENTS[1:], now=200)
    assert why(engine, "01", 300).actor == "agent:1"


def test_the_states_of_a_seat_with_a_call() -> None:
    engine = new_engine()
    engine.world.rules = SeatRules(acw_limit_s=120)
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    assert reasons(engine, "01", 1500) == {"why_ringing": {"name": "张三", "call": "c1"}}
    assert reasons(engine, "c1", 1500) == {"why_call_offered": {"seat": "01"}}
    told = why(engine, "c1", 1500)
    assert (told.cause, told.actor, told.proof) == ("longest_idle", "engine", Proof("offered", 1000))
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    engine.do(commands.SignOut(1), 2500)
    assert set(reasons(engine, "01", 3000)) == {"why_talking", "why_pending_sign_out"}
    engine.do(commands.SignIn("02", 1, "127.0.0.1", take_over=True), 3000)
    assert reasons(engine, "01", 3000)["why_pending_move"] == {"name": "张三", "to": "02"}
    engine.do(commands.SetNotReady(1, "break"), 2600)
    assert reasons(engine, "01", 3000)["why_pending_not_ready"] == {"name": "张三", "cause": "break"}
    engine.tell(events.CallEnded("c1"), 4000)
    assert set(reasons(engine, "01", 5000)) == {"why_acw", "why_acw_until", "why_pending_not_ready"}
    assert reasons(engine, "01", 124_000)["why_acw_overdue"] == {"until_at": 124_000}
    assert set(reasons(engine, "c1", 5000)) == {"why_call_ended"}


def test_every_seat_that_rings_for_a_call_is_named() -> None:
    engine = new_engine()
    together = replace(QUEUES[0], strategy="ring_all")
    engine.configure(seats=SEATS, queues=[together], agents=AGENTS[:2], now=0)
    seat_ready(engine, "01", 1, 0)
    seat_ready(engine, "02", 2, 0)
    arrive(engine, "c1", 1000)
    assert reasons(engine, "c1", 1500) == {"why_call_offered": {"seat": "01 02"}}


def test_a_seat_that_missed_a_call() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferEnded("c1", "1001", events.OfferResult.NO_ANSWER), 21_000)
    assert reasons(engine, "01", 22_000) == {"why_missed": {"name": "张三", "count": 1, "call": "c1"}}
    assert why(engine, "01", 22_000).cause == "rona"


@pytest.mark.parametrize(
    ("phone", "code"),
    [
        (PhoneState.UNREACHABLE, "why_seats_phone_unreachable"),
        (PhoneState.IN_USE, "why_seats_phone_busy"),
        (PhoneState.RINGING, "why_seats_phone_busy"),
    ],
)
def test_a_ready_seat_whose_phone_is_not_idle(phone: PhoneState, code: str) -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    engine.tell(events.PhoneChanged("1001", phone), 500)
    assert reasons(engine, "01", 600) == {code: {"seats": 1}}
    arrive(engine, "c1", 1000)
    assert reasons(engine, "c1", 2000) == {code: {"seats": 1}, "why_seats_signed_out": {"seats": 2}}


def test_a_ready_seat_whose_panel_is_gone() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    engine.tell(events.PanelOpened(1), 0)
    engine.tell(events.PanelClosed(1, 0), 400)
    engine.expire(15_000)
    assert reasons(engine, "01", 16_000) == {"why_seats_panel_gone": {"seats": 1}}


def test_a_free_seat_beside_callers_whom_it_may_not_serve() -> None:
    engine = new_engine()
    seat_ready(engine, "03", 3, 0)
    arrive(engine, "c1", 1000)
    assert reasons(engine, "03", 2000) == {"why_free_others_wait": {"calls": 1}}
    assert reasons(engine, "c1", 2000)["why_seats_wrong_queue"] == {"seats": 1, "queue": "综合"}


def test_nobody_takes_a_call_for_as_many_reasons_as_there_are() -> None:
    engine = new_engine()
    zhang, li, wang = AGENTS
    skilled = replace(li, skills=(("law", 5),))
    backup = replace(wang, queues=("general",), backup_queues=("labour",), skills=(("law", 5),))
    engine.configure(seats=SEATS, queues=[QUEUES[0], DEMANDING], agents=[zhang, skilled, backup], now=0)
    seat_ready(engine, "01", 1, 0)
    engine.do(commands.SignIn("02", 2, "127.0.0.1"), 0)
    seat_ready(engine, "03", 3, 0)
    arrive(engine, "c1", 1000, "12334")
    assert reasons(engine, "c1", 2000) == {
        "why_seats_unskilled": {"seats": 1, "skill": "law", "level": 3},
        "why_seats_not_ready": {"seats": 1},
        "why_seats_backup": {"seats": 1, "from_at": 21_000},
    }
    engine.expire(21_000)
    assert set(reasons(engine, "c1", 22_000)) == {"why_call_offered"}


def test_a_queue_that_never_opens_to_its_backups() -> None:
    engine = new_engine()
    agents = [replace(AGENTS[0], queues=("general",), backup_queues=("labour",))]
    engine.configure(seats=SEATS[:1], queues=QUEUES, agents=agents, now=0)
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000, "12334")
    assert reasons(engine, "c1", 2000)["why_seats_wrong_queue"] == {"seats": 1, "queue": "劳动"}


def test_a_caller_who_waits_for_a_person_passes_the_free_ones_by() -> None:
    engine = new_engine()
    engine.configure(
        seats=SEATS, queues=[replace(QUEUES[0], sticky_days=1, sticky_wait_s=30)], agents=AGENTS, now=0
    )
    engine.do(commands.SignIn("01", 1, "127.0.0.1"), 0)
    seat_ready(engine, "02", 2, 0)
    engine.tell(events.CallArrived("c1", "PJSIP/x", "139", "客", "12333", "general"), 1000)
    engine.tell(events.CallerKnown("c1", 1, 500), 1000)
    engine.tell(events.CallWaiting("c1"), 1000)
    assert reasons(engine, "c1", 2000) == {
        "why_waits_for_person": {"name": "张三", "until_at": 31_000},
        "why_seats_not_ready": {"seats": 1},
        "why_seats_passed_over": {"seats": 1},
        "why_seats_signed_out": {"seats": 1},
    }
    engine.world.agents = {}
    assert reasons(engine, "c1", 2000)["why_waits_for_person"]["name"] == "-"


def test_a_closed_account_and_no_seats_at_all() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    seat = engine.world.seats["01"]
    seat.agent = replace(AGENTS[0], active=False)
    assert reasons(engine, "01", 1) == {"why_seats_account_closed": {"seats": 1}}
    engine = new_engine()
    engine.configure(seats=(), queues=QUEUES, agents=AGENTS, now=0)
    arrive(engine, "c1", 1000)
    assert reasons(engine, "c1", 2000)["why_no_seats"] == {}


def test_without_asterisk_that_comes_first() -> None:
    engine = new_engine()
    arrive(engine, "c1", 1000)
    engine.tell(events.SwitchLost("cut"), 2000)
    for subject in ("01", "c1"):
        assert why(engine, subject, 3000).reasons[0] == Reason("why_pbx_down", {"since_at": 2000})
    assert len(why(engine, "c1", 3000).reasons) == 1


def test_what_was_restored_is_shown_by_what_was_written() -> None:
    before = new_engine()
    seat_ready(before, "01", 1, 100)
    fact = before.world.seats["01"].fact
    assert fact is not None and fact.state is SeatState.READY
    after = new_engine(connected=False)
    after.restore((fact,), (), 200)
    assert why(after, "01", 300).proof == Proof("ready", 100)
    arrive(before, "c1", 1000)
    record = before.world.calls["c1"].record()
    after.restore((), (record,), 1500)
    assert why(after, "c1", 2000).proof is None
    seen = SeenCall("c1", "PJSIP/x", "139", "客", "12333", "general", Place.LINE)
    after.reconcile(replace(EMPTY, calls=(seen,)), 3000)
    assert why(after, "c1", 4000).kind == "call"
