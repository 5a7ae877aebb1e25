"""Laws of a seat's control of its call, under any order of what people ask for and what Asterisk reports.

They are those of the engine: phases add up, nobody is stuck, no seat has two calls, what is refused changes
nothing. Here talks have begun, so that what is asked for often fits.
"""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cti_gateway.core import commands, events
from cti_gateway.core.conversation import Act, Target, TargetKind
from cti_gateway.core.records import CallState
from cti_gateway.core.snapshot import Place, SeenCall
from tests.property.test_engine_laws import EngineLaws
from tests.support.engines import AGENTS, SEATS

calls = st.sampled_from(["c1", "c2"])
extensions = st.sampled_from([seat.extension for seat in SEATS])
people = st.sampled_from([agent.id for agent in AGENTS])
SIMPLE_ACTS = [act for act in Act if act not in (Act.DIGITS, Act.TRANSFER, Act.CONSULT)]
CONTROL_FACTS = [
    events.CallerHeld,
    events.CallersJoined,
    events.CallerSentOutside,
    events.OutsideAnswered,
    events.ThirdCalled,
    events.ThirdHungUp,
    events.DigitsSent,
]
targets = st.sampled_from(
    [
        *(Target(TargetKind.SEAT, number) for number in ("01", "02", "03", "99")),
        *(Target(TargetKind.QUEUE, key) for key in ("general", "labour", "nowhere")),
        Target(TargetKind.OUTSIDE, "12345"),
    ]
)


