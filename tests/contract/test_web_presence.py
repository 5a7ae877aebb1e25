"""Signing in where it is rostered, over HTTP. It is 16:00; the evening shift begins at 17:00."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.records import SeatState
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.tenure import Tenures
from cti_gateway.core.world import World
from cti_gateway.service.assigned import StoredAssignments
from tests.support.patience import impatient
from tests.support.postgres import Postgres
from tests.support.webs import SEATS, TEMPLATES, Site, serving

DAY = date(2027, 1, 15)
IN_CHINESE = {"Accept-Language": "zh"}


def slot(shift: str, seat: str, person: str) -> Slot:
    return Slot(Place(DAY, shift, seat), "信息中心", person)


SLOTS = slot("A", "01", "zhang"), slot("E", "01", "li"), slot("E", "02", "zhang")


async def publish(site: Site, *slots: Slot) -> None:
    at = site.clock.now() - 5 * 3_600_000  # before the shift began
    await site.store.publish_roster(slots, first=DAY, last=DAY, at=at, actor="qian", reason="排班")


@pytest.fixture
async def rostered(folder: Path) -> AsyncIterator[Site]:
    async with serving(folder, rostered=True) as running:
        await publish(running, *SLOTS)
        yield running


async def test_the_list_shows_the_own_shift_at_its_seat(rostered: Site) -> None:
    await rostered.actor.take_roster()
    seats = (await (await rostered.browser("zhang")).get("/api/seats")).json
    hours = {"code": "A", "from_at": 1_799_985_600_000, "until": 1_800_003_600_000}
    assert [seat["shift"] for seat in seats] == [hours, None, None]


async def test_only_who_is_assigned_signs_in_and_a_refusal_is_on_record(rostered: Site) -> None:
    li = await rostered.browser("li")
    refused = await li.post("/api/sign-in", {"seat": "01"}, headers=IN_CHINESE)
    assert refused.error == (403, "shift_too_early")
    assert refused.json["error"]["message"] == (
        "您的下一个班次 01-15 17:00 在 01 座席开始，01-15 16:30 起可以签入。"
    )
    assert await rostered.seat_facts("sign_in_refused") == ["01"]
    assert [result for _, _, result in await rostered.audited("sign_in")] == ["shift_too_early"]
    zhang = await rostered.browser("zhang")
    assert (await zhang.post("/api/sign-in", {"seat": "02"})).error == (403, "shift_elsewhere")
    seat = (await zhang.post("/api/sign-in", {"seat": "01"})).json
    assert (seat["number"], seat["shift_until"]) == ("01", 1_800_003_600_000)


async def test_a_roster_published_now_counts_at_the_next_sign_in(rostered: Site) -> None:
    wang = await rostered.browser("wang")
    assert (await wang.post("/api/sign-in", {"seat": "02"})).error == (403, "shift_none")
    await publish(rostered, *SLOTS, slot("A", "02", "wang"))
    assert (await wang.post("/api/sign-in", {"seat": "02"})).status == 200


async def test_a_lead_permits_presence_outside_the_roster(rostered: Site) -> None:
    wang, li = await rostered.browser("wang"), await rostered.browser("li")
    permit = {"login": "li", "seat": "02", "minutes": 60, "reason": "人手不足"}
    assert (await li.post("/api/permits", permit)).error == (403, "forbidden")
    assert (await wang.post("/api/permits", {**permit, "login": "x"})).error == (404, "agent_unknown")
    assert (await wang.post("/api/permits", {**permit, "login": "wang"})).error == (403, "permit_for_oneself")
    assert (await wang.post("/api/permits", {**permit, "minutes": 0})).error == (400, "body_invalid")
    assert (await wang.post("/api/permits", permit)).status == 200
    assert [result for _, _, result in await rostered.audited("permit_presence")] == [
        "forbidden",
        "agent_unknown",
        "permit_for_oneself",
        "ok",
    ]
    seat = (await li.post("/api/sign-in", {"seat": "02"})).json
    assert (seat["number"], seat["cause"]) == ("02", "permitted")
    (kept,) = await rostered.store.presence_permits(0)
    assert (kept.seat, kept.reason, kept.until - kept.at) == ("02", "人手不足", 3_600_000)


async def test_who_has_the_seat_next_stands_by_and_sees_it(rostered: Site) -> None:
    zhang, li = await rostered.at_seat("zhang", "01"), await rostered.browser("li")
    rostered.clock.advance(minutes=45)
    assert (await li.post("/api/sign-in", {"seat": "01"})).json is None
    async with li.feed() as tab:
        (seat,) = (await tab.frame())["seats"]
        assert (seat["agent"]["name"], seat["standby"]["name"]) == ("张三", "李四")
        assert (await zhang.post("/api/sign-out")).json is None
        (seat,) = (await tab.frame())["seats"]
        assert (seat["agent"]["name"], seat["standby"], seat["cause"]) == ("李四", None, "standby")
    assert (await li.get("/api/me")).json["seat"]["number"] == "01"


async def test_the_own_session_is_taken_over_at_another_seat(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    refused = await zhang.post("/api/sign-in", {"seat": "02"}, headers=IN_CHINESE)
    assert refused.error == (409, "agent_already_seated")
    assert refused.json["error"]["params"]["seat"] == "01"
    assert (await zhang.post("/api/sign-in", {"seat": "02", "take_over": True})).json["number"] == "02"
    assert await site.seat_facts("sign_out") == ["01"]


async def test_who_takes_over_ends_the_own_session_in_another_browser(site: Site) -> None:
    before, li = await site.at_seat("zhang", "01"), await site.at_seat("li", "02")
    now = await site.browser("zhang")
    async with before.feed() as tab:
        assert (await now.post("/api/sign-in", {"seat": "01", "take_over": True})).json["state"] == "ready"
        assert (await tab.until_closed())[1:] == (4401, "session_required")
    assert (await before.get("/api/me")).error == (401, "session_required")
    assert (await now.get("/api/me")).json["seat"]["number"] == "01"
    assert (await li.get("/api/me")).status == 200


async def test_who_was_refused_at_the_wrong_computer_is_late_and_can_point_to_it(rostered: Site) -> None:
    """§5 row 31, and the roster's other people: unscheduled presence of row 14."""
    at_fault, li = await rostered.browser("li", address="127.0.0.2"), await rostered.browser("li")
    rostered.clock.advance(minutes=58)
    assert (await at_fault.post("/api/sign-in", {"seat": "01"})).error == (403, "seat_ip_mismatch")
    rostered.clock.advance(minutes=5)
    assert (await li.post("/api/sign-in", {"seat": "01"})).status == 200
    await (await rostered.browser("wang")).post(
        "/api/permits", {"login": "qian", "seat": "02", "minutes": 30, "reason": "顶班"}
    )
    assert (await (await rostered.browser("qian")).post("/api/sign-in", {"seat": "02"})).status == 200
    rostered.clock.advance(minutes=4 * 60 + 30)
    await rostered.recorder.barrier()
    rows = (await (await rostered.browser("wang")).get(f"/api/attendance?day={DAY}")).json
    of_li, of_zhang = (row for row in rows if row["shift"] == "E")
    assert [(found["kind"], found["seconds"]) for found in of_li["findings"]] == [("LATE", 180)]
    assert "SIGN_IN_REFUSED" in of_li["flags"] and "UNSCHEDULED_PRESENCE" not in of_li["flags"]
    assert [found["kind"] for found in of_zhang["findings"]] == ["ABSENT"]
    assert "UNSCHEDULED_PRESENCE" in of_zhang["flags"]


