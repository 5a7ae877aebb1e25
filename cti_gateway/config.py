"""The configuration: one TOML file, every key overridable by environment (``CTI__PBX__SECRET``)."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from cti_gateway.core.alarm import AlarmRules
from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.calendar import NO_CALENDAR, Calendar
from cti_gateway.core.consultation.rules import NOTHING_ASKED, REQUIRABLE
from cti_gateway.core.crm import fields_of, is_web_address
from cti_gateway.core.errors import ConfigInvalid, Refused
from cti_gateway.core.hours import Hours, spans
from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.overflow_rules import To, asks_in_vain, leads_nowhere, read_overflow
from cti_gateway.core.people import Callback, Queue, Survey
from cti_gateway.core.pick import STRATEGIES
from cti_gateway.core.reports.calls import ReportRules
from cti_gateway.core.roster.shifts import DAILY, Template, Templates, read_shift
from cti_gateway.core.roster.unfilled import Deadlines
from cti_gateway.core.skills import read_rule
from cti_gateway.core.tickets.deadlines import DeadlineMode, TicketRules

Model = TypeVar("Model", bound=BaseModel)
Did = Annotated[str, Field(pattern=r"^[0-9]{1,20}$")]
Level = Annotated[int, Field(ge=0, le=100)]


class Section(BaseModel):
    """Nothing unknown, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Pbx(Section):
    """[pbx]: Asterisk's manager interface."""

    host: str = "127.0.0.1"
    port: int = Field(default=5038, ge=1, le=65535)
    username: str = "cti"
    secret: SecretStr
    tls: bool = False
    tls_ca: str = ""
    outside: str = Field(default="", pattern=r"^([A-Za-z0-9]+/[^{},&]*\{number\}[^{},&]*)?$")
    cel_file: str = ""
    answer_notify: bool = False
    device: str = Field(default="PJSIP/{extension}", pattern=r"^[A-Za-z0-9]+/[^{}]*\{extension\}[^{}]*$")

    @model_validator(mode="after")
    def _answering_fits_the_phones(self) -> Self:
        if self.answer_notify and not self.device.startswith("PJSIP/"):
            raise ValueError("only PJSIP phones can be told to answer; set answer_notify = false")
        return self


class StoreSection(Section):
    """[store]: where records are kept."""

    url: str = "sqlite+aiosqlite:///cti.db"
    spool: Path = Path("cti-spool.jsonl")


class Control(Section):
    """[control]: where the gateway answers ``cti-gateway why``; beside the spool if nothing is said."""

    socket: Path | None = None


class Web(Section):
    """[web]: where panels connect."""

    host: str = "127.0.0.1"
    port: int = Field(default=8088, ge=0, le=65535)
    trusted_proxies: tuple[str, ...] = ()


def _known_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the last for half a name, such as America
        raise ValueError("no such time zone; write it like Asia/Shanghai") from None
    return name


def _known_country(code: str) -> str:
    if code and not phonenumbers.country_code_for_region(code):
        raise ValueError("no such country; write it like CN, or leave it empty")
    return code


def _area_code(country: str, written: str) -> str | None:
    """Without what is dialled before it from elsewhere. None: the country has none such."""
    trunk = phonenumbers.ndd_prefix_for_region(country, True) or ""
    for code in (written, written.removeprefix(trunk)):
        if any(phonenumbers.is_valid_number(number) for number in _landlines(country, code)):
            return code
    return None


def _landlines(country: str, area_code: str) -> Iterator[phonenumbers.PhoneNumber]:
    """Some that would have it as their area code: the library knows its length of whole numbers only."""
    country_code = phonenumbers.country_code_for_region(country)
    if country_code and re.fullmatch("[0-9]+", area_code):
        for digit, length in product("23456789", range(4, 9)):
            number = phonenumbers.parse(f"+{country_code}{area_code}{digit * length}")
            if phonenumbers.length_of_geographical_area_code(number) == len(area_code):
                yield number