class ControlLaws(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.laws = EngineLaws()
        self.laws.engine.world.dials_out = True
        for place, agent in zip(SEATS, AGENTS, strict=True):
            self.laws.gets_ready(place, agent.id)

    @rule(ms=st.integers(0, 4_000))
    def time_passes(self, ms: int) -> None:
        self.laws.time_passes(ms)

    @rule(call=calls)
    def goes_on(self, call: str) -> None:
        """The caller comes, a seat answers, and fills in its form when all is over."""
        live = self.laws.engine.world.calls.get(call)
        if live is None:
            self.laws.comes_and_waits(call, "12333")
        elif live.state is not CallState.TALKING:
            self.laws.goes_on(call)

    @rule(call=calls)
    def caller_hangs_up(self, call: str) -> None:
        self.laws.caller_fact(call, events.CallEnded)

    @rule(call=calls)
    def waits_again(self, call: str) -> None:
        self.laws.caller_fact(call, events.CallWaiting)

    @rule(call=calls, begins=st.booleans())
    def phone_holds(self, call: str, begins: bool) -> None:
        self.laws.caller_fact(call, events.HoldStarted if begins else events.HoldEnded)

    @rule(call=calls, extension=extensions)
    def seat_hangs_up(self, call: str, extension: str) -> None:
        self.laws.seat_fact(call, extension, events.SeatHungUp)

    @rule(place=st.sampled_from(SEATS))
    def is_free_again(self, place: object) -> None:
        """Whoever fills in a form saves it, and takes calls."""
        for seat in self.laws.engine.world.seats.values():
            if seat.place is place and seat.agent is not None:
                if seat.call_id is not None:
                    self.laws.asks(commands.SaveWrapUp(seat.agent.id, seat.call_id, "RESOLVED"))
                self.laws.gets_ready(seat.place, seat.agent.id)

    @rule(
        place=st.sampled_from([Place.TALKING, Place.HELD, Place.CONFERENCE, Place.LINE]), gone=st.booleans()
    )
    def back_in_step(self, place: Place, gone: bool) -> None:
        """Connection lost and found: talks are as they were, or the seat's leg is gone."""
        self.laws.lost()
        world = self.laws.engine.world
        self.laws.resynced(
            [
                SeenCall(
                    live.call_id,
                    live.channel,
                    live.number,
                    live.name,
                    live.did,
                    live.queue,
                    place,
                    world.seats[live.seat].place.extension if live.seat else None,
                    leg="" if gone else "PJSIP/leg",
                )
                for live in world.calls.values()
                if live.state in (CallState.TALKING, CallState.HELD)
            ]
        )

    @rule(call=calls, kind=st.sampled_from(CONTROL_FACTS))
    def control_fact(self, call: str, kind: type) -> None:
        self.laws.took(self.laws.engine.tell(kind(call), self.laws.now))

    @rule(call=calls, extension=extensions | st.just("s"))
    def connected(self, call: str, extension: str) -> None:
        self.laws.took(self.laws.engine.tell(events.CallerConnected(call, extension), self.laws.now))

    @rule(call=calls, answered=st.booleans(), result=st.sampled_from(events.OfferResult))
    def third_fact(self, call: str, answered: bool, result: events.OfferResult) -> None:
        fact = events.ThirdAnswered(call, "PJSIP/3") if answered else events.ThirdEnded(call, result)
        self.laws.took(self.laws.engine.tell(fact, self.laws.now))

    @rule(call=calls, muted=st.none() | st.booleans())
    def switch_answers(self, call: str, muted: bool | None) -> None:
        refused = events.ControlFailed(call, "channel_gone")
        self.laws.took(
            self.laws.engine.tell(refused if muted is None else events.LegMuted(call, muted), self.laws.now)
        )

    def server_of(self, call: str) -> int:
        live = self.laws.engine.world.calls.get(call)
        return live.agent_id if live is not None and live.agent_id is not None else 1

    @rule(call=calls, act=st.sampled_from(SIMPLE_ACTS), digits=st.booleans())
    def controls(self, call: str, act: Act, digits: bool) -> None:
        agent = self.server_of(call)
        keys, other = commands.SendDigits(agent, call, "1#"), commands.ControlCall(agent, call, act)
        self.laws.asks(keys if digits else other)

    @rule(call=calls, agent=st.none() | people, to=targets, consult=st.booleans())
    def passes_on(self, call: str, agent: int | None, to: Target, consult: bool) -> None:
        command = commands.ConsultCall if consult else commands.TransferCall
        self.laws.asks(command(agent or self.server_of(call), call, to))

    @rule(call=calls)
    def is_done_as_asked(self, call: str) -> None:
        """The facts that follow what was asked for, in Asterisk's order."""
        live = self.laws.engine.world.calls.get(call)
        talk = live.conversation if live is not None else None
        if live is None or live.seat is None or talk is None or talk.asked is None:
            return
        seats = self.laws.engine.world.seats
        own = seats[live.seat].place.extension
        third = seats.get(talk.third.name) if talk.third is not None else None
        back = events.CallerConnected(call, own)
        facts: dict[Act, list[events.SwitchEvent]] = {
            Act.HOLD: [events.CallerHeld(call)],
            Act.RESUME: [back],
            Act.RETURN: [back],
            Act.CONSULT: [
                events.ThirdCalled(call),
                events.CallerHeld(call),
                events.ThirdAnswered(call, "PJSIP/3"),
            ],
            Act.COMPLETE: [events.CallerConnected(call, third.place.extension if third else "s")],
            Act.CONFERENCE: [events.CallersJoined(call)],
            Act.HANG_UP: [events.SeatHungUp(call, own)],
            Act.TRANSFER: [events.CallerSentOutside(call), events.SeatHungUp(call, own)],
            Act.MUTE: [events.LegMuted(call, True)],
            Act.UNMUTE: [events.LegMuted(call, False)],
            Act.DIGITS: [events.DigitsSent(call)],
        }
        for fact in facts[talk.asked]:
            self.laws.took(self.laws.engine.tell(fact, self.laws.now))

    @invariant()
    def the_engines_laws_hold(self) -> None:
        self.laws.seats_and_calls_agree()
        self.laws.no_form_is_lost()
        self.laws.nobody_waits_beside_a_free_seat()


TestControlLaws = ControlLaws.TestCase
TestControlLaws.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
