"""What the REST handlers share."""

from typing import NoReturn

from aiohttp import web
from aiohttp_pydantic import PydanticView
from aiohttp_pydantic.injectors import CONTEXT
from pydantic import ValidationError

from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.deps import DEPS, WebDeps
from cti_gateway.adapters.web.middleware import AGENT
from cti_gateway.core.attendance.refusal import NOTING
from cti_gateway.core.commands import Command
from cti_gateway.core.errors import CtiError, Forbidden, Refused
from cti_gateway.core.people import Agent, Role


class ApiView(PydanticView):  # type: ignore[misc]
    """A resource of the API; ``agent`` is the person logged in."""

    request: web.Request

    @property
    def deps(self) -> WebDeps:
        return self.request.app[DEPS]

    @property
    def agent(self) -> Agent:
        return self.request[AGENT]

    @property
    def leads(self) -> bool:
        """Whether this person may see other people's calls."""
        return self.agent.role in (Role.LEAD, Role.ADMIN)

    @property
    def office(self) -> bool:
        """Whether this person makes rosters (A1.0d)."""
        return self.agent.role is Role.HOTLINE_OFFICE

    @property
    def oversees(self) -> bool:
        """Whether this person may see how others keep the roster."""
        return self.leads or self.office or self.agent.role in (Role.HOTLINE_DIRECTOR, Role.UNIT_LEADER)

    def oversees_unit(self, unit: str) -> bool:
        """Whether they may of this unit's people: a unit's leader of the own unit, one without of all."""
        led = self.agent.unit if self.agent.role is Role.UNIT_LEADER else ""
        return self.oversees and led in ("", unit)

    @property
    def supervises(self) -> bool:
        """Whether this person may put on record how others work (A1.0d, A1.3)."""
        return self.agent.role in NOTING

    def sees(self, person: Agent) -> bool:
        """Whether they may see what is on record of this person's work: their own, and whom they oversee."""
        return person.login == self.agent.login or self.oversees_unit(person.unit)

    async def people(self) -> dict[str, Agent]:
        """Everybody, also those no longer active, by login."""
        return {agent.login: agent for agent in await self.deps.store.agents()}

    async def names(self) -> dict[str, str]:
        """What people are called, by login."""
        return {login: agent.name for login, agent in (await self.people()).items()}

    async def names_by_id(self) -> dict[int, str]:
        """What people are called, by number."""
        return {agent.id: agent.name for agent in await self.deps.store.agents()}

    async def require(self, allowed: bool, action: str, target: str) -> None:
        """Whoever may not, and tries, is on record."""
        if not allowed:
            await self.refuse(action, target, Forbidden("forbidden"))

    async def refuse(self, action: str, target: str, error: CtiError) -> NoReturn:
        """Refusals are on record."""
        await audit_after(self.request, self.agent, action, target, error.code)
        raise error

    async def submit(self, command: Command, action: str, target: str, command_id: str | None) -> None:
        """Hand the intent to the engine; what it refuses is on record."""
        try:
            await self.deps.inbox.submit(command, command_id)
        except CtiError as error:
            await self.refuse(action, target, error)

    async def on_validation_error(self, exception: ValidationError, context: CONTEXT) -> web.StreamResponse:
        """Say which field, never what it held."""
        location = exception.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
        raise Refused("body_invalid", field=".".join(str(step) for step in location) or context)
