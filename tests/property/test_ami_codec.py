"""The AMI codec under any bytes in any portions."""

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.codec.ami import Message, Splitter, ValueInvalid, encode_action
from cti_gateway.codec.pbx_events import Devices, PbxEvents

BANNER = b"Asterisk Call Manager/11.0.0\r\n"
words = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), max_size=20)
names = st.text("abcdefghijklmnopqrstuvwxyzABC-", min_size=1, max_size=12)
streams = st.lists(
    st.binary(max_size=60)
    | st.sampled_from([b"\r\n", b"\r\n\r\n", b"Event: Hangup\r\n", "ChanVariable: CTI_CALL=张".encode()]),
    max_size=30,
)


def feed_all(portions: list[bytes]) -> list[bytes]:
    splitter = Splitter()
    return [message.raw for portion in portions for message in splitter.feed(portion)]


@given(streams, st.integers(1, 9))
def test_portions_do_not_matter(parts: list[bytes], step: int) -> None:
    whole = BANNER + b"".join(parts)
    portions = [whole[at : at + step] for at in range(0, len(whole), step)]
    assert feed_all(portions) == feed_all([whole])


@given(streams)
def test_no_bytes_upset_the_reader(parts: list[bytes]) -> None:
    reader = PbxEvents(Devices("PJSIP/{extension}"))
    splitter = Splitter()
    for message in splitter.feed(BANNER + b"".join(parts)):
        reader.read(message)
        assert isinstance(list(message.items()), list)


@given(st.lists(st.tuples(names, words), max_size=8))
def test_what_is_encoded_is_read_back(headers: list[tuple[str, str]]) -> None:
    data = encode_action("Setvar", headers, "id-1")
    (message,) = Splitter().feed(BANNER + data)
    expected: dict[str, list[str]] = {"action": ["Setvar"], "actionid": ["id-1"]}
    for name, value in headers:
        expected.setdefault(name.lower(), []).append(value)
    assert dict(message.items()) == expected


@given(names, words, st.sampled_from(["\r", "\n", "\0", "\r\nAction: Originate"]), words)
def test_no_value_can_start_another_header(name: str, before: str, evil: str, after: str) -> None:
    for header in ((name, before + evil + after), (name + evil, before)):
        try:
            encode_action("Setvar", [header], "id-1")
        except ValueInvalid as error:
            assert error.code == "ami_value_invalid"
        else:
            raise AssertionError("injected")


def test_event_name_costs_no_decoding() -> None:
    assert Message(b"Event: Hangup\r\nChannel: x").event == b"Hangup"
    assert Message(b"Event: Shutdown").event == b"Shutdown"
    assert Message(b"Response: Success").event == b""


@given(st.dictionaries(names, words, max_size=6), names)
def test_a_header_reads_the_same_alone_and_among_all(headers: dict[str, str], absent: str) -> None:
    alike = {name.lower(): (name, value) for name, value in {"Event": "X", **headers}.items()}
    raw = "\r\n".join(f"{name}: {value}" for name, value in alike.values()).encode()
    read_whole = Message(raw)
    list(read_whole.items())
    for name in [*(name for name, _ in alike.values()), absent, absent.lower()]:
        assert Message(raw).get(name, "none") == read_whole.get(name, "none")
        assert Message(raw).variable(name) == read_whole.variable(name)
