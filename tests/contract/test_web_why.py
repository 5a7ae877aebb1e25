"""Leads ask why a seat or a call is as it is; agents may not."""

from tests.support.webs import Site


async def test_a_lead_is_told_in_their_language(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    await zhang.post("/api/not-ready", {"reason": "break"})
    site.call_arrives("c1")
    wang = await site.browser("wang")
    seat = (await wang.get("/api/why/01")).json
    assert seat["explanation"]["state"] == "not_ready"
    assert seat["explanation"]["reasons"][0]["code"] == "why_not_ready"
    assert "示忙" in seat["sentences"][1]
    call = (await wang.get("/api/why/c1", headers={"Accept-Language": "en"})).json
    assert call["explanation"]["kind"] == "call"
    assert any("not ready" in sentence for sentence in call["sentences"])
    assert "13" not in str(call["explanation"]["reasons"])
    assert (await wang.get("/api/why/none")).error == (404, "subject_unknown")


async def test_an_agent_is_not_told(site: Site) -> None:
    zhang = await site.browser("zhang")
    assert (await zhang.get("/api/why/01")).error == (403, "forbidden")
    assert len(await site.audited("why")) == 1
