"""The web application, put together."""

import asyncio
from functools import cache

import msgspec
from aiohttp import web

from cti_gateway.adapters.web import (
    alarms,
    attendance,
    callbacks,
    callers,
    calls,
    consultations,
    control,
    desk,
    dial,
    digest,
    handover,
    health,
    knowledge,
    marks,
    missed,
    office_reports,
    orders,
    plan,
    pre_shift,
    presence,
    quality,
    queues,
    reports,
    requests,
    rosters,
    rulings,
    spot_checks,
    ticket_papers,
    tickets,
)
from cti_gateway.adapters.web.client import CLIENT, Client
from cti_gateway.adapters.web.deps import DEPS, WebDeps
from cti_gateway.adapters.web.errors import MAX_BODY_BYTES
from cti_gateway.adapters.web.feed import TABS, Tabs, feed
from cti_gateway.adapters.web.login import GATE, Gate
from cti_gateway.adapters.web.middleware import MIDDLEWARES, add_security_headers
from cti_gateway.adapters.web.openapi import openapi
from cti_gateway.adapters.web.sessions import SESSIONS, SessionBook
from cti_gateway.adapters.web.site import SiteView
from cti_gateway.adapters.web.static import add_panel
from cti_gateway.adapters.web.why import WhyView

_CALL = r"/api/calls/{id:[A-Za-z0-9._-]+}"
_CALLBACK = r"/api/callbacks/{id:[A-Za-z0-9._-]+}"
_ALARM = r"/api/alarms/{id:[^/]{1,100}}"
_MISSED = r"/api/missed-calls/{id:[A-Za-z0-9._-]+}"


