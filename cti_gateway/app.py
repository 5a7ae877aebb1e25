"""The composition root: which adapter stands behind which port, and who owns which task."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random, SystemRandom  # noqa: TID251  # where the core's chance comes from
from zoneinfo import ZoneInfo

from aiohttp import web
from prometheus_client import CollectorRegistry, ProcessCollector

from cti_gateway.adapters import chinese_holidays, chinese_id, heap, pinyin
from cti_gateway.adapters.ami.switch import AmiSettings, AmiSwitch
from cti_gateway.adapters.cel.file import CelFile
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.control import ControlSocket
from cti_gateway.adapters.crm import WebCrm
from cti_gateway.adapters.home_area import PhoneNumberAreas
from cti_gateway.adapters.knowledge_files import Files
from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.adapters.pdf.papers import PdfPapers
from cti_gateway.adapters.sheets import XlsxSheets
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web.app import build_app
from cti_gateway.adapters.web.deps import Choice, WebChecklists, WebDeps, WebOptions
from cti_gateway.config import Code, Pbx, Settings, Site
from cti_gateway.core.alarm import Alarms
from cti_gateway.core.attendance.from_facts import Reading
from cti_gateway.core.calendar import NO_CALENDAR, Calendar
from cti_gateway.core.consultation.rules import FormRules
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import ConfigInvalid
from cti_gateway.core.floor import Floor
from cti_gateway.core.line import HeadStarts
from cti_gateway.core.numbering import every_spelling
from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.posts import Posts
from cti_gateway.core.reports.calls import ReportRules
from cti_gateway.core.requests.submit import RequestRules
from cti_gateway.core.seat import SeatRules
from cti_gateway.core.tenure import Tenures
from cti_gateway.core.world import World
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.past import NothingKept, Past
from cti_gateway.service import uncollected
from cti_gateway.service.acquaintance import Acquaintance
from cti_gateway.service.actor import Actor
from cti_gateway.service.assigned import StoredAssignments
from cti_gateway.service.attendance import StoredAttendance
from cti_gateway.service.callers import StoredCallers
from cti_gateway.service.consultations import StoredConsultations
from cti_gateway.service.digest import StoredDigest
from cti_gateway.service.feed import LiveFeed
from cti_gateway.service.handover import OpenCalls, StoredHandovers
from cti_gateway.service.knowledge import StoredKnowledge
from cti_gateway.service.known import AttendanceRules
from cti_gateway.service.marks import StoredMarks
from cti_gateway.service.office_report import StoredOfficeReports
from cti_gateway.service.open_forms import OpenForms
from cti_gateway.service.orders import OrderedWorld, StoredOrders
from cti_gateway.service.plan import StoredPlan
from cti_gateway.service.queue_book import QueueBook
from cti_gateway.service.recorder import Recorder
from cti_gateway.service.recording import Recording
from cti_gateway.service.recovery import Recovery
from cti_gateway.service.requests import StoredRequests
from cti_gateway.service.rosters import StoredRosters
from cti_gateway.service.taped import TapedEngine
from cti_gateway.service.ticket_watch import watch_tickets
from cti_gateway.service.tickets import StoredTickets
from cti_gateway.service.unfilled import watch_roster
from cti_gateway.service.warm_up import warm_up
from cti_gateway.telemetry import logs
from cti_gateway.telemetry.crm import CrmTeller
from cti_gateway.telemetry.metrics import HeldCollector, Metrics, WorldCollector
from cti_gateway.telemetry.roster import RosterTeller
from cti_gateway.telemetry.tickets import TicketTeller


def _choices(codes: tuple[Code, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(code.code, code.zh, code.en) for code in codes)


def _checklists(settings: Settings) -> WebChecklists:
    lists = settings.handover
    return WebChecklists(
        _choices(lists.pre_shift),
        _choices(lists.items),
        _choices(settings.spot_check.items),
        lists.missing_after_s,
    )


def new_world(settings: Settings, seed: int) -> World:
    """What the engine knows from the configuration alone."""
    site, callers, attendance = settings.site, settings.callers, attendance_rules(settings)
    plan = number_plan(site.country, site.area_code)
    return World(
        outcomes=frozenset(code.code for code in settings.outcome),
        reasons=frozenset(code.code for code in settings.reason),
        dials_out=bool(settings.pbx.outside),
        answers_phones=settings.pbx.answer_notify,
        rules=SeatRules(site.acw_limit_s, site.acw_extend_s, site.misses_allowed, site.panel_grace_s),
        floor=Floor(Lottery(Random(seed).random)),
        posts=Posts(attendance.rules, Reading(attendance.away_reasons)),
        alarms=Alarms(settings.alarms.rules()),
        tenures=Tenures(settings.attendance.admission()),
        plan=plan,
        head_starts=HeadStarts(
            every_spelling(plan, callers.vips), callers.vip_head_start_s, callers.repeated_head_start_s
        ),
    )


def attendance_rules(settings: Settings) -> AttendanceRules:
    """By which shifts are judged here."""
    section = settings.attendance
    away = frozenset(reason.code for reason in settings.reason if reason.away)
    return AttendanceRules(section.templates(settings.site.time_zone), section.rules(), away)


def _requests(settings: Settings) -> RequestRules:
    section = settings.attendance
    return RequestRules(
        frozenset(leave.code for leave in settings.leave_type),
        section.away_application_s,
        section.away_leave_s,
        away_inclusive=section.away_boundary == "inclusive",
    )


def form_rules(settings: Settings) -> FormRules:
    """What is asked of a call's form here."""
    section = settings.consultation
    return FormRules(
        required={one.code: frozenset(one.required) for one in section.business_type},
        categories=frozenset(code for code, _, _ in section.tree()),
        outcomes=frozenset(code.code for code in settings.outcome),
        nothing_asked=frozenset(section.nothing_asked),
        read_birth=chinese_id.read_birth if section.check_id_number else None,
    )


