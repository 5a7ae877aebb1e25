"""Differences, as people read them."""

from cti_gateway.core.changes import Change, changes


def test_only_what_differs() -> None:
    before = {"name": "甲", "dids": ["1", "2"], "hours_on": {"sun": ""}, "ring_s": 20, "gone": 1}
    after = {
        "name": "甲",
        "dids": ["2"],
        "hours_on": {"sun": "", "sat": "08:00-12:00"},
        "ring_s": 20,
        "new": 2,
    }
    assert changes(before, after) == (
        Change("dids", "1, 2", "2"),
        Change("hours_on", "sun = ", "sun = ; sat = 08:00-12:00"),
        Change("gone", "1", ""),
        Change("new", "", "2"),
    )
    assert str(Change("new", "", "2")) == "new: – → 2"
