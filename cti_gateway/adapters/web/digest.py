"""REST: the digest of questions and answers (A5.3.2). Records are masked; experts see what they are asked."""

from collections.abc import Awaitable, Sequence

from aiohttp import web
from aiohttp.web_urldispatcher import UrlDispatcher

from cti_gateway.adapters.web import digest_shapes as shapes
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.knowledge import Category
from cti_gateway.adapters.web.reports import days_of
from cti_gateway.core.digest.item import DigestAct
from cti_gateway.core.errors import NotFound, Refused
from cti_gateway.ports.digest import SeenItem

_ITEM = r"/api/digest/{id:[0-9]{1,9}}"


class _Digest(ApiView):
    async def telling(self, seen: Sequence[SeenItem]) -> shapes.Telling:
        """With the newest state of the entries that were made of these."""
        names = await self.names()
        entries = [one.standing.entry for one in seen if one.standing.entry]
        states = {
            one.entry: one.state
            for one in await self.deps.store.knowledge_latest(of=entries, limit=len(entries))
        }
        return shapes.Telling(names, states)

    async def whole(self, id: int) -> web.Response:
        seen, records = await self.deps.digest.one(id, self.agent)
        return json_response((await self.telling([seen])).whole(seen, records))

    async def done(self, act: str, target: str, doing: Awaitable[SeenItem]) -> web.Response:
        """The item as it is then; refusals are on record."""
        try:
            seen = await doing
        except Refused as error:
            await self.refuse(f"digest_{act}", target, error)
        return await self.whole(seen.item.id)


class DigestView(_Digest):
    @answers(list[shapes.DigestRow])
    async def get(self) -> web.Response:
        """All of it for the hotline office; for others, what is asked of them."""
        found = await self.deps.digest.items(self.agent)
        telling = await self.telling(found)
        return json_response([telling.row(one) for one in found])

    @answers(shapes.DigestDetail)
    async def post(self, body: shapes.GatherBody) -> web.Response:
        """A new question, from records and queries."""
        entry = entry_of(self.request, self.agent, "digest_gather", "digest")
        doing = self.deps.digest.gather(0, body.gathered(), entry, self.agent, version=0)
        return await self.done("gather", "digest", doing)


class DigestWaitingView(_Digest):
    @answers(int)
    async def get(self) -> web.Response:
        """How many questions wait for the reader's answer; for the office, answers wait for it too."""
        return json_response(await self.deps.digest.waiting(self.agent))


class DigestAskedView(_Digest):
    @answers(list[shapes.AskedAlikeRow])
    async def get(self, month: str, category: Category = "") -> web.Response:
        """What was asked in a month, written 2026-03, the most frequent first, with some of its records."""
        await self.require(self.office, "view_digest_records", f"digest:{month[:10]}")
        found = await self.deps.digest.asked(*days_of(month), category)
        return json_response([shapes.asked_alike(one) for one in found])


class DigestExpertsView(_Digest):
    @answers(list[shapes.Expert])
    async def get(self) -> web.Response:
        """Who may be asked."""
        await self.require(self.office, "list_experts", "digest")
        people = await self.deps.digest.experts()
        return json_response([shapes.Expert(one.login, one.name, one.unit) for one in people])


class DigestItemView(_Digest):
    @answers(shapes.DigestDetail)
    async def get(self, id: int, /) -> web.Response:
        """All of it, with its records, masked."""
        return await self.whole(id)

    @answers(shapes.DigestDetail)
    async def put(self, id: int, /, body: shapes.GatherBody) -> web.Response:
        """Choose and word it anew, before anybody is asked."""
        target = f"digest:{id}"
        entry = entry_of(self.request, self.agent, "digest_gather", target)
        doing = self.deps.digest.gather(id, body.gathered(), entry, self.agent, version=body.version)
        return await self.done("gather", target, doing)


class DigestActView(_Digest):
    @answers(shapes.DigestDetail)
    async def post(self, id: int, act: str, /, body: shapes.DigestActBody) -> web.Response:
        """Ask an expert, recall, answer, make a knowledge draft of it, drop it, restore it."""
        if act == DigestAct.GATHER or act not in list(DigestAct):
            raise NotFound("not_found")
        target = f"digest:{id}"
        entry = entry_of(self.request, self.agent, f"digest_{act}", target, detail=body.expert)
        doing = self.deps.digest.act(id, DigestAct(act), body.said(), entry, self.agent, version=body.version)
        return await self.done(act, target, doing)


def add_routes(router: UrlDispatcher) -> None:
    """All of them."""
    router.add_view("/api/digest", DigestView)
    router.add_view("/api/digest/waiting", DigestWaitingView)
    router.add_view("/api/digest/asked", DigestAskedView)
    router.add_view("/api/digest/experts", DigestExpertsView)
    router.add_view(_ITEM, DigestItemView)
    router.add_view(f"{_ITEM}/acts/{{act:[a-z_]{{1,16}}}}", DigestActView)
