"""Laws of searching: whatever is typed, and whatever is imported."""

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.adapters.pinyin import read
from cti_gateway.codec.knowledge_outline import markdown_lines, read_outline
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.analyser import runs, terms_of, wanted
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.knowledge.marking import excerpt, marked
from tests.support.knowledge import content

read("热")  # loads the dictionary outside of what is timed
TEXT = st.text(max_size=60)
CHINESE = st.text(st.sampled_from("失业金领取工伤认定养老保险 a1,，<>\"'%*"), max_size=40)
ANY = TEXT | CHINESE


@given(text=ANY)
def test_every_character_is_read_as_one_syllable(text: str) -> None:
    for run in runs(text):
        if not run.isascii():
            assert len(read(run)) == len(run)


@given(text=ANY, query=ANY)
def test_terms_hold_nothing_that_a_database_would_take_for_syntax(text: str, query: str) -> None:
    terms = [
        *terms_of(Content("OTH", text, query, (text,)), read).all(),
        *(one.term for one in wanted(query, read)),
    ]
    assert all(term and term.isalnum() for term in terms)


@given(title=CHINESE, before=CHINESE, after=CHINESE)
def test_a_title_is_found_by_itself_whatever_is_around_it(title: str, before: str, after: str) -> None:
    asked = {one.term for one in wanted(f"{before} {title} {after}", read)}
    words = {run for run in runs(title) if len(run) > 1 and not run.isascii()}
    pairs = {run[at : at + 2] for run in words for at in range(len(run) - 1)}
    assert pairs <= asked & terms_of(content(title), read).title


@given(text=ANY, query=ANY)
def test_marks_change_no_text(text: str, query: str) -> None:
    asked = wanted(query, read)
    assert "".join(part.text for part in marked(text, asked, read)) == text
    assert "".join(part.text for part in excerpt(text, asked)).strip("…") in text


@given(text=st.text(st.sampled_from("#养老问 \n关键词：有效期来源至2026-01,、"), max_size=80))
def test_any_outline_is_read_or_refused(text: str) -> None:
    try:
        entries = read_outline(markdown_lines(text))
    except Refused as refusal:
        assert refusal.code in {"knowledge_line_astray", "knowledge_date_wrong"}
    else:
        assert len(entries) <= text.count("#")
