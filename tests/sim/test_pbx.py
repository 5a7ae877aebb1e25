"""The machine by hand: what each happening makes it say, and when."""

from dataclasses import replace

import pytest

from cti_gateway.sim.people import Outcome, Ring
from tests.sim.machines import NOW, ZHANG, Machine

FALLBACK = "cti-fallback-general"


def arrived(machine: Machine, **changes: object) -> str:
    """A caller in line; the channel."""
    channel = machine.pbx.arrive(replace(ZHANG, **changes))  # type: ignore[arg-type]
    machine.story()
    return channel


def test_a_caller_waits_in_steps_and_gives_up() -> None:
    machine = Machine()
    machine.pbx.arrive(ZHANG)
    machine.wait(3500)
    assert [m.get("UserEvent") for m in machine.said if m.event == b"UserEvent"] == [
        "CtiArrived",
        *4 * ["CtiWaiting"],
    ]
    machine.story()
    machine.wait(56_499)
    assert machine.story() == []
    machine.wait(1)
    assert machine.story() == ["Hangup trunk 0"]
    assert machine.pbx.next_deadline() is None


def test_who_dials_what_is_no_number_gets_nowhere() -> None:
    machine = Machine()
    machine.pbx.arrive(replace(ZHANG, did="sales"))
    assert machine.story() == ["Hangup trunk 3"]


def test_names_are_asterisks() -> None:
    machine = Machine()
    channels = [machine.pbx.arrive(ZHANG) for _ in range(17)]
    assert (channels[0], channels[16]) == ("PJSIP/trunk-00000000", "PJSIP/trunk-00000010")
    assert machine.pbx.channels[channels[16]].unique_id == f"{NOW // 1000}.16"


def test_a_talk_to_the_callers_end() -> None:
    machine = Machine()
    machine.offer(arrived(machine), "1001")
    assert machine.story() == ["CtiOffer 1001", "1001 BUSY"]
    machine.wait(1000)
    assert machine.story() == ["DialEnd ANSWER"]
    machine.wait(30_000)
    assert machine.story() == ["Hangup 1001 16", "Hangup trunk 16", "1001 NOT_INUSE"]


def test_a_talk_to_the_agents_end_with_a_hold() -> None:
    machine = Machine()
    machine.offer(arrived(machine, agent_ends=True, hold_after_ms=10_000, hold_ms=5_000), "1001")
    machine.wait(1000)
    machine.story()
    machine.wait(12_000)
    assert machine.story() == ["Hold 1001"]
    (status, leg, _) = machine.ask("Status", Variables="CHANNEL(onhold),CDR(answer\\,u)")[1:]
    assert status.all("Variable") == ["CHANNEL(onhold)=1", f"CDR(answer,u)={NOW // 1000}.000000"]
    assert leg.all("Variable")[0] == "CHANNEL(onhold)=0"
    machine.wait(18_000)
    assert machine.story() == [
        "Unhold 1001",
        "CtiOfferEnded ANSWER",
        "Hangup 1001 16",
        "1001 NOT_INUSE",
        "Hangup trunk 16",
    ]


@pytest.mark.parametrize(("score", "after_ms", "said"), [(4, 3000, "4"), (None, 12_000, "timeout")])
def test_a_survey_after_the_agents_end(score: int | None, after_ms: int, said: str) -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_SURVEY_general", Value="beep")
    channel = arrived(machine, agent_ends=True, score=score)
    machine.offer(channel, "1001")
    machine.wait(31_000)
    assert machine.story()[-4:] == [
        "CtiOfferEnded ANSWER",
        "Hangup 1001 16",
        "1001 NOT_INUSE",
        "CtiSurveySent",
    ]
    assert machine.snapshot() == {channel: ("cti-survey", "")}
    (status, _) = machine.ask("Status", Variables="CTI_SURVEY")[1:]
    assert status.all("Variable") == ["CTI_SURVEY=sent"]
    machine.wait(after_ms - 1)
    assert machine.story() == []
    machine.wait(1)
    rated, gone, _ = machine.said
    assert (rated.get("UserEvent"), rated.get("Score")) == ("CtiSurvey", said)
    assert gone.event == b"Hangup"


