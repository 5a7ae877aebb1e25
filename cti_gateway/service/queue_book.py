"""The queues in force: as last edited, else as the configuration file has them; with the calendar's days.

The directory's queues are made from these. So whatever reads or routes by them knows one truth, and what
somebody changes here, or another program in the database, is in force a moment later.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

import structlog
from pydantic import ValidationError

from cti_gateway.config import QueueSection
from cti_gateway.core.calendar import NO_CALENDAR, Calendar, SpecialDay, summary
from cti_gateway.core.errors import Conflict, Invalid, Refused, StoreUnavailable
from cti_gateway.core.overflow_rules import To, asks_in_vain, leads_nowhere, read_overflow
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.queue_book import Entry, difference
from cti_gateway.ports.store import AuditEntry, Directory, QueueVersion, QueueVersions, SpecialDays

log = structlog.get_logger(__name__)

LOOK_S = 2.0
AHEAD_S = 60 * 86_400  # by then somebody should have said what next year's holidays are


class Shelf(Directory, QueueVersions, SpecialDays, Protocol):
    """The part of the store that holds queues."""


def in_force(file: Iterable[QueueSection], versions: Iterable[QueueVersion]) -> dict[str, Entry]:
    """By key. What was edited wins over the file, also for a number that both claim."""
    in_file = {section.key: section for section in file}
    edited: dict[str, Entry] = {}
    for version in {version.key: version for version in versions}.values():
        section = _read(version) or in_file.get(version.key)
        if section is not None:
            edited[version.key] = Entry(section, version.version, in_file.get(version.key))
    claimed = {did for entry in edited.values() for did in entry.section.dids}
    as_in_file = {key: Entry(_without(section, claimed), 0, section) for key, section in in_file.items()}
    return {**as_in_file, **edited}


def _read(version: QueueVersion) -> QueueSection | None:
    """None: another release of the program wrote what this one does not take."""
    try:
        return QueueSection.model_validate_json(version.body)
    except ValidationError as error:
        fields = ", ".join(str(problem["loc"][0]) for problem in error.errors() if problem["loc"])
        log.error("queue_version_unreadable", queue=version.key, version=version.version, fields=fields)
        return None


def _without(section: QueueSection, claimed: set[str]) -> QueueSection:
    left = tuple(did for did in section.dids if did not in claimed)
    return section.model_copy(update={"dids": left})


def unknown_years(
    entries: Iterable[Entry], calendar: Calendar, *, now: int, time_zone: str
) -> dict[int, str]:
    """Years, this one or a near one, whose holidays nobody knows; and the queues that would heed them."""
    in_use = [entry.section for entry in entries if not entry.section.retired]
    heeding = [section.key for section in in_use if section.service_hours(time_zone).heeds]
    near = (datetime.fromtimestamp(now / 1000 + ahead, ZoneInfo(time_zone)).year for ahead in (0, AHEAD_S))
    return {year: ", ".join(heeding) for year in sorted(set(near) - calendar.years) if heeding}


def _demand_spare(section: QueueSection, in_use: Sequence[QueueSection]) -> None:
    """Nobody must be led to a retired queue, and some other must be there."""
    if section.dids:
        told = Refused("queue_retired_dids", dids=", ".join(section.dids))
        raise Invalid("queue_invalid", {"dids": told})
    for other in in_use:
        if any(
            rule.target == section.key for rule in map(read_overflow, other.overflow) if rule.to is To.QUEUE
        ):
            raise Invalid("queue_invalid", {"retired": Refused("queue_still_target", queue=other.name)})
    if not in_use:
        raise Invalid("queue_invalid", {"retired": Refused("queue_last")})


class QueueBook:
    """Implements ports.queue_book.QueueBook."""

    def __init__(
        self,
        shelf: Shelf,
        *,
        file: Sequence[QueueSection],
        library: Calendar,
        time_zone: str,
        dials_out: bool,
        clock: Clock,
        apply: Callable[[], Awaitable[bool]],
    ) -> None:
        self._shelf = shelf
        self._file = file
        self._library = library
        self._time_zone = time_zone
        self._dials_out = dials_out
        self._clock = clock
        self._apply = apply
        self._changing = asyncio.Lock()
        self._revision: int | None = None
        self._entries: dict[str, Entry] = {}
        self._calendar = NO_CALENDAR
        self._said: list[tuple[str, dict[str, object]]] = []

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self._entries

    @property
    def calendar(self) -> Calendar:
        return self._calendar

    async def run(self) -> None:
        """Take up what another program changes in the database, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                if await self._shelf.revision() != self._revision:
                    async with self._changing:
                        await self.load()
                        await self._apply()
            except StoreUnavailable:
                continue  # nothing can have changed that we could read

    async def load(self) -> None:
        """Read what is stored, and make the directory's queues from it."""
        revision = await self._shelf.revision()  # first: what changes meanwhile is read again
        self._entries = in_force(self._file, await self._shelf.queue_versions())
        self._calendar = self._library.under(Calendar.of(await self._shelf.special_days()))
        made = [entry.section.queue(self._time_zone, self._calendar) for entry in self._entries.values()]
        if tuple(sorted(made, key=lambda queue: queue.key)) != await self._shelf.queues():
            await self._shelf.put_queues(made)
        self._revision = revision
        self._say()

    def _say(self) -> None:
        """What an administrator may not expect, once for as long as it lasts."""
        surprises: list[tuple[str, dict[str, object]]] = []
        for key, entry in self._entries.items():
            if differences := entry.differences():
                fields = ", ".join(change.field for change in differences)
                surprises.append(("queue_differs_from_file", {"queue": key, "fields": fields}))
        now = self._clock.now()
        unknown = unknown_years(self._entries.values(), self._calendar, now=now, time_zone=self._time_zone)
        surprises += [("calendar_year_unknown", {"year": y, "queues": q}) for y, q in unknown.items()]
        for surprise, about in surprises:
            if (surprise, about) not in self._said:
                log.warning(surprise, **about)
        self._said = surprises

    async def history(self, key: str) -> tuple[QueueVersion, ...]:
        return tuple(version for version in await self._shelf.queue_versions() if version.key == key)

    async def edit(self, section: QueueSection, *, expected: int, reason: str, entry: AuditEntry) -> bool:
        async with self._changing:
            present = self._entries.get(section.key)
            version = present.version if present else 0
            if version != expected:
                raise Conflict("stale_edit", version=version)
            self._demand_fit(section)
            at, key = entry.at, section.key
            rows = [QueueVersion(key, version + 1, at, entry.actor, reason, section.model_dump_json())]
            if present is not None and version == 0:
                rows.insert(0, QueueVersion(key, 0, at, "file", "", present.section.model_dump_json()))
            told = "; ".join(map(str, difference(present.section if present else None, section)))
            await self._shelf.add_queue_versions(rows, replace(entry, detail=f"{version + 1}: {told}"))
            await self.load()
            return await self._apply()

    def _demand_fit(self, section: QueueSection) -> None:
        """What the configuration asks of queues together, a changed one must keep."""
        rules = tuple(map(read_overflow, section.overflow))
        others = [entry.section for key, entry in self._entries.items() if key != section.key]
        if section.retired:
            _demand_spare(section, [other for other in others if not other.retired])
        target = leads_nowhere(section.key, rules, [other.key for other in others if not other.retired])
        if target is not None:
            raise Invalid("queue_invalid", {"overflow": Refused("overflow_nowhere", target=target)})
        if asks_in_vain(rules, calls_back=section.callback):
            raise Invalid("queue_invalid", {"overflow": Refused("overflow_without_callback")})
        if not self._dials_out and any(rule.to is To.NUMBER for rule in rules):
            raise Invalid("queue_invalid", {"overflow": Refused("overflow_without_trunk")})
        for other in others:
            for did in section.dids:
                if did in other.dids:
                    raise Invalid("queue_invalid", {"dids": Refused("did_taken", did=did, queue=other.name)})

    async def import_days(self, days: Sequence[SpecialDay], entry: AuditEntry) -> bool:
        async with self._changing:
            await self._shelf.put_special_days(days, replace(entry, detail=summary(days)))
            await self.load()
            return await self._apply()
