"""Enough to recognise, too little to use."""

import pytest

from cti_gateway.core.masking import mask_id_number, mask_name, mask_number, mask_numbers_in


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("008613812345678", "008********5678"),
        ("02712345678", "027****5678"),
        ("12345678", "****5678"),
        ("1001", "****"),
        ("", ""),
    ],
)
def test_numbers(number: str, shown: str) -> None:
    assert mask_number(number) == shown


def test_names() -> None:
    assert (mask_name("张三丰"), mask_name("王"), mask_name("")) == ("张**", "王", "")


@pytest.mark.parametrize(
    ("number", "shown"),
    [("11010519491231002X", "110***********002X"), ("E12345678", "*********"), ("", "")],
)
def test_id_numbers(number: str, shown: str) -> None:
    assert mask_id_number(number) == shown


def test_numbers_in_running_text() -> None:
    text = "13812345678 called 12333 about call 1764000000.12 at seat 1001"
    assert mask_numbers_in(text) == "138****5678 called 12333 about call 1764000000.12 at seat 1001"
