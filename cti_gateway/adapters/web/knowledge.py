"""REST: the knowledge base. Everybody reads what is published; the hotline office writes and reviews."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from aiohttp import web
from pydantic import Field, StringConstraints

from cti_gateway.adapters.web import knowledge_views as shapes
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit, audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import EntryBody, MoveBody, UnansweredBody
from cti_gateway.adapters.web.deps import Choice
from cti_gateway.adapters.web.errors import language_of
from cti_gateway.core.errors import CtiError, Refused
from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.knowledge.entry import Content, Move, State, Version, latest
from cti_gateway.core.knowledge.imported import Imported
from cti_gateway.ports.knowledge import MAX_IMPORT_BYTES, KnowledgeBase

Query = Annotated[str, StringConstraints(max_length=200)]
Category = Annotated[str, StringConstraints(max_length=16)]
Limit = Annotated[int, Field(ge=1, le=50)]
# aiohttp-pydantic cannot describe an enumeration that may be left out.
StateName = Annotated[str, StringConstraints(pattern=f"^({'|'.join(State)})?$")]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
PAGE = 100
_ENTRY = r"/api/knowledge/{entry:[0-9]{1,9}}"


class _Knowledge(ApiView):
    @property
    def base(self) -> KnowledgeBase:
        return self.deps.knowledge

    @property
    def today(self) -> date:
        return self.base.today()

    async def told(self, versions: Sequence[Version]) -> list[shapes.KnowledgeVersion]:
        """With people's names."""
        names = await self.names()
        return [shapes.version(one, self.today, names) for one in versions]

    async def edits(self, action: str, target: str = "knowledge") -> None:
        """Whoever is not of the office is refused."""
        await self.require(self.office, action, target)


class CategoriesView(_Knowledge):
    @answers(list[Choice])
    async def get(self) -> web.Response:
        """What callers ask about."""
        return json_response([Choice(code, zh, en) for code, (zh, en) in CATEGORIES.items()])


class SearchView(_Knowledge):
    @answers(list[shapes.KnowledgeHit])
    async def get(self, query: Query, category: Category = "", limit: Limit = 20) -> web.Response:
        """Published entries that answer the query, best first; of one category if it is given."""
        hits = await self.base.search(query, category=category or None, limit=limit)
        return json_response([shapes.hit(one, self.today) for one in hits])


class SuggestionsView(_Knowledge):
    @answers(list[shapes.KnowledgeHit])
    async def get(self, question: Query, category: Category = "", limit: Limit = 5) -> web.Response:
        """Entries for the question being written down; its category is only a hint."""
        hits = await self.base.search(question, hint=category or None, limit=limit)
        return json_response([shapes.hit(one, self.today) for one in hits])


class EntriesView(_Knowledge):
    @answers(list[shapes.KnowledgeVersion])
    async def get(self, state: StateName = "", offset: Offset = 0) -> web.Response:
        """For editors: the latest version of each entry, the newest first, a hundred at a time."""
        await self.edits("list_knowledge")
        versions = await self.deps.store.knowledge_latest(
            State(state) if state else None, limit=PAGE, offset=offset
        )
        return json_response(await self.told(versions))

    @answers(shapes.KnowledgeVersion)
    async def post(self, body: EntryBody) -> web.Response:
        """A new draft."""
        await self.edits("add_knowledge")
        made = await self.base.create(_content(body), by=self.agent.login, note=body.note)
        await audit_after(self.request, self.agent, "add_knowledge", f"knowledge:{made.entry}")
        return json_response((await self.told([made]))[0])


class EntryView(_Knowledge):
    @answers(shapes.KnowledgeVersion)
    async def get(self, entry: int, /) -> web.Response:
        """As it is published."""
        return json_response((await self.told([await self.base.published(entry)]))[0])

    @answers(shapes.KnowledgeVersion)
    async def put(self, entry: int, /, body: EntryBody) -> web.Response:
        """A new draft in place of the version that was edited."""
        await self.edits("edit_knowledge", f"knowledge:{entry}")
        try:
            made = await self.base.edit(
                entry, _content(body), edits=body.version, by=self.agent.login, note=body.note
            )
        except CtiError as error:
            await self.refuse("edit_knowledge", f"knowledge:{entry}", error)
        await audit_after(self.request, self.agent, "edit_knowledge", f"knowledge:{entry}")
        return json_response((await self.told([made]))[0])


