"""The faults of other AMI readers that ours must not have (design.md, section 3)."""

import pytest

from cti_gateway.codec.ami import (
    MAX_FRAME,
    FrameTooLarge,
    Message,
    NotAmi,
    Splitter,
    ValueInvalid,
    encode_action,
)

BANNER = b"Asterisk Call Manager/11.0.0\r\n"


def test_the_banner_is_read_once() -> None:
    splitter = Splitter()
    assert splitter.feed(BANNER[:10]) == []
    assert splitter.feed(BANNER[10:]) == []
    assert splitter.banner == "Asterisk Call Manager/11.0.0"


def test_a_character_split_between_reads_stays_one() -> None:
    frame = "Event: UserEvent\r\nName: 客户\r\n\r\n".encode()
    cut = frame.index("客".encode()) + 1
    splitter = Splitter()
    assert splitter.feed(BANNER + frame[:cut]) == []
    (message,) = splitter.feed(frame[cut:])
    assert message.get("name") == "客户"


def test_an_empty_value_at_the_end_and_repeated_headers_are_kept() -> None:
    message = Message(b"Event: X\r\nChanVariable: A=1\r\nChanVariable: CTI_CALL=7.1\r\nLast: ")
    assert message.all("chanvariable") == ["A=1", "CTI_CALL=7.1"]
    assert message.variable("CTI_CALL") == "7.1"
    assert message.all("Last") == [""]
    assert message.get("Missing", "none") == "none"
    assert Message(b"Event: X\r\nChanVariable: A=1").all("ChanVariable") == ["A=1"]


def test_a_frame_without_end_is_refused_at_the_limit() -> None:
    splitter = Splitter()
    splitter.feed(BANNER)
    with pytest.raises(FrameTooLarge, match="ami_frame_too_large"):
        for _ in range(MAX_FRAME // 65_536 + 2):
            splitter.feed(b"x" * 65_536)


def test_an_ended_frame_over_the_limit_is_refused_too() -> None:
    splitter = Splitter()
    with pytest.raises(FrameTooLarge):
        splitter.feed(BANNER + b"x" * (MAX_FRAME + 1) + b"\r\n\r\n")


def test_a_banner_without_end_is_refused_at_the_limit() -> None:
    with pytest.raises(FrameTooLarge):
        Splitter().feed(BANNER.rstrip() + b"x" * MAX_FRAME)


@pytest.mark.parametrize(
    "stranger", [b"H", b"HTTP/1.1 400 Bad Request\r\n", b"SSH-2.0-x", b"\r\n", b"Asterisk\r\n"]
)
def test_a_stranger_is_known_from_the_first_byte(stranger: bytes) -> None:
    with pytest.raises(NotAmi, match="ami_peer_unknown"):
        Splitter().feed(stranger)


def test_half_a_character_is_refused_as_a_value() -> None:
    with pytest.raises(ValueInvalid, match="ami_value_invalid"):
        encode_action("Setvar", [("Value", "\ud800")], "id-1")


def test_headers_without_a_name_are_refused() -> None:
    with pytest.raises(ValueInvalid, match="ami_value_invalid"):
        encode_action("Setvar", [("", "x")], "id-1")


def test_lines_that_are_no_headers_and_empty_frames_are_passed_over() -> None:
    (message,) = Splitter().feed(BANNER + b"\r\n\r\n\r\nEvent: X\r\nnonsense\r\nA: 1\r\n\r\n")
    assert dict(message.items()) == {"event": ["X"], "a": ["1"]}


def test_a_variable_is_found_however_its_header_is_spelled() -> None:
    message = Message(b"Event: X\r\nchanvariable: A=1\r\nCHANVARIABLE: CTI_CALL=7.1")
    assert message.variable("CTI_CALL") == "7.1"
    assert message.variable("NONE") == ""


def test_a_value_with_a_line_break_is_refused() -> None:
    with pytest.raises(ValueInvalid, match="ami_value_invalid"):
        encode_action("Setvar", [("Value", "x\r\nAction: Originate")], "id-1")
