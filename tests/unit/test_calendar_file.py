"""Calendar files as offices make them, and what is wrong with them by line and column."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cti_gateway.codec.calendar_file import read_calendar
from cti_gateway.core.calendar import DayKind, SpecialDay
from cti_gateway.core.errors import Refused
from cti_gateway.messages import CODES

ICS = """BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20270101\r
DTEND;VALUE=DATE:20270103\r
SUMMARY:元旦 \r
 假期\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20270109\r
X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\r
SUMMARY:元旦\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_csv_with_a_header_from_a_spreadsheet() -> None:
    text = "date,kind,name\r\n2027/1/9,班\r\n\r\n2027-01-01,holiday,元旦\r\n"
    expected = (SpecialDay("2027-01-01", DayKind.HOLIDAY, "元旦"), SpecialDay("2027-01-09", DayKind.WORKDAY))
    for encoding in ("utf-8-sig", "utf-8", "gb18030"):
        assert read_calendar(text.encode(encoding)) == expected


def test_ics_with_days_that_belong_together() -> None:
    assert read_calendar(ICS.encode()) == (
        SpecialDay("2027-01-01", DayKind.HOLIDAY, "元旦 假期"),
        SpecialDay("2027-01-02", DayKind.HOLIDAY, "元旦 假期"),
        SpecialDay("2027-01-09", DayKind.WORKDAY, "元旦"),
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("2027-01-01,holiday\n2027-02-30,holiday", "calendar_date_bad", 2, 1),
        ("1 Jan,holiday", "calendar_date_bad", 1, 1),
        ("2027-01-01,party,x", "calendar_kind_bad", 1, 2),
        ("2027-01-01", "calendar_columns_bad", 1, 2),
        ("2027-01-01,holiday,x,y", "calendar_columns_bad", 1, 4),
        ('2027-01-01,holiday,"x', "calendar_columns_bad", 1, 1),
        ("2027-01-01,holiday," + "x" * 65, "calendar_name_bad", 1, 3),
        ("2027-01-01,holiday\n2027/1/1,workday", "calendar_date_twice", 2, 1),
        ("date,kind,name\n", "calendar_empty", None, None),
        (ICS.replace("20270103", "20270101"), "calendar_date_bad", 5, 18),
        (ICS.replace("20270103", "20270301"), "calendar_date_bad", 5, 18),
        (ICS.replace("20270101", "2027010"), "calendar_date_bad", 4, 20),
        (ICS.replace("假期", "晚会"), "calendar_kind_bad", 6, 9),
        (ICS.replace("SUMMARY", "RRULE"), "calendar_repeats", 6, 7),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT", "calendar_date_bad", 3, 1),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column(
    text: str, code: str, line: int | None, column: int | None
) -> None:
    with pytest.raises(Refused) as refusal:
        read_calendar(text.encode())
    params = refusal.value.params
    assert (refusal.value.code, params.get("line"), params.get("column")) == (code, line, column)


@settings(deadline=None)
@given(
    st.binary(max_size=300) | st.text('0123456789-/,\n"休班holiday:BEGINVCALD', max_size=80).map(str.encode)
)
@example(b"\xff\xff")
@example(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101")
@example(b"2027-01-01,holiday\x00")
def test_whatever_comes_is_days_or_a_refusal(data: bytes) -> None:
    try:
        days = read_calendar(data)
    except Refused as refusal:
        assert refusal.code in CODES
    else:
        assert list(days) == sorted(set(days), key=lambda day: day.date)


@settings(deadline=None)
@given(st.dictionaries(st.dates(), st.tuples(st.sampled_from(DayKind), st.sampled_from(["", "元旦", "a b"]))))
def test_what_is_written_is_read(days: dict[object, tuple[DayKind, str]]) -> None:
    written = [SpecialDay(str(day), kind, name) for day, (kind, name) in days.items()]
    text = "".join(f"{day.date},{day.kind},{day.name}\n" for day in written)
    if written:
        assert read_calendar(text.encode()) == tuple(sorted(written, key=lambda day: day.date))