class Site(Section):
    """[site]: language, time zone and country, and what is asked of every seat."""

    language: Literal["zh", "en"] = "zh"
    time_zone: Annotated[str, AfterValidator(_known_time_zone)] = "Asia/Shanghai"
    country: Annotated[str, AfterValidator(_known_country)] = "CN"
    area_code: str = Field(default="", max_length=6)
    acw_limit_s: int = Field(default=120, ge=0, le=86400)
    acw_extend_s: int = Field(default=60, ge=1, le=86400)
    misses_allowed: int = Field(default=1, ge=1, le=100)
    panel_grace_s: int = Field(default=15, ge=1, le=3600)
    calendar: Literal["none", "cn"] = "none"

    @field_validator("area_code")
    @classmethod
    def _known_area_code(cls, written: str, info: ValidationInfo) -> str:
        found = _area_code(info.data.get("country", ""), written) if written else ""
        if found is None:
            raise ValueError("no area code of the country; write it like 0571, or leave it empty")
        return found


class Log(Section):
    """[log]: lines on standard error."""

    format: Literal["console", "json"] = "console"
    level: Literal["debug", "info", "warning", "error"] = "info"


# As the panel's types know it.
STRATEGY_SCHEMA = WithJsonSchema({"type": "string", "enum": list(STRATEGIES)})


def _known_strategy(name: str) -> str:
    if name not in STRATEGIES:
        raise ValueError(f"no such strategy; there are {', '.join(STRATEGIES)}")
    return name


def _readable_rule(text: str) -> str:
    read_rule(text)
    return text


def _readable_overflow(text: str) -> str:
    read_overflow(text)
    return text


# A file without its ending, as Playback takes it: nothing that the dialplan could read as more than a name.
Sound = Annotated[str, Field(max_length=200, pattern=r"^(/?[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*)?$")]


class Callers(Section):
    """[callers]: who is served sooner than their time of arrival says."""

    vips: tuple[str, ...] = ()
    vip_head_start_s: int = Field(default=300, ge=0, le=86400)
    repeated_head_start_s: int = Field(default=0, ge=0, le=86400)


def _crm_template(text: str) -> str:
    if text:
        try:
            fields_of(text)
        except Refused:
            raise ValueError(
                "no web address made of {call_id}, {queue}, {seat}, {agent} and {number} alone"
            ) from None
    return text


def _crm_webhook(text: str) -> str:
    if text and not is_web_address(text):
        raise ValueError("no web address; write it like https://crm.example/hook")
    return text


class CrmSection(Section):
    """[crm]: another program that may know the caller (docs/callers.md); off unless it is named."""

    url_template: Annotated[str, AfterValidator(_crm_template)] = ""
    webhook_url: Annotated[str, AfterValidator(_crm_webhook)] = ""
    webhook_secret: SecretStr = SecretStr("")
    timeout_s: float = Field(default=2.0, gt=0, le=2)
    send_number: bool = False

    @model_validator(mode="after")
    def _nothing_is_told_that_may_not_be(self) -> Self:
        if self.webhook_url and len(self.webhook_secret.get_secret_value()) < 16:
            raise ValueError("set webhook_secret, of 16 characters or more")
        if self.url_template and "number" in fields_of(self.url_template) and not self.send_number:
            raise ValueError("url_template tells the number; set send_number = true if it may")
        return self

    def options(self) -> dict[str, Any]:
        """For the adapter."""
        return {
            "url_template": self.url_template,
            "webhook_url": self.webhook_url,
            "secret": self.webhook_secret.get_secret_value(),
            "timeout_s": self.timeout_s,
            "tells_number": self.send_number,
        }


def _readable_hours(text: str) -> str:
    spans(text)
    return text


def _readable_days(other: dict[str, str]) -> dict[str, str]:
    Hours.read("UTC", "", other)
    return other


