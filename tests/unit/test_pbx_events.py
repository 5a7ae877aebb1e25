"""Each row of the table in docs/asterisk-contract.md, and what must not become a fact."""

import pytest

from cti_gateway.codec.ami import Message
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.core import events
from cti_gateway.core.events import OfferResult, PhoneState, SwitchEvent

OURS = "ChanVariable: CTI_CALL=7.1"


def message(text: str) -> Message:
    return Message(text.strip().replace("\n", "\r\n").encode())


def reader() -> PbxEvents:
    return PbxEvents(Devices("PJSIP/{extension}"))


def user_event(name: str, *headers: str) -> Message:
    return message("\n".join(("Event: UserEvent", f"UserEvent: {name}", *headers)))


@pytest.mark.parametrize(
    ("shown", "number", "name"),
    [
        ("CallerIDNum: 139\nCallerIDName: 张三", "139", "张三"),
        ("CallerIDNum: <unknown>\nCallerIDName: <unknown>", "", ""),
        ("CallerIDNum: anonymous\nCallerIDName: Anonymous", "", ""),
    ],
)
def test_arrival(shown: str, number: str, name: str) -> None:
    arrived = user_event(
        "CtiArrived", "Channel: PJSIP/trunk-1", shown, "Call: 7.1", "Did: 12333", "Queue: labour"
    )
    expected = events.CallArrived("7.1", "PJSIP/trunk-1", number, name, "12333", "labour")
    assert reader().read(arrived) == expected


def test_who_is_played_nothing_waits_on_arrival() -> None:
    headers = ("Channel: PJSIP/trunk-1", "Call: 7.1", "Did: 12333", "Queue: labour", "Waits: yes")
    fact = reader().read(user_event("CtiArrived", *headers))
    assert fact == events.CallArrived("7.1", "PJSIP/trunk-1", "", "", "12333", "labour", waits=True)


@pytest.mark.parametrize(
    ("event", "fact"),
    [
        (user_event("CtiWaiting", "Call: 7.1"), events.CallWaiting("7.1")),
        (user_event("CtiFallback", "Call: 7.1"), events.CallFellBack("7.1")),
        (user_event("CtiCallback", "Call: 7.1"), events.CallbackAsked("7.1")),
        (user_event("CtiClosed", "Call: 7.1"), events.CallTurnedAway("7.1")),
        (user_event("CtiNotified", "Call: 7.1", "Notice: cti/a"), events.NoticePlayed("7.1", "cti/a")),
        (user_event("CtiSurveySent", "Call: 7.1"), events.SurveySent("7.1")),
        (user_event("CtiSurvey", "Call: 7.1", "Score: 5"), events.SurveyEnded("7.1", 5)),
        (user_event("CtiSurvey", "Call: 7.1", "Score: timeout"), events.SurveyEnded("7.1", None)),
        (user_event("CtiSurvey", "Call: 7.1", "Score: 6"), events.SurveyEnded("7.1", None)),
        (user_event("CtiAway", "Call: 7.1"), events.AwayStarted("7.1")),
        (user_event("CtiAwayEnded", "Call: 7.1", "Status: DONE"), events.AwayEnded("7.1", True, "DONE")),
        (user_event("CtiAwayEnded", "Call: 7.1", "Status: ANSWER"), events.AwayEnded("7.1", True, "ANSWER")),
        (user_event("CtiAwayEnded", "Call: 7.1", "Status: BUSY"), events.AwayEnded("7.1", False, "BUSY")),
        (user_event("CtiOffer", "Call: 7.1", "Seat: 1001"), events.OfferStarted("7.1", "1001")),
        (user_event("SomebodyElses", "Call: 7.1"), None),
    ],
)
def test_user_events(event: Message, fact: SwitchEvent | None) -> None:
    assert reader().read(event) == fact


@pytest.mark.parametrize(
    ("status", "result"),
    [
        ("ANSWER", OfferResult.ANSWERED),
        ("BUSY", OfferResult.BUSY),
        ("CHANUNAVAIL", OfferResult.UNREACHABLE),
        ("CONGESTION", OfferResult.UNREACHABLE),
        ("NOANSWER", OfferResult.NO_ANSWER),
        ("CANCEL", OfferResult.NO_ANSWER),
        ("", OfferResult.NO_ANSWER),
    ],
)
def test_the_end_of_an_offer(status: str, result: OfferResult) -> None:
    ended = user_event("CtiOfferEnded", "Call: 7.1", "Seat: 1001", f"Status: {status}")
    assert reader().read(ended) == events.OfferEnded("7.1", "1001", result)