class VersionsView(_Knowledge):
    @answers(list[shapes.KnowledgeVersion])
    async def get(self, entry: int, /) -> web.Response:
        """For editors: all of an entry, the newest first."""
        await self.edits("list_knowledge", f"knowledge:{entry}")
        versions = await self.deps.store.knowledge_versions(entry)
        latest(versions)
        return json_response(await self.told(versions[::-1]))


class MoveView(_Knowledge):
    @answers(shapes.KnowledgeVersion)
    async def post(self, entry: int, move: str, /, body: MoveBody) -> web.Response:
        """Submit, return, publish, withdraw or restore a version."""
        action, target = f"{move}_knowledge", f"knowledge:{entry}"
        await self.edits(action, target)
        try:
            after = await self.base.move(entry, body.version, Move(move), by=self.agent.login, note=body.note)
        except CtiError as error:
            await self.refuse(action, target, error)
        await audit_after(self.request, self.agent, action, target)
        return json_response((await self.told([after]))[0])


class _Import(_Knowledge):
    async def file(self) -> list[Imported]:
        """The entries of the file that is the body."""
        file = bytearray()
        async for chunk in self.request.content.iter_chunked(65536):
            file += chunk
            if len(file) > MAX_IMPORT_BYTES:
                raise Refused("knowledge_file_too_large", limit_mb=MAX_IMPORT_BYTES // 1_000_000)
        return list(await asyncio.to_thread(self.deps.knowledge_files.read_knowledge, bytes(file)))


class ImportCheckView(_Import):
    @answers(shapes.KnowledgeCheck)
    async def post(self) -> web.Response:
        """What the file that is the body holds, and what keeps it from being taken in."""
        await self.edits("import_knowledge")
        found = await self.file()
        language = language_of(self.request.headers.get("Accept-Language", ""), self.deps.language)
        problems = [shapes.wrong(one, language) for one in await self.base.wrong(found)]
        return json_response(shapes.KnowledgeCheck(len(found), problems))


class ImportView(_Import):
    @answers(shapes.KnowledgeImported)
    async def post(self) -> web.Response:
        """All entries of the file that is the body, for review, or none."""
        await self.edits("import_knowledge")
        count = await self.base.take_in(await self.file(), by=self.agent.login)
        await audit(self.request, self.agent, "import_knowledge", "knowledge", detail=str(count))
        return json_response(shapes.KnowledgeImported(count))


class UnansweredView(_Knowledge):
    @answers(list[shapes.UnansweredRow])
    async def get(self) -> web.Response:
        """For editors: what was asked and not found, the most frequent first."""
        await self.edits("list_unanswered")
        rows = await self.deps.store.unanswered()
        return json_response([shapes.UnansweredRow(r.query, r.category, r.times, r.last_at) for r in rows])

    @answers(None)
    async def post(self, body: UnansweredBody) -> web.Response:
        """The search found no answer: for the editors."""
        now = self.deps.clock.now()
        await self.deps.store.note_unanswered(body.query, body.category, by=self.agent.id, at=now)
        return json_response(None)


class UnansweredDoneView(_Knowledge):
    @answers(None)
    async def post(self, body: UnansweredBody) -> web.Response:
        """An editor has seen to it."""
        await self.edits("settle_unanswered")
        now = self.deps.clock.now()
        await self.deps.store.settle_unanswered(body.query, body.category, by=self.agent.id, at=now)
        await audit_after(self.request, self.agent, "settle_unanswered", "knowledge")
        return json_response(None)


def add_routes(router: web.UrlDispatcher) -> None:
    """All of them."""
    router.add_view("/api/knowledge", EntriesView)
    router.add_view("/api/knowledge/categories", CategoriesView)
    router.add_view("/api/knowledge/search", SearchView)
    router.add_view("/api/knowledge/suggestions", SuggestionsView)
    router.add_view("/api/knowledge/import", ImportView)
    router.add_view("/api/knowledge/import/check", ImportCheckView)
    router.add_view("/api/knowledge/unanswered", UnansweredView)
    router.add_view("/api/knowledge/unanswered/done", UnansweredDoneView)
    router.add_view(_ENTRY, EntryView)
    router.add_view(f"{_ENTRY}/versions", VersionsView)
    router.add_view(f"{_ENTRY}/{{move:{'|'.join(Move)}}}", MoveView)


def _content(body: EntryBody) -> Content:
    return Content(
        body.category,
        body.title.strip(),
        body.answer.strip(),
        body.keywords,
        body.source.strip(),
        body.effective,
        body.expires,
    )