def test_several_ring_and_the_first_that_answers_has_the_caller() -> None:
    machine = Machine()
    machine.phones.rings["1001"] = Ring(Outcome.IGNORED)
    machine.phones.rings["1003"] = Ring(Outcome.BUSY)
    channel = arrived(machine)
    machine.offer(channel, "1001-1002-4711-1003")
    assert machine.story() == [
        "CtiOffer 1001-1002-4711-1003",
        "1001 BUSY",
        "1002 BUSY",
        "DialEnd BUSY",
        "Hangup 1003 17",
    ]
    machine.wait(1000)
    assert machine.story() == ["DialEnd ANSWER", "DialEnd CANCEL", "Hangup 1001 16", "1001 NOT_INUSE"]
    assert len(machine.snapshot()) == 2
    machine.wait(30_000)
    assert machine.story() == ["Hangup 1002 16", "Hangup trunk 16", "1002 NOT_INUSE"]


def test_several_ring_and_nobody_answers() -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_RING_general", Value="3")
    machine.phones.rings |= {"1001": Ring(Outcome.IGNORED), "1002": Ring(Outcome.IGNORED)}
    machine.offer(arrived(machine), "1001-1002")
    machine.wait(2999)
    machine.story()
    machine.wait(1)
    assert machine.story() == [
        *("DialEnd NOANSWER", "Hangup 1001 0", "1001 NOT_INUSE"),
        *("DialEnd NOANSWER", "Hangup 1002 0", "1002 NOT_INUSE"),
        "CtiOfferEnded NOANSWER",
    ]


def test_nobody_answers_within_the_queues_limit() -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_RING_general", Value="3")
    machine.phones.rings["1001"] = Ring(Outcome.IGNORED)
    channel = arrived(machine)
    machine.offer(channel, "1001")
    machine.wait(2998)
    assert machine.story() == ["CtiOffer 1001", "1001 BUSY"]
    machine.wait(2)
    assert machine.story() == [
        "DialEnd NOANSWER",
        "Hangup 1001 0",
        "1001 NOT_INUSE",
        "CtiOfferEnded NOANSWER",
    ]
    assert machine.snapshot()[channel][0] == "cti-line"


@pytest.mark.parametrize(
    ("extension", "story"),
    [
        ("4711", ["CtiOffer 4711", "CtiOfferEnded CHANUNAVAIL"]),
        ("1003", ["CtiOffer 1003", "CtiOfferEnded CHANUNAVAIL"]),
        ("1002", ["CtiOffer 1002", "DialEnd BUSY", "Hangup 1002 17", "CtiOfferEnded BUSY"]),
    ],
)
def test_phones_that_cannot_or_will_not(extension: str, story: list[str]) -> None:
    machine = Machine()
    machine.phones.unplugged.add("1003")
    machine.phones.rings["1002"] = Ring(Outcome.BUSY)
    machine.offer(arrived(machine), extension)
    assert machine.story() == story


def test_a_phone_in_use_refuses_and_stays_in_use() -> None:
    machine = Machine()
    machine.offer(arrived(machine), "1001")
    machine.wait(1000)
    machine.story()
    machine.offer(arrived(machine), "1001")
    assert machine.story() == ["CtiOffer 1001", "DialEnd BUSY", "Hangup 1001 17", "CtiOfferEnded BUSY"]
    assert machine.pbx.devices.states()["PJSIP/1001"] == "BUSY"


def test_who_gives_up_while_a_phone_rings() -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.offer(channel, "1001")
    machine.story()
    machine.pbx.hang_up(channel)
    assert machine.story() == ["DialEnd CANCEL", "Hangup 1001 16", "Hangup trunk 0", "1001 NOT_INUSE"]


def test_an_agent_who_declines_sends_the_caller_back() -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.offer(channel, "1001")
    (leg,) = machine.pbx.channels[channel].legs
    machine.story()
    machine.pbx.hang_up(leg.name)
    assert "CtiOfferEnded BUSY" in machine.story()
    machine.pbx.hang_up("PJSIP/nobody-00000001")
    assert machine.story() == []


