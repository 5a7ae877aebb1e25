"""What the form of a ticket says, to whom."""

from dataclasses import replace
from datetime import date

from cti_gateway.core.people import Role
from cti_gateway.core.tickets.deadlines import TicketRules
from cti_gateway.core.tickets.machine import standing
from cti_gateway.core.tickets.number import number_of
from cti_gateway.core.tickets.paper import Event, TicketPaper, Words, paper_of
from cti_gateway.core.tickets.ticket import (
    ClockEntry,
    Content,
    EntryKind,
    Ticket,
    TicketAct,
    TicketState,
    TicketStep,
)

HOUR, DAY = 3_600_000, 86_400_000
AT = 1_800_000_000_000  # 2027-01-15 16:00 in Shanghai
ASKED = Content("王小明", "13912345678", "PEN", "养老金少发了一个月，请核实。")
NAMES = {"zhang": "张三", "wei": "魏成", "feng": "冯兰"}
RULES = TicketRules()
A = TicketAct


def step(act: TicketAct, hours: int, actor: str = "tang", **said: object) -> TicketStep:
    return replace(TicketStep(AT + hours * HOUR, actor, act), **said)  # type: ignore[arg-type]


SUBMITTED = step(A.SUBMIT, 0, "zhang", content=ASKED, due_at=AT + 17 * HOUR)
TO_UNIT = (
    SUBMITTED,
    step(A.COLLECT, 1, due_at=AT + 17 * HOUR),
    step(A.REPORT, 17),
    step(A.INSTRUCT, 18, "wei", text="请核实"),
    step(A.ASSIGN, 19, unit="养老保险科", due_at=AT + 104 * HOUR),
)


def paper(*steps: TicketStep, role: Role = Role.LEAD, entries: tuple[ClockEntry, ...] = ()) -> TicketPaper:
    ticket = Ticket(12, steps, entries=entries)
    return paper_of(ticket, standing(ticket), role, NAMES, RULES)


def test_a_new_ticket_has_nothing_but_what_was_asked() -> None:
    made = paper(SUBMITTED)
    assert (made.no, made.state, made.received_by) == ("2027-00012", TicketState.SUBMITTED, "张三")
    assert (made.caller, made.number, made.question) == ("王**", "139****5678", ASKED.question)
    assert made.instruction is made.reply is made.result is made.due is made.assigned_at is made.batch is None
    assert made.story == (Event(AT, "张三", A.SUBMIT, until=date(2027, 1, 16)),)


def test_whoever_spoke_last_is_named_with_what_still_stands() -> None:
    replied = (*TO_UNIT, step(A.REPLY, 30, "feng", text="已补发"))
    made = paper(*replied)
    assert made.instruction == Words("请核实", "魏成", AT + 18 * HOUR)
    assert made.reply == Words("已补发", "冯兰", AT + 30 * HOUR)
    assert (made.unit, made.assigned_at, made.due) == ("养老保险科", AT + 19 * HOUR, date(2027, 1, 19))
    assert (made.batch, made.original_due) == (date(2027, 1, 16), date(2027, 1, 19))
    assert paper(*replied, step(A.SEND_BACK, 31, text="请写明金额")).reply is None
    told = paper(*replied, step(A.FORWARD, 31), step(A.TELL, 32, "li", text="已告知"))
    assert told.result == Words("已告知", "li", AT + 32 * HOUR)


def test_who_has_returned_it_has_it_no_more() -> None:
    made = paper(*TO_UNIT, step(A.ASK_RETURN, 20, "feng", text="不属于我科"), step(A.GRANT, 21))
    assert (made.unit, made.assigned_at, made.due, made.original_due) == ("", None, None, date(2027, 1, 19))


def test_what_the_clock_wrote_stands_where_it_belongs_in_the_story() -> None:
    entries = (
        ClockEntry(EntryKind.REMINDER, AT + 80 * HOUR, AT + 80 * HOUR),
        ClockEntry(EntryKind.SUPERVISION, AT + 104 * HOUR, AT + 104 * HOUR),
    )
    made = paper(*TO_UNIT, step(A.REPLY, 110, "feng", text="已补发"), entries=entries)
    assert [event.what for event in made.story][-3:] == [EntryKind.REMINDER, EntryKind.SUPERVISION, A.REPLY]
    assert (made.story[-2].by, made.supervisions) == ("", 1)


def test_a_confidential_one_does_not_tell_the_unit_who_asked() -> None:
    first = replace(SUBMITTED, content=replace(ASKED, confidential=True))
    made = paper(first, *TO_UNIT[1:], role=Role.UNIT_HANDLER)
    assert (made.hidden, made.confidential, made.caller, made.number) == (True, True, "", "")
    assert not paper(first, role=Role.LEAD).hidden


def test_a_ticket_is_numbered_by_the_year_of_the_place() -> None:
    new_year = 1_798_732_800_000 - HOUR  # 2026-12-31 23:00 in Shanghai
    late = replace(SUBMITTED, at=new_year)
    assert number_of(Ticket(7, (late,)), RULES) == "2026-00007"
    assert number_of(Ticket(7, (replace(late, at=new_year + HOUR),)), RULES) == "2027-00007"
