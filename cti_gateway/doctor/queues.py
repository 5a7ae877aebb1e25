"""Checks of the queues in force against the configuration file, and of what is known of holidays."""

from collections.abc import Collection, Iterator, Sequence

from cti_gateway.app import library
from cti_gateway.config import Site
from cti_gateway.core.calendar import Calendar, SpecialDay
from cti_gateway.doctor.finding import Finding, care, ok
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.queue_book import Entry
from cti_gateway.service.queue_book import unknown_years


def examine(
    site: Site, entries: Collection[Entry], imported: Sequence[SpecialDay], clock: Clock
) -> Iterator[Finding]:
    """What an administrator may not expect."""
    edited = [(entry.section.key, entry.differences()) for entry in entries if entry.differences()]
    for key, differences in edited:
        yield care("queue_differs_from_file", queue=key, fields=", ".join(c.field for c in differences))
    if not edited:
        yield ok("queues_not_edited")
    calendar = library(site, clock).under(Calendar.of(imported))
    unknown = unknown_years(entries, calendar, now=clock.now(), time_zone=site.time_zone)
    for year, queues in unknown.items():
        yield care("calendar_year_unknown", year=year, queues=queues)
