"""What a case may look like, and that what it may not is refused by its path."""

import json
from pathlib import Path
from typing import Any

import pytest

from cti_gateway.codec.attendance_case import read_case, schemas
from cti_gateway.core.errors import Refused
from tests.support.attendance import at, case, fact, judged, outage, permit

DOCS = Path(__file__).parents[2] / "docs"
UNAPPROVED = permit("09:00", "10:00", approved=None)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"shift": {"code": "M", "start": at("12:00"), "end": at("08:00")}}, "$.shift.end"),
        ({"shift": {"code": "M", "start": "2026-03-02T08:00:00", "end": at("12:00")}}, "$.shift.start"),
        ({"shift": {"code": "M", "start": 7, "end": at("12:00")}}, "$.shift.start"),
        ({"facts": [fact("sign_in", "08:00"), {"kind": "sign_out", "at": "noon"}]}, "$.facts[1].at"),
        ({"facts": [{"kind": "slept", "at": at("08:00")}]}, "$.facts[0].kind"),
        ({"facts": [{"kind": "sign_in"}]}, "$.facts[0]"),
        ({"leaves": [permit("10:00", "09:00", approved="08:00")]}, "$.leaves[0].to"),
        (
            {"leaves": [permit("09:00", "10:00", approved=None) | {"status": "approved"}]},
            "$.leaves[0].approved_at",
        ),
        ({"leaves": [permit("09:00", "10:00", approved=None) | {"status": "maybe"}]}, "$.leaves[0].status"),
        ({"swaps": [{"status": "approved"}]}, "$.swaps[0].approved_at"),
        ({"outages": [outage("10:00", "10:00")]}, "$.outages[0].to"),
        ({"away_applications": [{}]}, "$.away_applications[0]"),
        ({"settings": {"grace": 60}}, "$.settings"),
        ({"settings": {"grace_s": -1}}, "$.settings.grace_s"),
        ({"settings": {"late_over_1h": "fine"}}, "$.settings.late_over_1h"),
        ({"timezone": "Shanghai"}, "$.timezone"),
        ({"timezone": "../etc/passwd"}, "$.timezone"),
        ({"person": None}, "$.person"),
        ({"mood": "good"}, "$"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(change: dict[str, Any], path: str) -> None:
    with pytest.raises(Refused) as refused:
        read_case(json.dumps(case([]) | change).encode())
    assert (refused.value.code, refused.value.params["path"]) == ("case_invalid", path)


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_case_at_all_is_refused(text: bytes) -> None:
    with pytest.raises(Refused):
        read_case(text)


def test_times_may_have_any_offset_and_come_back_in_the_zone_of_the_case() -> None:
    told = [{"kind": "sign_in", "at": "2026-03-02T00:01:00Z"}, {"kind": "sign_out", "at": at("12:00")}]
    found = judged(told)["findings"][0]
    assert (found["kind"], found["to"]) == ("LATE", at("08:01"))
    assert judged(told, timezone="UTC")["findings"][0]["to"] == "2026-03-02T00:01:00+00:00"


def test_facts_and_swaps_may_say_more() -> None:
    told = [fact("sign_in", "07:55", ip="10.0.0.7"), fact("sign_out", "12:00")]
    swap = {"status": "rejected", "asked_by": "li"}
    assert judged(told, swaps=[swap])["findings"][0]["kind"] == "ON_TIME"


@pytest.mark.parametrize("name", ["case", "judgement"])
def test_the_published_schema_is_the_one_in_use(name: str) -> None:
    published = json.loads((DOCS / f"attendance-{name}.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(schemas()[name]))