@pytest.mark.parametrize("answered", [False, True], ids=["ringing", "talking"])
def test_a_redirect_takes_the_caller_from_a_seat(answered: bool) -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.offer(channel, "1001")
    machine.wait(1000 if answered else 10)
    machine.story()
    assert machine.offer(channel, "1002") == ""
    story = ["CtiOffer 1002", "1002 BUSY", "Hangup 1001 16", "1001 NOT_INUSE"]
    assert machine.story() == ([] if answered else ["DialEnd CANCEL"]) + story


def test_who_waits_once_more_has_patience_once_more() -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.offer(channel, "1001")
    machine.wait(1000)
    machine.ask("Redirect", Channel=channel, Context="cti-line", Exten="s", Priority="1")
    machine.wait(59_000)
    assert channel in machine.pbx.channels
    machine.wait(2_000)
    assert channel not in machine.pbx.channels


def test_redirects_that_lead_nowhere_or_come_twice() -> None:
    machine = Machine()
    channel = arrived(machine)
    target = {"Context": "cti-offer", "Exten": "1001", "Priority": "1"}
    assert machine.said_no("Redirect", Channel=channel, Context="x", Exten="s") == "Priority not specified"
    assert machine.said_no("Redirect", Channel=channel, **target) == ""
    assert machine.said_no("Redirect", Channel=channel, **target) == "Redirect failed, channel not up."
    machine.wait(1)
    machine.story()
    machine.ask("Redirect", Channel=channel, Context="nowhere", Exten="s", Priority="1")
    machine.wait(1)
    assert machine.story()[1:2] == ["Hangup trunk 3"]
    assert machine.said_no("Redirect", Channel=channel, **target) == f"Channel does not exist: {channel}"


def test_a_caller_gone_before_the_redirect_is_noticed_is_gone() -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.ask("Redirect", Channel=channel, Context="cti-line", Exten="s", Priority="1")
    machine.pbx.hang_up(channel)
    machine.wait(10)
    assert machine.story() == ["Hangup trunk 0"]


def test_each_nth_redirect_is_lost() -> None:
    machine = Machine(lose_every=3)
    channel = arrived(machine)
    for _ in range(2):
        assert machine.offer(channel, "1001") == ""
    machine.story()
    assert machine.offer(channel, "1002") == ""
    assert machine.story() == []


def test_phones_have_the_names_that_the_gateway_gives_them() -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_DEVICE_BEFORE", Value="PJSIP/10")
    machine.offer(arrived(machine), "01")
    machine.wait(1000)
    assert machine.story() == ["CtiOffer 01", "1001 BUSY", "DialEnd ANSWER"]
    machine.ask("Setvar", Variable="CTI_DEVICE_BEFORE", Value="SIP/10")
    machine.offer(arrived(machine), "02")
    assert machine.story() == ["CtiOffer 02", "CtiOfferEnded CHANUNAVAIL"]


# Before and beside the line