class QueueSection(Section):
    """[[queue]]: one line of callers."""

    key: str = Field(pattern=r"^[a-z0-9_-]{1,32}$")
    name: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]*$")]
    dids: tuple[Did, ...] = ()
    retired: bool = False
    ring_s: int = Field(default=20, ge=1, le=300)
    hours: Annotated[str, AfterValidator(_readable_hours)] = "08:00-21:00"
    hours_on: Annotated[dict[str, str], AfterValidator(_readable_days)] = {}
    strategy: Annotated[str, AfterValidator(_known_strategy), STRATEGY_SCHEMA] = "longest_idle"
    ring_all_limit: int = Field(default=10, ge=1, le=40)
    head_start_s: int = Field(default=0, ge=0, le=86400)
    skills: dict[str, Level] = {}
    did_skills: dict[Did, dict[str, Level]] = {}
    relax: tuple[Annotated[str, AfterValidator(_readable_rule)], ...] = ()
    backup_after_s: int = Field(default=0, ge=0, le=86400)
    sticky_days: int = Field(default=0, ge=0, le=3650)
    sticky_wait_s: int = Field(default=0, ge=0, le=3600)
    callback: bool = False
    callback_attempts: int = Field(default=3, ge=1, le=20)
    callback_retry_s: int = Field(default=600, ge=10, le=86400)
    overflow: tuple[Annotated[str, AfterValidator(_readable_overflow)], ...] = ()
    announce_every_s: int = Field(default=0, ge=0, le=3600)
    say_position: bool = False
    say_wait: bool = False
    periodic_message: Sound = ""
    periodic_every_s: int = Field(default=60, ge=5, le=3600)
    greeting: Sound = ""
    notice: Sound = ""
    music: str = Field(default="", pattern=r"^[A-Za-z0-9_-]{0,64}$")
    closed_message: Sound = ""
    survey: bool = False
    survey_prompt: Annotated[Sound, Field(min_length=1)] = "beep"
    survey_thanks: Annotated[Sound, Field(min_length=1)] = "auth-thankyou"

    def service_hours(self, time_zone: str, calendar: Calendar = NO_CALENDAR) -> Hours:
        """In the time zone of the site, with its calendar."""
        return Hours.read(time_zone, self.hours, self.hours_on, calendar)

    def queue(self, time_zone: str, calendar: Calendar = NO_CALENDAR) -> Queue:
        """As the engine knows it."""
        by_did = self.did_skills.items()
        return Queue(
            self.key,
            self.name,
            () if self.retired else self.dids,
            self.ring_s,
            retired=self.retired,
            hours=self.service_hours(time_zone, calendar),
            strategy=self.strategy,
            ring_all_limit=self.ring_all_limit,
            head_start_s=self.head_start_s,
            skills=tuple(sorted(self.skills.items())),
            did_skills=tuple((did, tuple(sorted(skills.items()))) for did, skills in by_did),
            relaxations=tuple(map(read_rule, self.relax)),
            backup_after_s=self.backup_after_s or None,
            sticky_days=self.sticky_days,
            sticky_wait_s=self.sticky_wait_s,
            callback=Callback(self.callback_attempts, self.callback_retry_s) if self.callback else None,
            overflow=tuple(map(read_overflow, self.overflow)),
            announce_every_s=self.announce_every_s,
            say_position=self.say_position,
            say_wait=self.say_wait,
            periodic_message=self.periodic_message,
            periodic_every_s=self.periodic_every_s,
            greeting=self.greeting,
            notice=self.notice,
            music=self.music,
            closed_message=self.closed_message,
            survey=Survey(self.survey_prompt, self.survey_thanks) if self.survey else None,
        )


class Code(Section):
    """[[reason]], [[outcome]], [[leave_type]] and others: a code and its names."""

    code: str = Field(pattern=r"^[A-Za-z0-9_]{1,32}$")
    zh: str
    en: str


Coded = TypeVar("Coded", bound=Code)


def _each_once(codes: tuple[Coded, ...]) -> tuple[Coded, ...]:
    twice = [code for code, times in Counter(one.code for one in codes).items() if times > 1]
    if twice:
        raise ValueError(f"{twice[0]} is there twice")
    return codes


EachOnce = AfterValidator(_each_once)
RULES = Rules()
SHIFT_NAMES = (
    Code(code="M", zh="早班", en="Morning"),
    Code(code="A", zh="中班", en="Afternoon"),
    Code(code="E", zh="晚班", en="Evening"),
)


