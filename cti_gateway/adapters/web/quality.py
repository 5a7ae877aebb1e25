"""REST: how somebody in charge scored a call (A1.3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import QualityBody
from cti_gateway.adapters.web.deps import Choice
from cti_gateway.adapters.web.rosters import in_bounds
from cti_gateway.core.errors import CtiError, NotFound
from cti_gateway.core.people import Agent
from cti_gateway.core.quality import QualityForm, answered_by, check, means
from cti_gateway.core.records import CallRecord
from cti_gateway.core.roster.shifts import Templates


class QualityRow(msgspec.Struct, frozen=True):
    """``by`` and ``name`` are names; ``call_at``: when the call came; ``points`` by criterion."""

    at: int
    by: str
    name: str
    call: str
    call_at: int
    points: dict[str, int]
    note: str


class QualityMeanRow(msgspec.Struct, frozen=True):
    """Of so many forms of this person, a login; ``name`` is theirs."""

    person: str
    name: str
    forms: int
    points: dict[str, float]


class QualityOfDays(msgspec.Struct, frozen=True):
    """``criteria``: those of the site, and those by which one of these calls was scored before."""

    criteria: list[Choice]
    forms: list[QualityRow]
    means: list[QualityMeanRow]


class QualityOfCall(msgspec.Struct, frozen=True):
    """``given``: who asks has scored it."""

    criteria: list[Choice]
    forms: list[QualityRow]
    given: bool


class _Quality(ApiView):
    def criteria(self, forms: Iterable[QualityForm]) -> list[Choice]:
        """Of what the site has given up only the code is left."""
        of_site = self.deps.options.quality
        known = {one.code for one in of_site}
        former = {code for form in forms for code in form.points} - known
        return [*of_site, *(Choice(code, code, code) for code in sorted(former))]


class QualityView(_Quality):
    @answers(QualityOfDays)
    async def get(self, first: date, last: date) -> web.Response:
        """What was given on these days: to all for those who oversee them, else to oneself."""
        in_bounds(first, last)
        templates, people = Templates(self.deps.time_zone), await self.people()
        found = await self.deps.store.quality_forms(templates.bounds(first)[0], templates.bounds(last)[1])
        forms = [one for one in found if self.sees(people[one.person])]
        mean_rows = [
            QualityMeanRow(person, people[person].name, mean.forms, dict(mean.points))
            for person, mean in means(forms).items()
        ]
        return json_response(QualityOfDays(self.criteria(forms), _rows(forms, people), mean_rows))


class CallQualityView(_Quality):
    @answers(QualityOfCall)
    async def get(self, id: str, /) -> web.Response:
        """What the call was given so far, for who may score it."""
        await self.require(self.supervises, "score_call", f"call:{id}")
        forms = await self.deps.store.quality_forms_of(id)
        given = any(one.actor == self.agent.login for one in forms)
        return json_response(QualityOfCall(self.criteria(forms), _rows(forms, await self.people()), given))

    @answers(None)
    async def post(self, id: str, /, body: QualityBody) -> web.Response:
        """Score it, once."""
        target = f"call:{id}"
        await self.require(self.supervises, "score_call", target)
        try:
            call = await self.deps.store.call(id)
            if call is None:
                raise NotFound("call_unknown")
            form = await self._form(call, body)
            check(form, {one.code for one in self.deps.options.quality}, self.agent.role)
            given = " ".join(f"{code}={points}" for code, points in form.points.items())
            entry = entry_of(self.request, self.agent, "score_call", target, detail=f"{form.person}: {given}")
            await self.deps.store.add_quality_form(form, entry)
        except CtiError as error:
            await self.refuse("score_call", target, error)
        return json_response(None)

    async def _form(self, call: CallRecord, body: QualityBody) -> QualityForm:
        number = answered_by(call)
        person = next(one.login for one in await self.deps.store.agents() if one.id == number)
        return QualityForm(
            self.deps.clock.now(),
            self.agent.login,
            person,
            call.call_id,
            call.arrived_at,
            body.points,
            body.note.strip(),
        )


def _rows(forms: Sequence[QualityForm], people: Mapping[str, Agent]) -> list[QualityRow]:
    return [
        QualityRow(
            one.at,
            people[one.actor].name,
            people[one.person].name,
            one.call_id,
            one.call_at,
            dict(one.points),
            one.note,
        )
        for one in forms
    ]
