"""The lines of a transcript, and which of them are not ours."""

import pytest

from cti_gateway.codec.transcript import FIRST_LINE, Entry, Unreadable, line_of, read, tag
from cti_gateway.core.commands import SetReady
from cti_gateway.core.events import SwitchLost


def test_what_is_written_is_read() -> None:
    lines = [FIRST_LINE, line_of("<", 5, "Event: X\r\nName: 王\n"), line_of("expire", -1, None)]
    heard, expired = read(lines)
    assert (heard.line, heard.kind, heard.at) == (2, "<", 5)
    assert heard.read(str) == "Event: X\r\nName: 王\n"
    assert (expired.line, expired.at) == (3, -1)


@pytest.mark.parametrize("value", [SetReady(7), SwitchLost("cut")])
def test_a_body_that_says_what_it_is(value: SetReady | SwitchLost) -> None:
    (entry,) = read([FIRST_LINE, line_of("do", 5, tag(value))])
    assert entry.tagged() == value


def test_a_torn_last_line_is_left_out() -> None:
    line = line_of("expire", 1, None)
    assert len(list(read([FIRST_LINE, line, line[:-1]]))) == 1
    assert list(read([FIRST_LINE[:-3]])) == []


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([b"cti-transcript 2\n"], 1),
        ([FIRST_LINE, b"sing 1 null\n"], 2),
        ([FIRST_LINE, b"expire one null\n"], 2),
        ([FIRST_LINE, b"expire 1 null\n", b"expire 1\n"], 3),
        ([FIRST_LINE, b"\xff\n"], 2),
    ],
)
def test_a_line_that_is_not_ours_is_named(lines: list[bytes], number: int) -> None:
    with pytest.raises(Unreadable) as raised:
        list(read(lines))
    assert raised.value.params == {"line": number}


@pytest.mark.parametrize("body", [b"{", b'"x"', b'["Nothing", {}]', b'["SetReady", {}]', b'["SetReady", 1]'])
def test_a_body_that_is_not_ours_is_named(body: bytes) -> None:
    with pytest.raises(Unreadable) as raised:
        Entry(7, "do", 0, body).tagged()
    assert raised.value.params == {"line": 7}
