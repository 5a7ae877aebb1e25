"""Laws of the engine under any order of facts, intents, losses and deadlines.

The facts need not make sense together: Asterisk, a gap or a race may present anything.
"""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cti_gateway.core import commands, events, ringing
from cti_gateway.core.alarm import AlarmRules
from cti_gateway.core.call import PHASE
from cti_gateway.core.conversation import ON_HOLD, Target, TargetKind
from cti_gateway.core.effects import DialOut, Effect, OfferCall, ReturnToLine, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused
from cti_gateway.core.events import OfferResult, PhoneState
from cti_gateway.core.people import Queue, Relaxation, Seat, Skills
from cti_gateway.core.records import CallRecord, CallState, Direction, PanelState, SeatState
from cti_gateway.core.seat import WITH_CALL
from cti_gateway.core.snapshot import Place, SeenCall, SeenThird, SwitchSnapshot
from cti_gateway.core.why import explain
from cti_gateway.messages import CODES
from tests.support.engines import AGENTS, QUEUES, SEATS, new_engine
from tests.support.naive import CERTAIN, CheckedEngine, naive

LABOUR_LAW = Queue(
    "labour",
    "劳动",
    ("12334",),
    strategy="fewest_calls",
    head_start_s=10,
    skills=(("law", 3), ("english", 1)),
    relaxations=(Relaxation(10, (("law", 1),)), Relaxation(30, (("law", 0), ("english", 0), ("tax", 5)))),
    backup_after_s=20,
    sticky_days=1,
    sticky_wait_s=15,
)
calls = st.sampled_from(["c1", "c2", "c3", "c4"])
extensions = st.sampled_from([seat.extension for seat in SEATS])
labours = st.sampled_from([QUEUES[1], LABOUR_LAW, replace(LABOUR_LAW, skills=())])
people = st.sampled_from([agent.id for agent in AGENTS])
thirds = st.builds(SeenThird, st.just("PJSIP/3"), st.none() | extensions, st.just("12345"), st.booleans())
SKILLS: tuple[Skills, ...] = ((), (("law", 1), ("english", 1)), (("law", 5), ("english", 1)))


