"""Live state for panels. A change is shown as what is true now, so a delta is never stale.

Snapshot and subscription happen in one call without an await between; each panel has a bounded
queue, and one that does not read is disconnected rather than served with holes.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence

from cti_gateway.codec import panel as wire
from cti_gateway.core.call import LiveCall
from cti_gateway.core.conversation import Act, Conversation, Target, TargetKind
from cti_gateway.core.events import PanelClosed, PanelEvent, PanelOpened
from cti_gateway.core.masking import mask_name, mask_number
from cti_gateway.core.people import OUTSIDE_THE_HOTLINE, Agent, Role
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.seat import LiveSeat
from cti_gateway.core.shift_end import leave_until
from cti_gateway.core.why import Explanation, explain
from cti_gateway.core.world import World
from cti_gateway.messages import sentence
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.feed import PanelOverflow

BACKLOG = 256
# Of seats and calls, no more than their own; who is outside the hotline has none.
SEE_THEIR_OWN = frozenset({Role.AGENT}) | OUTSIDE_THE_HOTLINE


def control_view(talk: Conversation) -> wire.ControlView:
    """What the serving seat does with its call."""
    return wire.ControlView(
        talk=talk.talk,
        muted=talk.muted,
        third=_third_view(talk.third) if talk.third is not None else None,
        asked=talk.asked,
        trouble=_trouble_view(talk.trouble),
        acts=[act for act in Act if talk.may(act)],
    )


def _trouble_view(code: str | None) -> wire.TroubleView | None:
    if code is None:
        return None
    return wire.TroubleView(code, sentence(code, {}, "zh"), sentence(code, {}, "en"))


def _third_view(third: Target) -> wire.ThirdView:
    outside = third.kind is TargetKind.OUTSIDE
    return wire.ThirdView(third.kind, mask_number(third.name) if outside else third.name)


def _people_at(seat: LiveSeat) -> set[int]:
    """Who holds the seat, and who stands by."""
    return {agent.id for agent in (seat.agent, seat.standby) if agent is not None}


class LivePanel:
    """One watching tab."""

    def __init__(self, feed: "LiveFeed", viewer: Agent) -> None:
        self._feed = feed
        self.viewer = viewer
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue(BACKLOG + 1)
        self._overflowed = False
        self._seq = 0
        self._seats: set[str] = set()
        self._calls: set[str] = set()
        self.seen_at = feed.now()

    async def frames(self) -> AsyncIterator[bytes]:
        """Frames in order; raises PanelOverflow after the last one that still fitted."""
        while (frame := await self._queue.get()) is not None:
            yield frame
        if self._overflowed:
            raise PanelOverflow

    def resync(self) -> None:
        """Show everything again."""
        world = self._feed.world
        seats = [self._feed.seat_view(s) for s in world.seats.values() if self._sees_seat(s)]
        calls = [self._call_view(c) for c in world.calls.values() if self._sees_call(c)]
        self._seats = {view.number for view in seats}
        self._calls = {view.id for view in calls}
        self._put(
            wire.Snapshot(
                seq=self._next(),
                now=self._feed.now(),
                switch=self._feed.switch_view(),
                seats=seats,
                calls=calls,
                board=self._feed.board_view() if self._sees_board() else None,
            )
        )

    def is_concerned(self, seats: set[str], calls: set[str], people: set[int]) -> bool:
        """Whether any of this is, or was when last shown, the viewer's to see."""
        if self.viewer.role not in SEE_THEIR_OWN or self.viewer.id in people:
            return True
        return not (self._seats.isdisjoint(seats) and self._calls.isdisjoint(calls))

    def show(self, seats: set[str], calls: set[str], switch: bool, board: wire.BoardView | None) -> None:
        """Send what of this the viewer may see, as it is now."""
        world = self._feed.world
        board_view = board if self._sees_board() else None
        if self.viewer.role in SEE_THEIR_OWN and seats & self._seats:
            calls = calls | self._calls
        seen_seats = [s for n in seats if (s := world.seats.get(n)) and self._sees_seat(s)]
        seen_calls = [c for c in map(world.calls.get, calls) if c and self._sees_call(c)]
        gone_seats = (seats - {s.place.number for s in seen_seats}) & self._seats
        gone_calls = (calls - {c.call_id for c in seen_calls}) & self._calls
        if not (seen_seats or seen_calls or gone_seats or gone_calls or switch or board_view):
            return
        self._seats = (self._seats - gone_seats) | {s.place.number for s in seen_seats}
        self._calls = (self._calls - gone_calls) | {c.call_id for c in seen_calls}
        self._put(
            wire.Delta(
                seq=self._next(),
                now=self._feed.now(),
                switch=self._feed.switch_view() if switch else None,
                seats=[self._feed.seat_view(seat) for seat in seen_seats],
                calls=[self._call_view(call) for call in seen_calls],
                gone_seats=sorted(gone_seats),
                gone_calls=sorted(gone_calls),
                board=board_view,
            )
        )

    def tell(self, topic: wire.Topic, ids: Sequence[int]) -> None:
        """There is news of these."""
        self._put(wire.News(topic, list(ids)))

    def alive(self) -> None:
        """The tab has just shown a sign of life."""
        self.seen_at = self._feed.now()

    def close(self, *, we_stop: bool = False) -> None:
        """Stop watching. If it is the gateway that stops, nobody has left."""
        self._feed.forget(self, tell=not we_stop)
        self._finish()

    def _finish(self) -> None:
        if self._queue.full():
            self._queue.get_nowait()
        self._queue.put_nowait(None)

    def _put(self, frame: wire.ServerFrame) -> None:
        if self._queue.qsize() >= BACKLOG:
            self._overflowed = True
            self.close()
        else:
            self._queue.put_nowait(wire.encode(frame))

    def _next(self) -> int:
        self._seq += 1
        return self._seq

    def _sees_board(self) -> bool:
        return self.viewer.role in (Role.LEAD, Role.ADMIN)

    def _sees_seat(self, seat: LiveSeat) -> bool:
        if self.viewer.role not in SEE_THEIR_OWN:
            return True
        return self.viewer.id in _people_at(seat)

    def _sees_call(self, call: LiveCall) -> bool:
        if self.viewer.role not in SEE_THEIR_OWN:
            return True
        seat = self._feed.world.seat_of(self.viewer.id)
        return seat is not None and seat.call_id == call.call_id

    def _call_view(self, call: LiveCall) -> wire.CallView:
        """The number is always masked; the name is plain only to the person who has the call."""
        own = self._feed.world.seat_of(self.viewer.id)
        is_own = own is not None and own.call_id == call.call_id
        return self._feed.call_view(
            call,
            number=mask_number(call.number),
            name=call.name if is_own else mask_name(call.name),
        )