def build_app(deps: WebDeps) -> web.Application:
    """The aiohttp application; the caller runs it and owns what ``deps`` holds."""
    app = web.Application(middlewares=MIDDLEWARES, client_max_size=MAX_BODY_BYTES)
    app[DEPS] = deps
    app[CLIENT] = Client(deps.trusted_proxies)
    app[SESSIONS] = SessionBook(deps.store, deps.clock)
    app[GATE] = Gate(deps.store, deps.clock)
    app[TABS] = Tabs()
    app.on_response_prepare.append(add_security_headers)
    app.on_shutdown.append(app[TABS].close)
    app.on_cleanup.append(app[GATE].close)
    app.router.add_view("/api/site", SiteView)
    app.router.add_view("/api/login", desk.LoginView)
    app.router.add_view("/api/logout", desk.LogoutView)
    app.router.add_view("/api/me", desk.MeView)
    app.router.add_view("/api/options", desk.OptionsView)
    app.router.add_view("/api/seats", desk.SeatsView)
    app.router.add_view("/api/sign-in", desk.SignInView)
    app.router.add_view("/api/permits", presence.PermitsView)
    app.router.add_view("/api/sign-out", desk.SignOutView)
    app.router.add_view("/api/ready", desk.ReadyView)
    app.router.add_view("/api/not-ready", desk.NotReadyView)
    app.router.add_view("/api/acw/extend", desk.ExtendView)
    app.router.add_view("/api/dial", dial.DialView)
    app.router.add_view("/api/calls", calls.CallsView)
    app.router.add_view(f"{_CALL}/dial", dial.DialCallView)
    app.router.add_view(f"{_CALL}/answer", control.AnswerView)
    app.router.add_view(f"{_CALL}/control/{{act}}", control.ActView)
    app.router.add_view(f"{_CALL}/digits", control.DigitsView)
    app.router.add_view(f"{_CALL}/transfer", control.TransferView)
    app.router.add_view(f"{_CALL}/consult", control.ConsultView)
    app.router.add_view("/api/targets", control.TargetsView)
    app.router.add_view(f"{_CALL}/reveal", calls.RevealView)
    app.router.add_view(r"/api/why/{id:[^/]+}", WhyView)
    app.router.add_view(f"{_ALARM}/acknowledge", alarms.AcknowledgeView)
    app.router.add_view(f"{_ALARM}/raise-again", alarms.RaiseAgainView)
    app.router.add_view("/api/callbacks", callbacks.CallbacksView)
    app.router.add_view(f"{_CALLBACK}/cancel", callbacks.CancelCallbackView)
    app.router.add_view("/api/missed-calls", missed.MissedView)
    app.router.add_view(f"{_MISSED}/done", missed.MissedDoneView)
    app.router.add_view(f"{_MISSED}/reopen", missed.MissedReopenView)
    app.router.add_view("/api/attendance", attendance.AttendanceView)
    app.router.add_view("/api/requests", requests.RequestsView)
    app.router.add_view("/api/requests/choices", requests.RequestChoicesView)
    app.router.add_view("/api/requests/slots", requests.SlotsOfView)
    app.router.add_view("/api/requests/swap", requests.SwapView)
    app.router.add_view("/api/requests/leave", requests.LeaveView)
    app.router.add_view("/api/requests/away", requests.AwayView)
    app.router.add_view(r"/api/requests/{id:[0-9]{1,9}}/{act:[a-z]{1,16}}", requests.RequestActView)
    app.router.add_view("/api/delegations", requests.DelegationsView)
    app.router.add_view("/api/attendance/shift", rulings.ShiftView)
    app.router.add_view("/api/attendance/rulings", rulings.RulingsView)
    app.router.add_view("/api/attendance/refusals", rulings.RefusalsView)
    app.router.add_view(f"{_CALL}/quality", quality.CallQualityView)
    app.router.add_view("/api/quality", quality.QualityView)
    app.router.add_view("/api/spot-checks", spot_checks.SpotChecksView)
    app.router.add_view("/api/reports/attendance", reports.ReportView)
    app.router.add_view("/api/reports/attendance/sheet", reports.ReportSheetView)
    app.router.add_view("/api/reports/office", office_reports.OfficeReportView)
    app.router.add_view("/api/reports/office/sheet", office_reports.OfficeSheetView)
    app.router.add_view("/api/checklists", handover.ChecklistsView)
    app.router.add_view("/api/pre-shift", pre_shift.PreShiftView)
    app.router.add_view("/api/pre-shift/own", pre_shift.OwnPreShiftView)
    app.router.add_view("/api/handovers", handover.HandoversView)
    app.router.add_view("/api/open-items", handover.OpenItemsView)
    app.router.add_view("/api/notices", handover.NoticesView)
    app.router.add_view(r"/api/notices/{id:[0-9]{1,9}}/read", handover.NoticeReadView)
    app.router.add_view(r"/api/notices/{id:[0-9]{1,9}}/unread", handover.NoticeUnreadView)
    app.router.add_view("/api/plan", plan.PlanView)
    app.router.add_view("/api/plan/missing", plan.MissingView)
    app.router.add_view("/api/rosters", rosters.RostersView)
    app.router.add_view("/api/rosters/check", rosters.RosterCheckView)
    app.router.add_view("/api/rosters/draft", rosters.RosterDraftView)
    app.router.add_view("/api/rosters/{id}/changes", rosters.RosterChangesView)
    app.router.add_view("/api/rosters/{id}/sheet", rosters.RosterSheetView)
    knowledge.add_routes(app.router)
    digest.add_routes(app.router)
    orders.add_routes(app.router)
    tickets.add_routes(app.router)
    consultations.add_routes(app.router)
    ticket_papers.add_routes(app.router)
    callers.add_routes(app.router)
    marks.add_routes(app.router)
    app.router.add_view("/api/queues", queues.QueuesView)
    app.router.add_view("/api/queues/preview", queues.QueuePreviewView)
    app.router.add_view(r"/api/queues/{key:[a-z0-9_-]{1,32}}", queues.QueueView)
    app.router.add_view("/api/calendar", queues.CalendarDaysView)
    document = cache(lambda: msgspec.json.encode(openapi(app)))

    async def describe(_request: web.Request) -> web.Response:
        # Takes a tenth of a second, for which neither a restart nor calls should wait.
        return web.Response(body=await asyncio.to_thread(document), content_type="application/json")

    app.router.add_get("/api/openapi.json", describe)
    app.router.add_get("/api/feed", feed)
    app.router.add_get("/healthz", health.healthz)
    app.router.add_get("/readyz", health.readyz)
    app.router.add_get("/metrics", health.metrics)
    add_panel(app)
    return app