class EngineLaws(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.engine: Engine = CheckedEngine(new_engine().world)
        self.engine.world.alarms.rules = AlarmRules(30, 60, (780, 1680))
        self.now = 1
        self.ended: dict[str, int] = {}

    def took(self, effects: list[Effect]) -> None:
        offered = [e for e in effects if isinstance(e, OfferCall)]
        assert len({e.call_id for e in offered}) == len(offered), "a call offered twice at once"
        rung = [(e.call_id, extension) for e in offered for extension in (e.extension, *e.others)]
        assert len({extension for _, extension in rung}) == len(rung), "a seat offered two calls"
        for call_id, extension in rung:
            seat = self.engine.world.seat_with_extension(extension)
            assert seat is not None and seat.agent is not None
            assert (seat.state, seat.call_id) == (SeatState.RINGING, call_id)
        for effect in effects:
            if isinstance(effect, DialOut):
                caller = self.engine.world.seat_with_extension(effect.extension)
                assert caller is not None and caller.call_id == effect.call_id
                assert caller.state is SeatState.DIALLING
            assert not (isinstance(effect, ReturnToLine | OfferCall) and effect.call_id.startswith("out"))
            if isinstance(effect, Write) and isinstance(effect.record, CallRecord):
                self.adds_up(effect.record)

    def adds_up(self, record: CallRecord) -> None:
        assert record.survey_score is None or record.survey_sent_at is not None
        if record.ended_at is not None:
            phase_ms = (record.wait_ms, record.ring_ms, record.talk_ms, record.hold_ms, record.after_ms)
            assert min(phase_ms) >= 0 and sum(phase_ms) == record.ended_at - record.arrived_at

    @rule(ms=st.integers(0, 30_000))
    def time_passes(self, ms: int) -> None:
        self.now += ms
        self.took(self.engine.expire(self.now))
        deadline = self.engine.next_deadline()
        assert deadline is None or deadline > self.now

    @rule(call=calls, did=st.sampled_from(["12333", "12334", "x"]))
    def arrives(self, call: str, did: str) -> None:
        fact = events.CallArrived(call, f"PJSIP/{call}", "139", "客", did, "general")
        self.took(self.engine.tell(fact, self.now))

    @initialize(labour=labours, skills=st.sampled_from(SKILLS))
    def opens(self, labour: Queue, skills: Skills) -> None:
        agents = [replace(agent, skills=skills) for agent in AGENTS]
        self.engine.world.dials_out = self.engine.world.answers_phones = True
        self.took(self.engine.configure(seats=SEATS, queues=[QUEUES[0], labour], agents=agents, now=self.now))
        for seat, agent in zip(SEATS, agents, strict=True):
            self.gets_ready(seat, agent.id)

    @rule(call=calls, did=st.sampled_from(["12333", "12334"]))
    def comes_and_waits(self, call: str, did: str) -> None:
        self.arrives(call, did)
        self.took(self.engine.tell(events.CallWaiting(call), self.now))

    @rule(place=st.sampled_from(SEATS), agent=people)
    def gets_ready(self, place: Seat, agent: int) -> None:
        self.asks(commands.SignIn(place.number, agent, "127.0.0.1"))
        self.asks(commands.SetReady(agent))
        self.phone(place.extension, PhoneState.IDLE)

    @rule(call=calls)
    def goes_on(self, call: str) -> None:
        """What should happen next to this call."""
        live = self.engine.world.calls.get(call)
        seat = self.engine.world.seats.get(live.seat or "") if live else None
        if live is None or seat is None or seat.agent is None:
            return
        if live.state is CallState.OFFERED:
            self.took(self.engine.tell(events.SeatAnswered(call, seat.place.extension), self.now))
        elif live.state is CallState.TALKING:
            self.took(self.engine.tell(events.CallEnded(call), self.now))
        elif live.state is CallState.ENDED:
            self.asks(commands.SaveWrapUp(seat.agent.id, call, "RESOLVED"))

    @rule(call=calls, agent=people)
    def comes_back(self, call: str, agent: int) -> None:
        self.arrives(call, "12334")
        self.caller_is_known(call, agent, self.now, False)
        self.took(self.engine.tell(events.CallWaiting(call), self.now))

    @rule(call=calls, agent=people, served_at=st.sampled_from([-90_000_000, 0]), repeated=st.booleans())
    def caller_is_known(self, call: str, agent: int, served_at: int, repeated: bool) -> None:
        self.took(self.engine.tell(events.CallerKnown(call, agent, served_at, repeated), self.now))

    @rule(agent=people, extension=extensions)
    def dials(self, agent: int, extension: str) -> None:
        self.phone(extension, PhoneState.IDLE)
        self.asks(commands.Dial(agent, "13900001234"))

    @rule(
        which=st.integers(0, 2),
        kind=st.sampled_from(
            [
                events.OutsideAnswered,
                events.HoldStarted,
                events.CallWaiting,
                events.CallFellBack,
                events.OfferStarted,
                events.SeatAnswered,
                events.SeatAnswered,
                events.OfferEnded,
                events.OfferFailed,
                events.OutsideEnded,
                events.CallEnded,
            ]
        ),
        result=st.sampled_from(events.OfferResult),
    )
    def fact_of_a_call_out(self, which: int, kind: type, result: events.OfferResult) -> None:
        out = [call for call in self.engine.world.calls.values() if call.is_out]
        if not out:
            return
        call = out[which % len(out)]
        seat = self.engine.world.seats.get(call.seat or "")
        named = {
            "call_id": call.call_id,
            "extension": seat.place.extension if seat is not None else "1001",
            "result": result,
            "caller_gone": False,
        }
        told = kind(**{name: named[name] for name in kind.__slots__ if name in named})  # type: ignore[attr-defined]
        self.took(self.engine.tell(told, self.now))
        if call.state is CallState.ENDED and seat is not None and seat.agent is not None:
            self.asks(commands.SaveWrapUp(seat.agent.id, call.call_id, "RESOLVED"))

    @rule(
        call=calls,
        kind=st.sampled_from(
            [
                events.CallWaiting,
                events.CallFellBack,
                events.RedirectAnswered,
                events.HoldStarted,
                events.HoldEnded,
                events.SurveySent,
                events.CallEnded,
            ]
        ),
    )
    def caller_fact(self, call: str, kind: type) -> None:
        self.took(self.engine.tell(kind(call), self.now))

    @rule(
        call=calls,
        extension=extensions,
        kind=st.sampled_from(
            [events.OfferStarted, events.AnswerFailed, events.SeatAnswered, events.SeatHungUp]
        ),
    )
    def seat_fact(self, call: str, extension: str, kind: type) -> None:
        self.took(self.engine.tell(kind(call, extension), self.now))

    @rule(call=calls, extension=extensions, result=st.sampled_from(events.OfferResult))
    def offer_ends(self, call: str, extension: str, result: events.OfferResult) -> None:
        self.took(self.engine.tell(events.OfferEnded(call, extension, result), self.now))

    @rule(
        call=calls, extension=extensions, result=st.sampled_from([OfferResult.BUSY, OfferResult.UNREACHABLE])
    )
    def declines(self, call: str, extension: str, result: OfferResult) -> None:
        self.took(self.engine.tell(events.SeatDeclined(call, extension, result), self.now))

    @rule(call=calls, score=st.none() | st.integers(1, 5))
    def survey_ends(self, call: str, score: int | None) -> None:
        self.took(self.engine.tell(events.SurveyEnded(call, score), self.now))

    @rule(call=calls, extension=extensions, gone=st.booleans())
    def offer_fails(self, call: str, extension: str, gone: bool) -> None:
        self.took(self.engine.tell(events.OfferFailed(call, extension, gone), self.now))

    @rule(extension=extensions, state=st.sampled_from(PhoneState))
    def phone(self, extension: str, state: PhoneState) -> None:
        self.took(self.engine.tell(events.PhoneChanged(extension, state), self.now))

    @rule(agent=people)
    def opens_a_panel(self, agent: int) -> None:
        self.took(self.engine.tell(events.PanelOpened(agent), self.now))

    @rule(agent=people, silent_ms=st.integers(0, 20_000))
    def closes_a_panel(self, agent: int, silent_ms: int) -> None:
        panel = self.engine.world.panels.get(str(agent))
        if panel is not None and panel.tabs:
            self.took(self.engine.tell(events.PanelClosed(agent, self.now - silent_ms), self.now))

    @rule(
        command=st.one_of(
            st.builds(
                commands.SignIn, st.sampled_from(["01", "02", "03", "99"]), people, st.just("127.0.0.1")
            ),
            st.builds(commands.SignOut, people),
            st.builds(commands.SetReady, people),
            st.builds(commands.SetNotReady, people, st.sampled_from(["break", "nap"])),
            st.builds(commands.AnswerCall, people, calls),
            st.builds(
                commands.SaveWrapUp,
                people,
                calls,
                st.sampled_from(["RESOLVED", "NO"]),
                st.just("记录"),
                st.sampled_from([None, "break"]),
            ),
        )
    )
    def asks(self, command: commands.Command) -> None:
        before = repr(self.engine.world)
        try:
            self.took(self.engine.do(command, self.now))
        except Refused:
            assert repr(self.engine.world) == before

    @rule(
        moved=st.booleans(),
        kept=st.just(set(SEATS)) | st.sets(st.sampled_from(SEATS)),
        active=st.just({agent.id for agent in AGENTS}) | st.sets(people),
        queues=st.sampled_from([(), ("general",), ("labour",)]),
        backup=st.sampled_from([(), ("labour",)]),
        skills=st.sampled_from(SKILLS),
        strategy=st.sampled_from(CERTAIN),
        labour=labours,
        ring_all_limit=st.sampled_from([2, 10]),
    )
    def reconfigured(
        self,
        moved: bool,
        kept: set[Seat],
        active: set[int],
        queues: tuple[str, ...],
        backup: tuple[str, ...],
        skills: Skills,
        strategy: str,
        labour: Queue,
        ring_all_limit: int,
    ) -> None:
        seats = [replace(s, extension="2" + s.number) if moved and s.number == "03" else s for s in kept]
        agents = [
            replace(a, active=a.id in active, queues=queues, backup_queues=backup, skills=skills)
            for a in AGENTS
        ]
        lines = [replace(QUEUES[0], strategy=strategy, ring_all_limit=ring_all_limit), labour]
        self.took(self.engine.configure(seats=seats, queues=lines, agents=agents, now=self.now))

    @rule()
    def back_in_step(self) -> None:
        """A snapshot that shows what we believe."""
        places = {
            CallState.WAITING: Place.LINE,
            CallState.OFFERED: Place.OFFER,
            CallState.DIALLING: Place.DIALLING,
            CallState.TALKING: Place.TALKING,
        }
        extensions = {number: seat.place.extension for number, seat in self.engine.world.seats.items()}
        seen = [
            SeenCall(
                live.call_id,
                live.channel,
                live.number,
                live.name,
                live.did,
                live.queue,
                places[live.state],
                extensions.get(live.seat or ""),
                direction=live.direction,
            )
            for live in self.engine.world.calls.values()
            if live.state in places
        ]
        self.resynced(seen)

    @rule()
    def lost(self) -> None:
        self.took(self.engine.tell(events.SwitchLost("cut"), self.now))

    @rule(
        seen=st.lists(
            st.builds(
                SeenCall,
                calls,
                st.just("PJSIP/x"),
                st.just("139"),
                st.just("客"),
                st.just("12333"),
                st.just("general"),
                st.sampled_from(Place),
                st.none() | extensions,
                st.booleans(),
                st.integers(0, 9000),
                st.none() | st.integers(0, 9000),
                st.booleans(),
                st.none() | st.integers(1, 5),
                st.sampled_from(Direction),
                st.sampled_from(["", "PJSIP/leg"]),
                st.none() | thirds,
            ),
            unique_by=lambda call: call.call_id,
            max_size=3,
        )
    )
    def resynced(self, seen: list[SeenCall]) -> None:
        phones = {seat.extension: PhoneState.IDLE for seat in SEATS}
        snapshot = SwitchSnapshot(0, tuple(seen), phones, ())
        self.took(self.engine.reconcile(snapshot, self.now))

    @invariant()
    def whose_phone_is_told_to_answer_has_one_that_rings(self) -> None:
        for number in self.engine.world.pickups:
            assert self.engine.world.seats[number].state in (SeatState.RINGING, SeatState.DIALLING)

    @invariant()
    def a_seat_without_a_panel_is_paused(self) -> None:
        for seat in self.engine.world.seats.values():
            panel = self.engine.world.panels.get(str(seat.agent.id)) if seat.agent is not None else None
            assert seat.panel is (panel.state if panel is not None else PanelState.NONE)
            if seat.panel is PanelState.GONE:
                assert seat.mirrored is not False and not seat.may_take_calls()

    @invariant()
    def the_line_is_bare_or_somebody_is_free(self) -> None:
        world = self.engine.world
        free = any(seat.may_take_calls() for seat in world.seats.values())
        if world.coverage.bare_since is not None:
            assert world.connected and not free

    @invariant()
    def seats_and_calls_agree(self) -> None:
        world = self.engine.world
        for seat in (seat for seat in world.seats.values() if seat.state is SeatState.RINGING):
            call = world.calls[seat.call_id or ""]
            here = Target(TargetKind.SEAT, seat.place.number)
            offered = call.state is CallState.OFFERED and seat in ringing.seats(world, call)
            assert offered or (call.conversation is not None and call.conversation.third == here)
        for seat in world.seats.values():
            if seat.state is SeatState.DIALLING:
                assert world.calls[seat.call_id or ""].state in (CallState.OFFERED, CallState.DIALLING)
            busy = seat.state in WITH_CALL
            assert (seat.call_id is not None) == busy
            assert (seat.agent is None) == (seat.state is SeatState.SIGNED_OUT)
        for call in world.calls.values():
            assert call.state in PHASE or call.ended_at is not None
            talk = call.conversation
            assert (talk is not None) == (call.state in (CallState.TALKING, CallState.HELD))
            assert talk is None or (talk.talk in ON_HOLD) == (call.state is CallState.HELD)

    @invariant()
    def no_form_is_lost(self) -> None:
        """Whoever has a call finds it: as the one who serves, is consulted, or fills in a form."""
        world = self.engine.world
        assert all(seat.call_id is None or seat.call_id in world.calls for seat in world.seats.values())

    @invariant()
    def nobody_waits_beside_a_free_seat(self) -> None:
        assert naive(self.engine.world, self.now) == []

    @invariant()
    def everything_has_a_reason(self) -> None:
        world = self.engine.world
        for subject in [*world.seats, *world.calls]:
            told = explain(world, subject, self.now)
            assert told is not None and told.reasons
            codes = {reason.code for reason in told.reasons}
            assert codes <= CODES, "also a waiting caller beside a free seat would have no sentence"


TestEngineLaws = EngineLaws.TestCase
TestEngineLaws.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
