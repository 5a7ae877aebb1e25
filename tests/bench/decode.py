"""AMI bytes to the subscriber: events a second on one core, each library through its own code.

All get the same recorded, unfiltered stream in chunks of 64 KiB and no network.
- panoramisk: its AMIProtocol.data_received, Message and Manager.dispatch; subscribers only count.
- pyst2: its Manager._receive_data (reading lines from memory instead of an unbuffered socket), ManagerMsg,
  Event and event_dispatch, one after the other: without the three threads and the waiting of real
  use. Under Python 3 its parser fails at every ChanVariable header, so it gets the stream without; the
  DeprecationWarning that each of its lines costs there is its own.
- ours: Splitter and PbxEvents, up to facts the engine understands, which is more than to count; then
  the same behind AmiProtocol.data_received, which is all that a byte passes in the gateway. A variant
  decodes every header of every event, which the gateway never does.
- bytes.split at the empty line: what Python can do at most.
"""

import asyncio
import gc
import io
import statistics
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import asterisk.manager
import panoramisk
from panoramisk.ami_protocol import AMIProtocol

from cti_gateway.adapters.ami.protocol import AmiProtocol
from cti_gateway.codec.ami import END, Message, Splitter
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from tests.bench.measure import Effort, instant_ms, progress
from tests.bench.stream import BANNER, Stream

SUBSCRIPTIONS = tuple(name.decode() for name in PbxEvents(Devices("PJSIP/{extension}"))._readers)
PANORAMISK = "panoramisk, the events we use"


def split_only(stream: Stream) -> int:
    """The limit."""
    events, tail = 0, b""
    for chunk in stream.chunks:
        *frames, tail = (tail + chunk).split(END)
        events += len(frames)
    return events


def our_codec(stream: Stream) -> int:
    """Splitter and PbxEvents."""
    splitter, events = Splitter(), PbxEvents(Devices("PJSIP/{extension}"))
    seen, facts = 0, 0
    for chunk in stream.chunks:
        messages = splitter.feed(chunk)
        seen += len(messages)
        for message in messages:
            facts += events.read(message) is not None
    assert facts
    return seen


def our_protocol(stream: Stream) -> int:
    """What the event loop calls."""
    events = PbxEvents(Devices("PJSIP/{extension}"))
    seen, facts = 0, 0

    def on_event(message: Message) -> None:
        nonlocal seen, facts
        seen += 1
        facts += events.read(message) is not None

    protocol = AmiProtocol(3.0, on_event)
    for chunk in stream.chunks:
        protocol.data_received(chunk)
    assert facts
    return seen


def our_codec_reading_all(stream: Stream) -> int:
    """As if somebody wanted every header."""
    splitter, seen = Splitter(), 0
    for chunk in stream.chunks:
        for message in splitter.feed(chunk):
            seen += bool(message.get("Event"))
    return seen


def _panoramisk(stream: Stream, *patterns: str) -> int:
    seen = 0

    def on_event(_manager: panoramisk.Manager, _event: object) -> None:
        nonlocal seen
        seen += 1

    loop = asyncio.new_event_loop()
    manager = panoramisk.Manager(loop=loop)
    for pattern in patterns:
        manager.register_event(pattern, on_event)
    protocol = AMIProtocol()
    protocol.connection_made(None)
    protocol.factory, protocol.encoding = manager, "utf8"  # as Manager.connection_made does
    for chunk in stream.chunks:
        protocol.data_received(chunk)
    loop.close()
    return seen


def panoramisk_all(stream: Stream) -> int:
    """One subscriber to everything."""
    return _panoramisk(stream, "*")


def panoramisk_ours(stream: Stream) -> int:
    """Subscribers to the events that the gateway reads; only those are counted."""
    return _panoramisk(stream, *SUBSCRIPTIONS)


def pyst2(stream: Stream) -> int:
    """One subscriber to everything, in one thread. The stream must be without ChanVariable."""
    seen = 0

    def on_event(_event: object, _manager: asterisk.manager.Manager) -> None:
        nonlocal seen
        seen += 1

    manager: Any = asterisk.manager.Manager()
    manager.close = lambda: None  # on deletion it would wait for threads that never ran
    manager.register_event("*", on_event)
    manager._sock = io.BytesIO(BANNER + stream.raw)
    manager._connected.set()
    manager._running.set()
    manager._receive_data()
    while lines := manager._message_queue.get():
        message = asterisk.manager.ManagerMsg(lines)
        if message.has_header("Event"):
            manager._event_queue.put(asterisk.manager.Event(message))
    manager._event_queue.put(None)
    manager.event_dispatch()
    return seen


PARSERS: dict[str, Callable[[Stream], int]] = {
    PANORAMISK: panoramisk_ours,
    "panoramisk, `*`": panoramisk_all,
    "pyst2, `*`": pyst2,
    "cti_gateway, every header decoded": our_codec_reading_all,
    "cti_gateway, through AmiProtocol": our_protocol,
    "cti_gateway, codec": our_codec,
    "`bytes.split` alone (the limit)": split_only,
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """One parser's pace."""

    parser: str
    handed_over: int
    events_per_s: float


def measure(recorded: Stream, effort: Effort) -> list[Decoded]:
    """Every parser on the recorded stream, as often as makes enough events."""
    stream = recorded.repeated(effort.stream_events)
    plain = stream.without(b"ChanVariable")
    taken: defaultdict[str, list[float]] = defaultdict(list)
    handed_over: dict[str, int] = {}
    for repetition in range(effort.repetitions):
        progress(f"decode {repetition + 1}/{effort.repetitions}: {stream.events} events")
        for parser, parse in PARSERS.items():
            given = plain if parse is pyst2 else stream
            gc.collect()
            started = instant_ms()
            handed_over[parser] = parse(given)
            taken[parser].append((instant_ms() - started) / 1000)
    return [
        Decoded(parser, handed_over[parser], stream.events / statistics.median(values))
        for parser, values in taken.items()
    ]
