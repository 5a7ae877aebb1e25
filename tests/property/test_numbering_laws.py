"""Laws of numbers: spellings are an equivalence, and agree with the library that knows every country."""

import phonenumbers
from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.core.numbering import every_spelling

COUNTRIES = ("CN", "US", "GB", "DE", "IT", "FR", "AU", "RU", "KR", "SG")
KINDS = (
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE,
    phonenumbers.PhoneNumberType.TOLL_FREE,
)
countries = st.sampled_from(COUNTRIES)
starts = st.sampled_from(["", "+", "0", "00", "86", "+86", "0086", "+860", "1", "+1", "+44", "0044"])
numbers = st.builds(str.__add__, starts, st.text("0123456789", max_size=14)) | st.text(max_size=12)
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(countries, numbers)
def test_every_spelling_leads_to_the_same(country: str, number: str) -> None:
    plan = number_plan(country)
    canonical, spellings = plan.canonical(number), plan.spellings(number)
    assert plan.canonical(canonical) == canonical
    assert {number, canonical} <= spellings
    for one in spellings:
        assert plan.canonical(one) == canonical
        assert plan.spellings(one) | {number} == spellings


@given(numbers, numbers)
def test_two_are_one_person_or_share_nothing(one: str, other: str) -> None:
    plan = number_plan("CN")
    same = plan.canonical(one) == plan.canonical(other)
    assert bool(plan.spellings(one) & plan.spellings(other)) == same
    assert every_spelling(plan, [one, other]) == plan.spellings(one) | plan.spellings(other)


@given(mobiles, st.sampled_from(["", "0", "86", "+86", "0086", "+860"]))
def test_a_mobile_is_its_eleven_digits(mobile: str, before: str) -> None:
    assert number_plan("CN").canonical(before + mobile) == mobile


@given(countries, st.sampled_from(KINDS), st.data())
def test_the_library_reads_all_spellings_alike(country: str, kind: int, data: st.DataObject) -> None:
    example = phonenumbers.example_number_for_type(country, kind)
    assert example is not None
    national = phonenumbers.national_significant_number(example)
    spelling = data.draw(st.sampled_from(sorted(number_plan(country).spellings(national))))
    assert phonenumbers.parse(spelling, country) == example
