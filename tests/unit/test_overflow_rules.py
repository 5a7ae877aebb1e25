"""Rules as they are written, and what is wrong with those that are not."""

import pytest

from cti_gateway.core.overflow_rules import (
    NO_RULES,
    Moment,
    Overflow,
    Rules,
    Sign,
    To,
    leads_nowhere,
    read_overflow,
)

B, W = Moment.BEFORE, Moment.WHILE


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("before: no seat -> message cti-nobody", Overflow(B, Sign.NO_SEAT, 0, To.MESSAGE, "cti-nobody")),
        ("before: estimated > 300 s -> callback", Overflow(B, Sign.ESTIMATED, 300, To.CALLBACK)),
        ("before: waiting per seat > 2.5 -> queue law", Overflow(B, Sign.PER_SEAT, 2.5, To.QUEUE, "law")),
        ("while: longest > 60 s -> voicemail 1@a", Overflow(W, Sign.LONGEST, 60, To.VOICEMAIL, "1@a")),
        ("while: waited > 9 s -> number +8620", Overflow(W, Sign.WAITED, 9, To.NUMBER, "+8620")),
        ("while: waited > 9 s -> message zh/a.b", Overflow(W, Sign.WAITED, 9, To.MESSAGE, "zh/a.b")),
    ],
)
def test_a_rule_is_read_and_printed_as_it_is_written(text: str, rule: Overflow) -> None:
    assert read_overflow(text) == rule
    assert str(rule) == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "write it like"),
        ("later: no seat -> callback", "write it like"),
        ("before: no seat > 3 -> callback", "write it like"),
        ("before: hope > 3 s -> callback", "write it like"),
        ("while: waited > 120 -> callback", "waited is in seconds"),
        ("while: waiting per seat > 2 s -> callback", "waiting per seat is no time"),
        ("before: waited > 5 s -> callback", "nobody has waited before"),
        ("before: no seat -> queue", "nothing is no queue"),
        ("before: no seat -> callback now", "now is no callback"),
        ("before: no seat -> number 110,x", "110,x is no number"),
        ("before: no seat -> message ../../etc", "is no message"),
        ("before: no seat -> message a&b", "is no message"),
        ("before: no seat -> voicemail 1@a@b", "is no voicemail"),
    ],
)
def test_what_is_wrong_is_said(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_overflow(text)


def test_a_queue_must_lead_to_another_that_is_there() -> None:
    rules = [read_overflow(f"before: no seat -> {to}") for to in ("callback", "queue law")]
    assert leads_nowhere("general", rules, ["general", "law"]) is None
    assert leads_nowhere("general", rules, ["general"]) == "law"
    assert leads_nowhere("law", rules, ["general", "law"]) == "law"


def test_rules_are_sorted_by_when_they_are_judged() -> None:
    before = read_overflow("before: no seat -> message m")
    longest = read_overflow("while: longest > 9 s -> message m")
    own = read_overflow("while: waited > 7 s -> message m")
    rules = Rules.of((own, before, longest))
    assert (rules.before, rules.own_wait, rules.of_queue) == ((before,), (own,), (longest,))
    assert rules.waiting == (own, longest)
    assert (rules.longest_after, rules.waited_after) == ((9_001, 7_001), (7_001,))


def test_rules_are_known_to_ask_for_the_estimated_wait_while_it_lasts() -> None:
    estimated = "estimated > 9 s -> message m"
    assert Rules.of([read_overflow(f"while: {estimated}")]).estimates
    assert not Rules.of([read_overflow(f"before: {estimated}")]).estimates
    assert Rules.of(()) == NO_RULES
