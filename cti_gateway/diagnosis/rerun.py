"""A transcript through codec and engine once more. The same transcript always gives the same story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random  # noqa: TID251  # the chance of the recorded run, from its seed

from cti_gateway.codec import transcript
from cti_gateway.codec.ami import Message
from cti_gateway.codec.conversation import Conversation
from cti_gateway.codec.transcript import Begun, Configured, Entry, Restored, Unreadable
from cti_gateway.core.alarm import Alarms
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused
from cti_gateway.core.events import SwitchEvent, SwitchLost
from cti_gateway.core.floor import Floor
from cti_gateway.core.masking import mask_name, mask_number
from cti_gateway.core.past import PastCall
from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.records import CallFact, CallRecord, CallState, Outage, SeatFact
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.tenure import Tenures
from cti_gateway.core.why import Reason, why_nobody
from cti_gateway.core.world import World


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the story; ``call`` and ``seat`` are those it is about."""

    at: int
    kind: str  # call, seat, nobody, outage, refused, unread, record, end
    call: str | None = None
    seat: str | None = None
    body: dict[str, object] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()


class Player:
    """The engine of the recorded run, and what it decides this time."""

    def __init__(self, begun: Begun) -> None:
        self.conversation = Conversation(begun.device)
        self.engine = Engine(
            World(
                outcomes=begun.outcomes,
                reasons=begun.reasons,
                rules=begun.rules,
                head_starts=begun.head_starts,
                floor=Floor(Lottery(Random(begun.seed).random)),
                tenures=Tenures(begun.admission),
                dials_out=begun.dials_out,
                answers_phones=begun.answers_phones,
                alarms=Alarms(begun.alarms),
            )
        )
        self._frames = 0
        self._facts: dict[int, SwitchEvent] = {}  # by frame, until the engine is told
        self._records: dict[str, CallRecord] = {}

    def take(self, entry: Entry) -> list[Told]:
        """What this entry leads to; raises Unreadable."""
        engine, at = self.engine, entry.at
        match entry.kind:
            case transcript.HEARD:
                self._frames += 1
                fact = self.conversation.heard(Message(entry.read(str).encode()))
                if fact is not None:
                    self._facts[self._frames] = fact
            case transcript.SENT:
                self.conversation.sent(Message(entry.read(str).encode()))
            case "configure":
                return self.configure(entry.read(Configured), at)
            case "restore":
                past = entry.read(Restored)
                engine.restore(
                    past.seats,
                    past.calls,
                    past.last_known_at,
                    past.callbacks,
                    past.lately,
                    past.uncovered,
                    past.told,
                )
                self._records.update((call.call_id, call) for call in past.calls)
            case "roster":
                found = entry.read(tuple[Assignment, ...])
                return self.story(engine.take_roster(found, at), at)
            case "tell":
                return self._tell(entry)
            case "do":
                return self._do(entry)
            case "expire":
                return self.story(engine.expire(at), at)
            case "reconcile":
                try:
                    snapshot = self.conversation.snapshot()
                except KeyError:
                    raise Unreadable(entry.line) from None
                over = entry.read(tuple[PastCall, ...])
                return self.story(engine.reconcile(snapshot, at, over), at)
            case "take_up":
                return self.story(engine.take_up(entry.read(tuple[PastCall, ...]), at), at)
            case _:
                raise Unreadable(entry.line)
        return []

    def configure(self, world: Configured, at: int) -> list[Told]:
        """The configured world from now on."""
        effects = self.engine.configure(seats=world.seats, queues=world.queues, agents=world.agents, now=at)
        return self.story(effects, at)

    def _tell(self, entry: Entry) -> list[Told]:
        if entry.body.startswith(b"["):
            fact = entry.tagged()
            if isinstance(fact, SwitchLost):
                self.conversation.forget()
                self._facts.clear()
        else:
            frame = entry.read(int)
            fact = self._facts.pop(frame, None)
            if fact is None:  # the codec of today sees nothing in it
                return [Told(entry.at, "unread", body={"line": entry.line, "frame": frame})]
        return self.story(self.engine.tell(fact, entry.at), entry.at)

    def _do(self, entry: Entry) -> list[Told]:
        command = entry.tagged()
        try:
            effects = self.engine.do(command, entry.at)
        except Refused as refused:
            body = {"command": type(command).__name__, "agent": command.agent_id, "code": refused.code}
            return [Told(entry.at, "refused", seat=getattr(command, "seat", None), body=body)]
        return self.story(effects, entry.at)

    def story(self, effects: Iterable[Effect], at: int) -> list[Told]:
        """What the engine wrote, and why nobody takes those who wait from now on."""
        records = [effect.record for effect in effects if isinstance(effect, Write)]
        told: list[Told] = []
        for record in records:
            match record:
                case CallFact():
                    told.append(self._of_call(record))
                case SeatFact():
                    told.append(_of_seat(record))
                case Outage():
                    body: dict[str, object] = {"outage": record.kind, "cause": record.cause}
                    told.append(Told(at, "outage", body={**body, "ms": record.to_at - record.from_at}))
                case CallRecord():
                    self._records[record.call_id] = record
        calls = dict.fromkeys(record.call_id for record in records if isinstance(record, CallFact))
        return [*told, *self._nobody(calls, at)]

    def _of_call(self, fact: CallFact) -> Told:
        body: dict[str, object] = {"step": fact.kind, "agent": fact.agent_id, "detail": fact.detail}
        call = self.engine.world.calls.get(fact.call_id)
        if fact.kind == "arrived" and call is not None:
            body |= {"number": mask_number(call.number), "did": call.did, "queue": call.queue}
        return Told(fact.at, "call", fact.call_id, fact.seat, body)

    def _nobody(self, calls: Iterable[str], at: int) -> Iterator[Told]:
        world = self.engine.world
        for call_id in calls:
            call = world.calls.get(call_id)
            if call is not None and call.state is CallState.WAITING and world.connected:
                yield Told(at, "nobody", call_id, reasons=tuple(why_nobody(world, call, at)))

    def records(self) -> Iterator[Told]:
        """Each call as it was last written, in the order of arrival."""
        for record in sorted(self._records.values(), key=lambda record: (record.arrived_at, record.call_id)):
            body: dict[str, object] = {name: getattr(record, name) for name in record.__dataclass_fields__}
            body |= {"number": mask_number(record.number), "name": mask_name(record.name)}
            yield Told(record.ended_at or record.arrived_at, "record", record.call_id, record.seat, body)


def _of_seat(fact: SeatFact) -> Told:
    body: dict[str, object] = {
        "step": fact.kind,
        "state": fact.state,
        "cause": fact.cause,
        "actor": fact.actor,
        "agent": fact.agent_id,
    }
    return Told(fact.at, "seat", fact.call_id, fact.seat, body)


def begun(entries: Iterator[Entry]) -> Begun:
    """How the recorded gateway was set up; raises Unreadable."""
    first = next(entries, None)
    if first is None or first.kind != "begin":
        raise Unreadable(first.line if first is not None else 1)
    return first.read(Begun)


def rerun(setup: Begun, entries: Iterator[Entry]) -> Iterator[Told]:
    """The story of what follows the beginning, and how the transcript ends; raises Unreadable."""
    player, at, end = Player(setup), 0, "torn"
    for entry in entries:
        at = max(at, entry.at)
        if entry.kind == "end":
            end = entry.read(str)
        else:
            yield from player.take(entry)
    yield from player.records()
    yield Told(at, "end", body={"end": end})
