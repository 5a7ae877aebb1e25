"""Expressions of the dialplan mean what they mean to Asterisk."""

import pytest

from cti_gateway.sim.expressions import choose, evaluate, expand, is_true

KNOWN = {"A": "1", "B": "general", "GLOBAL(CTI_general)": "there", "CHANNEL(state)": "Up", "X": "1001-1002"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no ${NONE}thing", "no thing"),
        ("${GLOBAL(CTI_${B})}, ${CHANNEL(state)}", "there, Up"),
        ("${FILTER(0-9,+8612333)}", "8612333"),
        ("${STRREPLACE(X,-,&PJSIP/)}", "1001&PJSIP/1002"),
        ('${IF($["${NONE}" = ""]?PJSIP/:${NONE})}', "PJSIP/"),
        ('${IF($["${A}" = ""]?PJSIP/:${A})}', "1"),
        ("$[0${A} + 1]", "2"),
        ("$[0${A} + 1 - 2 - 3]", "-3"),
        ("$[10 - 3 + ${A}]", "8"),
        ("$[0${NONE} < ${A}]", "1"),
        ("$[0${NONE} <= 5 & 5 < 0${NONE}]", "0"),
        ("$[0${NONE} <= 5 & 5 < 07]", "1"),
        ('$["${NONE}" = "" | "${A}" != ""]', "1"),
        ('$["${A}${B}" != ""]?busy', "1?busy"),
        ('$["5" =~ "^[1-5]$"]', "1"),
        ('$["" =~ "^[1-5]$"]', "0"),
        ("$[]", ""),
    ],
)
def test_what_stands_for_what(text: str, value: str) -> None:
    assert expand(text, lambda name: KNOWN.get(name, "")) == value


def test_numbers_are_compared_as_numbers_and_words_as_words() -> None:
    assert (evaluate("9 < 10"), evaluate('"9" < "10"'), evaluate("b < a")) == ("1", "1", "0")


def test_what_is_true() -> None:
    assert [is_true(text) for text in ("", "0", "1", "yes")] == [False, False, True, True]
    assert (choose("1?this:that"), choose("0?this:that"), choose("0?this")) == ("this", "that", "")
