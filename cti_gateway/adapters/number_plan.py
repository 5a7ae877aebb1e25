"""How a country's numbers are dialled, by the data of phonenumbers."""

from phonenumbers import PhoneMetadata

from cti_gateway.core.numbering import EACH_ITSELF, NumberPlan


def number_plan(country: str) -> NumberPlan:
    """Of a country as CN; of none, each number stands for itself."""
    data = PhoneMetadata.metadata_for_region(country) if country else None
    if data is None or data.general_desc is None:
        return EACH_ITSELF
    abroad = data.preferred_international_prefix or data.international_prefix or ""
    return NumberPlan(
        country_code=str(data.country_code),
        national=data.general_desc.national_number_pattern or "",
        trunk=data.national_prefix or "",
        abroad=abroad if abroad.isdigit() else "",
    )
