"""Every code has its sentence in both languages, and every code that is raised is listed."""

import ast
import re
import string
from pathlib import Path

import pytest

import cti_gateway
from cti_gateway.core import errors
from cti_gateway.messages import _SENTENCES, CODES, sentence

ROOT = Path(cti_gateway.__file__).parent
ERRORS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.CtiError)
}


def codes_raised() -> set[str]:
    """The first argument of every error of ours that the source makes."""
    codes: set[str] = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    codes.add(str(first.value))
    return codes


def placeholders(text: str) -> set[str]:
    """What the sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_that_is_raised_has_a_sentence() -> None:
    raised = codes_raised()
    assert {"login_failed", "store_unavailable", "seat_ip_mismatch"} <= raised
    assert raised - CODES == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_name_the_same_things(code: str) -> None:
    english, chinese = _SENTENCES[code]
    names = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (english, chinese)
    ]
    assert names[0] == names[1]
    assert re.search(r"[.]$", english) and re.search(r"。$", chinese)
    assert re.search(r"[一-鿿]", chinese) and not re.search(r"[一-鿿]", english)


def test_a_sentence_is_filled_and_a_hole_is_shown() -> None:
    assert sentence("account_locked", {"minutes": 30}, "zh").count("30") == 1
    assert "?" in sentence("account_locked", {}, "en")


def test_an_unlisted_code_is_told_as_itself() -> None:
    assert sentence("no_such", {}, "en") == "no_such"
    assert sentence("no_such", {"a": 1}, "zh") == "no_such (a=1)"
