"""A day of the engine as attendance reads it (§5 rows 26 to 29, 32, 33): what it writes is what is judged."""

from collections.abc import Iterable
from datetime import date

from cti_gateway.core.attendance.case import Judgement, Kind, Rules
from cti_gateway.core.attendance.day import Known, duties
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.commands import Command, NoteRefusedSignIn, SetNotReady, SetReady, SignIn, SignOut
from cti_gateway.core.effects import Effect
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused
from cti_gateway.core.records import SeatFact
from cti_gateway.core.roster.assigned import assignments
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.roster.versions import Version
from tests.support.engines import AGENTS
from tests.support.shifts import MINUTE, facts, rostered

DAY, TEMPLATES = date(2026, 3, 2), Templates("Asia/Shanghai")
MIDNIGHT = TEMPLATES.span(DAY, "M")[0] * 1000 - 8 * 60 * MINUTE
IP = "127.0.0.1"


def slot(shift: str, seat: str, person: str) -> Slot:
    return Slot(Place(DAY, shift, seat), "信息中心", person)


class Day:
    """Commands at clock times; deadlines that come meanwhile are acted on at their very instant."""

    def __init__(self, *slots: Slot) -> None:
        self.slots = slots
        people = {agent.login: agent for agent in AGENTS}
        self.engine: Engine = rostered(*assignments(slots, people, TEMPLATES), now=MIDNIGHT)
        self.written: list[SeatFact] = []

    def at(self, clock: str, *commands: Command) -> None:
        hours, _, minutes = clock.partition(":")
        now = MIDNIGHT + (int(hours) * 60 + int(minutes)) * MINUTE
        while (deadline := self.engine.next_deadline()) is not None and deadline <= now:
            self.keep(self.engine.expire(deadline))
        for command in commands:
            try:
                self.keep(self.engine.do(command, now))
            except Refused as refused:
                assert isinstance(command, SignIn)
                note = NoteRefusedSignIn(command.agent_id, command.seat, refused.code)
                self.keep(self.engine.do(note, now))

    def keep(self, effects: Iterable[Effect]) -> None:
        self.written += facts(effects)

    def judged(self) -> dict[tuple[str, str], Judgement]:
        """By shift and person, at the end of the day."""
        self.at("23:59")
        people = {agent.login: agent.id for agent in AGENTS}
        written = [*map(Trace.of, self.written)]
        known = Known((Version(0, self.slots),), written, (), people, {"break"}, Rules())
        found = duties(DAY, known, TEMPLATES, MIDNIGHT + 24 * 60 * MINUTE)
        return {(d.slot.place.shift, d.slot.person): d.judgement for d in found if d.judgement is not None}


def kinds(judgement: Judgement) -> list[tuple[Kind, int]]:
    return [(finding.kind, finding.seconds) for finding in judgement.findings]


ON_TIME = [(Kind.ON_TIME, 0)]


def test_two_shifts_of_one_person_are_one_session_and_two_judgements() -> None:
    day = Day(slot("M", "02", "zhang"), slot("A", "02", "zhang"))
    day.at("7:50", SignIn("02", 1, IP), SetReady(1))
    day.at("17:00", SignOut(1))
    morning, afternoon = day.judged().values()
    assert kinds(morning) == kinds(afternoon) == ON_TIME
    assert (morning.presence_s, afternoon.presence_s) == (4 * 3600, 5 * 3600)
    assert morning.flags == afternoon.flags == ()
    assert [fact.kind for fact in day.written] == ["sign_in", "ready", "not_ready", "sign_out"]


def test_who_stands_by_is_present_and_who_is_relieved_has_left() -> None:
    day = Day(slot("M", "02", "zhang"), slot("A", "02", "li"))
    day.at("7:50", SignIn("02", 1, IP), SetReady(1))
    day.at("11:58", SignIn("02", 2, IP))
    day.at("12:01", SetReady(2))
    day.at("17:00", SignOut(2))
    found = day.judged()
    assert kinds(found["M", "zhang"]) == kinds(found["A", "li"]) == ON_TIME
    assert found["A", "li"].presence_s == 5 * 3600
    assert found["M", "zhang"].flags == found["A", "li"].flags == ()


def test_who_went_away_before_the_end_and_was_relieved_left_early() -> None:
    day = Day(slot("M", "02", "zhang"), slot("A", "02", "li"))
    day.at("7:50", SignIn("02", 1, IP), SetReady(1))
    day.at("11:40", SetNotReady(1, "break"))
    day.at("11:58", SignIn("02", 2, IP))
    day.at("12:01", SetReady(2))
    day.at("17:00", SignOut(2))
    assert kinds(day.judged()["M", "zhang"]) == [(Kind.EARLY, 20 * 60)]


def test_a_forgotten_sign_out_is_done_and_counts_to_the_end() -> None:
    day = Day(slot("M", "02", "zhang"))
    day.at("7:59", SignIn("02", 1, IP), SetReady(1))
    judgement = day.judged()["M", "zhang"]
    assert kinds(judgement) == ON_TIME
    assert (judgement.presence_s, judgement.flags) == (4 * 3600, ("SIGN_OUT_FORGOTTEN",))
    last = day.written[-1]
    assert (last.at, last.kind, last.actor) == (MIDNIGHT + 735 * MINUTE, "sign_out", "engine")


def test_moving_to_another_seat_leaves_no_gap() -> None:
    day = Day(slot("M", "02", "zhang"), slot("M", "03", "zhang"))  # not publishable, but it may be permitted
    day.at("8:00", SignIn("02", 1, IP), SetReady(1))
    day.at("10:00", SignIn("03", 1, IP, take_over=True), SetReady(1))
    day.at("12:00", SignOut(1))
    judgement = day.judged()["M", "zhang"]
    assert kinds(judgement) == ON_TIME and judgement.presence_s == 4 * 3600


def test_a_refusal_is_evidence_for_its_own_shift_only() -> None:
    day = Day(slot("M", "01", "zhang"), slot("E", "01", "zhang"), slot("M", "02", "li"))
    day.at("7:20", SignIn("01", 1, IP))  # opens at 7:30
    day.at("7:58", SignIn("01", 1, "10.9.9.9"))
    day.at("7:59", SignIn("02", 1, IP), SignIn("01", 2, IP))
    day.at("8:03", SignIn("01", 1, IP), SetReady(1))
    day.at("12:00", SignOut(1))
    day.at("17:00", SignIn("01", 1, IP), SetReady(1))
    day.at("21:00", SignOut(1))
    found = day.judged()
    assert kinds(found["M", "zhang"]) == [(Kind.LATE, 180)]
    assert found["M", "zhang"].flags == ("SIGN_IN_REFUSED",)
    assert found["E", "zhang"].flags == () and kinds(found["E", "zhang"]) == ON_TIME
    refused = [(fact.agent_id, fact.cause) for fact in day.written if fact.kind == "sign_in_refused"]
    assert refused == [
        (1, "shift_too_early"),
        (1, "seat_ip_mismatch"),
        (1, "shift_elsewhere"),
        (2, "shift_elsewhere"),
    ]
    assert kinds(found["M", "li"]) == [(Kind.ABSENT, 4 * 3600)]
