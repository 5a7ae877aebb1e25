"""What is marked of numbers, kept under one spelling of each and found under all."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress

from cti_gateway.core.caller import NUMBER, is_withheld
from cti_gateway.core.errors import Conflict, NotFound, Refused, StoreUnavailable
from cti_gateway.core.events import VipsKnown
from cti_gateway.core.marks import Mark, MarkKind, latest, lifted, marked
from cti_gateway.core.numbering import NumberPlan, every_spelling
from cti_gateway.core.people import Agent
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import AuditEntry, Marks

LOOK_S = 60.0


class StoredMarks:
    """Implements ports.marks.MarkBook. ``vips``: whom the configuration says to serve first."""

    def __init__(
        self,
        store: Marks,
        clock: Clock,
        plan: NumberPlan,
        vips: Collection[str] = (),
        tell: Callable[[VipsKnown], None] = lambda _known: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._plan = plan
        self._vips = frozenset(map(plan.canonical, vips))
        self._tell = tell
        self._told = every_spelling(plan, self._vips)
        self._changed = asyncio.Event()

    async def of(self, number: str) -> Sequence[Mark]:
        """The latest of each kind, in force or not."""
        number = self._plan.canonical(number)
        found = await self._kept(number)
        if number in self._vips:
            found[MarkKind.VIP] = _by_file(number)
        return list(found.values())

    async def listed(self) -> Sequence[Mark]:
        """The latest of every person and kind, over or not, the newest first; the configuration's last."""
        kept = self._of_everybody(await self._store.latest_marks())
        mine = [mark for mark in kept if mark.kind is not MarkKind.VIP or mark.number not in self._vips]
        return [*sorted(mine, key=lambda mark: mark.at, reverse=True), *map(_by_file, sorted(self._vips))]

    async def one(self, mark_id: int) -> Mark:
        """Raises NotFound("mark_unknown")."""
        found = await self._store.mark(mark_id)
        if found is None:
            raise NotFound("mark_unknown")
        return found

    async def versions(self, mark_id: int) -> Sequence[Mark]:
        """All of the same person and kind, the oldest first. Raises NotFound("mark_unknown")."""
        one = await self.one(mark_id)
        found = await self._store.marks_of(self._plan.spellings(one.number))
        return [mark for mark in found if mark.kind is one.kind]

    async def add(
        self, number: str, kind: MarkKind, reason: str, entry: AuditEntry, by: Agent, *, days: int | None
    ) -> Mark:
        """What no mark of this kind stands for yet. Raises Refused, Forbidden, Conflict("mark_there")."""
        number = self._plan.canonical(number)  # people write blanks and hyphens in it
        if not NUMBER.fullmatch(number):
            raise Refused("phone_wrong")
        before, new = await self._before(number, kind, reason, by)
        if before is not None and before.in_force(new.at):
            raise Conflict("mark_there")
        version = before.version if before is not None else 0
        return await self._keep(marked(before, new, by, days=days, version=version, now=new.at), entry)

    async def mark(
        self,
        number: str,
        kind: MarkKind,
        reason: str,
        entry: AuditEntry,
        by: Agent,
        *,
        days: int | None,
        version: int,
    ) -> Mark:
        """For so many days, None: until it is lifted. Raises Refused, Forbidden, Conflict."""
        before, new = await self._before(number, kind, reason, by)
        return await self._keep(marked(before, new, by, days=days, version=version, now=new.at), entry)

    async def lift(
        self, number: str, kind: MarkKind, reason: str, entry: AuditEntry, by: Agent, *, version: int
    ) -> Mark:
        """Raises Refused, Forbidden, Conflict."""
        before, new = await self._before(number, kind, reason, by)
        return await self._keep(lifted(before, new, by, version=version, now=new.at), entry)

    async def run(self) -> None:
        """Tell whose calls are served first whenever that changes; until cancelled."""
        while True:
            self._changed.clear()
            with suppress(StoreUnavailable):  # who was told last stays so until the next look
                self._tell_vips(self._of_everybody(await self._store.latest_marks()))
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_S):  # marks end by themselves
                    await self._changed.wait()

    def _tell_vips(self, marks: Iterable[Mark]) -> None:
        now = self._clock.now()
        vips = (mark.number for mark in marks if mark.kind is MarkKind.VIP and mark.in_force(now))
        numbers = every_spelling(self._plan, [*self._vips, *vips])
        if numbers != self._told:
            self._told = numbers
            self._tell(VipsKnown(numbers))

    def _of_everybody(self, marks: Iterable[Mark]) -> list[Mark]:
        """The latest of every person and kind."""
        people: defaultdict[str, list[Mark]] = defaultdict(list)
        for mark in marks:
            people[self._plan.canonical(mark.number)].append(mark)
        return [mark for of_one in people.values() for mark in latest(of_one).values()]

    async def _kept(self, number: str) -> dict[MarkKind, Mark]:
        return latest(await self._store.marks_of(self._plan.spellings(number)))

    async def _before(self, number: str, kind: MarkKind, reason: str, by: Agent) -> tuple[Mark | None, Mark]:
        if is_withheld(number):
            raise Refused("mark_without_number")
        number = self._plan.canonical(number)
        if kind is MarkKind.VIP and number in self._vips:
            raise Refused("mark_of_configuration")
        new = Mark(number, kind, 0, self._clock.now(), f"agent:{by.id}", reason)
        return (await self._kept(number)).get(kind), new

    async def _keep(self, mark: Mark, entry: AuditEntry) -> Mark:
        kept = await self._store.add_mark(mark, entry)
        self._changed.set()
        return kept


def _by_file(number: str) -> Mark:
    return Mark(number, MarkKind.VIP, 0, 0, "file", "")
