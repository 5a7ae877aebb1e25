"""What is said over the control socket."""

import msgspec
import pytest

from cti_gateway.codec.control import Answer, Question


def test_a_question_is_one_line_and_nothing_else_is_understood() -> None:
    line = msgspec.json.encode(Question("01"))
    assert b"\n" not in line
    assert msgspec.json.decode(line, type=Question) == Question("01")
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"why":"01","more":1}', type=Question)
    assert msgspec.json.decode(b'{"explanation":null}', type=Answer) == Answer(None)
