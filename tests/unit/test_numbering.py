"""Who is the same caller, by the numbers of real countries."""

import pytest

from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.core.numbering import EACH_ITSELF, NumberPlan, every_spelling

CHINA = number_plan("CN")


@pytest.mark.parametrize(
    ("canonical", "spellings"),
    [
        ("13912345678", "+8613912345678 008613912345678 013912345678 8613912345678 +86013912345678"),
        ("2861234567", "02861234567 +862861234567 00862861234567 862861234567"),  # 028, Chengdu
        ("1012345678", "01012345678 +861012345678"),  # 010, Beijing
        ("4008101234", "+864008101234 04008101234"),
        ("+442071234567", "00442071234567"),
        ("+85251234567", "0085251234567"),
    ],
)
def test_spellings_of_one_number(canonical: str, spellings: str) -> None:
    for spelling in (canonical, *spellings.split()):
        assert CHINA.canonical(spelling) == canonical
        assert CHINA.spellings(spelling) >= {canonical, *spellings.split()}


@pytest.mark.parametrize("number", ["12333", "012333", "10086", "110", "8001", "+", "00", "anonymous", ""])
def test_short_numbers_and_what_is_none_are_nobody_elses(number: str) -> None:
    assert CHINA.canonical(number) == number
    assert CHINA.spellings(number) == {number}


HANGZHOU, QUZHOU = number_plan("CN", "571"), number_plan("CN", "570")


@pytest.mark.parametrize(
    "spelling", ["87654321", "8765-4321", "057187654321", "57187654321", "+8657187654321"]
)
def test_a_landline_of_the_town_is_the_same_without_its_area_code(spelling: str) -> None:
    assert HANGZHOU.canonical(spelling) == "57187654321"
    assert HANGZHOU.spellings(spelling) >= {"87654321", "057187654321", "+8657187654321"}
    elsewhere = {"57187654321"} if len(spelling) > 9 else {spelling.replace("-", "")}
    assert {CHINA.canonical(spelling)} == elsewhere, "where no area code is set"


@pytest.mark.parametrize(
    "number", ["12333", "114", "8001", "13912345678", "02861234567", "4008101234", "+85251234567", "7654321"]
)
def test_what_is_no_landline_of_the_town_stays_what_it_was(number: str) -> None:
    assert HANGZHOU.canonical(number) == CHINA.canonical(number)
    assert HANGZHOU.spellings(number) == CHINA.spellings(number)


def test_a_short_number_of_another_town_is_none_of_this() -> None:
    assert QUZHOU.canonical("3876543") == "5703876543"  # seven digits there
    assert QUZHOU.canonical("02195123") == "2195123"
    assert QUZHOU.canonical("2195123") == "2195123"


def test_what_people_write_between_digits_says_nothing() -> None:
    assert CHINA.canonical("+86 139-1234 5678") == "13912345678"
    assert CHINA.canonical("（028）61234567") == "2861234567"


def test_neighbours_are_two_people() -> None:
    assert not CHINA.spellings("13912345678") & CHINA.spellings("13912345679")
    assert every_spelling(CHINA, ["12333", "+44207"]) == {"12333", "+44207", "0044207"}


def test_other_countries_and_none() -> None:
    assert number_plan("IT").canonical("+390612345678") == "0612345678"  # the 0 belongs to the number
    assert number_plan("US").canonical("01181312345678") == "+81312345678"
    assert number_plan("US").canonical("12125551234") == "2125551234"
    assert number_plan("KR").abroad == ""  # it depends on the carrier
    assert number_plan("KR").canonical("00861391234567") == "00861391234567"
    assert number_plan("KR").spellings("+8613912345678") == {"+8613912345678"}
    assert number_plan("") == number_plan("ZZ") == EACH_ITSELF == NumberPlan()
    assert EACH_ITSELF.canonical("+86 139") == "+86 139" and EACH_ITSELF.spellings("0139") == {"0139"}
