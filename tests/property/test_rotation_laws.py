"""What must hold of every automatic rotation."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.roster.rotation import fairness, rotate
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.slots import Place, Staff, differences, problems, unfilled

FIRST = date(2026, 3, 1)
TEMPLATES = Templates("Asia/Shanghai")


def places(length: int, seats: int) -> list[Place]:
    all_days = days(FIRST, FIRST + timedelta(days=length - 1))
    return [
        Place(day, shift.code, str(seat))
        for day in all_days
        for shift in TEMPLATES.on(day)
        for seat in range(seats)
    ]


@st.composite
def units(draw: st.DrawFn, at_least: int = 1) -> dict[str, list[str]]:
    sizes = draw(st.lists(st.integers(at_least, 5), min_size=1, max_size=6))
    return {f"u{unit}": [f"p{unit}.{person}" for person in range(size)] for unit, size in enumerate(sizes)}


heavy = st.sets(st.integers(0, 30).map(lambda number: FIRST + timedelta(days=number)))
lengths, seats = st.integers(1, 31), st.integers(1, 4)


@given(units(at_least=4), lengths, seats, heavy)
def test_loads_differ_by_one_slot_at_most(
    people: dict[str, list[str]], length: int, seat_count: int, heavy_days: set[date]
) -> None:
    slots = rotate(places(length, seat_count), people, heavy_days=heavy_days)
    assert fairness(slots, lambda slot: slot.unit, people, heavy_days).spread <= 1
    for unit, members in people.items():
        own = [slot for slot in slots if slot.unit == unit]
        assert fairness(own, lambda slot: slot.person, members, heavy_days).spread <= 1


@given(units(), lengths, seats, heavy, st.data())
def test_nobody_in_two_places_nobody_on_leave_and_every_place_once(
    people: dict[str, list[str]], length: int, seat_count: int, heavy_days: set[date], data: st.DataObject
) -> None:
    everybody = [person for members in people.values() for person in members]
    away = data.draw(st.sets(st.tuples(st.sampled_from(everybody), st.integers(1, 31))))
    wanted = places(length, seat_count)
    slots = rotate(
        wanted, people, heavy_days=heavy_days, absent=lambda who, place: (who, place.day.day) in away
    )
    staff = Staff(
        {who: unit for unit, who_all in people.items() for who in who_all}, {str(n) for n in range(4)}
    )
    assert list(problems(slots, staff, TEMPLATES)) == []
    assert [slot.place for slot in slots] == sorted(wanted)
    assert all((slot.person, slot.place.day.day) not in away for slot in slots)
    for slot in unfilled(slots):
        busy = {other.person for other in slots if other.place[:2] == slot.place[:2]}
        assert all(who in busy or (who, slot.place.day.day) in away for who in everybody)


@given(units(), lengths, seats)
def test_a_version_does_not_differ_from_itself(
    people: dict[str, list[str]], length: int, seat_count: int
) -> None:
    slots = rotate(places(length, seat_count), people)
    assert differences(slots, list(reversed(slots))) == []
    assert len(differences(slots, [])) == len(slots)
