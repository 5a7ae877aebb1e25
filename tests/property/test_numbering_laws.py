"""Laws of numbers: spellings are an equivalence, and agree with the library that knows every country."""

import phonenumbers
from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.core.numbering import NumberPlan, every_spelling

COUNTRIES = ("CN", "US", "GB", "DE", "IT", "FR", "AU", "RU", "KR", "SG")
KINDS = (
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE,
    phonenumbers.PhoneNumberType.TOLL_FREE,
)
countries = st.sampled_from(COUNTRIES)
TOWNS = {"CN": "571", "US": "212", "GB": "20", "DE": "30", "IT": "06", "RU": "812"}
plans = st.builds(
    lambda country, within: number_plan(country, TOWNS.get(country, "") if within else ""),
    st.sampled_from(COUNTRIES),
    st.booleans(),
)
starts = st.sampled_from(["", "+", "0", "00", "86", "+86", "0086", "+860", "1", "+1", "+44", "0044"])
numbers = st.builds(str.__add__, starts, st.text("0123456789", max_size=14)) | st.text(max_size=12)
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(plans, numbers)
def test_every_spelling_leads_to_the_same(plan: NumberPlan, number: str) -> None:
    canonical, spellings = plan.canonical(number), plan.spellings(number)
    assert plan.canonical(canonical) == canonical
    assert {number, canonical} <= spellings
    for one in spellings:
        assert plan.canonical(one) == canonical
        assert plan.spellings(one) | {number} == spellings


@given(plans, numbers, numbers)
def test_two_are_one_person_or_share_nothing(plan: NumberPlan, one: str, other: str) -> None:
    same = plan.canonical(one) == plan.canonical(other)
    assert bool(plan.spellings(one) & plan.spellings(other)) == same
    assert every_spelling(plan, [one, other]) == plan.spellings(one) | plan.spellings(other)


@given(st.sampled_from(["571", "755", "28", "10"]), st.from_regex(r"[2-7][02-8]{7}", fullmatch=True))
def test_a_landline_is_one_with_and_without_its_area_code(area: str, local: str) -> None:
    plan = number_plan("CN", area)  # 2095 and more could be a number of 020
    assert plan.canonical(local) == plan.canonical(f"0{area}{local}") == area + local
    assert {local, f"0{area}{local}", f"+86{area}{local}"} <= plan.spellings(local)
    assert number_plan("CN").canonical(local) == local


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
