"""What ``${…}`` and ``$[…]`` stand for in a step of the dialplan, as far as extensions_cti.conf uses them."""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import Any

Lookup = Callable[[str], str]  # what a name stands for; empty if it is unknown

TOKEN = re.compile(r'\s*("[^"]*"|<=|>=|!=|=~|[=<>&|+-]|[^\s"=<>!&|+-]+)')
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
# From the loosest to the tightest, as in Asterisk's own grammar.
LEVELS = (("|",), ("&",), (*COMPARISONS, "=~"), ("+", "-"))


def expand(text: str, lookup: Lookup) -> str:
    """Every ``${…}`` and ``$[…]`` replaced, the inner ones first."""
    out = []
    for opening, part in _parts(text):
        if not opening:
            out.append(part)
            continue
        inner = expand(part, lookup)
        out.append(_value(inner, lookup) if opening == "{" else evaluate(inner))
    return "".join(out)


@lru_cache(4096)
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """What stands as it is, and what is within brackets, with the bracket that opens it. Steps are few, and
    gone through again and again."""
    parts: list[tuple[str, str]] = []
    at = 0
    while (begin := _next(text, at)) is not None:
        end = _closing(text, begin + 1)
        parts += ("", text[at:begin]), (text[begin + 1], text[begin + 2 : end])
        at = end + 1
    return (*parts, ("", text[at:]))


def is_true(text: str) -> bool:
    """Of a condition: neither nothing nor 0."""
    return bool(int(text)) if _is_number(text) else bool(text)


def choose(text: str) -> str:
    """``condition?this:that``."""
    condition, _, rest = text.partition("?")
    this, _, that = rest.partition(":")
    return this if is_true(condition) else that


@lru_cache(4096)
def evaluate(text: str) -> str:
    """``1 < 2`` → ``1``. What is no expression is nothing."""
    tokens = TOKEN.findall(text)
    return _level(tokens, 0) if tokens else ""


def _next(text: str, at: int) -> int | None:
    found = [begin for opening in ("${", "$[") if (begin := text.find(opening, at)) >= 0]
    return min(found, default=None)


def _closing(text: str, opening: int) -> int:
    """Where the bracket that opens there closes."""
    opens, closes = text[opening], {"{": "}", "[": "]"}[text[opening]]
    depth = 0
    for at in range(opening, len(text)):
        if text[at] == opens:
            depth += 1
        elif text[at] == closes:
            depth -= 1
            if depth == 0:
                return at
    raise ValueError(text)


def _value(name: str, lookup: Lookup) -> str:
    function, bracket, rest = name.partition("(")
    if not bracket:
        return lookup(name)
    arguments = rest.removesuffix(")")
    match function:
        case "IF":
            return choose(arguments)
        case "FILTER":
            allowed, _, filtered = arguments.partition(",")
            return re.sub(f"[^{allowed}]", "", filtered)
        case "STRREPLACE":
            variable, find, replacement = arguments.split(",")
            return lookup(variable).replace(find, replacement)
    return lookup(name)  # GLOBAL(…), CHANNEL(…), SHIFT(…)


def _level(tokens: list[str], level: int) -> str:
    """Left to right; the loosest operator that occurs divides the tokens."""
    if level == len(LEVELS):
        return tokens[0].strip('"') if tokens else ""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at] in LEVELS[level]:
            left = _level(tokens[:at], level)
            right = _level(tokens[at + 1 :], level + 1)
            return _apply(tokens[at], left, right)
    return _level(tokens, level + 1)


def _apply(operator: str, left: str, right: str) -> str:
    match operator:
        case "|":
            return left if is_true(left) else right
        case "&":
            return left if is_true(left) and is_true(right) else "0"
        case "=~":
            return str(int(re.match(right, left) is not None))
        case "+" | "-":
            sign = 1 if operator == "+" else -1
            return str(int(left) + sign * int(right)) if _is_number(left) and _is_number(right) else ""
    if _is_number(left) and _is_number(right):
        return str(int(COMPARISONS[operator](int(left), int(right))))
    return str(int(COMPARISONS[operator](left, right)))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
