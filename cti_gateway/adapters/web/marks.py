"""REST: all marks of numbers, for leads and the office. Numbers are masked and never part of an address."""

from aiohttp import web
from aiohttp.web import UrlDispatcher

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit, entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import ReasonBody
from cti_gateway.adapters.web.mark_shapes import (
    AddMarkBody,
    ChangeMarkBody,
    FindMarksBody,
    LiftBody,
    MarkedNumber,
    MarkTelling,
    MarkVersionRow,
    audited,
)
from cti_gateway.adapters.web.views import Revealed
from cti_gateway.core.errors import CtiError
from cti_gateway.core.marks import Mark, sees_marks
from cti_gateway.core.masking import mask_number


class _Marks(ApiView):
    async def telling(self) -> MarkTelling:
        names = await self.names_by_id()
        return MarkTelling(self.agent, names, self.deps.clock.now())

    async def told(self, mark: Mark) -> web.Response:
        return json_response((await self.telling()).marked(mark))

    async def may(self, action: str, target: str) -> None:
        await self.require(sees_marks(self.agent), action, target)


class MarksView(_Marks):
    @answers(list[MarkedNumber])
    async def get(self) -> web.Response:
        """Of every number the last of each kind, in force or not, the newest first."""
        await self.may("view_marks", "marks")
        telling = await self.telling()
        return json_response([telling.marked(mark) for mark in await self.deps.marks.listed()])

    @answers(MarkedNumber)
    async def post(self, body: AddMarkBody) -> web.Response:
        """Mark a number that is not marked so."""
        target = f"number:{mask_number(body.number)}"
        await self.may("mark_caller", target)
        entry = entry_of(self.request, self.agent, "mark_caller", target, detail=audited(body.kind, body))
        try:
            kept = await self.deps.marks.add(
                body.number, body.kind, body.reason, entry, self.agent, days=body.days
            )
        except CtiError as error:
            await self.refuse("mark_caller", target, error)
        return await self.told(kept)


class MarksFindView(_Marks):
    @answers(list[MarkedNumber])
    async def post(self, body: FindMarksBody) -> web.Response:
        """Of one number, in whatever spelling, the last of each kind."""
        target = f"number:{mask_number(body.number)}"
        await self.may("find_marks", target)
        found = await self.deps.marks.of(body.number)
        await audit(self.request, self.agent, "find_marks", target)
        telling = await self.telling()
        return json_response([telling.marked(mark) for mark in found])


class ChangeMarkView(_Marks):
    @answers(MarkedNumber)
    async def post(self, id: int, /, body: ChangeMarkBody) -> web.Response:
        """Another reason, another end; one that is over holds again."""
        target = f"mark:{id}"
        await self.may("mark_caller", target)
        try:
            mark = await self.deps.marks.one(id)
            entry = entry_of(self.request, self.agent, "mark_caller", target, detail=audited(mark.kind, body))
            kept = await self.deps.marks.mark(
                mark.number,
                mark.kind,
                body.reason,
                entry,
                self.agent,
                days=body.days,
                version=body.version,
            )
        except CtiError as error:
            await self.refuse("mark_caller", target, error)
        return await self.told(kept)


class LiftMarkView(_Marks):
    @answers(MarkedNumber)
    async def post(self, id: int, /, body: LiftBody) -> web.Response:
        """End it before its time."""
        target = f"mark:{id}"
        await self.may("lift_mark", target)
        try:
            mark = await self.deps.marks.one(id)
            detail = f"{mark.kind}: {body.reason}"
            entry = entry_of(self.request, self.agent, "lift_mark", target, detail=detail)
            kept = await self.deps.marks.lift(
                mark.number, mark.kind, body.reason, entry, self.agent, version=body.version
            )
        except CtiError as error:
            await self.refuse("lift_mark", target, error)
        return await self.told(kept)


class RevealMarkView(_Marks):
    @answers(Revealed)
    async def post(self, id: int, /, body: ReasonBody) -> web.Response:
        """The number in full, for a reason."""
        target = f"mark:{id}"
        await self.may("reveal_number", target)
        mark = await self.deps.marks.one(id)
        await audit(self.request, self.agent, "reveal_number", target, detail=body.reason)
        return json_response(Revealed(mark.number))


class MarkVersionsView(_Marks):
    @answers(list[MarkVersionRow])
    async def get(self, id: int, /) -> web.Response:
        """All that was ever said of it, the oldest first."""
        await self.may("view_marks", f"mark:{id}")
        telling = await self.telling()
        return json_response([telling.version(mark) for mark in await self.deps.marks.versions(id)])


def add_routes(router: UrlDispatcher) -> None:
    """What this module serves."""
    mark = r"/api/marks/{id:[0-9]{1,9}}"
    router.add_view("/api/marks", MarksView)
    router.add_view("/api/marks/find", MarksFindView)
    router.add_view(mark, ChangeMarkView)
    router.add_view(f"{mark}/lift", LiftMarkView)
    router.add_view(f"{mark}/reveal", RevealMarkView)
    router.add_view(f"{mark}/versions", MarkVersionsView)
