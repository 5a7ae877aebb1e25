"""A seat's control of its call, in the engine alone."""

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.conversation import (
    ACTS,
    TRANSITIONS,
    Act,
    Conversation,
    Talk,
    TalkStep,
    Target,
    TargetKind,
)
from cti_gateway.core.effects import (
    CallThird,
    ConnectCaller,
    Effect,
    EndLeg,
    HoldCaller,
    JoinCallers,
    MoveToQueue,
    MuteLeg,
    OfferCall,
    PlayDigits,
    ReturnToLine,
    SendOutside,
    Write,
)
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Conflict, NotFound, Refused
from cti_gateway.core.events import OfferResult
from cti_gateway.core.people import Queue
from cti_gateway.core.records import CallFact, CallRecord, CallState, Direction, HungUpBy, SeatState
from cti_gateway.core.snapshot import Place, SeenCall, SeenThird, SwitchSnapshot
from tests.support.engines import EMPTY, arrive, new_engine, offers, seat_ready
from tests.support.phases import adds_up

SECOND, OUT, LABOUR = (
    Target(TargetKind.SEAT, "02"),
    Target(TargetKind.OUTSIDE, "02151234567"),
    Target(TargetKind.QUEUE, "labour"),
)
CALLER, LEG, THIRD = "PJSIP/trunk-c1", "PJSIP/1001-00000001", "PJSIP/1002-00000002"


class Floor:
    """Seat 01 talks with caller c1 since 1000; seat 02 is free. A second passes with each step."""

    def __init__(self) -> None:
        self.engine: Engine = new_engine()
        self.world = self.engine.world
        self.world.dials_out = True
        self.now = 1000
        self.written: list[object] = []
        seat_ready(self.engine, "01", 1, 0)
        arrive(self.engine, "c1", 0)
        self.tell(events.SeatAnswered("c1", "1001", LEG))
        seat_ready(self.engine, "02", 2, self.now)
        self.call = self.world.calls["c1"]

    def _took(self, effects: list[Effect]) -> list[Effect]:
        self.written += [e.record for e in effects if isinstance(e, Write)]
        self.now += 1000
        shown = ("ShowCall", "ShowSeat", "Write", "MirrorSeat")
        return [e for e in effects if type(e).__name__ not in shown]

    def tell(self, *facts: events.SwitchEvent) -> list[Effect]:
        return self._took([e for fact in facts for e in self.engine.tell(fact, self.now)])

    def act(self, act: Act, agent: int = 1) -> list[Effect]:
        return self._took(self.engine.do(commands.ControlCall(agent, "c1", act), self.now))

    def transfer(self, target: Target) -> list[Effect]:
        return self._took(self.engine.do(commands.TransferCall(1, "c1", target), self.now))

    def consult(self, target: Target = SECOND) -> list[Effect]:
        return self._took(self.engine.do(commands.ConsultCall(1, "c1", target), self.now))

    def consulting(self, target: Target = SECOND) -> None:
        self.consult(target)
        self.tell(events.ThirdCalled("c1"), events.CallerHeld("c1"), events.ThirdAnswered("c1", THIRD))

    def conference(self, target: Target = SECOND) -> None:
        self.consulting(target)
        self.act(Act.CONFERENCE)
        self.tell(events.CallersJoined("c1"))

    def save(self, agent: int) -> None:
        self._took(self.engine.do(commands.SaveWrapUp(agent, "c1", "RESOLVED"), self.now))

    @property
    def talk(self) -> Conversation:
        assert self.call.conversation is not None
        return self.call.conversation

    def seat(self, number: str) -> SeatState:
        return self.world.seats[number].state

    def kinds(self) -> list[str]:
        return [fact.kind for fact in self.written if isinstance(fact, CallFact)]

    def earlier_forms(self) -> list[str]:
        """The seats that have saved one."""
        facts = (fact for fact in self.written if isinstance(fact, CallFact))
        return [fact.detail["of"] for fact in facts if fact.kind == "saved_earlier"]

    def record(self) -> CallRecord:
        return [r for r in self.written if isinstance(r, CallRecord)][-1]

    def ends(self) -> CallRecord:
        self.tell(events.CallEnded("c1"))
        record = self.record()
        assert adds_up(record)
        return record


@pytest.fixture
def floor() -> Floor:
    return Floor()


