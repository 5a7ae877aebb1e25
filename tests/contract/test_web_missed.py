"""Calls that nobody answered: leads list them and say who has called back."""

from cti_gateway.core import events
from tests.support.webs import Site


async def missed(site: Site) -> None:
    """c1 is closed, c2 abandoned, c3 answered."""
    await site.at_seat("zhang", "01")
    site.actor.tell(events.CallArrived("c1", "PJSIP/trunk-c1", "13912345678", "", "12333", "general"))
    site.actor.tell(events.CallTurnedAway("c1"))
    site.call_ends("c1")
    for call_id in ("c2", "c3"):
        site.clock.advance(minutes=1)
        site.call_arrives(call_id)
        if call_id == "c3":
            site.call_is_answered(call_id, "1001")
        site.call_ends(call_id)
    await site.recorder.barrier()


async def test_a_lead_lists_closed_and_abandoned_calls_with_masked_numbers(site: Site) -> None:
    await missed(site)
    rows = (await (await site.browser("wang")).get("/api/missed-calls")).json
    assert [(row["call"]["id"], row["call"]["outcome"]) for row in rows] == [
        ("c2", "ABANDONED"),
        ("c1", "CLOSED_HOURS"),
    ]
    assert {(row["call"]["number"], row["done_at"], row["done_by"]) for row in rows} == {
        ("139****5678", None, None)
    }
    older = await (await site.browser("wang")).get(
        f"/api/missed-calls?before={rows[0]['call']['arrived_at']}"
    )
    assert [row["call"]["id"] for row in older.json] == ["c1"]


async def test_who_called_back_first_is_kept_and_on_record(site: Site) -> None:
    await missed(site)
    wang, zhao = await site.browser("wang"), await site.browser("zhao")
    assert (await wang.post("/api/missed-calls/c1/done")).status == 200
    assert (await zhao.post("/api/missed-calls/c1/done")).error == (409, "missed_call_settled")
    _, row = (await zhao.get("/api/missed-calls")).json
    assert (row["done_by"], row["done_at"]) == (site.people["wang"].name, site.clock.now())
    assert await site.audited("settle_missed") == [
        (f"agent:{site.people['wang'].id}", "call:c1", "ok"),
        (f"agent:{site.people['zhao'].id}", "call:c1", "missed_call_settled"),
    ]


async def test_what_was_marked_by_mistake_is_open_again_and_both_are_on_record(site: Site) -> None:
    await missed(site)
    wang = await site.browser("wang")
    assert (await wang.post("/api/missed-calls/c1/reopen")).error == (409, "missed_call_open")
    await wang.post("/api/missed-calls/c1/done")
    assert (await wang.post("/api/missed-calls/c1/reopen")).status == 200
    _, row = (await wang.get("/api/missed-calls")).json
    assert (row["done_by"], row["done_at"]) == (None, None)
    assert (await wang.post("/api/missed-calls/c1/done")).status == 200
    results = [result for _, _, result in await site.audited("reopen_missed")]
    assert results == ["missed_call_open", "ok"] and len(await site.audited("settle_missed")) == 2


async def test_an_agent_may_do_neither(site: Site) -> None:
    await missed(site)
    li = await site.browser("li")
    assert (await li.get("/api/missed-calls")).error == (403, "forbidden")
    assert (await li.post("/api/missed-calls/c1/done")).error == (403, "forbidden")
    assert (await li.post("/api/missed-calls/c1/reopen")).error == (403, "forbidden")
    assert len(await site.audited("settle_missed")) == 1


async def test_an_answered_or_unknown_call_was_not_missed(site: Site) -> None:
    await missed(site)
    wang = await site.browser("wang")
    for call_id in ("c3", "none"):
        assert (await wang.post(f"/api/missed-calls/{call_id}/done")).error == (404, "call_unknown")
