"""The published roster over HTTP: for everybody to see; what is missing, the office and leads are told."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from cti_gateway.adapters.web.deps import DEPS
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.service.unfilled import watch_roster
from tests.support.webs import Site

TODAY = date(2027, 1, 15)  # a Friday; the clock stands at 16:00
WEEKEND = "first=2027-01-15&last=2027-01-17"


def slot(shift: str, seat: str, person: str = "", ahead: int = 1) -> Slot:
    return Slot(Place(TODAY + timedelta(ahead), shift, seat), "信息中心", person)


async def publish(site: Site, *slots: Slot, days: int = 1) -> None:
    await site.store.publish_roster(
        slots, first=TODAY, last=TODAY + timedelta(days), at=site.clock.now(), actor="qian", reason="x"
    )


def shift(day: Any, code: str) -> Any:
    return next(one for one in day["shifts"] if one["code"] == code)


async def test_everybody_sees_who_sits_where_and_by_which_version(site: Site) -> None:
    await publish(site, slot("M", "01", "zhang"))
    await publish(site, slot("M", "02"), slot("M", "01", "li"))
    agent = await site.browser("zhang")
    seen = (await agent.get(f"/api/plan?{WEEKEND}")).json
    today, tomorrow, sunday = seen["days"]
    assert [(day["rest"], day["version"]) for day in seen["days"]] == [(False, 2), (True, 2), (True, None)]
    morning = shift(tomorrow, "M")
    assert [(one["seat"], one["person"], one["name"]) for one in morning["slots"]] == [
        ("01", "li", "李四"),
        ("02", "", ""),
    ]
    assert morning["until"] - morning["from_at"] == 4 * 3_600_000
    assert shift(today, "E")["slots"] == shift(sunday, "M")["slots"] == []
    assert seen["versions"] == [{"id": 2, "at": site.clock.now(), "by": "钱七"}]


async def test_what_an_imported_calendar_says_of_a_day_is_shown(site: Site) -> None:
    admin = await site.browser("zhao")
    file = b64encode("2027-01-15,holiday,春节\n2027-01-16,workday,补班\n".encode()).decode()
    assert (await admin.post("/api/calendar", {"file": file})).status == 200
    seen = (await admin.get(f"/api/plan?{WEEKEND}")).json["days"]
    assert [(day["rest"], day["occasion"]) for day in seen] == [(True, "春节"), (False, "补班"), (True, "")]


async def test_an_unfilled_slot_is_told_a_day_ahead_and_goes_when_somebody_is_named(site: Site) -> None:
    office, lead = await site.browser("qian"), await site.browser("wang")
    await publish(site, slot("A", "01"), slot("E", "01"), slot("M", "01", "li"))
    missing = (await office.get("/api/plan/missing")).json
    assert [(one["shift"], one["seat"]) for one in missing["slots"]] == [("A", "01")]
    assert missing["unpublished"] == "2027-01-17"
    await publish(site, slot("A", "01", "li"), slot("E", "01"), days=3)
    assert (await lead.get("/api/plan/missing")).json == {"slots": [], "unpublished": None}
    assert (await (await site.browser("zhang")).get("/api/plan/missing")).error == (403, "forbidden")


async def test_a_wrong_period_is_refused(site: Site) -> None:
    agent = await site.browser("zhang")
    assert (await agent.get("/api/plan?first=2027-02-01&last=2027-01-01")).error == (400, "period_wrong")


async def test_the_watch_tells_at_once(site: Site) -> None:
    await publish(site, slot("A", "01"))

    def tell(slots: Sequence[Slot]) -> None:
        raise LookupError([slot.place.seat for slot in slots])

    with pytest.raises(LookupError, match="01"):
        await watch_roster(site.server.app[DEPS].plan, tell)
