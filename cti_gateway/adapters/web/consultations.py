"""REST: what callers ask, written down (A6.2 to A6.5). Who they are is masked for all but who serves them."""

from aiohttp import web
from aiohttp.web_urldispatcher import UrlDispatcher

from cti_gateway.adapters.web import consultation_shapes as shapes
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit, entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import CommandId, ReasonBody
from cti_gateway.adapters.web.calls import Instant, PageSize
from cti_gateway.adapters.web.deps import Choice
from cti_gateway.adapters.web.errors import error_of
from cti_gateway.core.consultation.access import masked
from cti_gateway.core.consultation.rules import LIMITS, MAX_USED
from cti_gateway.core.errors import CtiError
from cti_gateway.ports.consultations import ConsultationDesk, FormChanged, SeenConsultation

_OF_CALL = r"/api/calls/{id:[A-Za-z0-9._-]+}/consultation"
_CONSULTATION = r"/api/consultations/{id:[0-9]{1,9}}"


class _Consultations(ApiView):
    @property
    def desk(self) -> ConsultationDesk:
        return self.deps.consultations

    async def whole(self, seen: SeenConsultation) -> web.Response:
        return json_response(shapes.whole(seen, await self.names_by_id()))

    async def changed(self, error: FormChanged) -> web.Response:
        """Both forms, for the person to choose."""
        seen = error.current
        yours = error.yours if seen.clear else masked(error.yours)
        stale = shapes.ConsultationStale(
            error_of(self.request, error), shapes.whole(seen, await self.names_by_id()), shapes.form_of(yours)
        )
        return json_response(stale, status=409)

    async def look(self, seen: SeenConsultation, target: str) -> None:
        """Who looks at another's is on record."""
        if seen.one.agent_id != self.agent.id:
            await audit(self.request, self.agent, "view_consultation", target)


class ConsultationChoicesView(_Consultations):
    @answers(shapes.ConsultationChoices)
    async def get(self) -> web.Response:
        """What the form offers, and what it asks for."""
        rules, options = self.desk.rules, self.deps.options
        return json_response(
            shapes.ConsultationChoices(
                business_types=[
                    shapes.BusinessType(one.code, one.zh, one.en, sorted(rules.required[one.code]))
                    for one in options.business_types
                ],
                categories=[
                    shapes.Category(one.code, one.zh, one.en, *self.deps.knowledge.letters(one.zh))
                    for one in options.categories
                ],
                outcomes=list(options.outcomes),
                nothing_asked=sorted(rules.nothing_asked),
                phrases=[
                    Choice(
                        one.code, *(text.replace("{login}", self.agent.login) for text in (one.zh, one.en))
                    )
                    for one in options.phrases
                ],
                limits=LIMITS,
                max_used=MAX_USED,
            )
        )


class CallConsultationView(_Consultations):
    @answers(shapes.Consultation)
    async def get(self, id: str, /) -> web.Response:
        """One's own form of this call."""
        return await self.whole(await self.desk.own(id, self.agent))

    @answers(shapes.Consultation)
    async def put(self, id: str, /, body: shapes.DraftBody) -> web.Response:
        """Keep it as far as it is filled in."""
        try:
            return await self.whole(await self.desk.draft(id, body.edit(), self.agent))
        except FormChanged as error:
            return await self.changed(error)

    @answers(shapes.SavedConsultation)
    async def post(
        self, id: str, /, body: shapes.SaveConsultationBody, *, x_command_id: CommandId | None = None
    ) -> web.Response:
        """Save it, which ends the after-call work: the seat is free again."""
        target = f"call:{id}"
        try:
            seen = await self.desk.save(
                id,
                body.edit(),
                entry_of(self.request, self.agent, "save_consultation", target),
                self.agent,
                then_not_ready=body.then_not_ready,
                command_id=x_command_id,
            )
        except FormChanged as error:
            return await self.changed(error)
        except CtiError as error:
            await self.refuse("save_consultation", target, error)
        saved = shapes.whole(seen, await self.names_by_id()) if seen is not None else None
        return json_response(shapes.SavedConsultation(self.deps.feed.seat_of(self.agent.id), saved))


