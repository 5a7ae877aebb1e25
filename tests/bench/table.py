"""The results as one table; each group of rows is compared with one of its rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import decode, engine, freed_seat, knowledge, routing
from tests.bench.decode import Decoded
from tests.bench.engine import Decided
from tests.bench.freed_seat import Freed
from tests.bench.knowledge import Searched
from tests.bench.measure import Latency
from tests.bench.month import Judged
from tests.bench.paint import Painted
from tests.bench.pop import Popped
from tests.bench.routing import Routed

HEAD = ("measured", "way", "figure", "ratio")
_MARKED = re.compile(r"(?<=<!-- bench -->\n).*(?=<!-- /bench -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One line. ``ratio`` is of the p50s or of the paces; None where there is nothing to compare with."""

    measured: str
    way: str
    figure: str
    ratio: float | None

    def cells(self) -> tuple[str, ...]:
        """As text."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2g}" if self.ratio < 10 else f"{self.ratio:.0f}"
        return self.measured, self.way, self.figure, ratio


def _ms(latency: Latency) -> str:
    return f"{latency.p50_ms:.1f} / {latency.p99_ms:.1f} ms"


def decode_rows(results: Iterable[Decoded]) -> list[Row]:
    """Against panoramisk with one subscriber to everything."""
    paces = {result.parser: result.events_per_s for result in results}
    base = paces[decode.PANORAMISK]
    measured = f"AMI events/s on one core (ratio to {decode.PANORAMISK})"
    return [Row(measured, parser, f"{pace / 1000:.0f} k", pace / base) for parser, pace in paces.items()]


def routing_rows(results: Sequence[Routed]) -> list[Row]:
    """Against app_queue at the same rate."""
    base = {r.calls_per_s: r.latency.p50_ms for r in results if r.way == routing.APP_QUEUE}
    return [
        Row(
            f"INVITE to INVITE at {r.calls_per_s}/s, p50 / p99 (ratio to {routing.APP_QUEUE})",
            r.way,
            _ms(r.latency),
            r.latency.p50_ms / base[r.calls_per_s],
        )
        for r in sorted(results, key=lambda r: r.calls_per_s)
    ]


def freed_rows(results: Sequence[Freed]) -> list[Row]:
    """Against the gateway: how much longer a caller waits."""
    base = {r.line: r.latency.p50_ms for r in results if r.way == freed_seat.GATEWAY}
    return [
        Row(
            f"a seat is freed, {r.line}: BYE to INVITE, p50 / p99 (ratio to {freed_seat.GATEWAY})",
            r.way,
            _ms(r.latency),
            r.latency.p50_ms / base[r.line],
        )
        for r in results
    ]


def pop_rows(results: Sequence[Popped]) -> list[Row]:
    """Against a single panel."""
    base = results[0].latency.p50_ms
    measured = f"screen pop: AMI bytes to WebSocket frame, p50 / p99 (ratio to {results[0].panels})"
    return [Row(measured, r.panels, _popped(r), r.latency.p50_ms / base) for r in results]


def _popped(result: Popped) -> str:
    each = "" if result.kb_per_panel is None else f"; {result.kb_per_panel:.0f} kB a panel"
    return _ms(result.latency) + each


def paint_rows(results: Sequence[Painted]) -> list[Row]:
    """Against this machine as fast as it is."""
    base = results[0].latency.p50_ms
    measured = "screen pop in Chromium: WebSocket frame to paint, p50 / p99 (ratio to full speed)"
    return [
        Row(measured, f"processor {r.slowdown}× slower", _ms(r.latency), r.latency.p50_ms / base)
        for r in results
    ]


def engine_rows(results: Sequence[Decided]) -> list[Row]:
    """Against the same input among the fewest seats."""
    fewest = min(result.seats for result in results)
    base = {r.input: r.latency.p50_ms for r in results if r.seats == fewest}
    return [
        Row(
            f"engine decision with {r.seats:,} seats and {engine.QUEUES} queues, p50 / p99"
            f" (ratio to {fewest:,} seats)",
            r.input,
            f"{r.latency.p50_ms * 1000:.0f} / {r.latency.p99_ms * 1000:.0f} µs",
            r.latency.p50_ms / base[r.input],
        )
        for r in results
    ]


def knowledge_rows(results: Sequence[Searched]) -> list[Row]:
    """Against what the database can do alone."""
    base = {r.database: r.latency.p50_ms for r in results if r.way == knowledge.LIKE}
    return [
        Row(
            f"search among {r.entries:,} entries on {r.database}, p50 / p99 (ratio to {knowledge.LIKE})",
            r.way,
            _ms(r.latency),
            r.latency.p50_ms / base[r.database],
        )
        for r in results
    ]


def month_rows(results: Sequence[Judged]) -> list[Row]:
    """Against the fewest days of the same way: twice the days are twice the work."""
    base = {r.way: min(one.seconds for one in results if one.way == r.way) for r in results}
    return [
        Row(
            f"attendance, {r.way} (ratio to half the days)",
            f"{r.days} days: {r.shifts:,} shifts, {r.facts / 1e6:.2g} M facts",
            f"{r.seconds:.1f} s",
            r.seconds / base[r.way],
        )
        for r in results
    ]


def markdown(rows: Iterable[Row]) -> str:
    """One table; what is measured stands only on the first row of its group."""
    lines = [HEAD, ("---",) * len(HEAD)]
    above = ""
    for row in rows:
        measured, *rest = row.cells()
        lines.append(("" if measured == above else measured, *rest))
        above = measured
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(page: Path, text: str) -> None:
    """Put this between the page's two marks; raises ValueError if there are none."""
    replaced, times = _MARKED.subn(lambda _: text, page.read_text(encoding="utf-8"))
    if times != 1:
        raise ValueError(f"{page}: no place for the table")
    page.write_text(replaced, encoding="utf-8")