def test_every_state_says_what_may_happen_and_what_may_be_asked() -> None:
    assert set(TRANSITIONS) == set(ACTS) == set(Talk)
    for talk in Talk:
        for step in TalkStep:
            conversation = Conversation(LEG, talk)
            if step in TRANSITIONS[talk]:
                conversation.move(step)
                assert conversation.talk is TRANSITIONS[talk][step]
            else:
                with pytest.raises(Conflict):
                    conversation.move(step)
                assert conversation == Conversation(LEG, talk)


def test_hold_is_believed_when_it_is_seen(floor: Floor) -> None:
    assert floor.act(Act.HOLD) == [HoldCaller("c1", CALLER, LEG, "1001")]
    assert (floor.call.state, floor.talk.asked) == (CallState.TALKING, Act.HOLD)
    with pytest.raises(Conflict, match="control_pending"):
        floor.act(Act.MUTE)
    floor.tell(events.CallerHeld("c1"))
    assert (floor.call.state, floor.talk.asked) == (CallState.HELD, None)
    assert floor.act(Act.RESUME) == [ConnectCaller("c1", CALLER, LEG, "1001")]
    floor.tell(events.CallerConnected("c1", "1001"))
    floor.tell(events.CallerConnected("c1", "1001"))  # nothing new
    assert floor.call.state is CallState.TALKING
    assert floor.tell(events.CallEnded("c1")) == [EndLeg("c1", LEG)]  # parted legs do not end by themselves
    assert floor.record().hold_ms == 2000


def test_what_asterisk_does_not_do_in_time_has_failed(floor: Floor) -> None:
    floor.act(Act.HOLD)
    deadline = floor.engine.next_deadline()
    assert deadline == floor.now - 1000 + 3000
    floor._took(floor.engine.expire(deadline))
    assert (floor.talk.asked, floor.talk.trouble) == (None, "control_unconfirmed")
    floor.act(Act.HOLD)
    floor.tell(events.ControlFailed("c1", "channel_gone"))
    assert (floor.talk.trouble, floor.call.state) == ("channel_gone", CallState.TALKING)
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"))
    assert floor.talk.trouble is None


def test_a_deadline_of_a_talk_that_is_over_means_nothing(floor: Floor) -> None:
    floor.act(Act.HANG_UP)
    floor.tell(events.SeatHungUp("c1", "1001"))
    floor.call.asks_less_at = floor.now + 1000  # the same instant, for another reason
    floor.world.demands.note("c1", floor.now + 1000)
    floor._took(floor.engine.expire(floor.now + 1000))
    assert "control_failed" not in floor.kinds()


