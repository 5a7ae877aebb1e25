"""Transfer tickets: when what is due, who may do what, who sees what, what the clock writes."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cti_gateway.core.calendar import NO_CALENDAR, Calendar, DayKind, SpecialDay
from cti_gateway.core.errors import CtiError, Refused
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.tickets.batch import Batch
from cti_gateway.core.tickets.boxes import TicketBox, box_of, boxes_of
from cti_gateway.core.tickets.content import check_content
from cti_gateway.core.tickets.deadlines import (
    DeadlineMode,
    TicketRules,
    batch_morning,
    day_span,
    end_of,
    last_day,
    reply_due,
    report_due,
)
from cti_gateway.core.tickets.decide import (
    check,
    check_opens,
    check_sees_batches,
    check_words,
    may_open_from,
    possible,
)
from cti_gateway.core.tickets.machine import Standing, standing
from cti_gateway.core.tickets.notices import NoticeKind, pressing
from cti_gateway.core.tickets.privacy import hides, masked, may_reveal, veiled
from cti_gateway.core.tickets.taking import Almanac, Said, taken
from cti_gateway.core.tickets.ticket import ClockEntry, Content, EntryKind, Ticket, TicketAct, TicketState
from cti_gateway.core.tickets.watch import entries_due, is_due_soon, is_instruction_late

ZONE = ZoneInfo("Asia/Shanghai")
HOUR, DAY = 3_600_000, 86_400_000
ROLL, WORK = TicketRules(), TicketRules(mode=DeadlineMode.WORKDAY)
# 2026-03-05 is a Thursday.
SPRING = Calendar.of([SpecialDay("2026-03-09", DayKind.HOLIDAY), SpecialDay("2026-03-08", DayKind.WORKDAY)])
KNOWN = {"PEN", "PEN/PAY"}
ASKED = Content("王小明", "13912345678", "PEN", "养老金少发了一个月，请核实。")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()) * 1000


def person(login: str, role: Role, unit: str = "") -> Agent:
    return Agent(len(login), login, login, role, unit=unit)


def open_(content: Content) -> Standing:
    """Such a ticket, under way."""
    return Standing(TicketState.ASSIGNED, content)


LI, WU = person("li", Role.AGENT), person("wu", Role.AGENT)
LEAD, NEXT_LEAD = person("lead", Role.LEAD), person("next", Role.LEAD)
OFFICE, LEADER = person("office", Role.BUREAU_OFFICE), person("leader", Role.BUREAU_LEADER)
UNIT, OTHER = person("unit", Role.UNIT_HANDLER, "养老保险科"), person("other", Role.UNIT_HANDLER, "信息中心")
HOTLINE = person("hotline", Role.HOTLINE_OFFICE)
PEOPLE = (LI, WU, LEAD, NEXT_LEAD, OFFICE, LEADER, UNIT, OTHER, HOTLINE)

A = TicketAct
Done = tuple[Agent, TicketAct, str]
SUBMITTED: tuple[Done, ...] = ((LI, A.SUBMIT, "2026-03-03 20:50"),)
COLLECTED = (*SUBMITTED, (LEAD, A.COLLECT, "2026-03-04 08:10"))
REPORTED = (*COLLECTED, (NEXT_LEAD, A.REPORT, "2026-03-04 08:50"))
INSTRUCTED = (*REPORTED, (LEADER, A.INSTRUCT, "2026-03-05 11:00"))
ASSIGNED = (*INSTRUCTED, (OFFICE, A.ASSIGN, "2026-03-05 16:00"))  # due on Monday the 9th, 24:00
REPLIED = (*ASSIGNED, (UNIT, A.REPLY, "2026-03-06 09:00"))
CALLBACK = (*REPLIED, (OFFICE, A.FORWARD, "2026-03-06 10:00"))
WISH = (UNIT, A.ASK_EXTENSION, "2026-03-06 09:00")
RETURN = (UNIT, A.ASK_RETURN, "2026-03-06 09:00")


def lived(*done: Done, content: Content = ASKED, almanac: Almanac | None = None) -> Ticket:
    """A ticket after all this, each act checked."""
    ticket: Ticket | None = None
    for by, act, when in done:
        said = Said(f"{act} 的意见", content, "养老保险科", date(2026, 3, 12), "c9")
        found = standing(ticket) if ticket else None
        if ticket and found:
            assert box_of(by, found, ticket.author, at(when)), "not theirs to see"
            check(found, ticket.author, act, by, at(when))
        step = taken(
            found, act, said, by=by.login, now=at(when), almanac=almanac or Almanac(ROLL, NO_CALENDAR)
        )
        ticket = replace(ticket, steps=(*ticket.steps, step)) if ticket else Ticket(7, (step,))
    assert ticket
    return ticket


def refusal(ticket: Ticket, act: TicketAct, by: Agent, when: str) -> str | None:
    try:
        check(standing(ticket), ticket.author, act, by, at(when))
    except CtiError as error:
        return error.code
    return None


@pytest.mark.parametrize(
    ("assigned", "rules", "calendar", "last"),
    [
        ("2026-03-02 16:00", ROLL, NO_CALENDAR, "2026-03-05"),
        ("2026-03-06 16:00", ROLL, NO_CALENDAR, "2026-03-09"),  # case 39: Friday 16:00
        ("2026-03-05 16:00", ROLL, NO_CALENDAR, "2026-03-09"),  # case 39: Thursday 16:00, Sunday rolls
        ("2026-03-05 16:00", WORK, NO_CALENDAR, "2026-03-10"),
        ("2026-03-06 00:00", WORK, NO_CALENDAR, "2026-03-11"),
        ("2026-03-06 16:00", ROLL, SPRING, "2026-03-10"),  # Monday is a holiday
        ("2026-03-05 16:00", ROLL, SPRING, "2026-03-08"),  # that Sunday is worked
        ("2026-03-05 16:00", WORK, SPRING, "2026-03-10"),
        ("2026-03-05 16:00", replace(ROLL, answer_days=1), NO_CALENDAR, "2026-03-06"),
    ],
)
def test_a_reply_is_due_at_the_end_of_a_working_day(
    assigned: str, rules: TicketRules, calendar: Calendar, last: str
) -> None:
    due_at = reply_due(at(assigned), rules, calendar)
    assert due_at == at(f"{last} 00:00") + DAY
    assert last_day(due_at, rules).isoformat() == last


def test_what_is_submitted_is_due_the_next_working_morning() -> None:
    assert report_due(at("2026-03-03 08:20"), ROLL, NO_CALENDAR) == at("2026-03-04 09:00")
    assert report_due(at("2026-03-06 20:59"), ROLL, NO_CALENDAR) == at("2026-03-09 09:00")
    assert report_due(at("2026-03-06 20:59"), ROLL, SPRING) == at("2026-03-08 09:00")
    early = replace(ROLL, report_by=8 * 60 + 30)
    assert report_due(at("2026-03-03 08:20"), early, NO_CALENDAR) == at("2026-03-04 08:30")


def test_what_is_collected_too_late_joins_the_next_batch() -> None:
    due_at = at("2026-03-04 09:00")
    for when, morning in (
        ("2026-03-03 21:00", "2026-03-04 09:00"),
        ("2026-03-04 09:00", "2026-03-04 09:00"),
        ("2026-03-04 09:01", "2026-03-05 09:00"),
        ("2026-03-05 08:00", "2026-03-05 09:00"),
        ("2026-03-06 12:00", "2026-03-09 09:00"),
    ):
        assert batch_morning(due_at, at(when), ROLL, NO_CALENDAR) == at(morning)


def test_a_day_ends_at_its_24th_hour_and_rolls_to_one_that_is_worked() -> None:
    assert end_of(date(2026, 3, 6), ROLL, NO_CALENDAR) == at("2026-03-07 00:00")
    assert end_of(date(2026, 3, 7), ROLL, NO_CALENDAR) == at("2026-03-10 00:00")
    assert day_span(date(2026, 3, 6), ROLL) == (at("2026-03-06 00:00"), at("2026-03-07 00:00"))


def test_a_ticket_goes_from_the_agent_to_the_citizen() -> None:
    ticket = lived(*CALLBACK, (LEAD, A.CALL, "2026-03-06 11:00"), (LEAD, A.TELL, "2026-03-06 11:10"))
    found = standing(ticket)
    assert found.state is TicketState.CLOSED
    assert (found.instruction, found.unit, found.reply) == ("instruct 的意见", "养老保险科", "reply 的意见")
    assert (found.batch_at, found.reported_at) == (at("2026-03-04 09:00"), at("2026-03-04 08:50"))
    assert found.due_at == found.original_due_at == at("2026-03-10 00:00")
    assert (ticket.author, ticket.opened_at, ticket.version) == ("li", at("2026-03-03 20:50"), 9)
    assert ticket.steps[7].call_id == "c9"


def test_nothing_is_assigned_without_an_instruction() -> None:
    assert refusal(lived(*REPORTED), A.ASSIGN, OFFICE, "2026-03-04 09:00") == "ticket_state_conflict"
    assert refusal(lived(*INSTRUCTED), A.ASSIGN, OFFICE, "2026-03-05 12:00") is None


@pytest.mark.parametrize(
    ("done", "act", "by", "code"),
    [
        (SUBMITTED, A.COLLECT, LI, "forbidden"),
        (SUBMITTED, A.WITHDRAW, LEAD, "forbidden"),
        (SUBMITTED, A.WITHDRAW, LI, None),
        (REPORTED, A.INSTRUCT, OFFICE, "forbidden"),
        (REPORTED, A.RETURN, OFFICE, None),
        (REPORTED, A.RETURN, LEAD, "forbidden"),
        (ASSIGNED, A.REPLY, OFFICE, "forbidden"),
        (ASSIGNED, A.INSTRUCT, LEADER, "ticket_state_conflict"),
        (CALLBACK, A.TELL, LI, None),
        (CALLBACK, A.TELL, NEXT_LEAD, None),
        (CALLBACK, A.NUMBER, OFFICE, None),
    ],
)
def test_who_may_do_what(done: tuple[Done, ...], act: TicketAct, by: Agent, code: str | None) -> None:
    assert refusal(lived(*done), act, by, "2026-03-06 12:00") == code


def test_more_time_and_a_return_are_asked_before_it_is_due_and_a_reply_is_always_taken() -> None:
    ticket = lived(*ASSIGNED)
    for act in (A.ASK_EXTENSION, A.ASK_RETURN):
        assert refusal(ticket, act, UNIT, "2026-03-09 23:59") is None
        assert refusal(ticket, act, UNIT, "2026-03-10 00:00") == "ticket_too_late"
    assert refusal(ticket, A.REPLY, UNIT, "2026-03-20 00:00") is None
    assert refusal(ticket, A.SUPERVISE, OFFICE, "2026-03-09 23:59") == "ticket_not_overdue"
    assert refusal(ticket, A.SUPERVISE, OFFICE, "2026-03-10 00:00") is None


def test_what_is_granted_moves_what_is_due_and_never_what_was() -> None:
    asked = standing(lived(*ASSIGNED, WISH))
    assert (asked.wished_at, asked.wish) == (at("2026-03-13 00:00"), "ask_extension 的意见")
    granted = standing(lived(*ASSIGNED, WISH, (OFFICE, A.GRANT, "2026-03-06 10:00")))
    assert (granted.due_at, granted.original_due_at) == (at("2026-03-13 00:00"), at("2026-03-10 00:00"))
    refused = standing(lived(*ASSIGNED, WISH, (OFFICE, A.REFUSE, "2026-03-06 10:00")))
    assert (refused.state, refused.due_at, refused.wished_at) == (
        TicketState.ASSIGNED,
        at("2026-03-10 00:00"),
        None,
    )
    returned = (*ASSIGNED, RETURN, (OFFICE, A.GRANT, "2026-03-06 10:00"))
    found = standing(lived(*returned))
    assert (found.state, found.unit, found.due_at) == (TicketState.INSTRUCTED, "", None)
    anew = standing(lived(*returned, (OFFICE, A.ASSIGN, "2026-03-06 16:00")))
    assert (anew.due_at, anew.original_due_at) == (at("2026-03-10 00:00"), at("2026-03-10 00:00"))


@pytest.mark.parametrize("until", [None, date(2026, 3, 9), date(2030, 1, 1)])
def test_an_extension_is_longer_and_not_for_ever(until: date | None) -> None:
    found = standing(lived(*ASSIGNED))
    with pytest.raises(Refused, match="ticket_until_wrong"):
        taken(found, A.ASK_EXTENSION, Said(until=until), by="unit", now=0, almanac=Almanac(ROLL, SPRING))
    with pytest.raises(Refused, match="ticket_until_wrong"):
        taken(None, A.ASK_EXTENSION, Said(), by="unit", now=0, almanac=Almanac(ROLL, SPRING))


def test_what_is_returned_is_amended_and_submitted_anew() -> None:
    back = (*COLLECTED, (LEAD, A.RETURN, "2026-03-04 08:20"))
    found = standing(lived(*back))
    assert (found.state, found.batch_at) == (TicketState.RETURNED, None)
    again = standing(
        lived(*back, (LI, A.SAVE, "2026-03-04 12:30"), (LI, A.SUBMIT, "2026-03-04 13:00"), content=ASKED)
    )
    assert (again.state, again.report_due_at) == (TicketState.SUBMITTED, at("2026-03-05 09:00"))
    by_office = standing(lived(*REPORTED, (OFFICE, A.RETURN, "2026-03-04 10:00")))
    assert by_office.batch_at == at("2026-03-04 09:00")


def test_a_reply_can_be_sent_back_and_the_due_stands() -> None:
    found = standing(lived(*REPLIED, (OFFICE, A.SEND_BACK, "2026-03-06 10:00")))
    assert (found.state, found.reply, found.replied_at) == (TicketState.ASSIGNED, "", None)
    assert found.due_at == at("2026-03-10 00:00")


def test_a_number_elsewhere_is_kept() -> None:
    assert standing(lived(*REPORTED, (LEAD, A.NUMBER, "2026-03-04 10:00"))).external == "number 的意见"


def test_words_are_needed_where_something_is_said() -> None:
    check_words(A.COLLECT, "")
    check_words(A.INSTRUCT, "请养老科核实")
    for act in (A.RETURN, A.INSTRUCT, A.REPLY, A.ASK_RETURN, A.REFUSE, A.SUPERVISE, A.TELL, A.GIVE_UP):
        with pytest.raises(Refused, match="ticket_text_missing"):
            check_words(act, "")


def boxed(*done: Done, when: str = "2026-03-06 12:00") -> dict[str, str]:
    """In which box each person finds it."""
    ticket = lived(*done)
    boxes = {one.login: box_of(one, standing(ticket), ticket.author, at(when)) for one in PEOPLE}
    return {login: str(box) for login, box in boxes.items() if box}


def test_each_sees_only_their_own_in_the_box_of_what_is_to_be_done() -> None:
    leads = {"lead": "under_way", "next": "under_way"}
    assert boxed((LI, A.SAVE, "2026-03-03 20:00")) == {"li": "drafts"}
    assert boxed((LEAD, A.SAVE, "2026-03-03 20:00")) == {"lead": "drafts"}
    assert boxed(*SUBMITTED) == {"li": "under_way", "lead": "to_collect", "next": "to_collect"}
    assert boxed(*COLLECTED) == {"li": "under_way", "lead": "to_report", "next": "to_report"}
    reported = {"li": "under_way", **leads, "office": "under_way", "leader": "to_instruct"}
    assert boxed(*REPORTED) == reported
    assert boxed(*INSTRUCTED) == reported | {"office": "to_assign", "leader": "under_way"}
    assigned = reported | {"leader": "under_way", "unit": "to_answer"}
    assert boxed(*ASSIGNED) == assigned
    assert boxed(*ASSIGNED, when="2026-03-10 00:00") == assigned | {"unit": "overdue", "office": "overdue"}
    assert boxed(*ASSIGNED, WISH) == assigned | {"office": "to_decide"}
    assert boxed(*REPLIED) == assigned | {"office": "to_forward", "unit": "under_way"}
    told = {"li": "to_tell", "lead": "to_tell", "next": "to_tell", "unit": "under_way"}
    assert boxed(*CALLBACK) == assigned | told
    done = dict.fromkeys(assigned, "done")
    assert boxed(*CALLBACK, (LI, A.GIVE_UP, "2026-03-06 11:00")) == done
    gone = (*SUBMITTED, (LI, A.WITHDRAW, "2026-03-03 21:00"))
    assert boxed(*gone) == {"li": "done", "lead": "done", "next": "done"}


def test_what_was_withdrawn_stands_again_where_it_stood() -> None:
    drafted = ((LI, A.SAVE, "2026-03-03 20:50"),)
    returned = (*SUBMITTED, (LEAD, A.RETURN, "2026-03-03 20:55"))
    gone = (LI, A.WITHDRAW, "2026-03-03 21:00")
    back = (LI, A.RESTORE, "2026-03-03 21:01")
    for before in (drafted, SUBMITTED, returned):
        stood = standing(lived(*before))
        found = standing(lived(*before, gone, back))
        assert replace(found, left=stood.left) == stood
        assert standing(lived(*before, gone, back, gone, back)) == found
        withdrawn = lived(*before, gone)
        assert [
            by.login for by in PEOPLE if refusal(withdrawn, A.RESTORE, by, "2026-03-03 21:01") is None
        ] == ["li"]
    assert refusal(lived(*SUBMITTED), A.RESTORE, LI, "2026-03-03 21:00") == "ticket_state_conflict"


def test_the_hotline_office_is_not_the_bureau_office() -> None:
    assert boxes_of(HOTLINE) == ()
    assert [one.box for one in boxes_of(LI)] == [
        TicketBox.DRAFTS,
        TicketBox.RETURNED,
        TicketBox.TO_TELL,
        TicketBox.UNDER_WAY,
        TicketBox.DONE,
    ]


def test_what_somebody_may_do_is_in_the_order_of_acts() -> None:
    ticket = lived(*ASSIGNED)
    before, later = at("2026-03-06 12:00"), at("2026-03-10 00:00")
    found = standing(ticket)
    assert possible(found, "li", UNIT, before) == (A.REPLY, A.ASK_EXTENSION, A.ASK_RETURN)
    assert possible(found, "li", UNIT, later) == (A.REPLY,)
    assert possible(found, "li", OFFICE, later) == (A.SUPERVISE, A.NUMBER)


def entries(*done: Done, when: str, rules: TicketRules = ROLL) -> list[ClockEntry]:
    return entries_due(standing(lived(*done)), rules, at(when))


def test_the_clock_reminds_a_day_before_and_supervises_every_day_after() -> None:
    reminder = ClockEntry(EntryKind.REMINDER, at("2026-03-09 00:00"), 0)
    assert entries(*ASSIGNED, when="2026-03-08 23:59") == []
    assert entries(*ASSIGNED, when="2026-03-09 00:00") == [reminder]
    assert entries(*ASSIGNED, when="2026-03-09 23:59") == [reminder]
    first, second = (ClockEntry(EntryKind.SUPERVISION, at(f"2026-03-{day} 00:00"), 0) for day in (10, 11))
    assert entries(*ASSIGNED, when="2026-03-10 00:00") == [first]
    assert entries(*ASSIGNED, when="2026-03-11 13:00") == [first, second]
    assert entries(*REPLIED, when="2026-03-20 00:00") == []


def test_what_came_back_late_is_supervised_from_then_on() -> None:
    late = (*ASSIGNED, (UNIT, A.REPLY, "2026-03-09 09:00"), (OFFICE, A.SEND_BACK, "2026-03-11 10:00"))
    assert entries(*late, when="2026-03-11 23:59") == []
    assert entries(*late, when="2026-03-12 00:00") == [
        ClockEntry(EntryKind.SUPERVISION, at("2026-03-12 00:00"), 0)
    ]


def test_an_instruction_that_is_long_in_coming_is_told_once() -> None:
    assert entries(*REPORTED, when="2026-03-06 08:49") == []
    told = [ClockEntry(EntryKind.INSTRUCTION_AGE, at("2026-03-06 08:50"), 0)]
    assert entries(*REPORTED, when="2026-03-06 08:50") == entries(*REPORTED, when="2026-03-09 08:50") == told


def test_a_confidential_citizen_is_not_shown_to_the_unit_and_the_leader() -> None:
    secret = replace(ASKED, confidential=True)
    seen = ("王**", "139****5678")
    for role in (Role.AGENT, Role.LEAD, Role.BUREAU_OFFICE):
        assert masked(ASKED, role) == masked(secret, role) == seen
        assert may_reveal(open_(ASKED), role) and may_reveal(open_(secret), role)
    for role in (Role.UNIT_HANDLER, Role.BUREAU_LEADER):
        assert masked(ASKED, role) == seen and masked(secret, role) == ("", "")
        assert hides(secret, role) and not may_reveal(open_(secret), role)
    assert may_reveal(open_(ASKED), Role.UNIT_HANDLER) and not may_reveal(open_(ASKED), Role.BUREAU_LEADER)


@pytest.mark.parametrize("ended", [TicketState.CLOSED, TicketState.WITHDRAWN])
def test_of_what_has_ended_only_the_office_that_answers_for_it_sees_the_citizen_in_full(
    ended: TicketState,
) -> None:
    found = Standing(ended, ASKED)
    assert [role for role in Role if may_reveal(found, role)] == [Role.BUREAU_OFFICE]


@pytest.mark.parametrize(
    ("role", "confidential", "seen"),
    [
        (Role.LEAD, False, "王**（139****5678，139****5678）的证 110105194912310021"),
        (Role.UNIT_HANDLER, False, "王**（139****5678，139****5678）的证 110105194912310021"),
        (Role.LEAD, True, "王**（139****5678，139****5678）的证 110105194912310021"),
        (Role.UNIT_HANDLER, True, "***（***********，*************）的证 ******************"),
    ],
)
def test_who_asked_is_masked_in_what_was_written_too(role: Role, confidential: bool, seen: str) -> None:
    said = "王小明（13912345678，139 1234 5678）的证 110105194912310021"
    assert veiled(said, replace(ASKED, confidential=confidential), role) == seen


def test_what_is_not_known_of_the_citizen_cannot_be_masked() -> None:
    said = "王先生 1 号窗口 12 人，139123456780"
    assert veiled(said, Content("", "", "", ""), Role.LEAD) == said
    assert veiled(said, Content("王", "1", "", ""), Role.LEAD) == said
    assert veiled(said, ASKED, Role.LEAD) == said  # a longer number is another


def test_a_batch_is_late_when_something_of_it_was_or_is() -> None:
    morning = at("2026-03-04 09:00")
    assert not Batch(morning, 2, 0, morning).late(morning + DAY)
    assert Batch(morning, 2, 0, morning + 1).late(morning + DAY)
    assert not Batch(morning, 2, 1, None).late(morning)
    assert Batch(morning, 2, 1, morning).late(morning + 1)


@pytest.mark.parametrize(
    ("changed", "draft", "code"),
    [
        ({}, False, None),
        ({"number": "12"}, True, "number_invalid"),
        ({"number": "", "category": "", "question": ""}, True, None),
        ({"category": "XXX/PAY"}, False, "ticket_category_unknown"),
        ({"category": "PEN/PAY"}, False, None),
        ({"question": ""}, False, "ticket_text_missing"),
        ({"number": ""}, False, "ticket_number_missing"),
    ],
)
def test_what_is_submitted_is_complete(changed: dict[str, Any], draft: bool, code: str | None) -> None:
    content = replace(ASKED, **changed)
    if code is None:
        return check_content(content, KNOWN, draft=draft)
    with pytest.raises(Refused, match=code):
        check_content(content, KNOWN, draft=draft)


def test_agents_open_tickets_from_what_they_had_and_leads_from_anything() -> None:
    for one in (LI, LEAD):
        check_opens(one)
    for one in (OFFICE, LEADER, UNIT, HOTLINE):
        with pytest.raises(CtiError, match="forbidden"):
            check_opens(one)
    assert may_open_from(LI.id, LI) and may_open_from(None, LEAD) and not may_open_from(99, LI)


def test_batches_are_for_who_hands_them_over_and_who_gets_them() -> None:
    for one in (LEAD, OFFICE):
        check_sees_batches(one)
    for one in (LI, LEADER, UNIT, HOTLINE):
        with pytest.raises(CtiError, match="forbidden"):
            check_sees_batches(one)


def test_a_batch_is_what_its_tickets_say() -> None:
    morning = at("2026-03-04 09:00")
    found = [standing(lived(*done)) for done in (REPORTED, COLLECTED)]
    assert Batch.of(found) == Batch(morning, 2, 1, at("2026-03-04 08:50"))
    assert Batch.of(found[1:]) == Batch(morning, 1, 1, None)
    with pytest.raises(CtiError, match="ticket_batch_unknown"):
        Batch.of([])


def test_soon_and_long_in_coming_are_said_while_they_last() -> None:
    assigned, reported = standing(lived(*ASSIGNED)), standing(lived(*REPORTED))
    assert is_due_soon(assigned, ROLL, at("2026-03-09 00:00"))
    assert not is_due_soon(assigned, ROLL, at("2026-03-08 12:00"))
    assert not is_due_soon(assigned, ROLL, at("2026-03-10 00:00"))
    assert is_instruction_late(reported, ROLL, at("2026-03-06 08:50"))
    assert not is_instruction_late(reported, ROLL, at("2026-03-06 08:49"))


@pytest.mark.parametrize("now", [at("2026-03-05 17:00"), at("2026-03-09 12:00"), at("2026-03-12 12:00")])
def test_what_presses_is_in_the_box_that_it_names(now: int) -> None:
    returned = (*SUBMITTED, (LEAD, A.RETURN, "2026-03-03 21:00"))
    stories = (returned, COLLECTED, REPORTED, ASSIGNED, (*ASSIGNED, WISH), REPLIED)
    kinds = set()
    for reader in PEOPLE:
        for one in pressing(reader, ROLL, now):
            for story in stories:
                ticket = lived(*story)
                if one.selection.holds(standing(ticket), ticket.author, now):
                    kinds.add(one.kind)
                    assert box_of(reader, standing(ticket), ticket.author, now) is one.selection.box
    late = {NoticeKind.OVERDUE, NoticeKind.INSTRUCTION_LATE, NoticeKind.REPORT_LATE}
    expected = {NoticeKind.RETURNED, NoticeKind.ASKED} | (late if now > at("2026-03-10 00:00") else set())
    assert expected <= kinds
    assert pressing(HOTLINE, ROLL, now) == ()
