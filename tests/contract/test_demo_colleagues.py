"""The demo's colleagues go on working when the gateway closes their feed."""

import asyncio
from random import Random  # noqa: TID251  # the demo draws for itself

import pytest

from cti_gateway.adapters.web.feed import TABS
from cti_gateway.core.people import Role
from cti_gateway.core.records import SeatState
from cti_gateway.demo import colleagues
from cti_gateway.demo.staff import Person
from tests.support.programs import PASSWORD
from tests.support.webs import Site


async def until_watching(site: Site, *, besides: set[str]) -> str:
    """The session that has a tab open now, other than these."""
    tabs = site.server.app[TABS]
    while not (found := set(tabs._open) - besides):  # noqa: ASYNC110  # tabs have no event to wait for
        await asyncio.sleep(0.01)
    return found.pop()


async def test_whose_feed_is_closed_comes_back_to_the_same_seat(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colleagues, "PASSWORD", PASSWORD)
    base = str(site.server.make_url("/")).rstrip("/")
    person = Person("zhang", "张三", Role.AGENT)
    async with asyncio.timeout(60):
        working = asyncio.create_task(colleagues.work(base, person, "01", Random(1)))
        first = await until_watching(site, besides=set())
        assert site.world.seats["01"].state is SeatState.READY
        site.server.app[TABS].end(first)
        await until_watching(site, besides={first})
        assert site.world.seats["01"].state is SeatState.READY and not working.done()
        working.cancel()
        await asyncio.wait([working])
