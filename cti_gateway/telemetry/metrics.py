"""What Prometheus reads: counted from the records as they are written, gauges from the world as it is."""

import asyncio
import sys
from collections import Counter as Tally
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from cti_gateway.core.records import (
    CallFact,
    CallRecord,
    CallState,
    Direction,
    Outage,
    Record,
    SeatFact,
    SeatState,
)
from cti_gateway.core.world import World

WAIT_S = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300)
# What became of calls that no seat answered, by outcome; the others were given up.
RESULTS = {
    "CLOSED_HOURS": "closed",
    "NO_AGENT": "overflowed",
    "TIMEOUT": "overflowed",
    "OVERFLOWED": "overflowed",
    "VOICEMAIL": "voicemail",
    "TRANSFERRED": "transferred",
}
TALK_S = (10, 30, 60, 120, 180, 240, 300, 600, 1200, 3600)


class Metrics:
    """Counters of this process. Labels hold no personal data."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._ended: str | None = None  # the call whose last summary comes next
        self._calls = Counter("cti_calls", "Calls ended", ["queue", "result"], registry=registry)
        self._wait = Histogram(
            "cti_wait_seconds",
            "Arrival to answer, ringing included",
            ["queue"],
            buckets=WAIT_S,
            registry=registry,
        )
        self._talk = Histogram("cti_talk_seconds", "With hold", ["queue"], buckets=TALK_S, registry=registry)
        self._accuracy = Accuracy(registry)
        self._seat_steps = Counter("cti_seat_steps", "Steps of seats", ["step"], registry=registry)
        self._outages = Counter("cti_outages", "Gaps in what is known", ["kind"], registry=registry)
        self._refused = Counter("cti_records_refused", "Set aside, not in the database", registry=registry)

        self._asked = Counter("cti_surveys_sent", "Callers asked to rate", registry=registry)
        self._rated = Counter("cti_surveys_answered", "Talks rated", ["score"], registry=registry)

    def count(self, record: Record) -> None:
        """Take one record into account."""
        match record:
            case CallFact(
                kind="answered", detail={"estimated_ms": estimated, "waited_ms": waited, "queue": queue}
            ):
                self._accuracy.compare(queue, int(estimated), int(waited))
            case CallFact(kind="ended"):
                self._ended = record.call_id
            case CallFact(kind="survey_sent"):
                self._asked.inc()
            case CallFact(kind="survey_answered"):
                self._rated.labels(record.detail["score"]).inc()
            case CallRecord() if record.call_id == self._ended:
                self._ended = None  # its summary may be written again, when the form is saved
                self._count_call(record)
            case SeatFact():
                self._seat_steps.labels(record.kind).inc()
            case Outage():
                self._outages.labels(record.kind).inc()

    def count_refused(self, _record: Record) -> None:
        """The database will not take it."""
        self._refused.inc()

    def _count_call(self, record: CallRecord) -> None:
        if record.direction is Direction.OUT:  # nobody waited
            result = "not_reached" if record.answered_at is None else "reached"
            self._calls.labels(record.queue, result).inc()
            return
        if record.answered_at is None:
            result = RESULTS.get(record.outcome or "", "abandoned")
            self._calls.labels(record.queue, result).inc()
            return
        self._calls.labels(record.queue, "answered").inc()
        self._wait.labels(record.queue).observe((record.wait_ms + record.ring_ms) / 1000)
        self._talk.labels(record.queue).observe((record.talk_ms + record.hold_ms) / 1000)


class Accuracy:
    """How far estimates of the wait were off, since this process began."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._offs: dict[str, tuple[int, float, float]] = {}  # count, sum of |error| and of error
        self._mean = Gauge(
            "cti_wait_estimate_error_seconds",
            "Mean absolute error of the wait estimated for callers who were served",
            ["queue"],
            registry=registry,
        )
        self._bias = Gauge(
            "cti_wait_estimate_bias_seconds",
            "Mean of estimated less actual wait: above 0 callers are told too much",
            ["queue"],
            registry=registry,
        )
        self._compared = Counter("cti_wait_estimates", "Estimates compared", ["queue"], registry=registry)

    def compare(self, queue: str, estimated_ms: int, waited_ms: int) -> None:
        """One more caller was served."""
        off = (estimated_ms - waited_ms) / 1000
        count, total, balance = self._offs.get(queue, (0, 0.0, 0.0))
        self._offs[queue] = count, total, balance = count + 1, total + abs(off), balance + off
        self._mean.labels(queue).set(total / count)
        self._bias.labels(queue).set(balance / count)
        self._compared.labels(queue).inc()


class WorldCollector(Collector):
    """Reads the world at each scrape, so no gauge can lag behind it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def collect(self) -> Iterator[Metric]:
        """Seats and calls by state, and the connection to Asterisk."""
        connected = GaugeMetricFamily("cti_pbx_connected", "1 while in step with Asterisk")
        connected.add_metric([], float(self._world.connected))
        yield connected
        seats = GaugeMetricFamily("cti_seats", "Seats by state", labels=["state"])
        in_state = Tally(seat.state for seat in self._world.seats.values())
        for seat_state in SeatState:
            seats.add_metric([seat_state.value], in_state[seat_state])
        yield seats
        calls = GaugeMetricFamily("cti_live_calls", "Calls by state", labels=["state"])
        going = Tally(call.state for call in self._world.calls.values())
        for call_state in CallState:
            calls.add_metric([call_state.value], going[call_state])
        yield calls


class HeldCollector(Collector):
    """What this process holds: numbers that only grow are a leak. Resident memory tells less, for the
    allocator keeps what Python has given back."""

    def collect(self) -> Iterator[Metric]:
        """To be scraped from the loop itself."""
        yield GaugeMetricFamily("cti_tasks", "Unfinished asyncio tasks", value=len(asyncio.all_tasks()))
        yield GaugeMetricFamily(
            "cti_memory_blocks", "Blocks of memory that Python's objects hold", value=sys.getallocatedblocks()
        )
