"""REST: logging in, and what a person does at a seat."""

from aiohttp import web

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit, audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import CommandId, LoginBody, NotReadyBody, SignInBody
from cti_gateway.adapters.web.client import CLIENT, plain_ip
from cti_gateway.adapters.web.feed import TABS
from cti_gateway.adapters.web.login import GATE
from cti_gateway.adapters.web.sessions import SESSIONS, drop_cookie, presented_hash, set_cookie
from cti_gateway.codec.panel import SeatView
from cti_gateway.core.commands import ExtendWrapUp, SetNotReady, SetReady, SignIn, SignOut
from cti_gateway.core.errors import Forbidden


class LoginView(ApiView):
    @answers(views.Me)
    async def post(self, body: LoginBody) -> web.Response:
        """Log in by name and password; sets the session cookie."""
        app = self.request.app
        ip = app[CLIENT].ip(self.request)
        try:
            agent = await app[GATE].admit(body.login, body.password)
        except Forbidden as error:
            await audit(self.request, f"login:{body.login}", "login", body.login, error.code)
            raise
        await audit(self.request, agent, "login", body.login)
        old = presented_hash(self.request)
        if old is not None:
            await app[SESSIONS].close(old)
            app[TABS].end(old)
        token = await app[SESSIONS].open(agent, ip)
        response = json_response(views.me(self.deps.clock.now(), agent, self.deps.feed.seat_of(agent.id)))
        set_cookie(response, token, https=app[CLIENT].is_https(self.request))
        return response


class LogoutView(ApiView):
    @answers(None)
    async def post(self) -> web.Response:
        """End this session. Signing out of the seat is a separate act."""
        hashed = presented_hash(self.request)
        if hashed is not None:
            await self.request.app[SESSIONS].close(hashed)
            self.request.app[TABS].end(hashed)
        await audit_after(self.request, self.agent, "logout", self.agent.login)
        response = json_response(None)
        drop_cookie(response)
        return response


class MeView(ApiView):
    @answers(views.Me)
    async def get(self) -> web.Response:
        """Who is logged in, and at which seat."""
        return json_response(
            views.me(self.deps.clock.now(), self.agent, self.deps.feed.seat_of(self.agent.id))
        )


class OptionsView(ApiView):
    @answers(views.Options)
    async def get(self) -> web.Response:
        """Outcome codes, not-ready reasons and queues, and what the site can do."""
        queues = [
            views.QueueChoice(queue.key, queue.name, queue.retired)
            for queue in await self.deps.store.queues()
        ]
        options = self.deps.options
        outcomes, reasons = list(options.outcomes), list(options.reasons)
        return json_response(
            views.Options(
                outcomes=outcomes,
                reasons=reasons,
                queues=queues,
                dials_out=options.dials_out,
                answers_phones=options.answers_phones,
                away_application_s=options.rules.away_application_s,
                away_leave_s=options.rules.away_leave_s,
                leave_types=list(options.leave_types),
                shifts=list(options.shifts),
            )
        )


class SeatsView(ApiView):
    @answers(list[views.SeatChoice])
    async def get(self) -> web.Response:
        """Seats to sign in at."""
        ip = self.request.app[CLIENT].ip(self.request)
        shifts, feed = self._own_shifts(), self.deps.feed
        seated = {seat.number: seat.agent for seat in feed.seats()}
        choices = []
        for seat in await self.deps.store.seats():
            holder = seated.get(seat.number)
            here = seat.bound_ip is None or plain_ip(seat.bound_ip) == ip
            name, shift = holder.name if holder else None, shifts.get(seat.number)
            stand_by = holder is not None and feed.entitled(self.agent.id, seat.number)
            choices.append(views.SeatChoice(seat.number, seat.extension, name, here, shift, stand_by))
        return json_response(choices)

    def _own_shifts(self) -> dict[str, views.OwnShift]:
        """The one that runs or comes next, by its seat."""
        now = self.deps.clock.now()
        for one in self.deps.feed.assigned(self.agent.id):
            if now < one.until:
                return {one.seat: views.OwnShift(one.shift, one.from_at, one.until)}
        return {}


class SeatAct(ApiView):
    """An intent about one's own seat; the answer is how it stands then."""

    def seat_now(self) -> web.Response:
        return json_response(self.deps.feed.seat_of(self.agent.id))


class SignInView(SeatAct):
    @answers(SeatView | None)
    async def post(self, body: SignInBody, *, x_command_id: CommandId | None = None) -> web.Response:
        """Sign in at a seat, from the seat's own computer."""
        ip = self.request.app[CLIENT].ip(self.request)
        command = SignIn(body.seat, self.agent.id, ip, body.take_over)
        await self.submit(command, "sign_in", f"seat:{body.seat}", x_command_id)
        await audit_after(self.request, self.agent, "sign_in", f"seat:{body.seat}")
        if body.take_over:
            await self._end_other_sessions()
        return self.seat_now()

    async def _end_other_sessions(self) -> None:
        here = presented_hash(self.request) or ""
        for hashed in await self.request.app[SESSIONS].close_others(self.agent.id, here):
            self.request.app[TABS].end(hashed)


class SignOutView(SeatAct):
    @answers(SeatView | None)
    async def post(self, *, x_command_id: CommandId | None = None) -> web.Response:
        """Release the seat; during a call, after it."""
        seat = self.deps.feed.seat_of(self.agent.id)
        target = f"seat:{seat.number}" if seat else "seat:"
        await self.submit(SignOut(self.agent.id), "sign_out", target, x_command_id)
        await audit_after(self.request, self.agent, "sign_out", target)
        return self.seat_now()


class ReadyView(SeatAct):
    @answers(SeatView | None)
    async def post(self, *, x_command_id: CommandId | None = None) -> web.Response:
        """Take calls from now on; during a call: nothing else is to be done after it."""
        await self.submit(SetReady(self.agent.id), "ready", "", x_command_id)
        return self.seat_now()


class NotReadyView(SeatAct):
    @answers(SeatView | None)
    async def post(self, body: NotReadyBody, *, x_command_id: CommandId | None = None) -> web.Response:
        """Take no calls, for a reason; during a call, after it."""
        await self.submit(SetNotReady(self.agent.id, body.reason), "not_ready", body.reason, x_command_id)
        return self.seat_now()


class ExtendView(SeatAct):
    @answers(SeatView | None)
    async def post(self, *, x_command_id: CommandId | None = None) -> web.Response:
        """More time for after-call work; every time is on record."""
        await self.submit(ExtendWrapUp(self.agent.id), "acw_extend", "", x_command_id)
        return self.seat_now()
