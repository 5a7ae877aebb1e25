"""What a form must say, and how it is kept."""

from dataclasses import replace
from datetime import date

import pytest

from cti_gateway.adapters.chinese_id import read_birth
from cti_gateway.core.consultation.access import masked, may_work_on, sees, sees_drafts
from cti_gateway.core.consultation.edit import Edit
from cti_gateway.core.consultation.keeping import corrected, drafted, saved, version_of
from cti_gateway.core.consultation.record import Consultation, Form, State, UsedEntry, Version
from cti_gateway.core.consultation.rules import MAX_USED, FormRules, checked, within_limits
from cti_gateway.core.errors import Conflict, Invalid
from cti_gateway.core.people import Agent, Role

TODAY = date(2026, 3, 2)
RULES = FormRules(
    required={"POLICY": frozenset({"question"}), "COMPLAINT": frozenset({"phone", "satisfaction"})},
    categories=frozenset({"PEN", "PEN/TRANSFER"}),
    outcomes=frozenset({"RESOLVED", "SILENT"}),
    nothing_asked=frozenset({"SILENT"}),
    read_birth=read_birth,
)
FORM = Form(business_type="POLICY", category="PEN/TRANSFER", question="跨省换工作", outcome="RESOLVED")
DRAFT = Consultation("c1", "13912345678", 7, "信息中心", "01", 1000, Form())


def problems(form: Form, rules: FormRules = RULES) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        checked(form, rules, TODAY)
    return {name: error.code for name, error in refused.value.fields.items()}


def test_a_complete_form_is_kept_tidy() -> None:
    typed = replace(
        FORM, question=" 跨省换工作 ", id_number="11010519491231002x ", phone="+86 (139) 1234-5678"
    )
    kept = checked(typed, RULES, TODAY)
    assert kept == replace(FORM, id_number="11010519491231002X", phone="+8613912345678")
    assert checked(kept, RULES, TODAY) == kept


def test_business_type_and_outcome_are_asked_of_every_form() -> None:
    assert problems(Form()) == dict.fromkeys(("outcome", "business_type"), "consultation_field_missing")


def test_each_business_type_asks_for_its_own() -> None:
    missing = dict.fromkeys(("phone", "satisfaction"), "consultation_field_missing")
    assert problems(replace(FORM, business_type="COMPLAINT")) == missing
    assert problems(replace(FORM, question=" ")) == {"question": "consultation_field_missing"}


def test_when_nothing_was_asked_only_the_outcome_is_needed() -> None:
    assert checked(Form(outcome="SILENT"), RULES, TODAY)
    assert checked(Form(outcome="SILENT", business_type="COMPLAINT"), RULES, TODAY)


def test_unknown_codes_are_named() -> None:
    unknown = replace(FORM, outcome="NO", business_type="NO", category="PEN/NO")
    assert problems(unknown) == {
        "outcome": "outcome_unknown",
        "business_type": "business_type_unknown",
        "category": "category_unknown",
    }


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",  # the check digit is X
        "110105194902310026",  # 31 February
        "110105204912310026",  # born later than today, its check digit right
        "11010519491231002",
        "11010519491231002Ⅹ",
        "passport E1234567",
    ],
)
def test_unsound_id_numbers_are_refused(number: str) -> None:
    assert problems(replace(FORM, id_number=number)) == {"id_number": "id_number_wrong"}
    assert checked(replace(FORM, id_number=number), replace(RULES, read_birth=None), TODAY)


@pytest.mark.parametrize("number", ["000000199001010018", "000000198512310026", "11010519491231002x"])
def test_sound_id_numbers_are_taken_wherever_they_come_from(number: str) -> None:
    assert checked(replace(FORM, id_number=number), RULES, TODAY).id_number == number.upper()


@pytest.mark.parametrize("phone", ["12", "139-1234-567a", "+", "1" * 21])
def test_what_is_no_telephone_number_is_refused(phone: str) -> None:
    assert problems(replace(FORM, phone=phone)) == {"phone": "phone_wrong"}