def closed(machine: Machine) -> None:
    machine.ask("Setvar", Variable="CTI_CLOSED_FROM_general", Value="1")
    machine.ask("Setvar", Variable="CTI_CLOSED_UNTIL_general", Value=str(NOW // 1000 + 60))


def test_who_calls_outside_the_hours_hears_so_and_nobody_else_is_told() -> None:
    machine = Machine()
    closed(machine)
    machine.pbx.arrive(ZHANG)
    assert machine.story() == ["CtiArrived", "CtiClosed", "Hangup trunk 17"]
    machine.ask("Setvar", Variable="CTI_CLOSED_MESSAGE_general", Value="closed")
    machine.pbx.arrive(ZHANG)
    assert machine.story() == ["CtiArrived", "CtiClosed"]
    machine.wait(2000)
    assert machine.story() == ["Hangup trunk 0"]
    machine.pbx.arrive(replace(ZHANG, did="12334"))
    machine.wait(60_000)
    machine.story()
    machine.pbx.arrive(ZHANG)
    assert machine.said[-1:] == [] and "CtiClosed" not in machine.story()


def test_the_notice_is_told_once_it_was_heard() -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_GREETING", Value="welcome")
    machine.ask("Setvar", Variable="CTI_NOTICE_general", Value="recorded")
    machine.pbx.arrive(ZHANG)
    machine.wait(3999)
    assert machine.story() == ["CtiArrived"]
    machine.wait(1)
    assert [m.get("UserEvent") for m in machine.said] == ["CtiNotified", "CtiWaiting"]
    assert machine.said[0].get("Notice") == "recorded"


def test_an_unanswered_caller_is_answered_by_the_seat() -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_ANSWER", Value="no")
    channel = arrived(machine)
    assert machine.pbx.channels[channel].answered_at is None
    machine.offer(channel, "1001")
    machine.wait(1000)
    assert machine.pbx.channels[channel].answered_at == machine.pbx.now


def test_an_unanswered_caller_waits_on_arrival() -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_ANSWER", Value="no")
    channel = machine.pbx.arrive(ZHANG)
    machine.listen()
    arrival = next(said for said in machine.said if said.event == b"UserEvent")
    assert (arrival.get("UserEvent"), arrival.get("Waits")) == ("CtiArrived", "yes")
    assert machine.snapshot()[channel][0] == "cti-line"
    machine.wait(100)
    assert machine.said[-1].get("UserEvent") == "CtiWaiting"


def test_an_unanswered_caller_does_not_wait_for_a_dead_gateway() -> None:
    machine = Machine(alive=False)
    machine.ask("Setvar", Variable="CTI_ANSWER", Value="no")
    machine.pbx.arrive(ZHANG)
    assert machine.story() == ["CtiArrived", "CtiFallback"]


@pytest.mark.parametrize("at_ms", [1000, 1600])
def test_a_gateway_that_dies_is_noticed_in_the_midst_of_a_sound(at_ms: int) -> None:
    machine = Machine()
    channel = arrived(machine)
    for name, value in (("POSITION", "1"), ("MINUTES", "1"), ("MESSAGE", "wait"), ("", "yes")):
        machine.ask("Setvar", Channel=channel, Variable=f"CTI_SAY_{name}".rstrip("_"), Value=value)
    machine.wait(at_ms)
    machine.ask("Setvar", Variable="CTI_ALIVE_UNTIL", Value="1")
    machine.wait(501)
    assert machine.story() == ["CtiFallback"]


def test_who_watches_over_a_caller_ends_with_what_is_said() -> None:
    """A dead gateway concerns nobody who talks with a seat, though it was told something before."""
    machine = Machine()
    channel = arrived(machine)
    machine.ask("Setvar", Channel=channel, Variable="CTI_SAY_MESSAGE", Value="wait")
    machine.ask("Setvar", Channel=channel, Variable="CTI_SAY", Value="yes")
    machine.wait(1200)
    machine.offer(channel, "1001")
    machine.ask("Setvar", Variable="CTI_ALIVE_UNTIL", Value="1")
    machine.wait(10_000)
    assert machine.story() == ["CtiOffer 1001", "1001 BUSY", "DialEnd ANSWER"]
    assert machine.snapshot()[channel][0] == "cti-offer"


def test_a_sound_that_is_missing_is_passed_over() -> None:
    machine = Machine(sounds={"nowhere": 0, "long": 5000})
    channel = arrived(machine)
    for sound, lasts_ms in (("nowhere", 0), ("long&nowhere", 5000), ("long&long", 10_000)):
        machine.ask("Setvar", Channel=channel, Variable="CTI_SAY_MESSAGE", Value=sound)
        machine.ask("Setvar", Channel=channel, Variable="CTI_SAY", Value="yes")
        machine.wait(1000)
        told_ms = 0
        while machine.snapshot()[channel][0] == "cti-announce":
            machine.wait(1)
            told_ms += 1
        assert told_ms == lasts_ms, sound


def test_who_waits_is_told_and_an_offer_interrupts_it() -> None:
    machine = Machine()
    channel = arrived(machine)
    for name, value in (("POSITION", "2"), ("MINUTES", "1"), ("MESSAGE", "wait"), ("", "yes")):
        machine.ask("Setvar", Channel=channel, Variable=f"CTI_SAY_{name}".rstrip("_"), Value=value)
    machine.wait(1000)
    assert machine.snapshot()[channel][0] == "cti-announce"
    machine.said.clear()
    machine.wait(13_999)
    assert machine.said == []
    machine.wait(1)
    assert [m.get("UserEvent") for m in machine.said] == ["CtiWaiting"]
    machine.ask("Setvar", Channel=channel, Variable="CTI_SAY", Value="yes")
    machine.wait(1500)
    machine.story()
    machine.offer(channel, "1001")
    assert machine.story() == ["CtiOffer 1001", "1001 BUSY"]


# While the gateway is away


def member(machine: Machine, extension: str, *, paused: bool = False) -> None:
    interface = f"PJSIP/{extension}"
    machine.ask("QueueAdd", Queue=FALLBACK, Interface=interface, Paused=str(paused))


def test_a_member_is_rung_and_talks() -> None:
    machine = Machine(alive=False)
    member(machine, "1001", paused=True)
    machine.pbx.arrive(ZHANG)
    assert machine.story() == ["CtiArrived", "CtiFallback"]
    machine.ask("QueuePause", Queue=FALLBACK, Interface="PJSIP/1001", Paused="false")
    machine.wait(1000)
    assert machine.story() == ["1001 BUSY"]
    machine.wait(1000)
    assert machine.story() == ["DialEnd ANSWER"]
    machine.wait(30_000)
    assert machine.story() == ["Hangup trunk 16", "Hangup 1001 16", "1001 NOT_INUSE"]
    (shown,) = (m for m in machine.ask("QueueStatus") if m.event == b"QueueMember")
    assert (shown.get("CallsTaken"), shown.get("InCall"), shown.get("Status")) == ("1", "0", "1")


def test_the_least_recent_member_is_next_and_wraps_up_in_between() -> None:
    machine = Machine(alive=False)
    member(machine, "1001")
    member(machine, "1002")
    for _ in range(3):
        machine.pbx.arrive(replace(ZHANG, talk_ms=5000, agent_ends=True))
    machine.wait(1000)
    assert [brief for brief in machine.story() if brief.startswith("100")] == ["1001 BUSY", "1002 BUSY"]
    machine.wait(5000)
    assert machine.story().count("CtiOfferEnded ANSWER") == 2
    machine.wait(14_000)
    assert machine.story() == []
    machine.wait(3_000)
    assert machine.story()[0] == "1001 BUSY"


def test_no_member_is_rung_after_their_shift_though_nobody_is_there_to_say_so() -> None:
    machine = Machine(alive=False)
    for extension in ("1001", "1002"):
        member(machine, extension)
    end = machine.pbx.now // 1000 + 10
    machine.ask("Setvar", Variable="CTI_UNTIL_PJSIP/1001", Value=str(end))
    machine.phones.rings = {"1001": Ring(Outcome.IGNORED), "1002": Ring(Outcome.IGNORED)}
    machine.pbx.arrive(replace(ZHANG, patience_ms=300_000))
    machine.wait(8_999)
    assert machine.story() == ["CtiArrived", "CtiFallback", "1001 BUSY"]
    machine.wait(1)
    assert machine.story() == ["DialEnd NOANSWER", "Hangup 1001 0", "1001 NOT_INUSE"]
    machine.wait(60_000)
    assert {brief for brief in machine.story() if "1001" in brief} == set(), "and the other goes on"
    paused = {
        m.get("Location"): m.get("Paused")
        for m in machine.ask("QueueStatus", Queue=FALLBACK)
        if m.event == b"QueueMember"
    }
    assert paused == {"PJSIP/1001": "1", "PJSIP/1002": "0"}


def test_a_member_who_does_not_answer_is_rung_again_until_the_queue_gives_up() -> None:
    machine = Machine(alive=False)
    member(machine, "1001")
    machine.phones.rings["1001"] = Ring(Outcome.IGNORED)
    machine.pbx.arrive(replace(ZHANG, patience_ms=70_000))
    machine.wait(69_000)
    story = machine.story()
    assert story[:2] == ["CtiArrived", "CtiFallback"]
    assert story.count("DialEnd NOANSWER") == 3
    assert story.count("CtiFallback") == 2


def test_the_line_is_taken_again_when_the_gateway_is_back() -> None:
    machine = Machine(alive=False)
    channel = machine.pbx.arrive(ZHANG)
    machine.wait(1500)
    machine.ask("Setvar", Variable="CTI_ALIVE_UNTIL", Value=str(machine.pbx.now // 1000 + 3))
    machine.ask("Redirect", Channel=channel, Context="cti-line", Exten="s", Priority="1")
    machine.wait(1)
    assert machine.snapshot()[channel][0] == "cti-line"
    assert [m for m in machine.ask("QueueStatus") if m.event == b"QueueEntry"] == []
    machine.wait(5000)
    assert machine.snapshot()[channel][0] == "cti-fallback"


def test_a_queue_that_does_not_exist_hangs_nobody_up() -> None:
    machine = Machine(alive=False)
    machine.ask("Setvar", Variable="CTI_DID_12333", Value="unknown")
    channel = machine.pbx.arrive(ZHANG)
    machine.wait(3500)
    assert machine.story() == ["CtiArrived", "CtiFallback", "CtiFallback"]
    assert channel in machine.pbx.channels


# Restarts


@pytest.mark.parametrize("cleanly", [True, False])
def test_a_restart_loses_calls_and_globals_but_no_member(cleanly: bool) -> None:
    machine = Machine()
    member(machine, "1003")
    machine.offer(arrived(machine), "1001")
    machine.wait(1500)
    machine.story()
    machine.pbx.restart(cleanly=cleanly)
    assert machine.story() == (["Hangup 1001 0", "Hangup trunk 16", "Shutdown "] if cleanly else [])
    machine.wait(60_000)
    assert machine.story() == []
    assert machine.ask("Getvar", Variable="CTI_ALIVE_UNTIL")[0].get("Value") == ""
    assert machine.pbx.devices.states()["PJSIP/1001"] == "NOT_INUSE"
    assert [m.get("Location") for m in machine.ask("QueueStatus") if m.get("Location")] == ["PJSIP/1003"]
    assert machine.pbx.arrive(ZHANG) == "PJSIP/trunk-00000000"


def test_a_restart_ends_a_redirect_under_way() -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.ask("Redirect", Channel=channel, Context="cti-offer", Exten="1001", Priority="1")
    machine.pbx.restart(cleanly=False)
    again = machine.pbx.arrive(ZHANG)
    machine.story()
    machine.wait(10)
    assert again == channel
    assert machine.story() == []


def test_an_overflow_message_is_played_and_ends_the_call() -> None:
    machine = Machine()
    channel = arrived(machine)
    assert machine.said_no("Setvar", Channel=channel, Variable="CTI_TO", Value="bye") == ""
    machine.ask("Redirect", Channel=channel, Context="cti-overflow-message", Exten="s", Priority="1")
    machine.wait(6_000)
    assert machine.story() == ["CtiAway", "CtiAwayEnded DONE", "Hangup trunk 0"]


@pytest.mark.parametrize(("key", "after_ms", "status"), [(1, 6_000, "ASKED"), (None, 13_000, "NO_KEY")])
def test_who_is_asked_whether_to_be_called_back_answers_or_not(
    key: int | None, after_ms: int, status: str
) -> None:
    machine = Machine()
    channel = arrived(machine, call_back_after_ms=None if key is None else 60_000)
    machine.ask("Redirect", Channel=channel, Context="cti-overflow-callback", Exten="s", Priority="1")
    machine.wait(after_ms)
    asked = ["CtiCallback"] if key else []
    assert [said for said in machine.story() if said != "CtiWaiting"] == [
        "CtiAway",
        f"CtiAwayEnded {status}",
        *asked,
    ]


def sent_away(machine: Machine, channel: str, to: str, target: str) -> None:
    machine.ask("Setvar", Channel=channel, Variable="CTI_TO", Value=target)
    machine.ask("Redirect", Channel=channel, Context=f"cti-overflow-{to}", Exten="s", Priority="1")
    machine.wait(1)


def test_a_number_that_no_trunk_leads_to_brings_the_caller_back() -> None:
    machine = Machine()
    channel = arrived(machine)
    sent_away(machine, channel, "number", "13812345678")
    assert machine.story() == ["CtiAway", "CtiAwayEnded CHANUNAVAIL"]
    assert machine.snapshot()[channel][0] == "cti-line"


@pytest.mark.parametrize("outcome", Outcome)
def test_a_number_outside(outcome: Outcome) -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_OUTSIDE_BEFORE", Value="PJSIP/trunk/sip:")
    machine.ask("Setvar", Variable="CTI_OUTSIDE_AFTER", Value="@192.0.2.1")
    machine.phones.rings["13812345678"] = Ring(outcome, 1000, 5000)
    channel = arrived(machine)
    sent_away(machine, channel, "number", "13812345678")
    machine.wait(30_000)
    story = [said for said in machine.story() if said not in ("CtiAway", "DialEnd ANSWER")]
    if outcome is Outcome.ANSWERED:
        assert story == ["CtiAwayEnded ANSWER", "Hangup trunk 16", "Hangup trunk 16"]
    else:
        told = "BUSY" if outcome is Outcome.BUSY else "NOANSWER"
        assert story[0] == f"DialEnd {told}" and story[-1] == f"CtiAwayEnded {told}"
        assert machine.snapshot()[channel][0] == "cti-line"


@pytest.mark.parametrize(("boxes", "there"), [(None, True), (frozenset({"100"}), True), (frozenset(), False)])
def test_a_voice_box(boxes: frozenset[str] | None, there: bool) -> None:
    machine = Machine(boxes=boxes)
    channel = arrived(machine, message_ms=20_000)
    sent_away(machine, channel, "voicemail", "100@default")
    machine.wait(19_999)
    assert machine.story() == (["CtiAway"] if there else ["CtiAway", "CtiAwayEnded FAILED"])
    machine.wait(1)
    assert (channel in machine.pbx.channels) is not there


def test_who_would_rather_be_called_back_presses_1_where_a_queue_lets_them() -> None:
    machine = Machine()
    machine.ask("Setvar", Variable="CTI_CALLBACK_general", Value="yes")
    channel = arrived(machine, call_back_after_ms=10_500)
    machine.wait(10_499)
    assert machine.story() == []
    machine.wait(1)
    assert machine.story() == ["CtiCallback"]
    machine.ask("Redirect", Channel=channel, Context="cti-callback-kept", Exten="s", Priority="1")
    machine.wait(3_000)
    assert machine.story() == ["Hangup trunk 0"]


def held(machine: Machine, channel: str, leg: str) -> None:
    to_seat = {"ExtraChannel": leg, "ExtraContext": "cti-seat", "ExtraExten": "s", "ExtraPriority": "1"}
    machine.ask("Setvar", Channel=channel, Variable="CTI_LEG", Value=leg)
    machine.ask("Redirect", Channel=channel, Context="cti-held", Exten="1001", Priority="1", **to_seat)
    machine.wait(1)


def test_who_is_held_goes_on_with_what_is_left_to_say() -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.offer(channel, "1001")
    machine.wait(11_000)
    leg = next(name for name in machine.pbx.channels if "1001" in name)
    held(machine, channel, leg)
    machine.wait(40_000)
    machine.ask("Redirect", Channel=channel, Context="cti-talk", Exten="1001", Priority="1")
    machine.wait(1)
    machine.story()
    machine.wait(19_900)
    assert machine.story() == []
    machine.wait(200)
    assert machine.story() == ["Hangup 1001 16", "Hangup trunk 16", "1001 NOT_INUSE"]


def test_who_is_held_too_long_puts_down_and_a_dead_gateway_frees_the_seat() -> None:
    machine = Machine()
    channel = arrived(machine)
    machine.offer(channel, "1001")
    machine.wait(11_000)
    held(machine, channel, next(name for name in machine.pbx.channels if "1001" in name))
    machine.story()
    machine.wait(60_000)
    assert machine.story() == ["Hangup trunk 16"]
    machine.ask("Setvar", Variable="CTI_ALIVE_UNTIL", Value="1")
    machine.wait(1_000)
    assert machine.story() == ["Hangup 1001 16", "1001 NOT_INUSE"]


def test_who_moves_to_another_queue_falls_back_there() -> None:
    machine = Machine()
    channel = arrived(machine)
    assert machine.said_no("Setvar", Channel=channel, Variable="__CTI_QUEUE", Value="labour") == ""
    assert machine.pbx.channels[channel].value("CTI_QUEUE") == "labour"
    assert machine.said_no("Setvar", Channel="x", Variable="__CTI_QUEUE", Value="a") == "No such channel"
