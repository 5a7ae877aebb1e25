"""Whatever is in the log, it is read or passed over; and what Asterisk quotes is what was said."""

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.codec.cel import CelRow, read_calls, read_row
from cti_gateway.codec.pbx_events import Devices

said = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"))


def quoted(text: str) -> str:
    """As CSV_QUOTE does."""
    return '"' + text.replace('"', '""') + '"'


@given(st.lists(said, min_size=9, max_size=9), st.integers(0, 2**41))
def test_every_text_survives_the_quotes(texts: list[str], at_ms: int) -> None:
    line = ",".join(map(quoted, ["HANGUP", f"{at_ms // 1000}.{at_ms % 1000:03d}000", *texts]))
    assert read_row(line.encode() + b"\n") == CelRow("HANGUP", at_ms, *texts)


@given(st.binary())
def test_no_bytes_are_a_fault(line: bytes) -> None:
    read_row(line)


@given(
    st.lists(
        st.builds(
            CelRow,
            event=st.sampled_from(["CHAN_START", "ANSWER", "APP_START", "HANGUP"]),
            at=st.integers(0, 10**6),
            unique_id=st.sampled_from(["1.0", "1.1", "2.0"]),
            linked_id=st.sampled_from(["1.0", "2.0"]),
            channel=st.sampled_from(["PJSIP/trunk-00000001", "PJSIP/1001-00000002", "?"]),
            context=st.sampled_from(["cti-line", "cti-closed", "from-trunk", ""]),
            exten=said,
            app_data=said,
            number=said,
            name=said,
            extra=said,
        )
    )
)
def test_each_call_is_told_once_and_never_ends_before_it_is_last_seen(rows: list[CelRow]) -> None:
    calls = read_calls(Devices("PJSIP/{extension}"), rows)
    assert len({call.call_id for call in calls}) == len(calls)
    for call in calls:
        assert call.ended_at is None or call.ended_at <= call.last_at