def test_too_much_is_refused_in_drafts_too() -> None:
    long = replace(FORM, question="问" * 4001, used=(UsedEntry(1, 1),) * (MAX_USED + 1))
    codes = {"question": "consultation_text_too_long", "used": "consultation_entries_too_many"}
    assert problems(long) == codes
    with pytest.raises(Invalid):
        within_limits(long)


def test_a_draft_is_written_over_and_saved_once_it_is_complete() -> None:
    draft = drafted(DRAFT, Form(question="问"), edits=0)
    assert (draft.version, draft.form.question, draft.state) == (1, "问", State.DRAFT)
    with pytest.raises(Invalid):
        saved(draft, draft.form, edits=1, at=5000, rules=RULES, today=TODAY)
    kept = saved(draft, FORM, edits=1, at=5000, rules=RULES, today=TODAY)
    assert kept == replace(DRAFT, form=FORM, version=2, state=State.SAVED, saved_at=5000)
    assert version_of(kept, at=5000, actor="agent:7") == Version(2, 5000, "agent:7", "", FORM)


def test_what_was_saved_is_corrected_for_a_reason_and_by_whoever_saw_it_last() -> None:
    kept = saved(DRAFT, FORM, edits=0, at=5000, rules=RULES, today=TODAY)
    other = replace(FORM, question="换省")
    after = corrected(kept, other, edits=1, reason="听错", rules=RULES, today=TODAY)
    assert after == replace(kept, form=other, version=2)
    with pytest.raises(Invalid) as refused:
        corrected(kept, other, edits=1, reason=" ", rules=RULES, today=TODAY)
    assert list(refused.value.fields) == ["reason"]
    with pytest.raises(Conflict, match="stale_edit"):
        corrected(after, other, edits=1, reason="听错", rules=RULES, today=TODAY)
    with pytest.raises(Conflict, match="consultation_saved"):
        drafted(kept, other, edits=1)
    with pytest.raises(Conflict, match="consultation_unsaved"):
        corrected(DRAFT, other, edits=0, reason="听错", rules=RULES, today=TODAY)


def test_a_caller_who_comes_back_to_the_agent_makes_a_second_save() -> None:
    kept = saved(DRAFT, FORM, edits=0, at=5000, rules=RULES, today=TODAY)
    assert saved(kept, FORM, edits=1, at=9000, rules=RULES, today=TODAY).version == 2
    with pytest.raises(Conflict, match="stale_edit"):
        saved(kept, FORM, edits=0, at=9000, rules=RULES, today=TODAY)


def test_what_is_left_out_of_an_edit_stays_as_it_is() -> None:
    edit = Edit(3, {"question": "换省", "satisfaction": None})
    assert edit.of(replace(FORM, satisfaction=5)) == replace(FORM, question="换省")


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_its_own_and_some_see_what_others_saved(role: Role) -> None:
    own, other = Agent(7, "zhang", "张三", role), Agent(8, "li", "李四", role)
    kept = saved(DRAFT, FORM, edits=0, at=5000, rules=RULES, today=TODAY)
    assert sees(DRAFT, own) and sees(kept, own) and may_work_on(kept, own)
    lead = role is Role.LEAD
    assert sees(DRAFT, other) == may_work_on(kept, other) == sees_drafts(other) == lead
    assert sees(kept, other) == (lead or role is Role.HOTLINE_OFFICE)


def test_who_the_caller_is_is_masked_in_every_field() -> None:
    form = replace(
        FORM,
        caller_name="王小明",
        id_number="11010519491231002X",
        phone="13912345678",
        question="我的号码 13912345678，证件 11010519491231002X",
        answer="请拨 13912345678",
    )
    shown = masked(form)
    assert (shown.caller_name, shown.id_number, shown.phone) == ("王**", "110***********002X", "139****5678")
    assert not any(known in str(shown) for known in ("13912345678", "1949", "小明"))
