"""The web layer as it is served: real HTTP, store, engine and feed; only the PBX is a recording fake."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import aiosqlite
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry
from sqlalchemy import select

from cti_gateway.adapters import pinyin
from cti_gateway.adapters.chinese_id import read_birth
from cti_gateway.adapters.crm import WebCrm
from cti_gateway.adapters.knowledge_files import Files
from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.adapters.pdf.papers import PdfPapers
from cti_gateway.adapters.sheets import XlsxSheets
from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web.app import build_app
from cti_gateway.adapters.web.deps import Choice, WebChecklists, WebDeps, WebOptions
from cti_gateway.adapters.web.sessions import COOKIE, SESSIONS
from cti_gateway.config import QueueSection
from cti_gateway.core import events
from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.calendar import NO_CALENDAR
from cti_gateway.core.consultation.rules import FormRules
from cti_gateway.core.effects import SwitchEffect
from cti_gateway.core.engine import Engine
from cti_gateway.core.numbering import every_spelling
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.reports.calls import ReportRules
from cti_gateway.core.requests.submit import RequestRules
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.unfilled import Deadlines
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.tenure import Tenures
from cti_gateway.core.tickets.deadlines import TicketRules
from cti_gateway.core.world import World
from cti_gateway.demo import staff
from cti_gateway.demo.staff import Person
from cti_gateway.ports.home_area import HomeArea
from cti_gateway.ports.switch import SwitchListener
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
from cti_gateway.service.requests import StoredRequests
from cti_gateway.service.rosters import StoredRosters
from cti_gateway.service.tickets import StoredTickets
from tests.support.databases import url_of
from tests.support.patience import impatient, patient
from tests.support.programs import PASSWORD, password_hash

PEOPLE = (
    ("zhang", "张三", Role.AGENT),
    ("li", "李四", Role.AGENT),
    ("wang", "王五", Role.LEAD),
    ("zhao", "赵六", Role.ADMIN),
    ("qian", "钱七", Role.HOTLINE_OFFICE),
    ("sun", "孙建华", Role.HOTLINE_DIRECTOR),
    ("he", "何静", Role.UNIT_LEADER),
    ("tang", "唐文", Role.BUREAU_OFFICE),
    ("wei", "魏成", Role.BUREAU_LEADER),
    ("feng", "冯兰", Role.UNIT_HANDLER),
    ("luo", "罗刚", Role.UNIT_HANDLER),
    ("ma", "马兰", Role.UNIT_LEADER),
)
SEATS = (Seat("01", "1001", "127.0.0.1"), Seat("02", "1002"), Seat("03", "1003", "10.0.0.3"))
UNITS = {"zhang": "养老保险科", "li": "信息中心", "feng": "养老保险科", "luo": "失业保险科", "ma": "信息中心"}
TEMPLATES = Templates("Asia/Shanghai")
CHECKLISTS = WebChecklists(
    (Choice("headset", "耳机", "Headset"),),
    (Choice("told", "口头交代", "Told in person"),),
    (Choice("noise", "无大声喧哗", "No noise"),),
    900,
)
OUTCOMES = (Choice("RESOLVED", "当场解答", "Resolved"), Choice("SILENT", "无声", "Silent"))
BUSINESS_TYPES = (Choice("POLICY", "政策咨询", "Policy"), Choice("SERVICE", "在线受理", "Service"))
QUALITY = (Choice("polite", "礼貌", "Polite"), Choice("clear", "清晰", "Clear"))
CATEGORIES = (Choice("PEN", "养老", "Pensions"), Choice("PEN/TRANSFER", "转移接续", "Transfer"))
FORM_RULES = FormRules(
    required={"POLICY": frozenset({"question"}), "SERVICE": frozenset({"caller_name", "phone"})},
    categories=frozenset(one.code for one in CATEGORIES),
    outcomes=frozenset(one.code for one in OUTCOMES),
    nothing_asked=frozenset({"SILENT"}),
    read_birth=read_birth,
)
TICKET_RULES = TicketRules()
QUEUES = (QueueSection(key="general", name="综合咨询", dids=("12333",)),)
NUMBER, CALLER = "13912345678", "王小明"
WITHIN_S = 60


class HandClock:
    """Stands still until the test moves it on."""

    def __init__(self) -> None:
        self._now = 1_800_000_000_000

    def now(self) -> int:
        return self._now

    def advance(self, *, minutes: float) -> None:
        """Let time pass."""
        self._now += round(minutes * 60_000)


class RecordingSwitch:
    """An idle PBX that accepts everything it is asked."""

    def __init__(self) -> None:
        self.performed: list[SwitchEffect] = []
        self.announced: tuple[Queue, ...] = ()

    async def run(self, listener: SwitchListener) -> None:
        listener.switch_ready()
        await asyncio.get_running_loop().create_future()

    async def perform(self, effect: SwitchEffect) -> None:
        self.performed.append(effect)

    async def snapshot(self) -> SwitchSnapshot:
        idle = {seat.extension: events.PhoneState.IDLE for seat in SEATS}
        return SwitchSnapshot(started_at=0, calls=(), phones=idle, members=())

    async def announce(self, queues: Sequence[Queue]) -> None:
        self.announced = tuple(queues)

    async def beat(self) -> None:
        pass


class Areas:
    """Everybody is at home in the same place."""

    def of(self, number: str) -> HomeArea:
        return HomeArea("江苏省常州市", "Changzhou, Jiangsu", "中国移动", "China Mobile")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def error(self) -> tuple[int, str]:
        """Status and code of a refusal."""
        return self.status, self.json["error"]["code"]


class Browser:
    """One browser: its cookies, and its address."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http

    async def ask(self, method: str, path: str, **options: Any) -> Answer:
        async with self.http.request(method, path, allow_redirects=False, **options) as response:
            return Answer(response.status, response.headers, await response.text())

    async def get(self, path: str, **options: Any) -> Answer:
        return await self.ask("GET", path, **options)

    async def put(self, path: str, body: object) -> Answer:
        return await self.ask("PUT", path, json=body)

    async def post(self, path: str, body: object = None, **options: Any) -> Answer:
        return await self.ask("POST", path, **(options if body is None else {"json": body, **options}))

    async def log_in(self, login: str, password: str = PASSWORD, **options: Any) -> Answer:
        return await self.post("/api/login", {"login": login, "password": password}, **options)

    @asynccontextmanager
    async def feed(self, **options: Any) -> AsyncIterator["Tab"]:
        """Open a tab on the live feed."""
        async with self.http.ws_connect("/api/feed", **options) as socket, asyncio.timeout(WITHIN_S):
            yield Tab(socket)


