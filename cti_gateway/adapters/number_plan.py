"""How a country's numbers are dialled, by the data of phonenumbers."""

from phonenumbers import PhoneMetadata

from cti_gateway.core.numbering import EACH_ITSELF, NumberPlan

KINDS = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "uan")


def number_plan(country: str, area_code: str = "") -> NumberPlan:
    """Of a country as CN, in a town of it as 571; of none, each number stands for itself."""
    data = PhoneMetadata.metadata_for_region(country) if country else None
    if data is None or data.general_desc is None:
        return EACH_ITSELF
    abroad = data.preferred_international_prefix or data.international_prefix or ""
    kinds = [_pattern(data, kind) for kind in KINDS]
    return NumberPlan(
        country_code=str(data.country_code),
        national=data.general_desc.national_number_pattern or "",
        trunk=data.national_prefix or "",
        abroad=abroad if abroad.isdigit() else "",
        area=area_code,
        landline=kinds[0],
        whole="|".join(filter(None, kinds)),
    )


def _pattern(data: PhoneMetadata, kind: str) -> str:
    described = getattr(data, kind)
    return (described and described.national_number_pattern) or ""