class ConsultationsView(_Consultations):
    @answers(list[shapes.ConsultationRow])
    async def get(self, before: Instant | None = None, limit: PageSize = 50) -> web.Response:
        """Saved ones that the reader sees, the newest first. ``before`` is a ``started_at``."""
        found = await self.desk.listed(self.agent, before=before, limit=limit)
        names = await self.names_by_id()
        return json_response([shapes.row(one, names) for one in found])


class ConsultationsWithoutTicketView(_Consultations):
    @answers(list[shapes.ConsultationRow])
    async def get(self) -> web.Response:
        """One's own of late that want a transfer ticket and have none, the oldest first."""
        found, names = await self.desk.without_ticket(self.agent), await self.names_by_id()
        return json_response([shapes.row(one, names) for one in found])


class ConsultationDraftsView(_Consultations):
    @answers(list[shapes.ConsultationRow])
    async def get(self) -> web.Response:
        """For a lead: what nobody has saved yet, the oldest first."""
        found, names = await self.desk.drafts(self.agent), await self.names_by_id()
        return json_response([shapes.row(one, names) for one in found])


class ConsultationView(_Consultations):
    @answers(shapes.Consultation)
    async def get(self, id: int, /) -> web.Response:
        """All of it."""
        seen = await self.desk.one(id, self.agent)
        await self.look(seen, f"consultation:{id}")
        return await self.whole(seen)


class ConsultationRevealView(_Consultations):
    @answers(shapes.RevealedConsultation)
    async def post(self, id: int, /, body: ReasonBody) -> web.Response:
        """Who the caller is, in full, for a reason."""
        target = f"consultation:{id}"
        try:
            one = (await self.desk.to_work_on(id, self.agent)).one
        except CtiError as error:
            await self.refuse("reveal_consultation", target, error)
        await audit(self.request, self.agent, "reveal_consultation", target, detail=body.reason)
        return json_response(shapes.RevealedConsultation(one.number, shapes.form_of(one.form)))


class ConsultationCorrectView(_Consultations):
    @answers(shapes.Consultation)
    async def post(self, id: int, /, body: shapes.CorrectConsultationBody) -> web.Response:
        """A new version, for a reason; those before it stay."""
        target = f"consultation:{id}"
        entry = entry_of(self.request, self.agent, "correct_consultation", target, detail=body.reason)
        try:
            return await self.whole(await self.desk.correct(id, body.edit(), body.reason, entry, self.agent))
        except FormChanged as error:
            return await self.changed(error)
        except CtiError as error:
            await self.refuse("correct_consultation", target, error)


class ConsultationVersionsView(_Consultations):
    @answers(list[shapes.ConsultationVersion])
    async def get(self, id: int, /) -> web.Response:
        """What it said since it was saved, the oldest first."""
        seen, found = await self.desk.versions(id, self.agent)
        await self.look(seen, f"consultation:{id}")
        return json_response(shapes.versions(list(found), await self.names_by_id()))


def add_routes(router: UrlDispatcher) -> None:
    router.add_view(_OF_CALL, CallConsultationView)
    router.add_view("/api/consultations", ConsultationsView)
    router.add_view("/api/consultations/choices", ConsultationChoicesView)
    router.add_view("/api/consultations/drafts", ConsultationDraftsView)
    router.add_view("/api/consultations/without-ticket", ConsultationsWithoutTicketView)
    router.add_view(_CONSULTATION, ConsultationView)
    router.add_view(f"{_CONSULTATION}/reveal", ConsultationRevealView)
    router.add_view(f"{_CONSULTATION}/correct", ConsultationCorrectView)
    router.add_view(f"{_CONSULTATION}/versions", ConsultationVersionsView)
