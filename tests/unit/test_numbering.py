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
