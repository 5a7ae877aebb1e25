"""A small configured engine for tests of core/: three seats, three people, two queues."""

from cti_gateway.core.commands import SetReady, SignIn
from cti_gateway.core.effects import Effect, OfferCall, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import CallArrived, CallWaiting, PhoneState
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.records import CallRecord
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.world import World

SEATS = (Seat("01", "1001", "127.0.0.1"), Seat("02", "1002"), Seat("03", "1003"))
AGENTS = (
    Agent(1, "zhang", "张三", Role.AGENT),
    Agent(2, "li", "李四", Role.AGENT),
    Agent(3, "wang", "王五", Role.LEAD, ("labour",)),
)
QUEUES = (Queue("general", "综合", ("12333",), ring_s=20), Queue("labour", "劳动", ("12334",)))
EMPTY = SwitchSnapshot(
    started_at=0, calls=(), members=(), phones={s.extension: PhoneState.IDLE for s in SEATS}
)


def new_engine(*, connected: bool = True) -> Engine:
    """In step with an idle PBX unless told otherwise; nobody is signed in."""
    world = World(outcomes=frozenset({"RESOLVED"}), reasons=frozenset({"break"}))
    world.configure(seats=SEATS, queues=QUEUES, agents=AGENTS)
    engine = Engine(world)
    if connected:
        engine.reconcile(EMPTY, 0)
    return engine


def seat_ready(engine: Engine, seat: str, agent_id: int, now: int) -> list[Effect]:
    """Sign a person in and make the seat ready."""
    effects = engine.do(SignIn(seat, agent_id, "127.0.0.1"), now)
    return effects + engine.do(SetReady(agent_id), now)


def arrive(engine: Engine, call_id: str, now: int, did: str = "12333") -> list[Effect]:
    """A caller enters and starts to wait."""
    event = CallArrived(call_id, f"PJSIP/trunk-{call_id}", "13900001234", "客户", did, "general")
    return engine.tell(event, now) + engine.tell(CallWaiting(call_id), now)


def offers(effects: list[Effect]) -> list[tuple[str, str]]:
    """The offers among the effects, as (call, extension)."""
    return [(e.call_id, e.extension) for e in effects if isinstance(e, OfferCall)]


def last_record(effects: list[Effect]) -> CallRecord:
    """The newest call summary among the effects."""
    return [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, CallRecord)][-1]
