"""Whatever a tab sends is a client frame or PanelFrameInvalid; whatever is masked stays masked."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.codec.panel import PanelFrameInvalid, Ping, Resync, decode_client
from cti_gateway.core.masking import mask_name, mask_number

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("ping")
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
)
OBJECTS = st.dictionaries(st.sampled_from(["type", "seq"]) | st.text(), VALUES).map(json.dumps)


def decoded(data: str | bytes) -> object:
    """The frame, or None if it was refused as it should be."""
    try:
        return decode_client(data)
    except PanelFrameInvalid:
        return None


@given(st.binary() | st.text(st.characters(codec=None)) | OBJECTS)
def test_anything_is_a_frame_or_refused(data: str | bytes) -> None:
    assert decoded(data) in (None, Ping(), Resync())


@pytest.mark.parametrize("depth", [10, 1_000, 100_000])
@pytest.mark.parametrize("opening", ["[", '{"type":'])
def test_depth_is_refused(depth: int, opening: str) -> None:
    assert decoded(opening * depth) is None
    assert decoded('{"type": "ping", "type": ' + opening * depth) is None


@given(st.sampled_from([Ping(), Resync()]), st.sampled_from(["", " ", "\n"]))
def test_the_two_frames_are_read(frame: Ping | Resync, space: str) -> None:
    text = f'{space}{{{space}"type"{space}:{space}"{type(frame).__name__.lower()}"}}{space}'
    assert decode_client(text) == decode_client(text.encode()) == frame


NUMBERS = st.from_regex(r"\+?[0-9*#]{0,32}", fullmatch=True)


@given(NUMBERS)
def test_a_masked_number_keeps_its_length_and_hides_its_middle(number: str) -> None:
    masked = mask_number(number)
    assert len(masked) == len(number)
    shown = [i for i, sign in enumerate(masked) if sign != "*"]
    assert all(masked[i] == number[i] for i in shown)
    hidden = range(3 if len(number) >= 11 else 0, len(number) - 4 if len(number) > 4 else len(number))
    assert all(masked[i] == "*" for i in hidden)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_number_is_shown_as_people_know_it(number: str) -> None:
    assert mask_number(number) == f"{number[:3]}****{number[7:]}"


@given(st.text())
def test_a_masked_name_keeps_its_length_and_first_character(name: str) -> None:
    assert mask_name(name) == name[:1] + "*" * max(len(name) - 1, 0)
