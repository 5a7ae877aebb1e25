"""The replies of a snapshot, as Asterisk 22 gives them, cut to what is read."""

import pytest

from cti_gateway.codec.ami import Message
from cti_gateway.codec.pbx_events import Devices
from cti_gateway.codec.pbx_snapshot import read_snapshot
from cti_gateway.core.events import PhoneState
from cti_gateway.core.records import Direction
from cti_gateway.core.snapshot import FallbackMember, Place, SeenCall, SeenThird, SwitchSnapshot

NOW = "1795510609.032"


def message(text: str) -> Message:
    return Message(text.strip().replace("\n", "\r\n").encode())


def channel(name: str, unique_id: str, *more: str) -> Message:
    return message("\n".join(("Event: Status", f"Channel: {name}", f"Uniqueid: {unique_id}", *more)))


def caller(context: str, *more: str, call: str = "7.1") -> Message:
    return channel(
        f"PJSIP/trunk-{call}",
        call,
        "CallerIDNum: 139",
        "CallerIDName: <unknown>",
        f"Context: {context}",
        "Seconds: 9",
        f"Variable: CTI_CALL={call}",
        "Variable: CTI_DID=12333",
        "Variable: CTI_QUEUE=general",
        *(more or ("Variable: CDR(start,u)=1795510606.716112",)),
    )


def leg(extension: str, *more: str, call: str = "7.1") -> Message:
    return channel(
        f"PJSIP/{extension}-0000002a",
        "7.2",
        "Seconds: 3",
        "Context: from-seats",
        f"Variable: CTI_CALL={call}",
        *more,
    )


def read(
    *channels: Message,
    devices: tuple[Message, ...] = (),
    members: tuple[Message, ...] = (),
    core: str = "CoreStartupDate: 2026-11-24\nCoreStartupTime: 08:00:01",
) -> tuple[SwitchSnapshot, dict[str, str]]:
    return read_snapshot(
        Devices("PJSIP/{extension}"),
        core=message(core),
        clock=message(f"Response: Success\nValue: {NOW}"),
        channels=channels,
        devices=devices,
        members=members,
    )


def the_call(*channels: Message) -> SeenCall:
    (call,) = read(*channels)[0].calls
    return call


def test_a_caller_is_read_whole() -> None:
    assert the_call(caller("cti-line")) == SeenCall(
        "7.1", "PJSIP/trunk-7.1", "139", "", "12333", "general", Place.LINE, age_ms=2316
    )


@pytest.mark.parametrize(
    ("context", "place"),
    [
        ("cti-inbound", Place.ENTERING),
        ("cti-line", Place.LINE),
        ("cti-fallback", Place.FALLBACK),
        ("cti-announce", Place.LINE),
        ("cti-overflow-number", Place.AWAY),
        ("cti-offer", Place.LEAVING),
        ("cti-survey", Place.LEAVING),
    ],
)
def test_where_a_caller_alone_is(context: str, place: Place) -> None:
    assert the_call(caller(context)).place is place


def test_who_talks_outside_is_away_and_in_a_bridge() -> None:
    call = the_call(caller("cti-overflow-number", "BridgeID: b"))
    assert (call.place, call.bridged) == (Place.AWAY, True)


def test_a_ringing_seat_is_told_from_a_talking_one_by_the_bridge() -> None:
    ringing = the_call(caller("cti-offer"), leg("1001"))
    assert (ringing.place, ringing.extension, ringing.talked_ms) == (Place.OFFER, "1001", None)
    bridged, start = "BridgeID: b", "Variable: CDR(start,u)=1795510606.7"
    answered, hold = "Variable: CDR(answer,u)=1795510607.026574", "Variable: CHANNEL(onhold)=1"
    snapshot, legs = read(caller("cti-fallback", bridged, start, hold), leg("1001", bridged, answered))
    (talking,) = snapshot.calls
    assert (talking.place, talking.extension, talking.on_hold) == (Place.TALKING, "1001", True)
    assert (talking.age_ms, talking.talked_ms) == (2332, 2005)
    assert legs == {"7.2": "1001"}


@pytest.mark.parametrize(
    ("value", "sent", "score"),
    [("", False, None), ("sent", True, None), ("timeout", True, None), ("4", True, 4)],
)
def test_how_far_the_survey_went(value: str, sent: bool, score: int | None) -> None:
    call = the_call(caller("cti-survey", f"Variable: CTI_SURVEY={value}"))
    assert (call.survey_sent, call.survey_score) == (sent, score)


def own_leg(state: str, *more: str) -> Message:
    return channel(
        "PJSIP/1001-00000001",
        "out.5.1",
        "Context: cti-out",
        f"ChannelStateDesc: {state}",
        "Seconds: 9",
        "Variable: CTI_CALL=out.5.1",
        "Variable: CTI_OUT=13912345678",
        "Variable: CDR(start,u)=1795510606.716112",
        *more,
    )


def outside(*more: str) -> Message:
    return channel(
        "PJSIP/trunk-00000002",
        "8.2",
        "Seconds: 3",
        "Variable: CTI_CALL=out.5.1",
        "Variable: CTI_OUT=(null)",
        *more,
    )


