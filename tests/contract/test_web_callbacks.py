"""Callers who are to be called back: leads list them and may call it off."""

from dataclasses import replace

from cti_gateway.core import events
from cti_gateway.core.people import Callback
from tests.support.webs import Site


async def asked(site: Site) -> None:
    """Somebody waits, asks to be called back, and is let go."""
    queue = replace(site.world.queues["general"], callback=Callback())
    site.world.queues["general"] = queue
    site.call_arrives("c1")
    site.actor.tell(events.CallbackAsked("c1"))
    site.call_ends("c1")
    await site.recorder.barrier()


async def test_a_lead_lists_them_with_masked_numbers_and_cancels_one_for_a_reason(site: Site) -> None:
    await asked(site)
    wang = await site.browser("wang")
    (row,) = (await wang.get("/api/callbacks")).json
    assert (row["id"], row["number"], row["state"], row["attempts"]) == ("c1", "139****5678", "waiting", 0)
    assert (await wang.post("/api/callbacks/c1/cancel", {"reason": "已解决"})).status == 200
    assert (await wang.get("/api/callbacks")).json == []
    assert (await wang.post("/api/callbacks/c1/cancel", {"reason": "x"})).error == (404, "callback_unknown")
    who = f"agent:{site.people['wang'].id}"
    assert await site.audited("cancel_callback") == [
        (who, "call:c1", "ok"),
        (who, "call:c1", "callback_unknown"),
    ]


async def test_an_agent_may_do_neither(site: Site) -> None:
    await asked(site)
    li = await site.browser("li")
    assert (await li.get("/api/callbacks")).error == (403, "forbidden")
    assert (await li.post("/api/callbacks/c1/cancel", {"reason": "x"})).error == (403, "forbidden")
    assert len(await site.store.callbacks()) == 1
