"""REST: rosters. Only the hotline office drafts and publishes them (A1.0d); leads may look.

A roster comes and goes as an .xlsx file, the one thing that the office and the units already share.
"""

import asyncio
from datetime import date

from aiohttp import web

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import Reason
from cti_gateway.adapters.web.errors import language_of
from cti_gateway.adapters.web.workbooks import workbook
from cti_gateway.core.errors import Refused
from cti_gateway.core.roster.slots import Problem
from cti_gateway.messages import sentence
from cti_gateway.ports.attendance import MAX_SHEET_BYTES, Checked, SheetRow

LONGEST_DAYS = 400


class _Rosters(ApiView):
    async def sheet(self) -> list[SheetRow]:
        """The rows of the file that is the body; its own limit, for a month is larger than any form."""
        file = bytearray()
        async for chunk in self.request.content.iter_chunked(65536):
            file += chunk
            if len(file) > MAX_SHEET_BYTES:
                raise Refused("sheet_too_large", limit_mb=MAX_SHEET_BYTES // 1_000_000)
        return list(await asyncio.to_thread(self.deps.sheets.read_roster, bytes(file)))

    def told(self, rows: list[SheetRow], checked: Checked) -> views.RosterCheck:
        """In the reader's language, each problem with its cell."""
        language = language_of(self.request.headers.get("Accept-Language", ""), self.deps.language)

        def problem(one: Problem) -> views.SheetProblem:
            cell = rows[one.slot].cell(one.field)
            return views.SheetProblem(cell, one.code, sentence(one.code, one.params, language))

        return views.RosterCheck(
            first=checked.first.isoformat(),
            last=checked.last.isoformat(),
            slots=len(rows),
            problems=[problem(one) for one in checked.problems],
            unfilled=[views.place(slot.place) for slot in checked.unfilled],
            not_by_heads=[
                views.HeldPlace(views.place(slot.place), slot.person) for slot in checked.not_by_heads
            ],
            changes=[views.roster_change(one) for one in checked.changes],
            spread_of_units=checked.units.spread,
            spread_of_people=checked.people.spread,
        )


class RostersView(_Rosters):
    @answers(list[views.RosterVersionRow])
    async def get(self, first: date, last: date) -> web.Response:
        """Every version that covers one of these days, the newest first."""
        in_bounds(first, last)
        versions = await self.deps.rosters.versions(first, last)
        return json_response([views.roster_version(one) for one in reversed(versions)])

    @answers(views.Published)
    async def post(self, reason: Reason) -> web.Response:
        """Publish the sheet that is the body, unless something in it is wrong."""
        await self.require(self.office, "publish_roster", "roster")
        slots = [row.slot for row in await self.sheet()]
        version = await self.deps.rosters.publish(slots, actor=self.agent.login, reason=reason)
        await audit(self.request, self.agent, "publish_roster", f"roster:{version}", detail=reason)
        return json_response(views.Published(version))


class RosterChangesView(_Rosters):
    @answers(list[views.RosterChange])
    async def get(self, id: int, /) -> web.Response:
        """What this version changed in what was published before it, with people's names."""
        names, changes = await self.names(), await self.deps.rosters.changes(id)
        return json_response([views.roster_change(one, names) for one in changes])


class RosterSheetView(_Rosters):
    @answers(None)
    async def get(self, id: int, /) -> web.Response:
        """The version as a sheet, such as can be published again."""
        await self.require(self.office, "export_roster", f"roster:{id}")
        version = await self.deps.rosters.version(id)
        await audit(self.request, self.agent, "export_roster", f"roster:{id}")
        name = f"roster-{version.first.isoformat()}-{version.last.isoformat()}-v{id}.xlsx"
        return await workbook(name, self.deps.sheets.write_roster, version.slots)


class RosterCheckView(_Rosters):
    @answers(views.RosterCheck)
    async def post(self) -> web.Response:
        """What publishing the sheet that is the body would mean."""
        await self.require(self.office, "check_roster", "roster")
        rows = await self.sheet()
        return json_response(self.told(rows, await self.deps.rosters.check([row.slot for row in rows])))


class RosterDraftView(_Rosters):
    @answers(None)
    async def get(self, first: date, last: date) -> web.Response:
        """An automatic rotation of these days, as a sheet."""
        await self.require(self.office, "draft_roster", "roster")
        in_bounds(first, last)
        slots = await self.deps.rosters.draft(first, last)
        name = f"roster-{first.isoformat()}-{last.isoformat()}.xlsx"
        return await workbook(name, self.deps.sheets.write_roster, slots)


def in_bounds(first: date, last: date) -> None:
    """Raises Refused for a period that is none, or too long."""
    if not 0 <= (last - first).days <= LONGEST_DAYS:
        raise Refused("period_wrong", days=LONGEST_DAYS)
