"""What is fuzzed: functions of any bytes that fail if a promise is broken, and count the frames they read."""

import os
import struct
from collections.abc import Callable, Iterable
from pathlib import Path

from cti_gateway.codec.ami import MAX_FRAME, Message, Splitter
from cti_gateway.codec.panel import PanelFrameInvalid, Ping, Resync, decode_client
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.codec.pbx_snapshot import read_snapshot
from cti_gateway.config import parse, read_toml
from cti_gateway.core.errors import ConfigInvalid, SwitchError
from cti_gateway.core.events import SwitchEvent
from cti_gateway.messages import sentence

BANNER = b"Asterisk Call Manager/11.0.0\r\n"
LONG = 1 << 10  # more than the time that every single byte of it takes
COUNTS = struct.Struct("QQ")  # inputs and frames, as a process shares them while it runs
Heard = tuple[list[Message], str]  # what came out, and the code of the error that ended it


def ami(data: bytes) -> int:
    """Any stream in any portions: the same frames, the same facts, and no error but the documented ones.

    The first byte says how it is cut, and whether Asterisk introduces itself.
    """
    cut, stream = (data[0], data[1:]) if data else (0, b"")
    if not cut & 1:
        stream = BANNER + stream
    step = (cut >> 1) + (1 if len(stream) < LONG else LONG // 8)
    whole, code = _heard([stream])
    apart, apart_code = _heard(stream[at : at + step] for at in range(0, len(stream), step))
    assert code == apart_code
    assert [message.raw for message in whole] == [message.raw for message in apart]
    assert _facts(whole) == _facts(apart)
    _snapshot(whole)
    return len(whole)


def _heard(portions: Iterable[bytes]) -> Heard:
    splitter, messages = Splitter(), list[Message]()
    for portion in portions:
        try:
            messages += splitter.feed(portion)
        except SwitchError as error:
            return messages, error.code
        assert len(splitter._tail) <= MAX_FRAME
    return messages, ""


def _facts(messages: Iterable[Message]) -> list[SwitchEvent]:
    reader = PbxEvents(Devices("PJSIP/{extension}"))
    return [fact for message in messages if (fact := reader.read(message)) is not None]


def _snapshot(messages: list[Message]) -> None:
    nothing = Message(b"Response: Success")
    core, clock = messages[:1] or [nothing], messages[1:2] or [nothing]
    snapshot, _ = read_snapshot(
        Devices("PJSIP/{extension}"),
        core=core[0],
        clock=clock[0],
        channels=messages,
        devices=messages,
        members=messages,
    )
    assert all(call.age_ms >= 0 and (call.talked_ms or 0) >= 0 for call in snapshot.calls)


def panel(data: bytes) -> int:
    """A tab's frame is a known one or refused, as bytes and as text."""
    assert _client_frame(data) in (None, Ping(), Resync())
    assert _client_frame(data.decode("utf-8", "surrogateescape")) == _client_frame(data)
    return 1


def _client_frame(data: str | bytes) -> object:
    try:
        return decode_client(data)
    except PanelFrameInvalid:
        return None


FILE = os.memfd_create("cti.toml")


def configuration(data: bytes) -> int:
    """A file is settings, or its error has a sentence in both languages that names the key."""
    os.ftruncate(FILE, 0)
    os.pwrite(FILE, data, 0)
    try:
        parse(read_toml(Path(f"/proc/self/fd/{FILE}"), missing="config_file_missing"))
    except ConfigInvalid as error:
        for language in ("zh", "en"):
            assert sentence(error.code, error.params, language)
    return 1


TARGETS: dict[str, Callable[[bytes], int]] = {"ami": ami, "panel": panel, "configuration": configuration}
