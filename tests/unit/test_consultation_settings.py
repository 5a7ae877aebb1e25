"""What a form asks for is the site's to say, in its configuration."""

from datetime import date
from typing import Any

from cti_gateway.app import form_rules
from cti_gateway.config import parse
from cti_gateway.core.consultation.record import Form
from cti_gateway.core.consultation.rules import checked
from cti_gateway.core.errors import Invalid

TODAY = date(2026, 11, 29)
LOAN = {"code": "LOAN", "zh": "创业贷款", "en": "Loan", "required": ["caller_name", "phone"]}
SECTION = {
    "business_type": [LOAN],
    "category": [{"code": "EMP/LOAN", "zh": "创业担保贷款", "en": "Loan"}],
    "nothing_asked": ["SILENT"],
}


def problems(form: Form, **section: Any) -> dict[str, str]:
    rules = form_rules(parse({"pbx": {"secret": "x"}, "consultation": SECTION | section}))
    try:
        checked(form, rules, TODAY)
    except Invalid as error:
        return {field: problem.code for field, problem in error.fields.items()}
    return {}


def test_each_business_type_asks_for_what_the_site_wants_of_it() -> None:
    missing = "consultation_field_missing"
    assert problems(Form("LOAN", outcome="RESOLVED")) == {"caller_name": missing, "phone": missing}
    assert problems(Form("POLICY", outcome="RESOLVED")) == {"business_type": "business_type_unknown"}
    assert problems(Form(outcome="INVALID")) == {"business_type": missing}, "only silence asks nothing here"


def test_the_sites_categories_outcomes_and_id_numbers() -> None:
    form = Form(
        "LOAN", "EMP/LOAN", outcome="RESOLVED", caller_name="王小明", phone="12333", id_number="P1234567"
    )
    assert problems(form) == {"id_number": "id_number_wrong"}
    assert problems(form, check_id_number=False) == {}, "a foreign passport will do where the site says so"
    assert problems(Form("LOAN", "EMP/X", outcome="X"), check_id_number=False).keys() >= {
        "category",
        "outcome",
    }
