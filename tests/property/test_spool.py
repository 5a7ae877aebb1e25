"""Every record survives the spool."""

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.records import CallFact, CallRecord, Outage, Record, SeatFact
from cti_gateway.service.spool import from_line, to_line

text = st.text(st.characters(exclude_categories=["Cs"]))

st.register_type_strategy(str, text)
st.register_type_strategy(int, st.integers(-(2**53), 2**53))
record = st.one_of(
    st.from_type(SeatFact), st.from_type(CallFact), st.from_type(CallRecord), st.from_type(Outage)
)


@given(record)
def test_round_trip(one: Record) -> None:
    line = to_line(one)
    assert line.count(b"\n") == 1
    assert from_line(line) == one
