"""Who may have left without a word: a panel that is not open any more, a phone that is not reached.

Both are written down as facts of the seat, from which attendance is judged, and change nothing about its
state. A panel is lost at the last sign of life of its last tab. A seat without one for
``rules.panel_grace_s`` is given no call until it is open again; a call that it has goes on. Whoever never
opened one (a program that uses the API) has none to lose.

Our own restart closes every panel, for which nobody is blamed: those that were open are awaited, and count
as lost from the restart on if they do not come.
"""

from cti_gateway.core.events import PanelClosed, PanelEvent, PanelOpened, PhoneState
from cti_gateway.core.panels import Panel
from cti_gateway.core.records import PanelState, SeatFact
from cti_gateway.core.seat import LiveSeat
from cti_gateway.core.world import World, actor_of

RETURN_WITHIN_MS = 60_000  # a panel tries again at least every 15 s


def handle(world: World, event: PanelEvent, now: int) -> None:
    """Fold one fact."""
    match event:
        case PanelOpened():
            _open(world, event.agent_id, now)
        case _:
            _close(world, event, now)


def _open(world: World, agent_id: int, now: int) -> None:
    panel = world.panels.setdefault(str(agent_id), Panel(agent_id))
    panel.tabs += 1
    panel.due_at = None
    _become(world, panel, PanelState.OPEN, "panel_opened", now)


def _close(world: World, event: PanelClosed, now: int) -> None:
    panel = world.panels[str(event.agent_id)]
    panel.tabs -= 1
    panel.seen_at = max(panel.seen_at, event.seen_at)
    if panel.tabs:
        return
    seat = world.seat_of(panel.agent_id)
    if seat is None:
        del world.panels[str(panel.agent_id)]
        return
    if seat.actor == actor_of(panel.agent_id):  # what they did to the seat was a sign of life too
        panel.seen_at = max(panel.seen_at, seat.since)
    due_at = max(panel.seen_at + world.rules.panel_grace_s * 1000, now)
    panel.due_at = world.panel_agenda.note(str(panel.agent_id), due_at)
    _become(world, panel, PanelState.LOST, "panel_lost", panel.seen_at)


def expire(world: World, now: int) -> None:
    """Those that should be back are not."""
    for panel in world.panel_agenda.due(world.panels, now):
        panel.due_at = None
        if panel.state is PanelState.OPEN:
            _become(world, panel, PanelState.LOST, "panel_lost", panel.seen_at)
        _become(world, panel, PanelState.GONE, "panel_gone", now)


def await_panels(world: World, now: int) -> None:
    """We are back: so should those be that were open."""
    for panel in world.panels.values():
        if not panel.tabs and panel.state is not PanelState.GONE:
            panel.seen_at = now
            panel.due_at = world.panel_agenda.note(str(panel.agent_id), now + RETURN_WITHIN_MS)


def resume(world: World, seat: LiveSeat, fact: SeatFact) -> None:
    """What was lost when the gateway stopped still is, and what was open is expected back."""
    seat.panel, seat.phone_lost = fact.panel, fact.phone_lost
    if seat.agent is not None and fact.panel is not PanelState.NONE:
        world.panels[str(seat.agent.id)] = Panel(seat.agent.id, fact.panel)


def tell_of_phone(world: World, seat: LiveSeat, now: int) -> None:
    """Whether the phone of a person's seat is reached, if that is news; without Asterisk nobody knows."""
    lost = seat.phone is PhoneState.UNREACHABLE
    if world.connected and seat.agent is not None and seat.phone_lost is not lost:
        seat.phone_lost = lost
        _tell(world, seat, "phone_lost" if lost else "phone_back", now)


def leave_phone(world: World, seat: LiveSeat, now: int) -> None:
    """Who goes to another seat has another phone."""
    if seat.phone_lost:
        seat.phone_lost = False
        _tell(world, seat, "phone_back", now)


def _become(world: World, panel: Panel, state: PanelState, kind: str, at: int) -> None:
    if panel.state is state:
        return
    panel.state = state
    seat = world.seat_of(panel.agent_id)
    if seat is not None:
        seat.panel = state
        world.floor.update(seat)
        world.crowd.update(seat)
        _tell(world, seat, kind, at)
        world.mirror(seat)


def _tell(world: World, seat: LiveSeat, kind: str, at: int) -> None:
    """Cause and actor stay those of the state, which a restarted gateway takes up from the last fact."""
    world.write_seat(seat, kind, now=at, cause=seat.cause, actor=seat.actor, call_id=seat.call_id)
