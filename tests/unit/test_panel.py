"""The panel's frames."""

import msgspec
import pytest

from cti_gateway.codec.panel import Delta, PanelFrameInvalid, Ping, SwitchView, decode_client, encode


def test_what_a_tab_may_say() -> None:
    assert decode_client('{"type":"ping"}') == Ping()


@pytest.mark.parametrize(
    "frame", ["", "{", "[]", '{"type":"pong"}', '{"type":"ping","x":1}', b"\xff", "[" * 99]
)
def test_anything_else_is_refused_as_one_error(frame: str | bytes) -> None:
    with pytest.raises(PanelFrameInvalid):
        decode_client(frame)


def test_what_is_encoded_is_json() -> None:
    sent = encode(Delta(2, 7, SwitchView(True, 5), [], [], ["01"], [], None))
    assert msgspec.json.decode(sent, type=Delta).gone_seats == ["01"]
