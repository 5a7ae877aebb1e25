"""The floor: who waits and who is free, kept in order so that one decision looks at little.

Callers who ask for the same stand in one line, sorted. People who can do the same form a team, and its
free seats stand sorted, once for each strategy in use. A line knows the teams that may serve it, a team its
lines. So a caller's seat is the best of the first ones of some teams, and a free seat's caller the first
of the first ones of some lines. Their number depends on how the configuration groups people and queues,
not on how many seats there are or how many callers wait; with that only binary searches grow.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from cti_gateway.core.line import Place
from cti_gateway.core.people import Agent, Queue, Skills
from cti_gateway.core.pick import STRATEGIES
from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat
from cti_gateway.core.skills import demanded, meets

Ranked = tuple[float, int, str]  # rank, then length and text of the number: 9 comes before 10
DEFAULT = Queue("", "")  # stands in for a queue that is not configured any more
RING_ALL = "ring_all"
LOTTERIES = frozenset({"random", "weighted_random"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a caller asks of a seat."""

    queue: str
    strategy: str
    skills: Skills = ()
    backup: bool = False  # backups may help
    rings: int = 1  # so many seats at once

    def of(self, agent: Agent) -> bool | None:
        """How this person may help: False as one of the queue's own, True as its backup, None not at all."""
        own = not agent.queues or self.queue in agent.queues
        if not own and not (self.backup and self.queue in agent.backup_queues):
            return None
        return not own if meets(agent.skills, self.skills) else None


def asked(queue: Queue, did: str, waited_ms: int) -> Asked:
    """By a caller of this queue who dialled this number, after this wait."""
    backup = queue.backup_after_s is not None and waited_ms >= queue.backup_after_s * 1000
    rings = queue.ring_all_limit if queue.strategy == RING_ALL else 1
    return Asked(queue.key, queue.strategy, demanded(queue, did, waited_ms), backup, rings)


def next_change(queue: Queue, waited_ms: int) -> int | None:
    """The next wait, in milliseconds, at which less is asked."""
    steps_s = [rule.after_s for rule in queue.relaxations]
    if queue.backup_after_s is not None:
        steps_s.append(queue.backup_after_s)
    return min((s * 1000 for s in steps_s if s * 1000 > waited_ms), default=None)


@dataclass(slots=True, eq=False)
class Line:
    """Callers who ask for the same, the next one first. ``agent_id``: they wait for this person alone."""

    strategy: str = ""
    agent_id: int | None = None
    rings: int = 1
    callers: list[Place] = field(default_factory=list)
    teams: list[tuple[bool, "Team"]] = field(default_factory=list, repr=False)  # and whether as backups