def test_an_instant_of_the_line_means_nothing_to_a_talk(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.world.agenda.note("c1", floor.now + 2000)  # the same as that of the hold
    floor._took(floor.engine.expire(floor.now + 2000))
    assert (floor.call.state, floor.talk.trouble) == (CallState.TALKING, "control_unconfirmed")


def test_a_lost_connection_fails_what_was_asked_for(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.SwitchLost("cut"))
    assert floor.talk.trouble == "pbx_down"
    with pytest.raises(Conflict, match="pbx_down"):
        floor.act(Act.HOLD)


def test_only_the_own_call(floor: Floor) -> None:
    for agent in (2, 3):
        with pytest.raises(Refused):
            floor.act(Act.HOLD, agent)
    with pytest.raises(NotFound, match="call_unknown"):
        floor.engine.do(commands.ControlCall(1, "c9", Act.HOLD), floor.now)
    with pytest.raises(Conflict, match="control_conflict"):
        floor.act(Act.RESUME)


def test_mute_ends_with_the_talk(floor: Floor) -> None:
    assert floor.act(Act.MUTE) == [MuteLeg("c1", LEG, muted=True)]
    floor.tell(events.LegMuted("c1", True))
    assert floor.talk.muted
    with pytest.raises(Conflict):
        floor.act(Act.MUTE)
    floor.act(Act.HOLD)
    assert floor.tell(events.CallerHeld("c1")) == [MuteLeg("c1", LEG, muted=False)]
    assert not floor.talk.muted


def test_digits(floor: Floor) -> None:
    effects = floor._took(floor.engine.do(commands.SendDigits(1, "c1", "12#"), floor.now))
    assert effects == [PlayDigits("c1", CALLER, "12#")]
    floor.tell(events.DigitsSent("c1"))
    assert (floor.talk.asked, "digits" in floor.kinds()) == (None, True)


def test_the_phones_own_hold_is_not_ours_to_end(floor: Floor) -> None:
    floor.tell(events.HoldStarted("c1"))
    assert floor.call.state is CallState.HELD
    with pytest.raises(Conflict):
        floor.act(Act.RESUME)
    floor.tell(events.HoldEnded("c1"))
    assert floor.call.state is CallState.TALKING


def test_hanging_up(floor: Floor) -> None:
    assert floor.act(Act.HANG_UP) == [EndLeg("c1", LEG)]
    floor.tell(events.OfferEnded("c1", "1001", OfferResult.ANSWERED), events.SeatHungUp("c1", "1001"))
    assert (floor.call.state, floor.seat("01")) == (CallState.LEAVING, SeatState.ACW)
    assert floor.ends().hung_up_by is HungUpBy.AGENT


def test_hanging_up_a_held_caller_ends_both_legs(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"))
    floor.act(Act.HANG_UP)
    assert floor.tell(events.SeatHungUp("c1", "1001")) == [EndLeg("c1", CALLER)]
    assert (floor.call.state, floor.seat("01")) == (CallState.LEAVING, SeatState.ACW)
    assert floor.call.hung_up_by is HungUpBy.AGENT


def test_a_held_caller_whose_seat_is_gone_waits_at_the_head_of_the_line(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"))
    assert floor.tell(events.SeatHungUp("c1", "1001")) == [ReturnToLine("c1", CALLER)]
    assert (floor.call.seat, floor.seat("01")) == (None, SeatState.ACW)
    assert (floor.record().seat, floor.record().agent_id) == ("01", 1)
    assert offers(floor.tell(events.CallWaiting("c1"))) == [("c1", "1002")]


def test_a_blind_transfer_is_an_offer_and_each_seat_keeps_its_form(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"))
    assert floor.transfer(SECOND) == [OfferCall("c1", CALLER, "1002")]
    assert (floor.seat("01"), floor.seat("02")) == (SeatState.TALKING, SeatState.RINGING)
    assert floor.tell(events.OfferStarted("c1", "1002")) == [EndLeg("c1", LEG)]
    floor.tell(events.SeatHungUp("c1", "1001"), events.SeatAnswered("c1", "1002", THIRD))
    assert (floor.seat("01"), floor.seat("02")) == (SeatState.ACW, SeatState.TALKING)
    record = floor.ends()
    assert (record.seat, record.agent_id) == ("02", 2)
    floor.save(2)
    floor.save(1)
    assert floor.record().agent_id == 2
    assert floor.earlier_forms() == ["01"]
    assert "c1" not in floor.world.calls


def test_a_transfer_that_fails_comes_back_to_whoever_asked_for_it(floor: Floor) -> None:
    floor.transfer(SECOND)
    floor.tell(events.SeatHungUp("c1", "1001"))
    floor.save(1)
    floor.tell(events.OfferEnded("c1", "1002", OfferResult.BUSY))
    assert floor.seat("02") is SeatState.NOT_READY
    assert offers(floor.tell(events.CallWaiting("c1"))) == [("c1", "1001")]
    floor.tell(events.SeatAnswered("c1", "1001", LEG))
    assert (floor.call.seat, floor.call.returns_to) == ("01", None)
    assert floor.call.saved_at is None, "another talk, another form"
    assert floor.earlier_forms() == ["01"]


def test_a_form_saved_before_the_transfer_is_taken_is_kept(floor: Floor) -> None:
    floor.transfer(SECOND)
    floor.tell(events.SeatHungUp("c1", "1001"))
    floor.save(1)
    floor.tell(events.OfferStarted("c1", "1002"), events.SeatAnswered("c1", "1002", THIRD))
    assert (floor.call.saved_at, floor.earlier_forms()) == (None, ["01"])


def test_to_a_queue_the_caller_keeps_the_time_of_arrival(floor: Floor) -> None:
    assert floor.transfer(LABOUR) == [
        MoveToQueue("c1", CALLER, "labour"),
        ReturnToLine("c1", CALLER),
    ]
    floor.tell(events.SeatHungUp("c1", "1001"))
    assert floor.seat("01") is SeatState.ACW
    again = floor.engine.next_deadline()
    assert again is not None
    assert ReturnToLine("c1", CALLER) in floor.engine.expire(again)
    floor.tell(events.CallWaiting("c1"))
    assert (floor.call.queue, floor.call.arrived_at) == ("labour", 0)


def test_to_a_number_outside_and_back(floor: Floor) -> None:
    assert floor.transfer(OUT) == [SendOutside("c1", CALLER, OUT.name)]
    floor.tell(events.CallerSentOutside("c1"), events.SeatHungUp("c1", "1001"))
    assert (floor.call.state, floor.seat("01")) == (CallState.LEAVING, SeatState.ACW)
    floor.tell(events.CallWaiting("c1"))  # nobody answered there
    assert (floor.call.state, floor.seat("02")) == (CallState.OFFERED, SeatState.RINGING)


def test_to_a_number_outside_that_answers(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"))
    floor.transfer(OUT)
    assert floor.tell(events.CallerSentOutside("c1")) == [EndLeg("c1", LEG)]
    floor.tell(events.SeatHungUp("c1", "1001"), events.OutsideAnswered("c1"))
    assert floor.kinds()[-1] == "outside_answered"
    assert floor.ends().seat == "01"


def test_whom_nobody_can_be_passed_to(floor: Floor) -> None:
    floor.world.dials_out = False
    floor.world.queues["old"] = Queue("old", "旧", retired=True)
    wrong = {
        Target(TargetKind.SEAT, "99"): "seat_unknown",
        Target(TargetKind.SEAT, "01"): "target_is_self",
        Target(TargetKind.SEAT, "03"): "target_not_free",
        Target(TargetKind.QUEUE, "nowhere"): "queue_unknown",
        Target(TargetKind.QUEUE, "old"): "queue_retired",
        OUT: "outside_off",
    }
    for target, code in wrong.items():
        for ask in (floor.transfer, floor.consult):
            with pytest.raises(Refused, match=code):
                ask(target)
    floor.engine.do(commands.SetNotReady(2, "break"), floor.now)
    with pytest.raises(Refused, match="target_not_free"):
        floor.consult(Target(TargetKind.QUEUE, "general"))
    assert floor.talk.asked is None


def test_consult_and_complete(floor: Floor) -> None:
    ring = CallThird("c1", CALLER, LEG, "1001", "1002", outside=False, caller_waits=False)
    assert floor.consult(Target(TargetKind.QUEUE, "general")) == [ring]
    assert floor.seat("02") is SeatState.RINGING
    floor.tell(events.ThirdCalled("c1"), events.CallerHeld("c1"))
    assert (floor.talk.talk, floor.call.state) == (Talk.CALLING, CallState.HELD)
    floor.tell(events.ThirdAnswered("c1", THIRD))
    assert (floor.talk.talk, floor.seat("02")) == (Talk.CONSULTING, SeatState.TALKING)
    assert floor.act(Act.COMPLETE) == [ConnectCaller("c1", CALLER, THIRD, "1002")]
    assert floor.tell(events.CallerConnected("c1", "1002")) == [EndLeg("c1", LEG)]
    floor.tell(events.ThirdEnded("c1", OfferResult.ANSWERED), events.SeatHungUp("c1", "1001"))
    assert (floor.call.seat, floor.call.state) == ("02", CallState.TALKING)
    assert (floor.seat("01"), floor.seat("02")) == (SeatState.ACW, SeatState.TALKING)
    assert floor.ends().agent_id == 2


def test_consult_outside_and_complete(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"))
    ring = CallThird("c1", CALLER, LEG, "1001", OUT.name, outside=True, caller_waits=True)
    assert floor.consult(OUT) == [ring]
    floor.tell(events.ThirdCalled("c1"), events.ThirdAnswered("c1", "PJSIP/trunk-9"))
    assert floor.act(Act.COMPLETE) == [ConnectCaller("c1", CALLER, "PJSIP/trunk-9", None)]
    assert floor.tell(events.CallerConnected("c1", "s")) == [EndLeg("c1", LEG)]
    floor.tell(events.SeatHungUp("c1", "1001"))
    assert (floor.call.state, floor.seat("01")) == (CallState.LEAVING, SeatState.ACW)


@pytest.mark.parametrize(
    ("result", "trouble", "seat"),
    [
        (OfferResult.NO_ANSWER, "third_no_answer", SeatState.NOT_READY),
        (OfferResult.BUSY, "third_busy", SeatState.NOT_READY),
        (OfferResult.ANSWERED, None, SeatState.READY),
    ],
)
def test_a_third_party_that_does_not_come(
    floor: Floor, result: OfferResult, trouble: str | None, seat: SeatState
) -> None:
    floor.consult()
    floor.tell(events.ThirdCalled("c1"), events.CallerHeld("c1"), events.ThirdEnded("c1", result))
    assert (floor.talk.talk, floor.talk.trouble, floor.seat("02")) == (Talk.HELD, trouble, seat)


def test_a_third_party_that_is_gone_before_it_is_called(floor: Floor) -> None:
    floor.consult()
    floor.tell(events.SeatHungUp("c1", "1002"))
    assert (floor.talk.talk, floor.talk.third, floor.seat("02")) == (Talk.TALKING, None, SeatState.READY)
    floor.tell(events.ThirdCalled("c1"), events.ThirdEnded("c1", OfferResult.ANSWERED))
    assert floor.talk.talk is Talk.HELD


def test_back_to_the_caller(floor: Floor) -> None:
    floor.consulting()
    assert floor.act(Act.RETURN) == [ConnectCaller("c1", CALLER, LEG, "1001")]
    floor.tell(events.CallerConnected("c1", "1001"), events.SeatHungUp("c1", "1002"))
    assert (floor.talk.talk, floor.talk.third, floor.seat("02")) == (Talk.TALKING, None, SeatState.READY)


def test_a_consulted_seat_that_hangs_up_leaves_the_caller_held(floor: Floor) -> None:
    floor.consulting()
    floor.tell(events.SeatHungUp("c1", "1002"))
    assert (floor.talk.talk, floor.seat("02"), floor.call.state) == (
        Talk.HELD,
        SeatState.READY,
        CallState.HELD,
    )


def test_a_consultation_that_asterisk_refuses_frees_the_other_seat(floor: Floor) -> None:
    floor.consult()
    floor.tell(events.ControlFailed("c1", "channel_gone"))
    assert (floor.seat("02"), floor.talk.third, floor.talk.talk) == (SeatState.READY, None, Talk.TALKING)


def test_who_asks_for_a_consultation_and_hangs_up_at_once_leaves_the_other_seat_free(floor: Floor) -> None:
    floor.consult(SECOND)
    floor.tell(events.SeatHungUp("c1", "1001"))
    assert (floor.call.state, floor.world.seats["02"].state) == (CallState.LEAVING, SeatState.READY)


def test_the_caller_hangs_up_during_a_consultation(floor: Floor) -> None:
    floor.consulting()
    assert floor.tell(events.CallEnded("c1")) == [EndLeg("c1", LEG), EndLeg("c1", THIRD)]
    assert (floor.seat("01"), floor.seat("02")) == (SeatState.ACW, SeatState.READY)


def test_three_way_then_the_seat_leaves_the_others(floor: Floor) -> None:
    floor.consulting()
    assert floor.act(Act.CONFERENCE) == [JoinCallers("c1", CALLER, LEG, THIRD)]
    floor.tell(events.CallersJoined("c1"))
    assert (floor.talk.talk, floor.call.state) == (Talk.CONFERENCE, CallState.TALKING)
    floor.act(Act.HANG_UP)
    floor.tell(events.SeatHungUp("c1", "1001"))
    assert (floor.call.seat, floor.seat("01"), floor.seat("02")) == ("02", SeatState.ACW, SeatState.TALKING)


@pytest.mark.parametrize("target", [SECOND, OUT])
def test_three_way_without_the_third(floor: Floor, target: Target) -> None:
    floor.conference(target)
    assert floor.act(Act.RETURN) == [EndLeg("c1", THIRD)]
    floor.tell(events.SeatHungUp("c1", "1002") if target is SECOND else events.ThirdHungUp("c1"))
    assert (floor.talk.talk, floor.seat("02")) == (Talk.TALKING, SeatState.READY)


def test_three_way_with_a_number_outside_that_the_seat_leaves(floor: Floor) -> None:
    floor.conference(OUT)
    floor.tell(events.SeatHungUp("c1", "1001"))
    assert (floor.call.state, floor.call.conversation) == (CallState.LEAVING, None)


def test_a_talk_that_asterisk_could_not_join_again_is_over(floor: Floor) -> None:
    floor.consulting()
    floor.tell(events.CallWaiting("c1"))  # Bridge() found no leg: the dialplan went to the line
    assert floor.seat("01") is SeatState.ACW
    assert floor.call.state is CallState.OFFERED


def seen(place: Place, leg: str = LEG, third: SeenThird | None = None) -> SwitchSnapshot:
    call = SeenCall("c1", CALLER, "139", "客", "12333", "general", place, "1001", leg=leg, third=third)
    return SwitchSnapshot(0, (call,), EMPTY.phones, ())


@pytest.mark.parametrize(
    ("snapshot", "talk"),
    [
        (seen(Place.TALKING), Talk.TALKING),
        (seen(Place.HELD), Talk.HELD),
        (seen(Place.HELD, third=SeenThird(THIRD, "1002", "1002", False)), Talk.CALLING),
        (seen(Place.HELD, third=SeenThird("PJSIP/9", None, "110", True)), Talk.CONSULTING),
        (seen(Place.CONFERENCE, third=SeenThird(THIRD, "1002", "1002", True)), Talk.CONFERENCE),
        (seen(Place.CONFERENCE), Talk.TALKING),
    ],
)
def test_a_gap_takes_up_the_talk_as_the_legs_show_it(
    floor: Floor, snapshot: SwitchSnapshot, talk: Talk
) -> None:
    floor.consult()
    floor.tell(events.SwitchLost("cut"))
    floor._took(floor.engine.reconcile(snapshot, floor.now))
    assert (floor.talk.talk, floor.talk.leg, floor.seat("01")) == (talk, LEG, SeatState.TALKING)
    here = floor.talk.third == SECOND
    assert (floor.seat("02") in (SeatState.RINGING, SeatState.TALKING)) is here


def test_a_gap_in_which_the_caller_was_passed_on(floor: Floor) -> None:
    floor.consulting()
    floor.tell(events.SwitchLost("cut"))
    call = SeenCall("c1", CALLER, "139", "客", "12333", "general", Place.TALKING, "1002", leg=THIRD)
    floor._took(floor.engine.reconcile(SwitchSnapshot(0, (call,), EMPTY.phones, ()), floor.now))
    assert (floor.call.seat, floor.seat("01"), floor.seat("02")) == ("02", SeatState.ACW, SeatState.TALKING)


def test_a_gap_in_which_the_seat_left_a_held_caller(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"), events.SwitchLost("cut"))
    effects = floor.engine.reconcile(seen(Place.HELD, leg=""), floor.now)
    assert ReturnToLine("c1", CALLER) in effects
    assert (floor.call.state, floor.seat("01")) == (CallState.ENTERING, SeatState.ACW)


def test_a_gap_in_which_the_caller_went_back_to_the_line(floor: Floor) -> None:
    floor.act(Act.HOLD)
    floor.tell(events.CallerHeld("c1"), events.SwitchLost("cut"))
    floor._took(floor.engine.reconcile(seen(Place.LINE, leg=""), floor.now))
    assert (floor.call.state, floor.seat("01")) == (CallState.OFFERED, SeatState.ACW)


def test_facts_that_do_not_fit_change_nothing(floor: Floor) -> None:
    floor.tell(events.CallerConnected("c1", "1002"), events.CallerConnected("c1", "s"))
    assert (floor.talk, floor.call.seat) == (Conversation(LEG), "01")
    floor.ends()
    floor.tell(events.CallFellBack("c1"), events.CallWaiting("c1"))
    assert floor.call.state is CallState.ENDED


def test_a_talk_that_is_over_is_not_taken_up_again(floor: Floor) -> None:
    floor.tell(events.SeatHungUp("c1", "1001"), events.SwitchLost("cut"))
    floor._took(floor.engine.reconcile(seen(Place.TALKING), floor.now))
    assert (floor.call.state, floor.call.conversation) == (CallState.LEAVING, None)


def test_a_call_out_is_in_no_line_and_can_only_be_muted_and_ended(floor: Floor) -> None:
    floor.call.direction, floor.talk.talk = Direction.OUT, Talk.OUT
    floor.tell(events.CallWaiting("c1"))
    assert floor.call.state is CallState.TALKING
    with pytest.raises(Conflict):
        floor.act(Act.HOLD)
    assert floor.act(Act.HANG_UP) == [EndLeg("c1", LEG)]
