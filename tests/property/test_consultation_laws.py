"""Laws of consultations: nothing half-filled is saved, and nobody writes over what they have not seen."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.adapters.chinese_id import read_birth
from cti_gateway.core.consultation.access import SEE_ALL, masked, may_work_on, sees
from cti_gateway.core.consultation.keeping import corrected, drafted, saved
from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.consultation.rules import checked
from cti_gateway.core.errors import Invalid, Refused
from cti_gateway.core.people import Agent, Role
from tests.unit.test_consultation import DRAFT, RULES, TODAY

WORDS = st.text(max_size=20)
FORMS = st.builds(
    Form,
    business_type=st.sampled_from(["", "POLICY", "COMPLAINT", "NO"]),
    category=st.sampled_from(["", "PEN", "PEN/TRANSFER", "NO"]),
    question=WORDS,
    answer=WORDS,
    outcome=st.sampled_from(["", "RESOLVED", "SILENT", "NO"]),
    caller_name=WORDS,
    id_number=st.sampled_from(["", "11010519491231002x", "11010519491231002", "x"]),
    phone=st.sampled_from(["", "139 1234 5678", "no"]),
    satisfaction=st.sampled_from([None, 1, 5]),
)


@given(FORMS)
def test_what_is_taken_once_is_taken_again_unchanged(form: Form) -> None:
    try:
        kept = checked(form, RULES, TODAY)
    except Invalid as refused:
        assert refused.fields
    else:
        assert checked(kept, RULES, TODAY) == kept
        assert kept.outcome in RULES.outcomes
        assert kept.business_type in RULES.required or kept.outcome in RULES.nothing_asked


EDITS = st.lists(
    st.tuples(st.sampled_from(["draft", "save", "correct"]), FORMS, st.integers(0, 8)), max_size=20
)


@given(EDITS)
def test_each_change_follows_the_version_that_it_saw(edits: list[tuple[str, Form, int]]) -> None:
    one: Consultation = DRAFT
    for what, form, seen in edits:
        try:
            match what:
                case "draft":
                    after = drafted(one, form, edits=seen)
                case "save":
                    after = saved(one, form, edits=seen, at=5000, rules=RULES, today=TODAY)
                case _:
                    after = corrected(one, form, edits=seen, reason="r", rules=RULES, today=TODAY)
        except Refused:
            continue
        assert one.version == seen and after.version == seen + 1
        assert (one.state, after.state) != (State.SAVED, State.DRAFT)
        assert after.state is State.DRAFT or checked(after.form, RULES, TODAY) == after.form
        one = after


@given(st.integers(0, 999_999), st.dates(date(1900, 1, 1), TODAY - timedelta(1)), st.integers(0, 999))
def test_one_wrong_digit_is_always_noticed(place: int, born: date, order: int) -> None:
    head = f"{place:06}{born:%Y%m%d}{order:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = "10X98765432"[sum(w * int(d) for w, d in zip(weights, head, strict=True)) % 11]
    assert read_birth(head + check) == born
    for at in range(17):
        wrong = head[:at] + str((int(head[at]) + 1) % 10) + head[at + 1 :]
        assert read_birth(wrong + check) is None


BESIDE = st.text(st.characters(exclude_categories=["Nd"], exclude_characters="."), max_size=10)


@given(st.from_regex(r"\A[0-9]{7,20}\Z"), BESIDE, BESIDE)
def test_no_number_of_a_caller_is_seen_whole(number: str, before: str, after: str) -> None:
    text = f"{before}{number}{after}"
    shown = masked(Form(caller_name="王小明", id_number=number, phone=number, question=text, answer=text))
    assert number not in str(shown) and "小明" not in str(shown)


@given(st.sampled_from(list(Role)), st.booleans(), st.sampled_from([None, 5000]))
def test_whoever_may_work_on_a_form_sees_it(role: Role, own: bool, saved_at: int | None) -> None:
    one, reader = replace(DRAFT, saved_at=saved_at), Agent(DRAFT.agent_id + (not own), "x", "某人", role)
    assert sees(one, reader) or not may_work_on(one, reader)
    assert own or role in SEE_ALL or not sees(one, reader)