async def test_a_killed_gateway_takes_up_who_sits_and_who_stands_by(rostered: Site) -> None:
    await rostered.at_seat("zhang", "01")
    rostered.clock.advance(minutes=45)
    li = await rostered.browser("li")
    await li.post("/api/sign-in", {"seat": "01"})
    await li.post("/api/sign-in", {"seat": "02"})  # refused: a fact, but none of who holds the seat
    await rostered.recorder.barrier()
    store, clock = rostered.store, rostered.clock
    again = Engine(World(tenures=Tenures(AdmissionRules(rostered=True))))
    again.configure(seats=SEATS, queues=(), agents=await store.agents(), now=clock.now())
    past = await store.recall()
    again.restore(past.seats, past.calls, past.written_at, past.callbacks)
    again.take_roster(await StoredAssignments(store, clock, TEMPLATES).assignments(), clock.now())
    seat, end = again.world.seats["01"], 1_800_003_600_000
    assert (seat.agent, seat.standby) == (rostered.people["zhang"], rostered.people["li"])
    assert seat.state is SeatState.READY and again.next_deadline() == end
    again.expire(end)
    assert (seat.agent, seat.standby) == (rostered.people["li"], None)


async def test_while_the_database_is_down_who_is_in_stays_in_by_the_roster_read_last(
    postgres: Postgres, tmp_path: Path
) -> None:
    async with serving(tmp_path, database_url=postgres.new_database(), rostered=True) as site:
        await publish(site, *SLOTS)
        zhang, li = await site.at_seat("zhang", "01"), await site.browser("li")
        site.clock.advance(minutes=45)
        postgres.stop()
        try:
            assert (await li.post("/api/sign-in", {"seat": "01"})).error == (503, "store_unavailable")
            with pytest.raises(StoreUnavailable):
                await site.actor.take_roster()
            with impatient(site.recorder):
                assert (await zhang.post("/api/not-ready", {"reason": "break"})).json["state"] == "not_ready"
                assert (await zhang.post("/api/ready")).json["state"] == "ready"
            site.clock.advance(minutes=16)
            assert (await zhang.post("/api/ready")).error == (409, "shift_over")
            assert site.world.seats["01"].agent == site.people["zhang"]
        finally:
            postgres.start()


async def test_an_approved_swap_counts_at_the_next_sign_in(rostered: Site) -> None:
    li, wang, leader = [await rostered.browser(who) for who in ("li", "wang", "he")]
    wish = {"day": DAY.isoformat(), "shift": "E", "seat": "01", "substitute": "wang"}
    number = (await li.post("/api/requests/swap", wish)).json["id"]
    rostered.clock.advance(minutes=20)
    await wang.post(f"/api/requests/{number}/accept", {"version": 1})
    rostered.clock.advance(minutes=20)  # 16:40
    assert (await wang.post("/api/sign-in", {"seat": "01"})).error == (403, "shift_not_yours")
    assert (await leader.post(f"/api/requests/{number}/approve", {"version": 2})).status == 200
    assert (await li.post("/api/sign-in", {"seat": "01"})).error == (403, "shift_not_yours")
    answer = await wang.post("/api/sign-in", {"seat": "01"})
    assert (answer.status, answer.json["number"]) == (200, "01")
