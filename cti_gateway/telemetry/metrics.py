"""What Prometheus reads: counted from the records as they are written, gauges from the world as it is."""

import asyncio
from collections import Counter as Tally
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from cti_gateway.core.records import CallFact, CallRecord, CallState, Outage, Record, SeatFact, SeatState
from cti_gateway.core.world import World

WAIT_S = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300)
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
        self._seat_steps = Counter("cti_seat_steps", "Steps of seats", ["step"], registry=registry)
        self._outages = Counter("cti_outages", "Gaps in what is known", ["kind"], registry=registry)
        self._refused = Counter("cti_records_refused", "Set aside, not in the database", registry=registry)

        self._asked = Counter("cti_surveys_sent", "Callers asked to rate", registry=registry)
        self._rated = Counter("cti_surveys_answered", "Talks rated", ["score"], registry=registry)

    def count(self, record: Record) -> None:
        """Take one record into account."""
        match record:
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
        if record.answered_at is None:
            self._calls.labels(record.queue, "abandoned").inc()
            return
        self._calls.labels(record.queue, "answered").inc()
        self._wait.labels(record.queue).observe((record.wait_ms + record.ring_ms) / 1000)
        self._talk.labels(record.queue).observe((record.talk_ms + record.hold_ms) / 1000)


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


class TaskCollector(Collector):
    """The event loop's tasks: a number that only grows is a leak."""

    def collect(self) -> Iterator[Metric]:
        """To be scraped from the loop itself."""
        yield GaugeMetricFamily("cti_tasks", "Unfinished asyncio tasks", value=len(asyncio.all_tasks()))
