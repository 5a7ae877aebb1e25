"""What is demanded, when it gives way, and who is good enough."""

from cti_gateway.core.people import Queue, Relaxation
from cti_gateway.core.skills import demanded, meets


def test_a_level_is_a_minimum_and_no_level_is_none() -> None:
    assert meets((("english", 3),), (("english", 3),))
    assert not meets((("english", 2),), (("english", 3),))
    assert not meets((), (("english", 1),))
    assert meets((), ())


def test_rules_lower_what_is_asked_step_by_step() -> None:
    rules = (Relaxation(60, (("english", 1),)), Relaxation(120, (("english", 0),)))
    queue = Queue("q", "q", skills=(("english", 3), ("law", 2)), relaxations=rules)
    assert demanded(queue, 59_999) == (("english", 3), ("law", 2))
    assert demanded(queue, 60_000) == (("english", 1), ("law", 2))
    assert demanded(queue, 120_000) == (("law", 2),)


def test_a_rule_never_asks_for_more() -> None:
    rules = (Relaxation(10, (("english", 9), ("tax", 5))),)
    assert demanded(Queue("q", "q", skills=(("english", 3),), relaxations=rules), 10_000) == (("english", 3),)
