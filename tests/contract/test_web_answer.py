"""Answering on the panel, over REST: asked for on record; what comes of it is the seat's ``pickup``."""

import asyncio

from cti_gateway.core import events
from cti_gateway.core.effects import AnswerPhone
from tests.support.webs import WITHIN_S, Site


async def until_told(site: Site) -> None:
    """What is to be done is done beside the answer."""
    async with asyncio.timeout(WITHIN_S):
        while AnswerPhone("c1", "1001") not in site.switch.performed:  # noqa: ASYNC110  # nothing to wait for
            await asyncio.sleep(0)


async def test_the_phone_is_told_and_what_comes_of_it_is_shown(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    assert (await zhang.get("/api/options")).json["answers_phones"] is True
    site.call_arrives("c1")
    answer = await zhang.post("/api/calls/c1/answer")
    assert (answer.status, answer.json["pickup"]) == (200, {"trouble": None})
    await until_told(site)
    assert [entry[1:] for entry in await site.audited("answer")] == [("call:c1", "ok")]
    site.actor.tell(events.AnswerFailed("c1", "1001"))
    trouble = (await zhang.get("/api/me")).json["seat"]["pickup"]["trouble"]
    assert trouble["code"] == "answer_refused" and "拿起话机" in trouble["zh"] and "by hand" in trouble["en"]
    site.call_is_answered("c1", "1001")
    assert (await zhang.get("/api/me")).json["seat"]["pickup"] is None


async def test_what_does_not_ring_for_this_person_is_refused(site: Site) -> None:
    zhang, li = await site.at_seat("zhang", "01"), await site.at_seat("li", "02")
    site.call_arrives("c1")
    assert (await li.post("/api/calls/c1/answer")).error == (409, "nothing_rings")
    site.call_is_answered("c1", "1001")
    assert (await li.post("/api/calls/c1/answer")).error == (409, "answered_elsewhere")
    assert (await zhang.post("/api/calls/c9/answer")).error == (404, "call_unknown")
    site.world.answers_phones = False
    assert (await zhang.post("/api/calls/c1/answer")).error == (409, "answer_off")
    assert [entry[2] for entry in await site.audited("answer")] == [
        "nothing_rings",
        "answered_elsewhere",
        "call_unknown",
        "answer_off",
    ]
