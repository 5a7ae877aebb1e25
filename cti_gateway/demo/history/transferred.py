"""Transfer tickets of the past: what could not be answered, and how far it has come since.

What becomes of each is drawn; that it may be done, and what is due by it, the core says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

from cti_gateway.core.calendar import NO_CALENDAR
from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.people import Agent
from cti_gateway.core.tickets.deadlines import TicketRules, last_day
from cti_gateway.core.tickets.decide import check, check_words
from cti_gateway.core.tickets.machine import Standing, after, standing
from cti_gateway.core.tickets.taking import Almanac, Said, taken
from cti_gateway.core.tickets.ticket import ClockEntry, Content, Ticket, TicketAct, TicketState, TicketStep
from cti_gateway.core.tickets.watch import entries_due
from cti_gateway.demo.history.hours import hotline_hours, office_hours
from cti_gateway.demo.staff import HANDLERS

HOUR, DAY = 3_600_000, 86_400_000
# Which unit answers what is asked about; the first of them has the rest.
UNITS = {
    "PEN": "养老保险科",
    "UNE": "失业保险科",
    "WAG": "劳动监察支队",
    "RPT": "劳动监察支队",
    "CARD": "社保卡中心",
}
DETAILS = (
    "来电人称已到窗口办理，经办人员答复需等待，现已超过承诺时间，请核实办理进度并答复。",
    "来电人提供的情况与系统记录不一致，请调取档案核实后告知处理结果。",
    "来电人反映多次查询未果，要求书面或电话答复。",
    "涉及两个单位，来电人不清楚应由哪一方受理，请明确受理单位并答复。",
    "单位已注销，来电人无法取得证明，请告知可以替代的材料和办理渠道。",
)
INSTRUCTIONS = (
    "请{unit}核实情况，依法依规办理，按期答复来电人。",
    "转{unit}阅处，涉及政策问题请解释到位。",
    "请{unit}牵头办理，重要情况及时报告。",
)
REPLIES = (
    "经核实，来电人反映情况属实，已于当日补办，结果将以短信告知。",
    "经查，来电人所需材料不全，已电话告知补正内容，补齐后三个工作日内办结。",
    "已与来电人联系并解释政策依据，来电人表示理解。",
    "经核对系统记录，差额已列入下月一并发放。",
)
TOLD = ("已电话告知来电人，来电人表示满意。", "已告知办理结果和后续渠道。", "来电人已知悉，暂无其他诉求。")
BACK = ("请补充来电人参保地和单位名称。", "问题描述不完整，请写明诉求。")
# Of a hundred: what happens besides.
RETURNED, WITHDRAWN, LONG_INSTRUCTION, EXTENDED, GIVEN_BACK, LATE, SENT_BACK, NOT_REACHED = (
    8,
    3,
    6,
    8,
    5,
    10,
    5,
    4,
)
CONFIDENTIAL, ELSEWHERE = 7, 15


@dataclass(frozen=True, slots=True)
class Registry:
    """Who deals with tickets, by login, and by which rules."""

    people: Mapping[str, Agent]
    rules: TicketRules
    until: int

    @property
    def almanac(self) -> Almanac:
        return Almanac(self.rules, NO_CALENDAR)

    def handler(self, unit: str) -> Agent:
        return next(self.people[one.login] for one in HANDLERS if one.unit == unit)

    def at_work(self, at: int) -> int:
        """The same moment, or the next at which the bureau works."""
        return office_hours(at, ZoneInfo(self.rules.time_zone))

    def on_shift(self, at: int) -> int:
        """The same moment, or the next at which the hotline works."""
        return hotline_hours(at, ZoneInfo(self.rules.time_zone))

    def before(self, due: int, at: int) -> int:
        """At work at about this moment, and on the day that is due at the latest."""
        return min(self.at_work(at), due - 8 * HOUR)


@dataclass(slots=True)
class Story:
    """A ticket while it is lived. Once the past is over nothing more happens to it."""

    registry: Registry
    ticket: Ticket
    found: Standing
    over: bool = False
    at: int = 0
    entries: list[ClockEntry] = field(default_factory=list)

    @property
    def state(self) -> TicketState:
        return self.found.state

    def do(self, act: TicketAct, by: str, at: int, said: Said = Said()) -> bool:  # noqa: B008  # frozen
        """Whether there was time for it."""
        at = max(at, self.at + 60_000)
        self._clock(min(at, self.registry.until))
        if self.over or at >= self.registry.until:
            self.over = True
            return False
        person = self.registry.people[by]
        check_words(act, said.text)
        check(self.found, self.ticket.author, act, person, at)
        step = taken(self.found, act, said, by=by, now=at, almanac=self.registry.almanac)
        self._append(step)
        return True

    def told(self) -> Ticket:
        """With what the clock wrote until the past was over."""
        self._clock(self.registry.until)
        return Ticket(
            0, self.ticket.steps, self.ticket.call_id, self.ticket.consultation, tuple(self.entries)
        )

    def _append(self, step: TicketStep) -> None:
        self.found = after(self.found, step)
        steps = (*self.ticket.steps, step)
        self.ticket = Ticket(0, steps, self.ticket.call_id, self.ticket.consultation)
        self.at = step.at

    def _clock(self, now: int) -> None:
        for one in entries_due(self.found, self.registry.rules, now):
            if one not in self.entries:
                self.entries.append(ClockEntry(one.kind, one.for_at, max(one.for_at, self.at)))


def tickets(forms: Sequence[Consultation], registry: Registry, rng: Random) -> Iterator[Ticket]:
    """One for each consultation that ended in a ticket, in order."""
    logins = {agent.id: login for login, agent in registry.people.items()}
    asked = [one for one in forms if one.form.outcome == "TICKET" and one.saved_at is not None]
    for place, form in enumerate(sorted(asked, key=lambda one: one.saved_at or 0)):
        yield _lived(form, logins[form.agent_id], registry, rng, place).told()


def _opened(form: Consultation, author: str, registry: Registry, rng: Random, act: TicketAct) -> Story:
    question = f"{form.form.question}\n{rng.choice(DETAILS)}"
    content = Content(
        form.form.caller_name, form.number, form.form.category, question, _chance(rng, CONFIDENTIAL)
    )
    at = form.saved_at or 0
    step = taken(None, act, Said(content=content), by=author, now=at, almanac=registry.almanac)
    ticket = Ticket(0, (step,), form.call_id, form.id)
    return Story(registry, ticket, standing(ticket), at=at)


def _lived(form: Consultation, author: str, registry: Registry, rng: Random, place: int) -> Story:
    is_new = (form.saved_at or 0) > registry.until - 14 * HOUR
    if is_new and place % 3 == 0:  # of the last day some are not finished yet
        return _opened(form, author, registry, rng, TicketAct.SAVE)
    story = _opened(form, author, registry, rng, TicketAct.SUBMIT)
    if _chance(rng, WITHDRAWN):
        story.do(TicketAct.WITHDRAW, author, story.at + rng.randint(5, 60) * 60_000)
        return story
    if (is_new and place % 3 == 1) or _chance(rng, RETURNED):
        story.do(TicketAct.RETURN, "lead", story.at + rng.randint(10, 50) * 60_000, Said(rng.choice(BACK)))
        again = registry.on_shift(story.at + 20 * HOUR)
        story.do(TicketAct.SUBMIT, author, again, Said(content=story.found.content))
    story.do(TicketAct.COLLECT, "lead", registry.on_shift(story.at + rng.randint(1, 4) * HOUR))
    story.do(TicketAct.REPORT, "lead", (story.found.batch_at or 0) - rng.randint(5, 40) * 60_000)
    if _chance(rng, ELSEWHERE):
        story.do(TicketAct.NUMBER, "bureau", registry.at_work(story.at), Said(f"12345-{form.id:06}"))
    _with_the_bureau(story, rng)
    if _with_the_unit(story, rng, place):
        _back(story, author, rng)
    return story


def _with_the_bureau(story: Story, rng: Random) -> None:
    """Instructed and assigned."""
    registry, unit = story.registry, _unit_of(story)
    waits = rng.randint(60, 80) if _chance(rng, LONG_INSTRUCTION) else rng.randint(1, 20)
    instruction = rng.choice(INSTRUCTIONS).format(unit=unit)
    story.do(TicketAct.INSTRUCT, "chief", registry.at_work(story.at + waits * HOUR), Said(instruction))
    story.do(
        TicketAct.ASSIGN, "bureau", registry.at_work(story.at + rng.randint(1, 3) * HOUR), Said(unit=unit)
    )


def _with_the_unit(story: Story, rng: Random, place: int) -> bool:
    """Whether it was answered."""
    registry = story.registry
    if story.state is not TicketState.ASSIGNED:
        return False
    is_new = story.at > registry.until - 3 * DAY  # of these some are on their way
    if _chance(rng, GIVEN_BACK) or (is_new and place % 4 == 2):
        _ask(story, TicketAct.ASK_RETURN, Said("该事项不属于我单位职责。"), rng)
        story.do(TicketAct.GRANT, "bureau", registry.at_work(story.at + rng.randint(2, 30) * HOUR))
        other = next(one.unit for one in HANDLERS if one.unit != _unit_of(story))
        if not story.do(TicketAct.ASSIGN, "bureau", registry.at_work(story.at + HOUR), Said(unit=other)):
            return False
    if _chance(rng, EXTENDED) or (is_new and place % 4 == 0):
        _ask(story, TicketAct.ASK_EXTENSION, Said("需向外地调取档案。", until=_later(story)), rng)
        story.do(TicketAct.GRANT, "bureau", registry.at_work(story.at + rng.randint(2, 20) * HOUR))
    due = story.found.due_at or 0
    late = _chance(rng, LATE)
    if late:
        return _reply(story, registry.at_work(due + rng.randint(4, 60) * HOUR), rng)
    return _reply(
        story, registry.before(due, story.at + round((due - story.at) * rng.uniform(0.2, 0.9))), rng
    )


def _reply(story: Story, at: int, rng: Random) -> bool:
    handler = story.registry.handler(story.found.unit).login
    return story.do(TicketAct.REPLY, handler, at, Said(rng.choice(REPLIES)))


def _ask(story: Story, act: TicketAct, said: Said, rng: Random) -> None:
    handler = story.registry.handler(story.found.unit).login
    at = story.registry.before(story.found.due_at or 0, story.at + rng.randint(2, 30) * HOUR)
    story.do(act, handler, at, said)


def _back(story: Story, author: str, rng: Random) -> None:
    """To the bureau office, to the hotline, to the citizen."""
    registry = story.registry
    if _chance(rng, SENT_BACK):
        story.do(
            TicketAct.SEND_BACK, "bureau", registry.at_work(story.at + 2 * HOUR), Said("请写明办理依据。")
        )
        if not story.over:
            _reply(story, registry.at_work(story.at + rng.randint(3, 20) * HOUR), rng)
    story.do(TicketAct.FORWARD, "bureau", registry.at_work(story.at + rng.randint(1, 6) * HOUR))
    teller = rng.choice(("lead", author))
    told_at = registry.at_work(story.at + rng.randint(1, 20) * HOUR)
    if _chance(rng, NOT_REACHED):
        story.do(TicketAct.GIVE_UP, teller, told_at, Said("三次拨打均无人接听。"))
    else:
        story.do(TicketAct.TELL, teller, told_at, Said(rng.choice(TOLD)))


def _unit_of(story: Story) -> str:
    return UNITS.get(story.found.content.category.partition("/")[0], HANDLERS[-1].unit)


def _later(story: Story) -> date:
    return last_day(story.found.due_at or 0, story.registry.rules) + timedelta(4)


def _chance(rng: Random, of_hundred: int) -> bool:
    return rng.randrange(100) < of_hundred