class AttendanceSection(Section):
    """[attendance]: the shifts of a day, and the gaps of the regulation (docs/attendance.md)."""

    shifts: tuple[str, ...] = DAILY
    shifts_from: dict[str, tuple[str, ...]] = {}
    shift_names: Annotated[tuple[Code, ...], EachOnce] = SHIFT_NAMES
    sign_in: Literal["anyone", "rostered"] = "anyone"
    sign_in_opens_s: int = Field(default=AdmissionRules().opens_s, ge=0, le=86400)
    late_over_1h: Literal["absent_shift", "absent_minutes", "severe_late"] = RULES.late_over_1h
    grace_s: int = Field(default=RULES.grace_s, ge=0, le=3600)
    away_boundary: Literal["inclusive", "exclusive"] = RULES.away_boundary
    away_merge_gap_s: int = Field(default=RULES.away_merge_gap_s, ge=0, le=86400)
    away_application_s: int = Field(default=RULES.away_application_s, ge=1, le=86400)
    away_leave_s: int = Field(default=RULES.away_leave_s, ge=1, le=86400)
    late_limit_s: int = Field(default=RULES.late_limit_s, ge=1, le=86400)
    recovery_s: int = Field(default=RULES.recovery_s, ge=0, le=3600)
    disconnect_grace_s: int = Field(default=RULES.disconnect_grace_s, ge=0, le=3600)
    phone_grace_s: int = Field(default=RULES.phone_grace_s, ge=0, le=3600)
    auto_sign_out_s: int = Field(default=RULES.auto_sign_out_s, ge=0, le=86400)
    duty_min_percent: int = Field(default=RULES.duty_min_percent, ge=0, le=100)
    misses_in_a_row: int = Field(default=RULES.misses_in_a_row, ge=0, le=100)

    @model_validator(mode="after")
    def _shifts_make_sense(self) -> Self:
        try:
            self.templates("UTC")
        except Refused as error:
            raise ValueError(str(error)) from error
        return self

    def templates(self, time_zone: str) -> Templates:
        """In the time zone of the site."""
        dated = sorted((date.fromisoformat(since), shifts) for since, shifts in self.shifts_from.items())
        written = [(date.min, self.shifts), *dated]
        return Templates(
            time_zone, tuple(Template(since, tuple(map(read_shift, shifts))) for since, shifts in written)
        )

    def rules(self) -> Rules:
        """Those of the judgement."""
        others = {"shifts", "shifts_from", "shift_names", "sign_in", "sign_in_opens_s"}
        return Rules(**self.model_dump(exclude=others))

    def admission(self) -> AdmissionRules:
        """Those of signing in."""
        return AdmissionRules(self.sign_in == "rostered", self.sign_in_opens_s, self.auto_sign_out_s)


class AlarmsSection(Section):
    """[alarms]: after how many seconds, or calls missed in a row, a lead is alarmed; 0: never."""

    nobody_ready_s: int = Field(default=30, ge=0, le=3600)
    wait_s: int = Field(default=60, ge=0, le=3600)
    away_s: tuple[Annotated[int, Field(ge=1, le=86400)], ...] = (780, 1680)
    covered_by: Literal["ready", "serving"] = "ready"
    misses: int = Field(default=3, ge=0, le=100)

    def rules(self) -> AlarmRules:
        """As the core knows them."""
        return AlarmRules(
            self.nobody_ready_s,
            self.wait_s,
            tuple(sorted(self.away_s)),
            self.covered_by == "serving",
            self.misses,
        )


class RosterSection(Section):
    """[roster]: when what is missing from it is told to the hotline office and leads.

    ``heads``: the logins of those in charge of a unit, who in principle come themselves (A1.0c).
    """

    unfilled_alert_s: int = Field(default=Deadlines().unfilled_alert_s, ge=0, le=30 * 86400)
    publish_ahead_days: int = Field(default=Deadlines().publish_ahead_days, ge=0, le=60)
    heads: tuple[str, ...] = ()

    def deadlines(self) -> Deadlines:
        """For the core."""
        return Deadlines(self.unfilled_alert_s, self.publish_ahead_days)


TICKETS = TicketRules()


