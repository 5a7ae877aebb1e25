"""What is demanded, when it gives way, and who is good enough."""

import pytest

from cti_gateway.core.people import Queue, Relaxation
from cti_gateway.core.skills import demanded, meets, read_rule


def test_a_level_is_a_minimum_and_no_level_is_none() -> None:
    assert meets((("english", 3),), (("english", 3),))
    assert not meets((("english", 2),), (("english", 3),))
    assert not meets((), (("english", 1),))
    assert meets((), ())


def test_rules_lower_what_is_asked_step_by_step() -> None:
    rules = (Relaxation(60, (("english", 1),)), Relaxation(120, (("english", 0),)))
    queue = Queue("q", "q", skills=(("english", 3), ("law", 2)), relaxations=rules)
    assert demanded(queue, "", 59_999) == (("english", 3), ("law", 2))
    assert demanded(queue, "", 60_000) == (("english", 1), ("law", 2))
    assert demanded(queue, "", 120_000) == (("law", 2),)


def test_a_rule_never_asks_for_more() -> None:
    rules = (Relaxation(10, (("english", 9), ("tax", 5))),)
    queue = Queue("q", "q", skills=(("english", 3),), relaxations=rules)
    assert demanded(queue, "", 10_000) == (("english", 3),)


def test_the_number_that_was_dialled_raises_what_is_asked_and_never_lowers_it() -> None:
    did_skills = (("12345", (("english", 2), ("law", 1))), ("12346", (("law", 9),)))
    rules = (Relaxation(60, (("english", 1), ("law", 1))),)
    queue = Queue("q", "q", skills=(("law", 2),), did_skills=did_skills, relaxations=rules)
    assert demanded(queue, "12333", 0) == (("law", 2),)
    assert demanded(queue, "12345", 0) == (("english", 2), ("law", 2))
    assert demanded(queue, "12346", 0) == (("law", 9),)
    assert demanded(queue, "12345", 60_000) == (("english", 1), ("law", 1))


def test_a_rule_is_read_as_it_is_written() -> None:
    assert read_rule("after 60 s: english >= 0") == Relaxation(60, (("english", 0),))
    assert read_rule("after 5 s: english >= 1, 法律 >= 2") == Relaxation(5, (("english", 1), ("法律", 2)))


@pytest.mark.parametrize(
    "text", ["", "english >= 0", "after 60 s: english", "after 60 s: a >= 1,", "after -1 s: a >= 1"]
)
def test_what_is_no_rule_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write it like"):
        read_rule(text)
