"""How units answered their tickets, against figures counted by hand."""

from dataclasses import replace

from cti_gateway.core.tickets.answered import DAY_MS, Deadlines, DeadlineSums, Errand, errands
from cti_gateway.core.tickets.ticket import Content, Ticket, TicketAct, TicketStep

A = TicketAct
DAY = DAY_MS
OPENED = (
    TicketStep(0, "zhang", A.SUBMIT, content=Content("王", "139", "PEN", "问")),
    TicketStep(1, "wang", A.COLLECT, due_at=2),
    TicketStep(2, "wang", A.REPORT),
    TicketStep(3, "wei", A.INSTRUCT, "请办理"),
)
TO_PEN = TicketStep(DAY, "tang", A.ASSIGN, unit="养老", due_at=4 * DAY)


def ticket(*steps: TicketStep) -> Ticket:
    return Ticket(1, (*OPENED, *steps))


def reply(at: int) -> TicketStep:
    return TicketStep(at, "feng", A.REPLY, "已办")


def test_what_no_unit_has_had_is_nobodys_errand() -> None:
    assert list(errands(ticket())) == []


def test_the_last_reply_counts_and_what_was_sent_back_is_open() -> None:
    back = TicketStep(2 * DAY, "tang", A.SEND_BACK, "不全")
    assert list(errands(ticket(TO_PEN, reply(DAY + 1), back))) == [Errand("养老", DAY, 4 * DAY)]
    (one,) = errands(
        ticket(TO_PEN, reply(DAY + 1), back, reply(3 * DAY), TicketStep(3 * DAY, "tang", A.FORWARD))
    )
    assert one.replied_at == 3 * DAY


def test_more_time_moves_what_is_due_and_refused_it_does_not() -> None:
    wish = TicketStep(2 * DAY, "feng", A.ASK_EXTENSION, "查档", due_at=8 * DAY)
    granted = TicketStep(2 * DAY, "tang", A.GRANT)
    refused = TicketStep(2 * DAY, "tang", A.REFUSE, "不同意")
    (one,) = errands(ticket(TO_PEN, wish, granted))
    assert (one.due_at, one.extensions_asked, one.extensions) == (8 * DAY, 1, 1)
    (one,) = errands(ticket(TO_PEN, wish, refused))
    assert (one.due_at, one.extensions_asked, one.extensions) == (4 * DAY, 1, 0)


def test_what_a_unit_gives_back_is_the_next_ones() -> None:
    wish = TicketStep(2 * DAY, "feng", A.ASK_RETURN, "非本科职责")
    again = TicketStep(3 * DAY, "tang", A.ASSIGN, unit="失业", due_at=6 * DAY)
    first, second = errands(ticket(TO_PEN, wish, TicketStep(2 * DAY, "tang", A.GRANT), again, reply(5 * DAY)))
    assert first == Errand("养老", DAY, 4 * DAY, given_back=True, returns_asked=1)
    assert second == Errand("失业", 3 * DAY, 6 * DAY, 5 * DAY)


def test_sums_by_hand() -> None:
    one = Errand("养老", 0, 3 * DAY)
    sums = DeadlineSums()
    assert (sums.kept, sums.returned, sums.median_days) == (None, None, None)
    for errand in (
        replace(one, replied_at=DAY),
        replace(one, replied_at=3 * DAY - 1, extensions_asked=2, extensions=1),
        replace(one, replied_at=3 * DAY),  # 24:00 of the last day is too late
        one,
        replace(one, due_at=5 * DAY, returns_asked=1),
        replace(one, given_back=True, returns_asked=1),
    ):
        sums.add(errand, now=4 * DAY)
    assert (sums.assigned, sums.in_time, sums.late, sums.overdue, sums.pending, sums.given_back) == (
        6, 2, 1, 1, 1, 1,
    )  # fmt: skip
    assert (sums.extensions_asked, sums.extensions, sums.returns_asked) == (2, 1, 2)
    assert (sums.kept, sums.returned) == (2 / 4, 1 / 6)
    assert sums.median_days == (3 * DAY - 1) / DAY


def test_the_period_is_that_of_the_assignment() -> None:
    found = Deadlines(DAY, 2 * DAY, now=9 * DAY)
    found.add([ticket(TO_PEN), ticket(replace(TO_PEN, at=2 * DAY)), ticket(replace(TO_PEN, at=DAY - 1))])
    assert found.total.assigned == found.units["养老"].assigned == 1
    assert found.total.overdue == 1


def test_all_that_is_told_has_its_name() -> None:
    sums = DeadlineSums()
    assert sums.figures()["median_days"] is None
    sums.add(Errand("养老", 0, 4 * DAY, replied_at=DAY), now=9 * DAY)
    assert list(sums.figures().values()) == [1, 1, 0, 0, 0, 0, 0, 0, 1.0, 0.0, 1.0]
