"""Where numbers are at home, by the data that come with the library."""

import sys

import pytest

from cti_gateway.adapters.home_area import PhoneNumberAreas, Prefixes
from cti_gateway.ports.home_area import HomeArea

CHANGZHOU = HomeArea("江苏省常州市", "Changzhou, Jiangsu", "中国移动", "China Mobile")
GUANGZHOU = HomeArea("广东省广州市", "Guangzhou, Guangdong")


@pytest.fixture(scope="module")
def china() -> PhoneNumberAreas:
    areas = PhoneNumberAreas("CN")
    areas.load()
    return areas


@pytest.mark.parametrize(
    ("number", "area"),
    [
        ("13912345678", CHANGZHOU),
        ("013912345678", CHANGZHOU),  # as trunks show mobiles from elsewhere
        ("+8613912345678", CHANGZHOU),
        ("008613912345678", CHANGZHOU),
        ("02012345678", GUANGZHOU),
        ("075583765566", HomeArea("广东省深圳市", "Shenzhen, Guangdong")),
        ("01064011234", HomeArea("北京市", "Beijing")),
        ("17012345678", HomeArea("", "", "中国电信", "China Telecom")),  # a prefix that is nowhere at home
    ],
)
def test_area_codes_and_mobile_prefixes(china: PhoneNumberAreas, number: str, area: HomeArea) -> None:
    assert china.of(number) == area


@pytest.mark.parametrize(
    "number", ["", "anonymous", "12333", "88881234", "4008123123", "+14155552671", "1391234567890123456789"]
)
def test_of_others_nothing_is_said(china: PhoneNumberAreas, number: str) -> None:
    assert china.of(number) is None


def test_another_country() -> None:
    areas = PhoneNumberAreas("DE")
    areas.load()
    assert areas.of("0891234567") == HomeArea("Munich", "Munich")
    assert areas.of("13912345678") is None


def test_nothing_is_known_before_it_is_loaded_nor_without_a_country() -> None:
    nowhere = PhoneNumberAreas("")
    assert nowhere.of("13912345678") is None
    nowhere.load()
    assert nowhere.of("13912345678") is None


def test_the_world_is_not_loaded(china: PhoneNumberAreas) -> None:
    assert china.of("13912345678") and "phonenumbers.geodata" not in sys.modules


def test_the_longest_prefix_counts() -> None:
    china, beijing = ("中国", "China"), ("北京市", "Beijing")
    prefixes = Prefixes(iter([("86", china), ("8610", beijing)]))
    assert prefixes.of("861012") == beijing
    assert prefixes.of("8699") == china
    assert prefixes.of("8") == ("", "")
