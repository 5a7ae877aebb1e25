"""Automatic rotation: units take the slots of a period in turn, and people those of their unit (A1.0b).

Constructive and greedy: the next slot goes to whoever had the fewest so far. First the slots of weekends and
holidays, by the count of those; then all others, by the count of all. After the first part nobody is more
than one ahead in either count, and always giving to the lowest keeps it so: loads differ by at most one slot,
wherever there are enough people to choose from. Leave and small units can make that impossible; the
fairness figures then say so.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from cti_gateway.core.roster.slots import Place, Slot

Absent = Callable[[str, Place], bool]  # whether this person has leave then
Who = TypeVar("Who", bound=Hashable)


@dataclass(slots=True)
class _Load:
    """How often each had a slot: of all kinds, on weekends and holidays, and of each shift."""

    total: Counter[object] = field(default_factory=Counter)
    heavy: Counter[object] = field(default_factory=Counter)
    shift: Counter[tuple[object, str]] = field(default_factory=Counter)

    def lowest(self, among: Iterable[Who], place: Place, *, heavy: bool, order: Sequence[Who]) -> Who:
        """Whose turn it is; of equals, who had this shift least often, then who comes first."""

        def turn(who: Who) -> tuple[int, int, int, int]:
            share = self.heavy[who] if heavy else 0
            return share, self.total[who], self.shift[who, place.shift], order.index(who)

        return min(among, key=turn)

    def count(self, who: object, place: Place, *, heavy: bool) -> None:
        self.total[who] += 1
        self.heavy[who] += heavy
        self.shift[who, place.shift] += 1


def rotate(
    places: Iterable[Place],
    units: Mapping[str, Sequence[str]],
    *,
    heavy_days: Collection[date] = (),
    absent: Absent = lambda person, place: False,
) -> list[Slot]:
    """A slot for each place: its unit and person, or no person where everybody is away or busy."""
    order = list(units)
    load_of_units, load_of_people = _Load(), {unit: _Load() for unit in units}
    busy: dict[tuple[date, str], set[str]] = {}
    slots: list[Slot] = []
    for place in sorted(places, key=lambda place: (place.day not in heavy_days, place)):
        heavy, taken = place.day in heavy_days, busy.setdefault((place.day, place.shift), set())
        free = {
            unit: [who for who in people if who not in taken and not absent(who, place)]
            for unit, people in units.items()
        }
        unit = load_of_units.lowest([u for u in order if free[u]] or order, place, heavy=heavy, order=order)
        load_of_units.count(unit, place, heavy=heavy)
        slot = Slot(place, unit)
        if free[unit]:
            load = load_of_people[unit]
            person = load.lowest(free[unit], place, heavy=heavy, order=units[unit])
            load.count(person, place, heavy=heavy)
            taken.add(person)
            slot = replace(slot, person=person)
        slots.append(slot)
    return sorted(slots, key=lambda slot: slot.place)


@dataclass(frozen=True, slots=True)
class Fairness:
    """The fewest and the most slots that any had, of all and of those on weekends and holidays."""

    total: tuple[int, int]
    heavy: tuple[int, int]

    @property
    def spread(self) -> int:
        """The largest difference."""
        return max(most - fewest for fewest, most in (self.total, self.heavy))


def fairness(
    slots: Iterable[Slot], who: Callable[[Slot], str], among: Collection[str], heavy_days: Collection[date]
) -> Fairness:
    """Between units, or between the people of one: ``who`` says whose a slot is."""
    taken = [(who(slot), slot.place.day) for slot in slots]
    total, heavy = Counter(one for one, _ in taken), Counter(one for one, day in taken if day in heavy_days)
    totals, heavies = [total[one] for one in among], [heavy[one] for one in among]
    return Fairness((min(totals), max(totals)), (min(heavies), max(heavies)))