def _report_rules(settings: Settings) -> ReportRules:
    nothing_asked = frozenset(settings.consultation.nothing_asked)
    plan = number_plan(settings.site.country, settings.site.area_code)
    return replace(settings.reports.rules(), nothing_asked=nothing_asked, plan=plan)


def ami_settings(pbx: Pbx) -> AmiSettings:
    """Where Asterisk is, for who speaks to it."""
    return AmiSettings(
        host=pbx.host,
        port=pbx.port,
        username=pbx.username,
        secret=pbx.secret.get_secret_value(),
        device=pbx.device,
        outside=pbx.outside,
        tls=pbx.tls,
        tls_ca=pbx.tls_ca or None,
    )


def library(site: Site, clock: Clock) -> Calendar:
    """What is known of holidays without an import, as far as it still matters."""
    if site.calendar == "none":
        return NO_CALENDAR
    return chinese_holidays.calendar(
        datetime.fromtimestamp(clock.now() / 1000, ZoneInfo(site.time_zone)).year
    )


def _past(pbx: Pbx) -> Past:
    return CelFile(Path(pbx.cel_file), pbx.device) if pbx.cel_file else NothingKept()


async def run(settings: Settings, recording: Recording | None = None, *, clock: Clock | None = None) -> None:
    """Serve until cancelled. The PBX may be absent: it is tried for ever, and /readyz says so."""
    clock = clock or SystemClock()
    store = await SqlStore.open(settings.store.url)
    try:
        book = QueueBook(
            store,
            file=settings.queue,
            library=library(settings.site, clock),
            time_zone=settings.site.time_zone,
            dials_out=bool(settings.pbx.outside),
            clock=clock,
            apply=lambda: actor.refresh(),
        )
        await book.load()
        seed = SystemRandom().getrandbits(63)
        world = new_world(settings, seed)
        tape = recording.tape(settings, world, seed, clock) if recording is not None else None
        engine = Engine(world) if tape is None else TapedEngine(world, tape)
        feed = LiveFeed(world, clock)
        registry = CollectorRegistry()
        registry.register(WorldCollector(world))
        registry.register(HeldCollector())
        ProcessCollector(registry=registry)
        acquaintance = Acquaintance(store, lambda known: actor.tell(known), world.plan)
        metrics = Metrics(registry)
        witnesses = (logs.tell, metrics.count, acquaintance.watch)
        recorder = Recorder(store, settings.store.spool, witnesses, refusals=[metrics.count_refused])
        ami = ami_settings(settings.pbx)
        rules = attendance_rules(settings)
        plan = StoredPlan(store, clock, rules.templates, lambda: book.calendar, settings.roster.deadlines())
        recovery = Recovery(_past(settings.pbx), store, recorder, lambda calls: actor.take_up(calls))
        actor = Actor(
            engine,
            clock=clock,
            switch=AmiSwitch(ami, tape),
            recorder=recorder,
            feed=feed,
            directory=OrderedWorld(store, clock, rules.templates),
            recovery=recovery,
            assignments=StoredAssignments(store, clock, rules.templates),
        )
        await actor.reload()
        await recorder.take_over()
        past = await store.recall()
        engine.restore(
            past.seats,
            past.calls,
            past.written_at,
            past.callbacks,
            past.lately,
            past.uncovered,
            past.told,
        )
        acquaintance.take_up(past.calls)
        await actor.take_roster()
        forms = form_rules(settings)
        tickets = StoredTickets(
            store,
            clock,
            settings.tickets.rules(settings.site.time_zone),
            lambda: book.calendar,
            forms.categories,
            feed.tell,
        )
        knowledge = StoredKnowledge(store, clock, settings.site.time_zone, pinyin.read)
        areas = PhoneNumberAreas(settings.site.country)
        marks = StoredMarks(store, clock, world.plan, settings.callers.vips, lambda vips: actor.tell(vips))
        crm = WebCrm(clock, CrmTeller(registry).tell, **settings.crm.options())
        deps = WebDeps(
            store=store,
            tickets=tickets,
            consultations=StoredConsultations(store, clock, feed, actor, forms, knowledge.today),
            rosters=StoredRosters(
                store, clock, rules.templates, lambda: book.calendar, settings.roster.heads
            ),
            handovers=StoredHandovers(
                store,
                clock,
                rules.templates,
                plan,
                [OpenCalls(store, clock, feed), OpenForms(store, feed)],
                settings.handover.missing_after_s,
                settings.attendance.sign_in_opens_s,
            ),
            checklists=_checklists(settings),
            plan=plan,
            attendance=StoredAttendance(store, clock, rules),
            office_reports=StoredOfficeReports(store, clock, rules.templates, _report_rules(settings)),
            requests=StoredRequests(store, clock, rules.templates, _requests(settings)),
            sheets=XlsxSheets(),
            knowledge=knowledge,
            papers=PdfPapers(settings.print.font, settings.site.time_zone),
            knowledge_files=Files(),
            digest=StoredDigest(store, clock, rules.templates, feed.tell),
            orders=StoredOrders(store, clock, rules.templates, feed, actor, feed.tell, actor.reload),
            callers=StoredCallers(store, clock, areas, world.plan, marks),
            marks=marks,
            crm=crm,
            inbox=actor,
            feed=feed,
            queue_book=book,
            clock=clock,
            options=WebOptions(
                _choices(settings.outcome),
                _choices(settings.reason),
                dials_out=world.dials_out,
                answers_phones=world.answers_phones,
                leave_types=_choices(settings.leave_type),
                shifts=_choices(settings.attendance.shift_names),
                business_types=_choices(settings.consultation.business_type),
                phrases=_choices(settings.consultation.phrases),
                quality=_choices(settings.quality.criteria),
                categories=tuple(Choice(*one) for one in settings.consultation.tree()),
                rules=rules.rules,
            ),
            trusted_proxies=settings.web.trusted_proxies,
            registry=registry,
            health=lambda: not recorder.degraded,
            language=settings.site.language,
            time_zone=settings.site.time_zone,
        )
        uncollected.keep()
        async with asyncio.TaskGroup() as tasks:
            if tape is not None:
                tasks.create_task(tape.run())
            tasks.create_task(heap.keep_small())
            tasks.create_task(recorder.run())
            tasks.create_task(actor.run())
            tasks.create_task(acquaintance.run())
            tasks.create_task(book.run())
            tasks.create_task(ControlSocket(settings.control_socket, feed).run())
            tasks.create_task(warm_up(actor.in_step, areas.load, lambda: pinyin.read("热线")))
            tasks.create_task(marks.run())
            tasks.create_task(recovery.run())
            tasks.create_task(watch_roster(plan, RosterTeller(registry).tell))
            tasks.create_task(watch_tickets(tickets, TicketTeller(registry).tell))
            tasks.create_task(_serve(deps, settings))
    finally:
        await store.close()


async def _serve(deps: WebDeps, settings: Settings) -> None:
    runner = web.AppRunner(build_app(deps), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.web.host, settings.web.port)
        try:
            await site.start()
        except OSError as error:
            raise ConfigInvalid("port_in_use", port=settings.web.port) from error
        await asyncio.get_running_loop().create_future()
    finally:
        await runner.cleanup()