def dial_end(channel: str, status: str = "ANSWER", linked: str = "7.1") -> Message:
    return message(
        f"Event: DialEnd\nDestChannel: {channel}\nDestUniqueid: 7.2\n"
        f"DestLinkedid: {linked}\nDialStatus: {status}"
    )


def hangup(unique_id: str, variable: str = OURS) -> Message:
    return message(f"Event: Hangup\n{variable}\nUniqueid: {unique_id}")


def test_a_seat_answers_and_leaves_then_the_caller() -> None:
    one = reader()
    assert one.read(dial_end("PJSIP/1001-0000002a")) == events.SeatAnswered("7.1", "1001")
    assert one.read(hangup("7.2")) == events.SeatHungUp("7.1", "1001")
    assert one.read(hangup("7.2")) is None
    assert one.read(hangup("7.1")) == events.CallEnded("7.1")


def test_a_phone_that_refuses_is_told_while_others_may_ring() -> None:
    refused = reader().read(dial_end("PJSIP/1001-0000002a", "BUSY"))
    assert refused == events.SeatDeclined("7.1", "1001", OfferResult.BUSY)
    unreachable = reader().read(dial_end("PJSIP/1001-0000002a", "CHANUNAVAIL"))
    assert unreachable == events.SeatDeclined("7.1", "1001", OfferResult.UNREACHABLE)


def test_who_is_called_outside_answers_and_leaves() -> None:
    assert reader().read(dial_end("PJSIP/trunk-0000002a")) == events.OutsideAnswered("7.1")
    left = user_event("CtiOutEnded", "Call: 7.1", "Status: ANSWER")
    assert reader().read(left) == events.OutsideEnded("7.1", OfferResult.ANSWERED)
    busy = user_event("CtiOutEnded", "Call: 7.1", "Status: BUSY")
    assert reader().read(busy) == events.OutsideEnded("7.1", OfferResult.BUSY)


def test_the_phone_that_begins_a_call_out_and_does_not_take_it() -> None:
    own = message(
        "Event: DialEnd\nDestChannel: PJSIP/1001-0000002a\nDestUniqueid: 7.1\n"
        "DestLinkedid: 7.1\nDialStatus: BUSY"
    )
    assert reader().read(own) == events.OfferEnded("7.1", "1001", OfferResult.BUSY)


@pytest.mark.parametrize(
    ("channel", "response", "reason", "result"),
    [
        ("PJSIP/1001", "Failure", "0", OfferResult.UNREACHABLE),
        ("PJSIP/1001", "Failure", "3", OfferResult.NO_ANSWER),
        ("PJSIP/1001", "Failure", "5", OfferResult.BUSY),
        ("PJSIP/1001-0000002a", "Success", "4", None),
        ("Local/1@x", "Failure", "0", None),
    ],
)
def test_an_originate_that_comes_to_nothing(
    channel: str, response: str, reason: str, result: OfferResult | None
) -> None:
    told = message(
        f"Event: OriginateResponse\nResponse: {response}\nChannel: {channel}\n"
        f"Reason: {reason}\nUniqueid: out.5.1"
    )
    fact = reader().read(told)
    assert fact == (None if result is None else events.OfferEnded("out.5.1", "1001", result))


@pytest.mark.parametrize(
    "other",
    [
        dial_end("PJSIP/1001-0000002a", "NOANSWER"),
        dial_end("PJSIP/1001-0000002a", "CANCEL"),
        dial_end("PJSIP/trunk-0000002a", "BUSY"),
        dial_end("PJSIP/1001-0000002a", linked=""),
    ],
)
def test_a_leg_that_did_not_answer_as_a_seat_has_no_talk_to_end(other: Message) -> None:
    one = reader()
    assert one.read(other) is None
    assert one.read(hangup("7.2")) is None


@pytest.mark.parametrize("channel", ["PJSIP/trunk-0000002a", "Local/1001@x-0000002a;1"])
def test_who_answers_and_is_no_seat_is_outside(channel: str) -> None:
    one = reader()
    assert one.read(dial_end(channel)) == events.OutsideAnswered("7.1")
    assert one.read(hangup("7.2")) is None


def test_legs_of_before_a_gap_are_those_of_the_snapshot() -> None:
    one = reader()
    one.read(dial_end("PJSIP/1001-0000002a"))
    one.forget()
    assert one.read(hangup("7.2")) is None
    one.adopt_leg("7.3", "1002")
    assert one.read(hangup("7.3")) == events.SeatHungUp("7.1", "1002")
    one.adopt_leg("7.4", "1002")
    assert one.read(hangup("7.4", "ChanVariable: CTI_CALL=")) is None