class Tab:
    """One WebSocket; bounded in time by who opened it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def frame(self) -> Any:
        """The next frame."""
        return json.loads(await self.socket.receive_str())

    async def until_closed(self) -> tuple[list[Any], int | None, str]:
        """The remaining frames, the close code and the reason."""
        frames = []
        while (message := await self.socket.receive()).type is aiohttp.WSMsgType.TEXT:
            frames.append(json.loads(message.data))
        return frames, self.socket.close_code, message.extra or ""


@dataclass(frozen=True)
class Site:
    """A running gateway with four people, three seats and nobody signed in."""

    store: SqlStore
    clock: HandClock
    switch: RecordingSwitch
    world: World
    actor: Actor
    recorder: Recorder
    feed: LiveFeed
    server: TestServer
    people: Mapping[str, Agent]
    _open: AsyncExitStack

    async def browser(
        self, login: str | None = None, *, address: str = "127.0.0.1", **connecting: Any
    ) -> Browser:
        """A fresh browser; with ``login``, that person's session is in its cookie."""
        jar = aiohttp.CookieJar(unsafe=True)
        if login is not None:
            token = await self.server.app[SESSIONS].open(self.people[login], address)
            jar.update_cookies({COOKIE: token}, self.server.make_url("/"))
        http = aiohttp.ClientSession(
            self.server.make_url("/"),
            cookie_jar=jar,
            connector=aiohttp.TCPConnector(local_addr=(address, 0), **connecting),
            timeout=aiohttp.ClientTimeout(WITHIN_S),
        )
        return Browser(await self._open.enter_async_context(http))

    async def at_seat(self, login: str, seat: str) -> Browser:
        """A browser of this person, signed in and ready at the seat."""
        browser = await self.browser(login)
        for path, body in (("/api/sign-in", {"seat": seat}), ("/api/ready", None)):
            answer = await browser.post(path, body)
            assert answer.status == 200, answer
        return browser

    def call_arrives(
        self, call_id: str, number: str = NUMBER, name: str = CALLER, *, did: str = "12333"
    ) -> None:
        """A caller waits, and is offered at once if a seat is ready."""
        self.actor.tell(events.CallArrived(call_id, f"PJSIP/trunk-{call_id}", number, name, did, "general"))
        self.actor.tell(events.CallWaiting(call_id))

    def call_is_answered(self, call_id: str, extension: str) -> None:
        """The seat picks up."""
        self.actor.tell(events.SeatAnswered(call_id, extension))

    def call_ends(self, call_id: str) -> None:
        """The caller hangs up."""
        self.actor.tell(events.CallEnded(call_id))

    async def until_vips(self, *numbers: str) -> None:
        """The engine knows these as VIPs."""
        async with asyncio.timeout(WITHIN_S):
            while self.world.head_starts.vips != every_spelling(self.world.plan, numbers):  # noqa: ASYNC110  # state has no event
                await asyncio.sleep(0)

    async def seat_facts(self, kind: str) -> list[str]:
        """The seats of all facts of this kind, oldest first."""
        await self.recorder.barrier()
        fact = schema.seat_fact.c
        async with self.store._engine.connect() as connection:
            rows = await connection.execute(select(fact.seat).where(fact.kind == kind).order_by(fact.id))
            return list(rows.scalars())

    @asynccontextmanager
    async def database_locked(self) -> AsyncIterator[None]:
        """Another program writes, and does not finish."""
        async with aiosqlite.connect(self.store._engine.url.database or "") as other:
            await other.execute("BEGIN IMMEDIATE")
            with impatient(self.recorder):
                yield
            await other.rollback()

    async def audited(self, action: str) -> list[tuple[str, str, str]]:
        """Actor, target and result of each entry of this action, oldest first."""
        entry = schema.audit.c
        query = select(entry.actor, entry.target, entry.result).where(entry.action == action)
        async with self.store._engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(query.order_by(entry.id))]


