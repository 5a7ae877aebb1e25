"""What is asked for during a call, more time for its form, and what the panel and the journal are told."""

from cti_gateway.core.seat import SeatRules
from tests.support.forms import SAVE
from tests.support.webs import Browser, Site


async def talking(site: Site) -> Browser:
    browser = await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    return browser


async def test_not_ready_during_a_call_is_pending_until_the_form_is_saved(site: Site) -> None:
    zhang = await talking(site)
    seat = (await zhang.post("/api/not-ready", {"reason": "break"})).json
    assert (seat["state"], seat["pending"], seat["pending_reason"]) == ("talking", "not_ready", "break")
    (fact,) = (await site.store.recall()).seats
    assert (fact.kind, fact.pending, fact.pending_reason) == ("deferred", "not_ready", "break")
    site.call_ends("c1")
    saved = (await zhang.post("/api/calls/c1/consultation", SAVE)).json["seat"]
    assert (saved["state"], saved["cause"], saved["pending"]) == ("not_ready", "break", None)
    site.call_arrives("c2")
    assert (await zhang.get("/api/me")).json["seat"]["state"] == "not_ready"


async def test_sign_out_during_a_call_releases_the_seat_when_the_form_is_saved(site: Site) -> None:
    zhang = await talking(site)
    assert (await zhang.post("/api/sign-out")).json["pending"] == "sign_out"
    site.call_ends("c1")
    assert (await zhang.post("/api/sign-out")).error == (409, "wrap_up_unsaved")
    assert (await zhang.post("/api/calls/c1/consultation", SAVE)).json["seat"] is None
    assert await site.seat_facts("sign_out") == ["01"]


async def test_a_move_during_a_call_is_made_when_the_form_is_saved(site: Site) -> None:
    zhang = await talking(site)
    seat = (await zhang.post("/api/sign-in", {"seat": "02", "take_over": True})).json
    assert (seat["number"], seat["pending"], seat["pending_reason"]) == ("01", "move", "02")
    site.call_ends("c1")
    saved = (await zhang.post("/api/calls/c1/consultation", SAVE)).json["seat"]
    assert (saved["number"], saved["state"], saved["pending"]) == ("02", "not_ready", None)
    assert await site.seat_facts("sign_out") == ["01"]


async def test_ready_during_a_call_takes_it_back(site: Site) -> None:
    zhang = await talking(site)
    await zhang.post("/api/sign-out")
    assert (await zhang.post("/api/ready")).json["pending"] is None
    assert await site.seat_facts("deferral_cancelled") == ["01"]
    assert (await zhang.post("/api/ready")).error == (409, "seat_state_conflict")


async def test_a_lead_sees_what_is_pending_and_the_limit_of_the_form(site: Site) -> None:
    site.world.rules = SeatRules(acw_limit_s=120, acw_extend_s=60)
    zhang, lead = await talking(site), await site.browser("wang")
    async with lead.feed() as tab:
        await tab.frame()
        await zhang.post("/api/sign-out")
        (seat,) = (await tab.frame())["seats"]
        assert (seat["pending"], seat["acw_until"], seat["misses"]) == ("sign_out", None, 0)
        site.call_ends("c1")
        (seat,) = (await tab.frame())["seats"]
        assert seat["acw_until"] == seat["since"] + 120_000
        await zhang.post("/api/acw/extend")
        (seat,) = (await tab.frame())["seats"]
        assert seat["acw_until"] == seat["since"] + 180_000
    assert await site.seat_facts("acw_extended") == ["01"]


async def test_there_is_no_more_time_without_a_limit(site: Site) -> None:
    zhang = await talking(site)
    site.call_ends("c1")
    assert (await zhang.post("/api/acw/extend")).error == (409, "seat_state_conflict")
