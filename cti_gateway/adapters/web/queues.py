"""REST: queues and their calendar, for administrators."""

import base64

from aiohttp import web
from aiohttp_pydantic.injectors import CONTEXT
from pydantic import ValidationError

from cti_gateway.adapters.web import queue_shapes as shapes
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import CalendarBody, EditQueueBody, PreviewQueueBody
from cti_gateway.adapters.web.field_problems import invalid
from cti_gateway.codec.calendar_file import read_calendar
from cti_gateway.core.errors import Forbidden, Invalid, NotFound, Refused
from cti_gateway.core.people import Role
from cti_gateway.ports.queue_book import Entry, QueueBook


class _Admin(ApiView):
    @property
    def book(self) -> QueueBook:
        return self.deps.queue_book

    async def require_admin(self, action: str, target: str) -> None:
        """What queues are changes every caller's way."""
        if self.agent.role is not Role.ADMIN:
            await self.refuse(action, target, Forbidden("admin_required"))

    def entry(self, key: str) -> Entry:
        try:
            return self.book.entries[key]
        except KeyError:
            raise NotFound("queue_unknown", key=key) from None

    async def on_validation_error(self, exception: ValidationError, context: CONTEXT) -> web.StreamResponse:
        """All that is wrong with the queue's form; of anything else the first."""
        problems = invalid("queue_invalid", exception, "queue") if context == "body" else None
        if problems is None:
            return await super().on_validation_error(exception, context)
        raise problems


class QueuesView(_Admin):
    @answers(list[shapes.QueueRow])
    async def get(self) -> web.Response:
        """Every queue in force."""
        await self.require_admin("queues", "queues")
        now, time_zone = self.deps.clock.now(), self.deps.time_zone
        entries, calendar = self.book.entries.values(), self.book.calendar
        return json_response([shapes.row(e, calendar, now=now, time_zone=time_zone) for e in entries])


class QueueView(_Admin):
    @answers(shapes.QueueDetail)
    async def get(self, key: str, /) -> web.Response:
        """One queue, with its next two weeks and all that was made of it, newest first."""
        await self.require_admin("queues", f"queue:{key}")
        entry, names = self.entry(key), {f"agent:{a.id}": a.name for a in await self.deps.store.agents()}
        now, time_zone = self.deps.clock.now(), self.deps.time_zone
        return json_response(
            shapes.QueueDetail(
                entry.section.model_dump(mode="json"),
                entry.version,
                entry.differences(),
                shapes.history(await self.book.history(key), names),
                shapes.days_ahead(entry.section, self.book.calendar, now=now, time_zone=time_zone),
            )
        )

    @answers(shapes.Saved)
    async def put(self, key: str, /, body: EditQueueBody) -> web.Response:
        """Make it the next version, if ``version`` is still the present one (0: not edited, or new)."""
        target = f"queue:{key}"
        await self.require_admin("queue_edit", target)
        try:
            if body.queue.key != key:
                raise Invalid("queue_invalid", {"key": Refused("field_key")})
            entry = entry_of(self.request, self.agent, "queue_edit", target)
            announced = await self.book.edit(
                body.queue, expected=body.version, reason=body.reason, entry=entry
            )
        except Refused as error:
            await self.refuse("queue_edit", target, error)
        return json_response(shapes.Saved(self.entry(key).version, announced))


class QueuePreviewView(_Admin):
    @answers(shapes.Preview)
    async def post(self, body: PreviewQueueBody) -> web.Response:
        """What a queue and its hours would come to; nothing is changed."""
        await self.require_admin("queues", f"queue:{body.queue.key}")
        now, time_zone = self.deps.clock.now(), self.deps.time_zone
        days = shapes.days_ahead(body.queue, self.book.calendar, now=now, time_zone=time_zone)
        return json_response(shapes.Preview(body.queue.model_dump(mode="json"), days))


class CalendarDaysView(_Admin):
    @answers(shapes.CalendarView)
    async def get(self) -> web.Response:
        """Holidays and make-up working days, in the order of their dates."""
        await self.require_admin("calendar", "calendar")
        calendar = self.book.calendar
        days = [calendar.days[date] for date in sorted(calendar.days)]
        return json_response(shapes.CalendarView(sorted(calendar.years), days))

    @answers(shapes.Imported)
    async def post(self, body: CalendarBody) -> web.Response:
        """Import a file (base64): all special days of the years that it names."""
        await self.require_admin("calendar_import", "calendar")
        try:
            days = read_calendar(_bytes(body.file))
            entry = entry_of(self.request, self.agent, "calendar_import", "calendar")
            announced = await self.book.import_days(days, entry)
        except Refused as error:
            await self.refuse("calendar_import", "calendar", error)
        return json_response(shapes.imported(days, announced=announced))


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused("body_invalid", field="file") from None