async def enrol(store: SqlStore) -> tuple[Agent, ...]:
    """The people of every site, and its seats."""
    people = [Person(login, name, role, UNITS.get(login, "")) for login, name, role in PEOPLE]
    await staff.enrol(store, people, SEATS, password_hash())
    return await store.agents()


@asynccontextmanager
async def serving(
    folder: Path,
    *,
    database_url: str | None = None,
    trusted_proxies: tuple[str, ...] = (),
    rostered: bool = False,
    font: str = "",
    ticket_rules: TicketRules = TICKET_RULES,
    crm: WebCrm | None = None,
) -> AsyncIterator[Site]:
    """A site in this folder (and on SQLite there, unless told otherwise), in step with its PBX.

    If the database has people, they are those of ``enrol``.
    """
    async with AsyncExitStack() as stack:
        store = await SqlStore.open(database_url or url_of(folder))
        stack.push_async_callback(store.close)
        store.patient = True  # a machine that stood still for seconds has refused nothing
        people = {one.login: one for one in await store.agents() or await enrol(store)}
        clock, switch = HandClock(), RecordingSwitch()
        book = QueueBook(
            store,
            file=QUEUES,
            library=NO_CALENDAR,
            time_zone="Asia/Shanghai",
            dials_out=False,
            clock=clock,
            apply=lambda: actor.refresh(),
        )
        await book.load()
        world = World(
            plan=number_plan("CN"),
            outcomes=FORM_RULES.outcomes,
            reasons=frozenset({"break"}),
            dials_out=True,
            answers_phones=True,
            tenures=Tenures(AdmissionRules(rostered)),
        )
        feed, recorder = LiveFeed(world, clock), patient(Recorder(store, folder / "spool"))
        actor = Actor(
            Engine(world),
            clock=clock,
            switch=switch,
            recorder=recorder,
            feed=feed,
            directory=OrderedWorld(store, clock, TEMPLATES),
            assignments=StoredAssignments(store, clock, TEMPLATES),
        )
        await actor.reload()
        marks = StoredMarks(store, clock, world.plan, (), actor.tell)
        for work in (recorder.run(), actor.run(), marks.run()):
            task = asyncio.create_task(work)
            stack.push_async_callback(asyncio.wait, [task])
            stack.callback(task.cancel)
        plan = StoredPlan(store, clock, TEMPLATES, lambda: book.calendar, Deadlines())
        knowledge = StoredKnowledge(store, clock, "Asia/Shanghai", pinyin.read)
        deps = WebDeps(
            store=store,
            inbox=actor,
            feed=feed,
            queue_book=book,
            clock=clock,
            options=WebOptions(
                OUTCOMES,
                (Choice("break", "小休", "Break"),),
                dials_out=True,
                answers_phones=True,
                leave_types=(Choice("sick", "病假", "Sick"),),
                shifts=(Choice("M", "早班", "Morning"), Choice("A", "中班", "Afternoon")),
                business_types=BUSINESS_TYPES,
                phrases=(Choice("greeting", "您好，工号 {login}。", "Hello, {login} speaking."),),
                categories=CATEGORIES,
                quality=QUALITY,
            ),
            trusted_proxies=trusted_proxies,
            registry=CollectorRegistry(),
            health=lambda: not recorder.degraded,
            rosters=StoredRosters(store, clock, TEMPLATES, lambda: book.calendar, ["ma"]),
            handovers=StoredHandovers(
                store,
                clock,
                TEMPLATES,
                plan,
                [OpenCalls(store, clock, feed), OpenForms(store, feed)],
                missing_after_s=900,
                opens_s=1800,
            ),
            checklists=CHECKLISTS,
            plan=plan,
            attendance=StoredAttendance(store, clock, AttendanceRules(TEMPLATES, Rules(), {"break"})),
            office_reports=StoredOfficeReports(store, clock, TEMPLATES, ReportRules()),
            requests=StoredRequests(store, clock, TEMPLATES, RequestRules({"sick"})),
            consultations=StoredConsultations(store, clock, feed, actor, FORM_RULES, knowledge.today),
            tickets=StoredTickets(
                store,
                clock,
                ticket_rules,
                lambda: book.calendar,
                {one.code for one in CATEGORIES},
                feed.tell,
            ),
            sheets=XlsxSheets(),
            knowledge=knowledge,
            papers=PdfPapers(font, "Asia/Shanghai"),
            knowledge_files=Files(),
            digest=StoredDigest(store, clock, TEMPLATES, feed.tell),
            orders=StoredOrders(store, clock, TEMPLATES, feed, actor, feed.tell, actor.reload),
            callers=StoredCallers(store, clock, Areas(), world.plan, marks),
            marks=marks,
            crm=crm or WebCrm(clock),
        )
        server = TestServer(build_app(deps), host="127.0.0.1")
        await server.start_server()
        stack.push_async_callback(server.close)
        browsers = await stack.enter_async_context(AsyncExitStack())
        async with asyncio.timeout(WITHIN_S):
            while not world.connected:  # noqa: ASYNC110  # state has no event to wait for
                await asyncio.sleep(0)
        yield Site(store, clock, switch, world, actor, recorder, feed, server, people, browsers)
