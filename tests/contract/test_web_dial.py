"""Calls out over REST: who may call whom, and that the number never reaches the browser."""

import asyncio

import pytest

from cti_gateway.core import events
from cti_gateway.core.effects import DialOut
from cti_gateway.core.events import PhoneState
from tests.support.forms import SAVE
from tests.support.webs import NUMBER, WITHIN_S, Site


def dialled(site: Site) -> list[tuple[str, str]]:
    return [(e.extension, e.number) for e in site.switch.performed if isinstance(e, DialOut)]


async def until_dialled(site: Site, *expected: tuple[str, str]) -> None:
    """What is to be done is done beside the answer."""
    async with asyncio.timeout(WITHIN_S):
        while dialled(site) != list(expected):  # noqa: ASYNC110  # state has no event to wait for
            await asyncio.sleep(0)


async def served(site: Site, call_id: str, seat: str) -> None:
    """A call that this seat took, with its form saved."""
    site.call_arrives(call_id)
    site.call_is_answered(call_id, f"10{seat}")
    site.call_ends(call_id)


async def test_a_number_is_called_once_however_often_it_is_sent(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    for _ in range(2):
        answer = await zhang.post("/api/dial", {"number": NUMBER}, headers={"X-Command-Id": "d1"})
        assert (answer.status, answer.json["state"]) == (200, "dialling")
    await until_dialled(site, ("1001", NUMBER))
    target = ("number:139****5678", "ok")
    assert [entry[1:] for entry in await site.audited("dial")] == [target, target]
    view = (await zhang.get("/api/me")).json["seat"]
    assert NUMBER not in str(view)


@pytest.mark.parametrize("number", ["12", "139 1234 5678", "139;1"])
async def test_what_is_no_number_is_refused(site: Site, number: str) -> None:
    zhang = await site.at_seat("zhang", "01")
    assert (await zhang.post("/api/dial", {"number": number})).error == (400, "number_invalid")
    assert dialled(site) == []


async def test_a_phone_that_is_in_use_cannot_call(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    site.actor.tell(events.PhoneChanged("1001", PhoneState.IN_USE))
    assert (await zhang.post("/api/dial", {"number": NUMBER})).error == (409, "phone_not_idle")
    assert [entry[2] for entry in await site.audited("dial")] == ["ok", "phone_not_idle"]


async def test_the_number_of_an_own_call_is_looked_up_here(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    await served(site, "c1", "01")
    await zhang.post("/api/calls/c1/consultation", SAVE)
    answer = await zhang.post("/api/calls/c1/dial")
    assert answer.status == 200 and NUMBER not in answer.text
    await until_dialled(site, ("1001", NUMBER))
    (call,) = site.world.calls.values()
    assert (call.follows, call.queue) == ("c1", "general")
    out = call.call_id
    site.actor.tell(events.SeatAnswered(out, "1001"))
    site.actor.tell(events.OutsideEnded(out, events.OfferResult.BUSY))
    await site.recorder.barrier()
    row, _ = (await zhang.get("/api/calls")).json
    assert (row["id"], row["direction"], row["outcome"], row["number"]) == (out, "out", "BUSY", "139****5678")
    lead = await site.browser("wang")
    assert (await lead.get("/api/missed-calls")).json == [], "nobody missed it"


async def test_somebody_elses_call_is_for_leads_only(site: Site) -> None:
    await site.at_seat("zhang", "01")
    await served(site, "c1", "01")
    await site.recorder.barrier()
    li, wang = await site.at_seat("li", "02"), await site.browser("wang")
    assert (await li.post("/api/calls/c1/dial")).error == (403, "forbidden")
    assert (await li.post("/api/calls/none/dial")).error == (403, "forbidden")
    assert (await wang.post("/api/calls/none/dial")).error == (404, "call_unknown")
    assert (await wang.post("/api/calls/c1/dial")).error == (409, "agent_not_seated")
    assert dialled(site) == []