@pytest.mark.parametrize(
    ("event", "fact"), [("Hold", events.HoldStarted("7.1")), ("Unhold", events.HoldEnded("7.1"))]
)
def test_hold_counts_on_a_seats_leg_of_our_call(event: str, fact: SwitchEvent) -> None:
    assert reader().read(message(f"Event: {event}\nChannel: PJSIP/1001-0000002a\n{OURS}")) == fact
    assert reader().read(message(f"Event: {event}\nChannel: PJSIP/trunk-0000002a\n{OURS}")) is None
    assert reader().read(message(f"Event: {event}\nChannel: PJSIP/1001-0000002a")) is None


@pytest.mark.parametrize(
    ("state", "phone"),
    [
        ("NOT_INUSE", PhoneState.IDLE),
        ("RINGING", PhoneState.RINGING),
        ("INUSE", PhoneState.IN_USE),
        ("ONHOLD", PhoneState.IN_USE),
        ("UNAVAILABLE", PhoneState.UNREACHABLE),
        ("INVALID", PhoneState.UNREACHABLE),
    ],
)
def test_phones(state: str, phone: PhoneState) -> None:
    changed = message(f"Event: DeviceStateChange\nDevice: PJSIP/1001\nState: {state}")
    assert reader().read(changed) == events.PhoneChanged("1001", phone)


def test_what_is_nobodys_business() -> None:
    assert reader().read(message("Event: DeviceStateChange\nDevice: PJSIP/trunk\nState: INUSE")) is None
    assert reader().read(message("Event: Newchannel\nChannel: PJSIP/1001-0000002a")) is None
    assert reader().read(message("Response: Success")) is None


@pytest.mark.parametrize(
    ("template", "name", "extension"),
    [
        ("PJSIP/{extension}", "PJSIP/1001-0000002a", "1001"),
        ("PJSIP/{extension}", "PJSIP/1001-abc", None),
        ("PJSIP/{extension}", "PJSIP/1001x", None),
        ("PJSIP/{extension}", "PJSIP/" + "1" * 21, None),
        ("PJSIP/{extension}", "PJSIP/١٠٠١", None),
        ("SIP/desk.{extension}", "SIP/desk.1001", "1001"),
        ("SIP/desk.{extension}", "SIP/deskx1001", None),
    ],
)
def test_devices(template: str, name: str, extension: str | None) -> None:
    devices = Devices(template)
    assert devices.extension(name) == extension
    assert devices.extension(devices.device("1001")) == "1001"


@pytest.mark.parametrize(
    ("event", "fact"),
    [
        (user_event("CtiHeld", "Call: 7.1"), events.CallerHeld("7.1")),
        (user_event("CtiConsult", "Call: 7.1"), events.ThirdCalled("7.1")),
        (user_event("CtiConference", "Call: 7.1"), events.CallersJoined("7.1")),
        (user_event("CtiOutside", "Call: 7.1"), events.CallerSentOutside("7.1")),
        (user_event("CtiTalk", "Call: 7.1", "Seat: 1001"), events.CallerConnected("7.1", "1001")),
        (
            user_event("CtiConsultEnded", "Call: 7.1", "Status: BUSY"),
            events.ThirdEnded("7.1", OfferResult.BUSY),
        ),
    ],
)
def test_what_a_seat_does_with_its_call(event: Message, fact: SwitchEvent) -> None:
    assert reader().read(event) == fact


def answered_in(context: str, channel: str) -> Message:
    more = f"\r\nContext: {context}"
    return Message(dial_end(channel).raw + more.encode())


def test_a_third_party_is_known_by_the_context_it_was_rung_from() -> None:
    one = reader()
    seat, outside = "PJSIP/1002-0000002a", "PJSIP/trunk-0000002a"
    assert one.read(answered_in("cti-consult", seat)) == events.ThirdAnswered("7.1", seat)
    assert one.read(hangup("7.2")) == events.SeatHungUp("7.1", "1002")
    assert one.read(answered_in("cti-consult-outside", outside)) == events.ThirdAnswered("7.1", outside)
    assert one.read(hangup("7.2")) == events.ThirdHungUp("7.1")
    assert one.read(answered_in("cti-outside", outside)) == events.OutsideAnswered("7.1")
    assert one.read(hangup("7.2")) is None