class TicketsSection(Section):
    """[tickets]: when transfer tickets are to be reported, answered and supervised (docs/tickets.md)."""

    report_by: str = Field(default="09:00", pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")
    answer_days: int = Field(default=TICKETS.answer_days, ge=1, le=60)
    deadline_mode: Literal["calendar_roll", "workday"] = TICKETS.mode.value
    remind_before_s: int = Field(default=TICKETS.remind_before_s, ge=0, le=30 * 86400)
    supervise_every_s: int = Field(default=TICKETS.supervise_every_s, ge=3600, le=30 * 86400)
    instruction_alarm_s: int = Field(default=TICKETS.instruction_alarm_s, ge=0, le=60 * 86400)

    def rules(self, time_zone: str) -> TicketRules:
        """In the time zone of the site."""
        hour, minute = map(int, self.report_by.split(":"))
        return TicketRules(
            time_zone,
            DeadlineMode(self.deadline_mode),
            self.answer_days,
            hour * 60 + minute,
            self.remind_before_s,
            self.supervise_every_s,
            self.instruction_alarm_s,
        )


REPORTS = ReportRules()


class ReportsSection(Section):
    """[reports]: what the office's figures count as in time, as too soon to tell and as the same again."""

    answer_within_s: int = Field(default=REPORTS.answer_within_s, ge=1, le=3600)
    short_abandon_s: int = Field(default=REPORTS.short_abandon_s, ge=0, le=3600)
    repeat_days: int = Field(default=REPORTS.repeat_days, ge=0, le=60)

    def rules(self) -> ReportRules:
        """For the core."""
        return ReportRules(**self.model_dump())


class PrintSection(Section):
    """[print]: the font of forms; empty: one that this machine has."""

    font: str = ""


def _apart(sections: tuple[QueueSection, ...]) -> tuple[QueueSection, ...]:
    for what, names in (
        ("key", [section.key for section in sections]),
        ("number", [did for section in sections for did in section.dids]),
    ):
        twice = [name for name, times in Counter(names).items() if times > 1]
        if twice:
            raise ValueError(f"the {what} {twice[0]} is used twice")
    return sections


class Reason(Code):
    """[[reason]]: ``away``, if it means to leave one's post (A2.3.3)."""

    away: bool = False


class HandoverSection(Section):
    """[handover]: checklists before a shift and between two; all that they do is on record."""

    missing_after_s: int = Field(default=900, ge=0, le=86400)
    pre_shift: tuple[Code, ...] = (
        Code(code="headset", zh="耳机和话机完好", en="Headset and phone are in order"),
        Code(code="desk", zh="桌面整洁，资料齐全", en="The desk is tidy, the papers are there"),
    )
    items: tuple[Code, ...] = (
        Code(code="told", zh="未了事项已当面交代", en="Open matters were passed on in person"),
        Code(code="equipment", zh="设备完好", en="The equipment is in order"),
    )


class SpotCheckSection(Section):
    """[spot_check]: what is looked at (A1.1, A1.3, A1.4, A4.7); what was seen is on record."""

    items: tuple[Code, ...] = (
        Code(code="posture", zh="坐姿端正、精神饱满", en="Posture and spirit"),
        Code(code="language", zh="服务用语规范", en="Polite and clear language"),
        Code(code="noise", zh="无大声喧哗", en="No noise"),
        Code(code="post", zh="坚守岗位", en="Stays at the post"),
        Code(code="idling", zh="未上网聊天、玩游戏", en="No chats or games"),
    )


class QualitySection(Section):
    """[quality]: by what a call is scored (A1.3), each from 1 to 5."""

    criteria: Annotated[tuple[Code, ...], EachOnce] = Field(
        default=(
            Code(code="polite", zh="礼貌", en="Polite"),
            Code(code="warm", zh="亲切", en="Warm"),
            Code(code="concise", zh="简练", en="Concise"),
            Code(code="clear", zh="清晰", en="Clear"),
            Code(code="patient", zh="耐心", en="Patient"),
            Code(code="thorough", zh="周到", en="Thorough"),
        ),
        min_length=1,
        max_length=12,
    )


class BusinessType(Code):
    """[consultation] business_type: ``required`` are the fields that it asks for."""

    required: tuple[str, ...] = ("category", "question")

    @field_validator("required")
    @classmethod
    def _of_the_form(cls, required: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [name for name in required if name not in REQUIRABLE]
        if wrong:
            raise ValueError(f"{wrong[0]} is none of {', '.join(REQUIRABLE)}")
        return required


class Category(Section):
    """[consultation] category: a path of codes, as ``PEN/TRANSFER``, and its names."""

    code: str = Field(pattern=r"^[A-Z0-9_]{1,16}(/[A-Z0-9_]{1,16}){1,3}$")
    zh: str
    en: str


BUSINESS_TYPES = (
    BusinessType(code="POLICY", zh="政策咨询", en="Policy"),
    BusinessType(code="QUERY", zh="信息查询", en="Information"),
    BusinessType(code="DISCLOSURE", zh="信息公开", en="Disclosure"),
    BusinessType(
        code="SERVICE",
        zh="在线受理",
        en="Service by phone",
        required=("category", "question", "caller_name", "phone"),
    ),
    BusinessType(code="COMPLAINT", zh="投诉举报", en="Complaint or report"),
)


PHRASES = (
    Code(
        code="greeting",
        zh="您好，工号 {login} 为您服务，请问您要咨询什么？",
        en="Hello, {login} speaking. How can I help?",
    ),
    Code(code="hold", zh="请您稍等，我为您查询一下。", en="One moment please, I am looking it up."),
    Code(code="back", zh="感谢您的等待。", en="Thank you for waiting."),
    Code(
        code="ticket",
        zh="您反映的问题我已记录，会转有关单位办理并答复您。",
        en="I have noted it; it goes to the unit in charge.",
    ),
    Code(
        code="closing",
        zh="请问还有其他可以帮您吗？感谢您的来电，再见。",
        en="Anything else? Thank you for calling, goodbye.",
    ),
)


class ConsultationSection(Section):
    """[consultation]: the form of a call (docs/consultations.md). ``phrases``: what is to be said (A1.3)."""

    check_id_number: bool = True
    nothing_asked: tuple[str, ...] = tuple(sorted(NOTHING_ASKED))
    business_type: Annotated[tuple[BusinessType, ...], EachOnce] = Field(default=BUSINESS_TYPES, min_length=1)
    category: tuple[Category, ...] = ()
    phrases: tuple[Code, ...] = PHRASES

    @model_validator(mode="after")
    def _sound(self) -> Self:
        paths = {*CATEGORIES}
        for one in self.category:
            above = one.code.rpartition("/")[0]
            if above not in paths:
                raise ValueError(f"category {one.code}: there is no {above} before it")
            if one.code in paths:
                raise ValueError(f"category {one.code} is there twice")
            paths.add(one.code)
        return self

    def tree(self) -> tuple[tuple[str, str, str], ...]:
        """Code and names of every category, each before those beneath it."""
        known = [(code, zh, en) for code, (zh, en) in CATEGORIES.items()]
        known += [(one.code, one.zh, one.en) for one in self.category]

        def beneath(above: str) -> list[tuple[str, str, str]]:
            return [
                row for one in known if one[0].rpartition("/")[0] == above for row in (one, *beneath(one[0]))
            ]

        return tuple(beneath(""))


REASONS = (
    Reason(code="break", zh="小休", en="Break", away=True),
    Reason(code="meal", zh="用餐", en="Meal", away=True),
    Reason(code="training", zh="培训", en="Training"),
    Reason(code="meeting", zh="会议", en="Meeting"),
)
OUTCOMES = (
    Code(code="RESOLVED", zh="当场解答", en="Resolved"),
    Code(code="TICKET", zh="转办", en="Ticket"),
    Code(code="REFERRED", zh="转介", en="Referred"),
    Code(code="CALLBACK", zh="待回拨", en="Callback"),
    Code(code="REGISTERED", zh="举报登记", en="Report registered"),
    Code(code="INVALID", zh="无效/错拨", en="Invalid"),
    Code(code="SILENT", zh="无声", en="Silent"),
    Code(code="HARASS", zh="骚扰", en="Harassment"),
    Code(code="DROPPED", zh="掉线", en="Dropped"),
)


# Other than that the regulation leaves them to the national rules (A2.2).
LEAVE_TYPES = (
    Code(code="personal", zh="事假", en="Personal"),
    Code(code="sick", zh="病假", en="Sick"),
    Code(code="annual", zh="年休假", en="Annual"),
    Code(code="marriage", zh="婚假", en="Marriage"),
    Code(code="maternity", zh="产假", en="Maternity"),
    Code(code="bereavement", zh="丧假", en="Bereavement"),
    Code(code="duty", zh="公差", en="Official duty"),
)


class Settings(BaseSettings):
    """All of it."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="CTI__", env_nested_delimiter="__"
    )

    pbx: Pbx
    store: StoreSection = StoreSection()
    control: Control = Control()
    web: Web = Web()
    site: Site = Site()
    log: Log = Log()
    callers: Callers = Callers()
    crm: CrmSection = CrmSection()
    queue: Annotated[tuple[QueueSection, ...], AfterValidator(_apart)] = (
        QueueSection(key="general", name="综合咨询"),
    )
    attendance: AttendanceSection = AttendanceSection()
    alarms: AlarmsSection = AlarmsSection()
    roster: RosterSection = RosterSection()
    handover: HandoverSection = HandoverSection()
    spot_check: SpotCheckSection = SpotCheckSection()
    quality: QualitySection = QualitySection()
    tickets: TicketsSection = TicketsSection()
    reports: ReportsSection = ReportsSection()
    consultation: ConsultationSection = ConsultationSection()
    print: PrintSection = PrintSection()
    reason: tuple[Reason, ...] = REASONS
    outcome: tuple[Code, ...] = OUTCOMES
    leave_type: tuple[Code, ...] = LEAVE_TYPES

    @property
    def control_socket(self) -> Path:
        """Where it is."""
        return self.control.socket or self.store.spool.with_name("cti-control.sock")

    @field_validator("queue")
    @classmethod
    def _callers_are_sent_somewhere(
        cls, queues: tuple[QueueSection, ...], info: ValidationInfo
    ) -> tuple[QueueSection, ...]:
        pbx = info.data.get("pbx")
        keys = [queue.key for queue in queues]
        for queue in queues:
            rules = tuple(map(read_overflow, queue.overflow))
            target = leads_nowhere(queue.key, rules, keys)
            if target is not None:
                raise ValueError(f"{queue.key} overflows to {target}, which is no other queue")
            if asks_in_vain(rules, calls_back=queue.callback):
                raise ValueError(f"{queue.key} overflows to a callback; set callback = true for it")
            if pbx and not pbx.outside and queue.callback:
                raise ValueError(f"{queue.key} calls back; set pbx.outside, which says by which trunk")
            if pbx and not pbx.outside and any(rule.to is To.NUMBER for rule in rules):
                raise ValueError(
                    f"{queue.key} overflows to a number; set pbx.outside, which says by which trunk"
                )
        return queues

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file (which arrives as init arguments)."""
        return env_settings, init_settings


def load(path: Path) -> Settings:
    """Read and check; raises ConfigInvalid that names the key, never its value."""
    return parse(read_toml(path, missing="config_file_missing"))


def parse(values: dict[str, Any]) -> Settings:
    """Check what a file holds."""
    return checked(Settings, values)


def read_toml(path: Path, *, missing: str) -> dict[str, Any]:
    """What the file holds; raises ConfigInvalid, with this code if there is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigInvalid(missing, path=str(path)) from None
    except (
        OSError,
        ValueError,
        RecursionError,
    ) as error:  # tomllib: of digits, of brackets there are too many
        raise ConfigInvalid("config_value_invalid", key=path.name, problem=str(error)) from None


def checked(model: type[Model], values: dict[str, Any]) -> Model:
    """The values as this model; raises ConfigInvalid that names the first key that is wrong."""
    try:
        return model(**values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            raise ConfigInvalid("config_key_unknown", key=key) from None
        raise ConfigInvalid("config_value_invalid", key=key, problem=first["msg"]) from None
