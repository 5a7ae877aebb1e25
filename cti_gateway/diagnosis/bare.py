"""A recorded AMI stream without our transcript around it: bytes as they came from Asterisk.

Nothing is known of seats, people and what they asked for. So the queues are those that the dialplan names,
each phone that rang is a seat, and nobody is signed in: the story of every call is told from what Asterisk
said, and no decision is made. Frames without a Timestamp (``timestampevents`` in manager.conf) are left out.
"""

from collections.abc import Iterator

from cti_gateway.codec.ami import BANNER, Message, Splitter
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.codec.pbx_snapshot import milliseconds
from cti_gateway.codec.transcript import Begun, Configured
from cti_gateway.core.events import CallArrived
from cti_gateway.core.people import Queue, Seat
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.diagnosis.rerun import Player, Told


def is_bare(data: bytes) -> bool:
    """Whether it begins as Asterisk does."""
    return data.startswith(BANNER)


def events(data: bytes) -> list[tuple[int, Message]]:
    """The events that happened, with their instants."""
    return [
        (at, message)
        for message in Splitter().feed(data)
        if (at := milliseconds(message.get("Timestamp"))) is not None
    ]


def rerun(setup: Begun, data: bytes) -> Iterator[Told]:
    """The story of the stream."""
    timed, player = events(data), Player(setup)
    world = _assumed(setup, timed)
    at = timed[0][0] if timed else 0
    yield Told(
        at,
        "assumed",
        body={"seats": [seat.number for seat in world.seats], "queues": [q.key for q in world.queues]},
    )
    yield from player.configure(world, at)
    yield from player.story(player.engine.reconcile(SwitchSnapshot(0, (), {}, ()), at), at)
    for at, message in timed:
        while (due := player.engine.next_deadline()) is not None and due <= at:
            yield from player.story(player.engine.expire(due), due)
        fact = player.conversation.heard(message)
        if fact is not None:
            yield from player.story(player.engine.tell(fact, at), at)
    yield from player.records()
    yield Told(at, "end", body={"end": "stream"})


def _assumed(setup: Begun, timed: list[tuple[int, Message]]) -> Configured:
    codec = PbxEvents(Devices(setup.device))
    facts = [fact for _, message in timed if (fact := codec.read(message)) is not None]
    phones = {str(fact.extension) for fact in facts if hasattr(fact, "extension")}
    keys = {fact.queue for fact in facts if isinstance(fact, CallArrived)}
    seats = tuple(Seat(extension, extension) for extension in sorted(phones))
    return Configured(seats, tuple(Queue(key, key) for key in sorted(keys)), ())