class LiveFeed:
    """All panels, and the present state for whoever asks."""

    def __init__(self, world: World, clock: Clock) -> None:
        self.world = world
        self._clock = clock
        self._panels: set[LivePanel] = set()
        self._tell: Callable[[PanelEvent], None] = lambda _event: None

    def report_to(self, tell: Callable[[PanelEvent], None]) -> None:
        """Who is to know which panels are open."""
        self._tell = tell

    def now(self) -> int:
        """The present instant."""
        return self._clock.now()

    def watch(self, viewer: Agent) -> LivePanel:
        """Subscribe; the snapshot is taken in the same instant."""
        self._tell(PanelOpened(viewer.id))
        panel = LivePanel(self, viewer)
        self._panels.add(panel)
        panel.resync()
        return panel

    def forget(self, panel: LivePanel, *, tell: bool) -> None:
        """The panel watches no more."""
        if panel in self._panels:
            self._panels.remove(panel)
            if tell:
                self._tell(PanelClosed(panel.viewer.id, panel.seen_at))

    def show(self, seats: Iterable[str], calls: Iterable[str], switch: bool, board: bool) -> None:
        """These look different now."""
        numbers, ids = set(seats), set(calls)
        if not (numbers or ids or switch or board):
            return
        changed = [seat for number in numbers if (seat := self.world.seats.get(number))]
        ids.update(seat.call_id for seat in changed if seat.call_id)
        people = {person for seat in changed for person in _people_at(seat)}
        board_view = self.board_view() if board else None  # the same for all who see it
        for panel in list(self._panels):
            if switch or panel.is_concerned(numbers, ids, people):
                panel.show(numbers, ids, switch, board_view)

    def tell(self, topic: wire.Topic, about: Callable[[Agent], Sequence[int]]) -> None:
        """News for everybody whom it is about; ``about``: what of it is theirs to know."""
        for panel in list(self._panels):
            if ids := about(panel.viewer):
                panel.tell(topic, ids)

    def seat_of(self, agent_id: int) -> wire.SeatView | None:
        """The seat at which this person is signed in."""
        seat = self.world.seat_of(agent_id)
        return self.seat_view(seat) if seat else None

    def assigned(self, agent_id: int) -> Sequence[Assignment]:
        """Where this person belongs, around now, in order."""
        return self.world.tenures.assigned.of(agent_id)

    def entitled(self, agent_id: int, seat: str) -> bool:
        """Whether the seat is this person's now, by roster or permit."""
        return self.world.tenures.entitled(agent_id, seat, self.now())

    def seats(self) -> list[wire.SeatView]:
        """Every seat."""
        return [self.seat_view(seat) for seat in self.world.seats.values()]

    def targets(self, agent_id: int) -> wire.Targets:
        """Whom this person can pass a call to."""
        others = [s for s in self.world.seats.values() if s.agent is not None and s.agent.id != agent_id]
        seats = [
            wire.TargetSeat(s.place.number, s.agent.name, s.state, s.may_take_calls())
            for s in others
            if s.agent is not None
        ]
        return wire.Targets(seats, self.world.dials_out)

    def call(self, call_id: str) -> wire.CallView | None:
        """A live call, unmasked."""
        call = self.world.calls.get(call_id)
        return self.call_view(call, number=call.number, name=call.name) if call else None

    def why(self, subject: str) -> Explanation | None:
        """Why a seat or a live call is as it is."""
        return explain(self.world, subject, self.now())

    def switch_connected(self) -> bool:
        """Whether Asterisk is connected and in step."""
        return self.world.connected

    def switch_view(self) -> wire.SwitchView:
        """The same, since when."""
        return wire.SwitchView(self.world.connected, self.world.connected_since)

    def board_view(self) -> wire.BoardView:
        """What leads see beside seats and calls."""
        world = self.world
        slots = [answer.slot for answer in world.muster.answers]
        counted_from = min((slot.from_at for slot in slots), default=world.coverage.open_since)
        return wire.BoardView(
            alarms=[
                wire.AlarmView(one.id, one.kind, one.since, one.subject, one.name, one.acknowledged_by)
                for one in world.alarms.up.values()
            ],
            muster=[
                wire.AnswerView(
                    one.slot.seat,
                    one.slot.shift,
                    one.slot.from_at,
                    one.slot.until,
                    one.slot.name,
                    one.standing,
                    one.since,
                )
                for one in world.muster.answers
            ],
            bare_since=world.coverage.bare_since,
            uncovered_ms=world.coverage.bare_ms(counted_from),
            counted_from=counted_from,
        )

    def seat_view(self, seat: LiveSeat) -> wire.SeatView:
        """One seat as it is now."""
        pickup = self.world.pickups.get(seat.place.number)
        return wire.SeatView(
            number=seat.place.number,
            extension=seat.place.extension,
            state=seat.state,
            since=seat.since,
            cause=seat.cause,
            actor=seat.actor,
            phone=seat.phone,
            agent=wire.AgentView(seat.agent.id, seat.agent.name) if seat.agent else None,
            call_id=seat.call_id,
            pending=seat.pending,
            pending_reason=seat.pending_reason,
            acw_until=seat.acw_until,
            misses=len(seat.missed),
            not_reached=seat.not_reached,
            pickup=wire.PickupView(_trouble_view(pickup.trouble)) if pickup else None,
            panel=seat.panel,
            standby=wire.AgentView(seat.standby.id, seat.standby.name) if seat.standby else None,
            shift_until=tenure.until if (tenure := self.world.tenures.at(seat.place.number)) else None,
            leave_until=leave_until(self.world, seat),
            away_since=self.world.posts.away.get(seat.agent.id) if seat.agent else None,
        )

    def call_view(self, call: LiveCall, *, number: str, name: str) -> wire.CallView:
        """One call as it is now, with number and name as this viewer may see them."""
        queue = self.world.queues.get(call.queue)
        return wire.CallView(
            id=call.call_id,
            state=call.state,
            since=call.since,
            number=number,
            name=name,
            queue=call.queue,
            queue_name=queue.name if queue else call.queue,
            arrived_at=call.arrived_at,
            answered_at=call.answered_at,
            seat=call.seat,
            wait_ms=call.phases.wait_ms,
            ring_ms=call.phases.ring_ms,
            talk_ms=call.phases.talk_ms,
            hold_ms=call.phases.hold_ms,
            hung_up_by=call.hung_up_by,
            control=control_view(call.conversation) if call.conversation is not None else None,
            survey_sent_at=call.survey_sent_at,
            survey_score=call.survey_score,
            direction=call.direction,
            estimated_ms=call.stay.estimate_ms,
        )