@dataclass(slots=True, eq=False)
class Team:
    """People who can do the same as ``like``, and their free seats by strategy, the best one first."""

    like: Agent
    free: dict[str, list[Ranked]]
    lines: list[Line] = field(default_factory=list, repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A seat for a caller, and why this one. ``others`` ring together with it."""

    seat: str
    why: dict[str, str]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """A free seat: whose, in which team, and its rank in each of the team's orders."""

    agent_id: int
    team: Team
    ranks: dict[str, Ranked]


@dataclass(slots=True)
class Floor:
    """Lines, teams, and what has changed on them since ``take_news``."""

    lottery: Lottery = field(default_factory=Lottery)
    _strategies: tuple[str, ...] = (DEFAULT.strategy,)
    _lines: dict[Asked, Line] = field(default_factory=dict)
    _held: dict[int, Line] = field(default_factory=dict)  # by the person who is waited for
    _teams: dict[tuple[object, ...], Team] = field(default_factory=dict)
    _standing: dict[str, tuple[Line, Place]] = field(default_factory=dict)  # by call
    _free: dict[str, Free] = field(default_factory=dict)  # by seat
    _seat_of: dict[int, str] = field(default_factory=dict)  # free ones, by person
    _called: list[str] = field(default_factory=list)
    _freed: list[str] = field(default_factory=list)

    def clear(self, queues: Iterable[Queue]) -> None:
        """Nobody is here, and these are the queues from now on."""
        # In a fixed order, so that one seed of chance gives one story.
        strategies = tuple(sorted({queue.strategy for queue in (DEFAULT, *queues)}))
        everything = (self._lines, self._held, self._teams, self._standing, self._free, self._seat_of)
        for part in everything:
            part.clear()
        self._called, self._freed, self._strategies = [], [], strategies

    def stand(self, call_id: str, place: Place, request: Asked | int) -> None:
        """The call waits at this place, among those who ask for the same, or for that person alone."""
        self.leave(call_id)
        line = self._line_for(request) if isinstance(request, int) else self._line_of(request)
        insort(line.callers, place)
        self._standing[call_id] = line, place
        self._called.append(call_id)

    def leave(self, call_id: str) -> None:
        """The call waits no more, if it did."""
        if call_id in self._standing:
            line, place = self._standing.pop(call_id)
            del line.callers[bisect_left(line.callers, place)]

    def update(self, seat: LiveSeat) -> None:
        """The seat may have become free, or not be free any more."""
        number, agent = seat.place.number, seat.agent
        known = self._free.get(number)
        if known is None and agent is not None:
            team = self._team(agent)  # made at sign-in: the first offer need not wait for it
            if seat.may_take_calls():
                self._admit(seat, agent, team)
        elif known is not None and not seat.may_take_calls():
            del self._free[number], self._seat_of[known.agent_id]
            for strategy, ranked in known.ranks.items():
                order = known.team.free[strategy]
                del order[bisect_left(order, ranked)]

    def _admit(self, seat: LiveSeat, agent: Agent, team: Team) -> None:
        number = seat.place.number
        ranks: dict[str, Ranked] = {}
        for strategy, order in team.free.items():
            ranks[strategy] = (STRATEGIES[strategy].rank(seat, self.lottery), len(number), number)
            insort(order, ranks[strategy])
        self._free[number] = Free(agent.id, team, ranks)
        self._seat_of[agent.id] = number
        self._freed.append(number)

    def take_news(self) -> tuple[list[str], list[str]]:
        """Calls that began to wait or ask for something else, and seats that became free; each told once."""
        news = self._called, self._freed
        self._called, self._freed = [], []
        return news

    def anybody_free(self) -> bool:
        """Whether there is a free seat."""
        return bool(self._free)

    def place_of(self, call_id: str) -> Place | None:
        """Where the call stands, if it waits."""
        line_and_place = self._standing.get(call_id)
        return line_and_place[1] if line_and_place else None

    def choose(self, call_id: str) -> Choice | None:
        """The seat for a waiting call."""
        line, _ = self._standing[call_id]
        if line.agent_id is not None:
            held_by = self._seat_of.get(line.agent_id)
            return Choice(held_by, {"why": "sticky"}) if held_by else None
        heads = ((backup, free[0]) for backup, team in line.teams if (free := team.free[line.strategy]))
        best = min(heads, default=None)
        if best is None:
            return None
        backup, (rank, _, number) = best
        if line.strategy in LOTTERIES:
            self.lottery.won(rank)
        why = {"why": line.strategy, STRATEGIES[line.strategy].FIGURE: str(rank)}
        others = _next_best(line) if line.rings > 1 else ()
        return Choice(number, {**why, "as": "backup"} if backup else why, others)

    def next_caller(self, number: str) -> Place | None:
        """Who should be served by this seat, if it is free and somebody waits."""
        free = self._free.get(number)
        if free is None:
            return None
        heads = [line.callers[0] for line in free.team.lines if line.callers]
        held = self._held.get(free.agent_id)
        if held is not None and held.callers:
            heads.append(held.callers[0])
        return min(heads, default=None)

    def _line_for(self, agent_id: int) -> Line:
        return self._held.setdefault(agent_id, Line(agent_id=agent_id))

    def _line_of(self, request: Asked) -> Line:
        line = self._lines.get(request)
        if line is None:
            line = self._lines[request] = Line(request.strategy, rings=request.rings)
            for team in self._teams.values():
                _join(request, line, team)
        return line

    def _team(self, agent: Agent) -> Team:
        abilities = frozenset(agent.queues), frozenset(agent.backup_queues), frozenset(agent.skills)
        team = self._teams.get(abilities)
        if team is None:
            team = self._teams[abilities] = Team(agent, {strategy: [] for strategy in self._strategies})
            for request, line in self._lines.items():
                _join(request, line, team)
        return team


def _next_best(line: Line) -> tuple[str, ...]:
    """The free seats after the best one that may ring with it."""
    free = [(backup, seat) for backup, team in line.teams for seat in team.free[line.strategy][: line.rings]]
    return tuple(number for _, (_, _, number) in sorted(free)[1 : line.rings])


def _join(request: Asked, line: Line, team: Team) -> None:
    backup = request.of(team.like)
    if backup is not None:
        line.teams.append((backup, team))
        team.lines.append(line)
