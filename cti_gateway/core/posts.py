"""Who is away from their post now, and since when: kept as it changes, for the countdown and the alarms.

It reads the facts as they are written, which are those that the shift will be judged from.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from cti_gateway.core.agenda import Agenda
from cti_gateway.core.attendance.away import away_since, comes_to_count, folded, pared
from cti_gateway.core.attendance.case import Fact, FactKind, Rules
from cti_gateway.core.attendance.from_facts import Reading
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.records import SeatFact
from cti_gateway.core.roster.assigned import Assigned


@dataclass(slots=True)
class Post:
    """One person's: the late facts, since when they are away (seconds), when to look again (milliseconds)."""

    agent_id: int
    facts: list[Fact] = field(default_factory=list)
    since: int | None = None
    look_at: int | None = None

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return at == self.look_at


@dataclass(slots=True)
class Posts:
    """By person."""

    rules: Rules = field(default_factory=Rules)
    reading: Reading = field(default_factory=Reading)
    posts: dict[str, Post] = field(default_factory=dict)
    away: dict[int, int] = field(default_factory=dict)  # since when (milliseconds), by person
    _changed: set[int] = field(default_factory=set)
    _assigned: Assigned | None = None  # the assignments by which they were looked at last
    _agenda: Agenda = field(default_factory=Agenda)

    def read(self, fact: SeatFact) -> None:
        """One more fact was written."""
        told = self.reading.read([Trace.of(fact)])
        if fact.agent_id is not None and told:
            post = self.posts.setdefault(str(fact.agent_id), Post(fact.agent_id))
            post.facts += told[fact.agent_id]
            self._changed.add(fact.agent_id)

    def resume(self, written: Iterable[SeatFact], seated: Collection[int]) -> None:
        """The last facts before the gateway stopped; whose sign-in is not among them came before."""
        for fact in written:
            self.read(fact)
        for person in seated:
            facts = self.posts.setdefault(str(person), Post(person)).facts
            if not any(fact.kind is FactKind.SIGN_IN for fact in facts):
                began = min((fact.at for fact in facts), default=0)
                facts.insert(0, Fact(began, FactKind.SIGN_IN, "resumed"))

    def next(self) -> int | None:
        """When somebody must be looked at again."""
        return self._agenda.next(self.posts)

    def expire(self, now: int) -> None:
        """Some must be looked at again."""
        self._changed.update(post.agent_id for post in self._agenda.due(self.posts, now))

    def review(self, assigned: Assigned, now: int) -> list[int]:
        """Who has gone, come back, or is away since another instant than before."""
        if assigned is not self._assigned:  # somebody away may have got leave for it
            self._changed.update(post.agent_id for post in self.posts.values())
            self._assigned = assigned
        moved = [person for person in sorted(self._changed) if self._look(person, assigned, now)]
        self._changed.clear()
        return moved

    def _look(self, person: int, assigned: Assigned, now: int) -> bool:
        """Each shift is judged by itself; who has none, from the last sign-in on; leave is no absence."""
        post, second = self.posts[str(person)], now // 1000
        if (back_at := assigned.on_leave(person, now)) is not None:
            before, post.since = post.since, None
            post.look_at = self._agenda.note(str(person), back_at)
            return self.away.pop(person, None) is not None or before is not None
        known = folded(post.facts)
        kept = pared(post.facts, known, self.rules, second)
        if kept is not post.facts:  # what there was is over for good
            post.facts, known = kept, None
        shift = next((one for one in assigned.of(person) if one.from_at <= now < one.until), None)
        signed_in = (fact.at for fact in post.facts if fact.kind is FactKind.SIGN_IN)
        begin = max(signed_in, default=0) if shift is None else shift.from_at // 1000
        before = post.since
        post.since = None if known is None else away_since(known, self.rules, begin, second)
        counts_at = None if known is None else comes_to_count(known, self.rules, second)
        instants = [] if counts_at is None else [counts_at * 1000]
        if post.since is not None and shift is not None:
            instants.append(shift.until)
        post.look_at = self._agenda.note(str(person), min(instants)) if instants else None
        if post.since is None:
            self.away.pop(person, None)
        else:
            self.away[person] = post.since * 1000
        return post.since != before
