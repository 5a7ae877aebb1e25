"""When callers of a queue are sent elsewhere, and where: rules as an administrator writes them.

    before: no seat -> message cti-nobody           no seat is signed in
    before: estimated > 300 s -> callback           the estimated wait of this caller, who is asked
    before: waiting per seat > 2.5 -> queue labour  callers who wait, for each seat signed in
    while: longest > 120 s -> voicemail 100         the wait of who waits longest in the queue
    while: waited > 600 s -> number 02012345678     the caller's own wait, since the call arrived

``before`` is judged once, when no seat takes the caller at once; ``while`` as long as the caller waits.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

EXAMPLE = "while: waited > 120 s -> queue labour"


class Moment(StrEnum):
    """When a rule is judged."""

    BEFORE = "before"
    WHILE = "while"


class Sign(StrEnum):
    """What is compared with the limit of a rule."""

    NO_SEAT = "no seat"
    ESTIMATED = "estimated"
    PER_SEAT = "waiting per seat"
    LONGEST = "longest"
    WAITED = "waited"


class To(StrEnum):
    """Kinds of destinations."""

    QUEUE = "queue"
    VOICEMAIL = "voicemail"
    CALLBACK = "callback"
    NUMBER = "number"
    MESSAGE = "message"


IN_SECONDS = frozenset({Sign.ESTIMATED, Sign.LONGEST, Sign.WAITED})
TARGETS = {
    To.QUEUE: r"[a-z0-9_-]{1,32}",
    To.VOICEMAIL: r"[A-Za-z0-9_-]{1,40}(?:@[A-Za-z0-9_-]{1,40})?",
    To.CALLBACK: "",
    To.NUMBER: r"\+?[0-9]{1,20}",
    To.MESSAGE: r"[A-Za-z0-9_-]+(?:[/.][A-Za-z0-9_-]+)*",
}
_MEASURED = "|".join(sign for sign in Sign if sign is not Sign.NO_SEAT)
_RULE = re.compile(
    rf"(before|while): (?:(no seat)|({_MEASURED}) > ([0-9]{{1,5}}(?:\.[0-9]{{1,2}})?)( s)?)"
    rf" -> ({'|'.join(To)})(?: (.+))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Overflow:
    """One rule. ``limit``: seconds, or callers for each seat."""

    moment: Moment
    sign: Sign
    limit: float
    to: To
    target: str = ""

    def __str__(self) -> str:
        """As it is written."""
        unit = " s" if self.sign in IN_SECONDS else ""
        condition = self.sign.value if self.sign is Sign.NO_SEAT else f"{self.sign} > {self.limit:.7g}{unit}"
        return f"{self.moment}: {condition} -> {self.destination}"

    @property
    def destination(self) -> str:
        """``queue labour``."""
        return f"{self.to} {self.target}".rstrip()


def read_overflow(text: str) -> Overflow:
    """Written as above. Raises ValueError, which says what is wrong and shows how to write it."""
    found = _RULE.fullmatch(text)
    if found is None:
        raise ValueError(f"write it like: {EXAMPLE}")
    moment, no_seat, sign, limit, unit, to, target = found.groups(default="")
    rule = Overflow(Moment(moment), Sign(no_seat or sign), float(limit or 0), To(to), target)
    if bool(unit) is not (rule.sign in IN_SECONDS):
        raise ValueError(f"{rule.sign} is {'no time' if unit else 'in seconds'}; write it like: {EXAMPLE}")
    if (rule.moment, rule.sign) == (Moment.BEFORE, Sign.WAITED):
        raise ValueError("nobody has waited before they wait; use while, or another condition")
    if re.fullmatch(TARGETS[rule.to], target, re.ASCII) is None:
        raise ValueError(
            f"{target or 'nothing'} is no {rule.to} to send callers to; write it like: {EXAMPLE}"
        )
    return rule


@dataclass(frozen=True, slots=True)
class Rules:
    """Those of one queue, by when they are judged: each kind in the order in which they were written."""

    before: tuple[Overflow, ...] = ()
    own_wait: tuple[Overflow, ...] = ()  # while waiting, of who has waited so long
    of_queue: tuple[Overflow, ...] = ()  # while waiting, by what the queue is like
    waiting: tuple[Overflow, ...] = ()  # both
    estimates: bool = False  # one of these by the estimated wait
    # Of who waits longest, and of anybody else: how many milliseconds after their arrival a rule holds.
    longest_after: tuple[int, ...] = ()
    waited_after: tuple[int, ...] = ()

    @classmethod
    def of(cls, rules: Iterable[Overflow]) -> "Rules":
        """Sorted out."""
        rules = tuple(rules)
        waiting = tuple(rule for rule in rules if rule.moment is Moment.WHILE)
        waited_after = tuple(_beyond(rule) for rule in waiting if rule.sign is Sign.WAITED)
        longest_after = tuple(_beyond(rule) for rule in waiting if rule.sign is Sign.LONGEST)
        return cls(
            before=tuple(rule for rule in rules if rule.moment is Moment.BEFORE),
            own_wait=tuple(rule for rule in waiting if rule.sign is Sign.WAITED),
            of_queue=tuple(rule for rule in waiting if rule.sign is not Sign.WAITED),
            waiting=waiting,
            estimates=any(rule.sign is Sign.ESTIMATED for rule in waiting),
            longest_after=longest_after + waited_after,
            waited_after=waited_after,
        )


def _beyond(rule: Overflow) -> int:
    about = int(rule.limit * 1000)  # or one less, as 2.01 * 1000 is not quite 2010
    return next(ms for ms in count(about) if ms / 1000 > rule.limit)


NO_RULES = Rules()


def asks_in_vain(rules: Iterable[Overflow], *, calls_back: bool) -> bool:
    """Whether callers would be asked for what their queue does not do."""
    return not calls_back and any(rule.to is To.CALLBACK for rule in rules)


def leads_nowhere(key: str, rules: Iterable[Overflow], keys: Iterable[str]) -> str | None:
    """The first target of these rules of a queue that is none of the other queues."""
    others = set(keys) - {key}
    targets = (rule.target for rule in rules if rule.to is To.QUEUE)
    return next((target for target in targets if target not in others), None)
