"""A past written into a database, through the store that the gateway itself uses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.marks import Mark, MarkKind
from cti_gateway.core.people import Agent
from cti_gateway.core.records import CallRecord, Direction
from cti_gateway.core.requests.request import Request
from cti_gateway.core.tickets.deadlines import TicketRules, day_of
from cti_gateway.core.tickets.machine import after, standing
from cti_gateway.core.tickets.ticket import Ticket, TicketAct, TicketStep
from cti_gateway.demo.history.digested import digest
from cti_gateway.demo.history.handed import handed_over, prepared
from cti_gateway.demo.history.past import Past
from cti_gateway.demo.history.ruled import rulings
from cti_gateway.demo.history.scored import scored
from cti_gateway.demo.history.transferred import Registry, tickets
from cti_gateway.demo.history.written import consultations
from cti_gateway.demo.staff import ADDRESS
from cti_gateway.ports.store import AuditEntry, NextStep

# In one transaction: the store gives up on those that last seconds, on a busy machine too.
AT_ONCE = 50
SEEN_TO_UNTIL_LAST = 12  # missed calls that nobody has called back yet
HOUR, DAY = 3_600_000, 86_400_000
OFFICE, LEAD = "office", "lead"
NOTICES = {  # by whom, and how many days ago
    "社保卡系统今晚 22:00 升级，次日 7:00 恢复；期间来电请登记回拨。": (LEAD, 1),
    "本周起新修订的失业保险金申领指南生效，请先看知识库。": (OFFICE, 3),
}
# Of those who called most: the mark, by whom, how many days ago and for how many, and why.
MARKS = (
    (MarkKind.VIP, OFFICE, 20, None, "市人大代表，反映企业用工问题"),
    (MarkKind.HARASSMENT, "wangfang", 4, 30, "多次辱骂座席员"),
    (MarkKind.VIP, LEAD, 9, 90, "重点企业人事专员"),
    (MarkKind.HARASSMENT, LEAD, 45, 30, "反复拨打不出声"),
)
# What was asked for in vain, and how often.
NOT_FOUND = {
    "电子劳动合同平台怎么注册": 5,
    "新就业形态人员职业伤害保障": 3,
    "外国人工作许可怎么办": 2,
    "退伍军人工龄认定": 1,
}


async def write(store: SqlStore, past: Past, agents: Sequence[Agent], entries: Mapping[Content, int]) -> None:
    """Into a database that has the people, the seats and these knowledge entries, and nothing else."""
    numbers = {agent.login: agent.id for agent in agents}
    for one in past.rosters:
        await store.publish_roster(
            one.slots, first=one.first, last=one.last, at=one.at, actor=OFFICE, reason=one.reason
        )
    for start in range(0, len(past.records), AT_ONCE):
        await store.append(past.records[start : start + AT_ONCE])
    forms = list(consultations(past, agents, entries))
    for start in range(0, len(forms), AT_ONCE):
        await store.append(forms[start : start + AT_ONCE])
    await _transfer(store, past, agents)
    for request in past.requests:
        await _ask(store, request, numbers)
    await _call_back(store, past, numbers["lead"])
    await _tell(store, past)
    await _not_found(store, past, numbers["wangfang"])
    await _hand_over(store, past, numbers)
    await _rule(store, past, numbers)
    await _score(store, past, agents)
    await digest(store, {agent.login: agent for agent in agents}, past.attendance.templates, past.today)
    await _mark(store, past, numbers)


async def _transfer(store: SqlStore, past: Past, agents: Sequence[Agent]) -> None:
    """Tickets, each with all its steps and what the clock wrote of it."""
    people = {agent.login: agent for agent in agents}
    forms = await store.consultations_between(0, past.until)
    for ticket in tickets(forms, Registry(people, past.ticket_rules, past.until), Random(len(forms))):
        await _keep(store, ticket, people, past.ticket_rules)


async def _keep(store: SqlStore, ticket: Ticket, people: Mapping[str, Agent], rules: TicketRules) -> None:
    def entry(step: TicketStep, target: str, detail: str) -> AuditEntry:
        actor = f"agent:{people[step.actor].id}"
        return AuditEntry(step.at, actor, ADDRESS, f"ticket_{step.act}", target, "ok", detail)

    first, *later = ticket.steps
    found = standing(replace(ticket, steps=(first,)))
    number = await store.add_ticket(replace(ticket, steps=(first,)), found, entry(first, "ticket", ""))
    for version, step in enumerate(later, start=1):
        found = after(found, step)
        target, detail = f"ticket:{number}", step.unit
        if step.act is TicketAct.REPORT:  # of a batch, that it holds this one
            target, detail = f"batch:{day_of(found.batch_at or 0, rules).isoformat()}", str(number)
        await store.add_ticket_steps([NextStep(number, version, step, found)], entry(step, target, detail))
    if ticket.entries:
        await store.add_clock_entries(number, ticket.entries)


async def _hand_over(store: SqlStore, past: Past, numbers: Mapping[str, int]) -> None:
    calls = [one for one in past.records if isinstance(one, CallRecord)]
    templates, rng = past.attendance.templates, Random(len(calls))
    for check in prepared(past.duties, templates, rng):
        await store.add_pre_shift(check)
    for place, one in handed_over(past.duties, past.rosters[-1].slots, calls, templates, rng):
        await store.confirm_handover(place, one)
        target = f"handover:{place.day.isoformat()}:{place.shift}:{place.seat}"
        actor = f"agent:{numbers[one.by]}"
        await store.audit(AuditEntry(one.at, actor, ADDRESS, "confirm_handover", target, "ok"))


async def _rule(store: SqlStore, past: Past, numbers: Mapping[str, int]) -> None:
    first, last = (pick(one.slot.place.day for one in past.duties) for pick in (min, max))
    decided = [one async for one in rulings(store, past.attendance, first, last, Random(len(past.duties)))]
    for one in decided:
        place = one.place
        target = f"shift:{place.day.isoformat()} {place.shift} {place.seat} {one.person}"
        detail = f"{one.found.kind} {one.decision}: {one.reason}"
        actor = f"agent:{numbers[one.actor]}"
        entry = AuditEntry(one.at, actor, ADDRESS, "rule_finding", target, "ok", detail)
        await store.add_ruling(one, entry)


async def _score(store: SqlStore, past: Past, agents: Sequence[Agent]) -> None:
    calls = [one for one in past.records if isinstance(one, CallRecord)]
    numbers, people = {one.login: one.id for one in agents}, {one.id: one for one in agents}
    for form in scored(calls, people, past.attendance.templates, past.until, Random(len(calls) + 1)):
        actor, target = f"agent:{numbers[form.actor]}", f"call:{form.call_id}"
        await store.add_quality_form(form, AuditEntry(form.at, actor, ADDRESS, "score_call", target, "ok"))


async def _ask(store: SqlStore, request: Request, numbers: Mapping[str, int]) -> None:
    """The request and each step of it, on record as when people click."""
    first, *later = request.steps

    def entry(at: int, login: str, act: str, target: str) -> AuditEntry:
        return AuditEntry(at, f"agent:{numbers[login]}", ADDRESS, f"request_{act}", target, "ok")

    asked = replace(request, steps=(first,))
    number = await store.add_request(asked, entry(first.at, first.actor, request.kind, request.person))
    for version, step in enumerate(later, start=1):
        await store.add_step(number, version, step, entry(step.at, step.actor, step.act, f"request:{number}"))


async def _call_back(store: SqlStore, past: Past, lead: int) -> None:
    """Missed callers, as far as somebody has had the time."""
    missed = [
        record
        for record in past.records
        if isinstance(record, CallRecord) and record.answered_at is None and record.direction is Direction.IN
    ]
    missed.sort(key=lambda record: record.arrived_at)
    recent = missed[-4 * SEEN_TO_UNTIL_LAST : -SEEN_TO_UNTIL_LAST]
    for record in recent:
        await store.settle_missed(record.call_id, agent_id=lead, at=record.arrived_at + HOUR)


async def _tell(store: SqlStore, past: Past) -> None:
    for text, (actor, days_ago) in NOTICES.items():
        at = past.office_day(days_ago)
        await store.post_notice(text, from_at=at, until=at + 10 * DAY, at=at, actor=actor)


async def _mark(store: SqlStore, past: Past, numbers: Mapping[str, int]) -> None:
    calls = Counter(one.number for one in past.records if isinstance(one, CallRecord) and one.number)
    for (number, _), (kind, login, ago, days, reason) in zip(calls.most_common(), MARKS, strict=False):
        at, actor = past.office_day(ago), f"agent:{numbers[login]}"
        mark = Mark(number, kind, 1, at, actor, reason, None if days is None else at + days * DAY)
        entry = AuditEntry(
            at, actor, ADDRESS, "mark_caller", "number", "ok", f"{kind} {days or ''}: {reason}"
        )
        await store.add_mark(mark, entry)


async def _not_found(store: SqlStore, past: Past, person: int) -> None:
    for query, times in NOT_FOUND.items():
        for ago in range(1, times + 1):
            await store.note_unanswered(query, "", by=person, at=past.office_day(ago))