@pytest.mark.parametrize(
    ("channels", "place", "talked_ms", "on_hold"),
    [
        ((own_leg("Ringing"),), Place.OFFER, None, False),
        ((own_leg("Up"), outside()), Place.DIALLING, None, False),
        (
            (
                own_leg("Up", "BridgeID: b"),
                outside("BridgeID: b", "Variable: CDR(answer,u)=1795510607.026574"),
            ),
            Place.TALKING,
            2005,
            False,
        ),
        (
            (own_leg("Up", "BridgeID: b"), outside("BridgeID: b", "Variable: CHANNEL(onhold)=1")),
            Place.TALKING,
            3000,
            True,
        ),
    ],
)
def test_a_call_out_is_led_by_the_channel_of_the_seat(
    channels: tuple[Message, ...], place: Place, talked_ms: int | None, on_hold: bool
) -> None:
    snapshot, legs = read(*channels)
    assert snapshot.calls == (
        SeenCall(
            "out.5.1",
            "PJSIP/1001-00000001",
            "13912345678",
            "",
            "",
            "",
            place,
            "1001",
            on_hold,
            age_ms=2316,
            talked_ms=talked_ms,
            direction=Direction.OUT,
        ),
    )
    assert legs == {}, "its hangup is the end of the call, not of the seat's part alone"


def test_without_cdr_the_age_of_the_channels_must_do() -> None:
    call = the_call(caller("cti-offer", "BridgeID: b"), leg("1001", "BridgeID: b"))
    assert (call.age_ms, call.talked_ms) == (9000, 3000)


@pytest.mark.parametrize("nonsense", ["", "soon", "nan", "-1", "1e999", "9" * 400])
def test_a_time_that_is_none_is_not_long_ago(nonsense: str) -> None:
    seconds = f"Seconds: {nonsense}"
    lost = channel(
        "PJSIP/trunk-7.1", "7.1", seconds, "Variable: CTI_CALL=7.1", f"Variable: CDR(start,u)={nonsense}"
    )
    assert the_call(lost).age_ms == 0


def test_an_unknown_partner_in_the_bridge_is_no_seat() -> None:
    snapshot, legs = read(caller("cti-offer", "BridgeID: b"), leg("trunk", "BridgeID: b"))
    assert (snapshot.calls[0].place, snapshot.calls[0].extension, legs) == (Place.LEAVING, None, {})


def test_what_is_not_of_our_calls_is_passed_over() -> None:
    foreign = channel("PJSIP/1001-0000002b", "8.1", "Context: office")
    assert read(foreign, leg("1001", call="9.9"), message("Event: StatusComplete"))[0].calls == ()


def test_phones_and_members() -> None:
    def device(name: str, state: str) -> Message:
        return message(f"Event: DeviceStateChange\nDevice: {name}\nState: {state}")

    def member(queue: str, location: str, paused: str) -> Message:
        return message(f"Event: QueueMember\nQueue: {queue}\nLocation: {location}\nPaused: {paused}")

    snapshot, _ = read(
        devices=(device("PJSIP/1001", "NOT_INUSE"), device("PJSIP/trunk", "INUSE"), message("Event: End")),
        members=(
            member("cti-fallback-general", "PJSIP/1001", "1"),
            member("cti-fallback-labour", "PJSIP/1002", "0"),
            member("office", "PJSIP/1001", "0"),
            member("cti-fallback-general", "Local/1@x", "0"),
            message("Event: QueueParams\nQueue: cti-fallback-general"),
        ),
    )
    assert snapshot.phones == {"1001": PhoneState.IDLE}
    assert snapshot.members == (
        FallbackMember("general", "1001", True),
        FallbackMember("labour", "1002", False),
    )


def test_the_start_of_asterisk_is_an_instant_or_nothing() -> None:
    assert read()[0].started_at == 1795507201000
    assert read(core="Response: Success")[0].started_at == 0


def party(name: str, unique_id: str, context: str, *more: str) -> Message:
    return channel(name, unique_id, f"Context: {context}", "Seconds: 3", "Variable: CTI_CALL=7.1", *more)


def test_a_held_caller_and_whom_the_seat_consults() -> None:
    held = caller("cti-held")
    apart = party("PJSIP/1001-0000002a", "7.2", "cti-seat")
    assert (the_call(held, apart).place, the_call(held, apart).leg) == (Place.HELD, "PJSIP/1001-0000002a")
    assert (the_call(held).place, the_call(held).leg) == (Place.HELD, "")
    asking = party("PJSIP/1001-0000002a", "7.2", "cti-consult-outside", "Exten: 110", "BridgeID: b")
    outside = party("PJSIP/trunk-0000002b", "7.3", "from-trunk", "BridgeID: b")
    snapshot, talking = read(held, outside, asking)
    assert snapshot.calls[0].third == SeenThird("PJSIP/trunk-0000002b", None, "110", talking=True)
    assert talking == {"7.2": "1001", "7.3": ""}
    rings = party("PJSIP/trunk-0000002b", "7.3", "from-trunk")
    snapshot, talking = read(held, rings, asking)
    assert snapshot.calls[0].third == SeenThird("PJSIP/trunk-0000002b", None, "110", talking=False)
    assert talking == {"7.2": "1001"}


def test_a_conference() -> None:
    together = caller("cti-conference", "BridgeID: b")
    legs = [party(f"PJSIP/100{n}-0000002a", f"7.{n}", "cti-conference", "BridgeID: b") for n in (2, 3)]
    announcer = party("CBAnn/7.1-00000000;2", "7.9", "default", "BridgeID: b")
    call = the_call(together, announcer, *legs)
    assert (call.place, call.extension) == (Place.CONFERENCE, "1002")
    assert call.third is not None and (call.third.extension, call.third.talking) == ("1003", True)
