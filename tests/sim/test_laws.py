"""Whatever is asked in whatever order: nothing raises, ids stay one channel's, and every call ends."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from cti_gateway.sim.channel import Channel
from cti_gateway.sim.dialplan import contexts
from cti_gateway.sim.people import Caller, Outcome, Ring
from tests.sim.machines import Machine, brief

NUMBER = "13812345678"
EXTENSIONS = ("1001", "1002", "1003", "4711")
MS = st.integers(0, 30_000)
CALLERS = st.builds(
    Caller,
    did=st.sampled_from(["12333", "12334", "+86"]),
    number=st.sampled_from(["10012345678", "anonymous", ""]),
    name=st.sampled_from(["张伟", ""]),
    patience_ms=MS,
    talk_ms=MS,
    agent_ends=st.booleans(),
    hold_after_ms=st.none() | MS,
    hold_ms=MS,
    score=st.none() | st.integers(0, 9),
)
RINGS = st.builds(Ring, st.sampled_from(Outcome), MS)


@dataclass(frozen=True)
class Ask:
    """One action upon the n-th channel that there has been, and perhaps others in headers."""

    action: str
    headers: tuple[tuple[str, str], ...] = ()
    channel: int | None = None
    more: Mapping[str, int] = field(default_factory=dict)


RUNG = ["-".join(several) for several in (EXTENSIONS, EXTENSIONS[1:], EXTENSIONS[::-1])]
TO_SEATS = [(context, e) for context in ("cti-held", "cti-talk", "cti-consult") for e in EXTENSIONS]
OUTSIDE = [(context, NUMBER) for context in ("cti-outside", "cti-consult-outside")]
ALL_THREE = [("cti-conference", "caller"), ("cti-conference", "party")]
OTHERS = [(context, "s") for context in (*contexts(), "no") if context not in ("cti-inbound", "cti-offer")]
TARGETS = st.sampled_from(
    [*(("cti-offer", e) for e in (*EXTENSIONS, *RUNG)), *TO_SEATS, *OUTSIDE, *ALL_THREE, *OTHERS]
)
REDIRECTS = st.builds(
    lambda target, channel, extra, also: Ask(
        "Redirect",
        (
            *(("Context", target[0]), ("Exten", target[1]), ("Priority", "1")),
            *(("ExtraContext", also[0]), ("ExtraExten", also[1]), ("ExtraPriority", "1")),
        ),
        channel,
        {} if extra is None else {"ExtraChannel": extra},
    ),
    TARGETS,
    st.integers(0, 9),
    st.none() | st.integers(0, 9),
    TARGETS,
)
LEGS = st.builds(
    lambda channel, leg: Ask("Setvar", (("Variable", "CTI_LEG"),), channel, {"Value": leg}),
    st.integers(0, 9),
    st.integers(0, 9),
)
HANGUPS = st.builds(lambda channel: Ask("Hangup", (), channel), st.integers(0, 9))
ORIGINATES = st.builds(
    lambda nth, extension, exten, timeout: Ask(
        "Originate",
        (
            ("Channel", f"PJSIP/{extension}"),
            ("ChannelId", f"out.{nth}"),
            *(("Context", "cti-out"), ("Exten", exten), ("Priority", "1"), ("Timeout", str(timeout))),
            ("Variable", f"__CTI_CALL=out.{nth}"),
        ),
    ),
    st.integers(0, 10**9),
    st.sampled_from(EXTENSIONS),
    st.sampled_from([NUMBER, "x"]),
    MS,
)
MEMBERS = st.builds(
    lambda action, queue, extension, paused: Ask(
        action, (("Queue", f"cti-fallback-{queue}"), ("Interface", f"PJSIP/{extension}"), ("Paused", paused))
    ),
    st.sampled_from(["QueueAdd", "QueuePause", "QueueRemove"]),
    st.sampled_from(["general", "labour", "none"]),
    st.sampled_from(EXTENSIONS),
    st.sampled_from(["true", "false"]),
)
GLOBALS = st.builds(
    lambda name, value: Ask("Setvar", (("Variable", name), ("Value", value))),
    st.sampled_from(
        [
            *("CTI_ALIVE_UNTIL", "CTI_RING_general", "CTI_DID_12333", "CTI_SURVEY_general", "CTI_ANSWER"),
            *("CTI_CLOSED_FROM_general", "CTI_CLOSED_UNTIL_general", "CTI_NOTICE", "CTI_CLOSED_MESSAGE"),
        ]
    ),
    st.sampled_from(["", "0", "2", "99999999999", "labour", "²", "no"]),
)
SAID = st.builds(
    lambda name, value, channel: Ask("Setvar", (("Variable", name), ("Value", value)), channel),
    st.sampled_from(["CTI_SAY", "CTI_SAY_POSITION", "CTI_SAY_MESSAGE", "CTI_TO", "__CTI_QUEUE"]),
    st.sampled_from(["", "1", "7", "labour"]),
    st.integers(0, 9),
)
LISTS = st.sampled_from([Ask("Status"), Ask("QueueStatus"), Ask("DeviceStateList"), Ask("CoreStatus")])
PLUGS = st.tuples(st.just("plug"), st.sampled_from(EXTENSIONS))
ACTIONS = REDIRECTS | LEGS | HANGUPS | ORIGINATES | MEMBERS | GLOBALS | SAID | LISTS
STEPS = st.lists(
    CALLERS | ACTIONS | PLUGS | MS | st.tuples(st.just("hang up"), MS),
    max_size=40,
)


def carry_out(machine: Machine, step: object, callers: list[str], channels: list[str]) -> None:
    match step:
        case Caller():
            callers.append(machine.pbx.arrive(step))
        case Ask(action, headers, channel, others):
            known = {**({} if channel is None else {"Channel": channel}), **others}
            named = {
                header: channels[n % len(channels)] if channels else "none" for header, n in known.items()
            }
            machine.ask(action, **(dict(headers) | named))
        case int():
            machine.wait(step)
        case ("plug", str(extension)):
            machine.phones.unplugged ^= {extension}
        case ("hang up", int(n)):
            if channels:
                machine.pbx.hang_up(channels[n % len(channels)])
    channels += [name for name in machine.pbx.channels if name not in channels]
    machine.listen()


def check_present(machine: Machine) -> None:
    """What is true at each moment."""
    pbx = machine.pbx
    there = list(pbx.channels.values())
    assert len({channel.unique_id for channel in there}) == len(there)
    busy = Counter(channel.device for channel in there)
    for device, state in pbx.devices.states().items():
        if device.startswith("PJSIP/1") and pbx.phones.registered(device.removeprefix("PJSIP/")):
            assert state == ("BUSY" if busy[device] else "NOT_INUSE")
    for channel in there:
        for leg in channel.legs:
            assert leg.rung_by is channel and pbx.channels[leg.name] is leg and leg.bridge is None
        if channel.bridge is not None:
            check_bridge(machine, channel)
    ringing = {id(channel.member) for channel in there if channel.member is not None}
    flagged = {id(m) for ms in pbx.queues.members.values() for m in ms.values() if m.in_call}
    assert flagged <= ringing


def check_bridge(machine: Machine, channel: Channel) -> None:
    bridge = channel.bridge
    assert bridge is not None and channel in bridge.members and channel.rung_by is None
    assert all(member.bridge is bridge for member in bridge.members)
    assert all(machine.pbx.channels[member.name] is member for member in bridge.members)
    if bridge.owner is None:
        assert machine.pbx.conferences[bridge.name] is bridge
    else:
        assert len(bridge.members) == 2 and bridge.owner in bridge.members and bridge.owner.over is not None


@settings(max_examples=300, deadline=None)
@given(steps=STEPS, rings=st.dictionaries(st.sampled_from(EXTENSIONS), RINGS), alive=st.booleans())
def test_whatever_is_asked(steps: list[object], rings: dict[str, Ring], alive: bool) -> None:
    machine = Machine(alive=alive)
    machine.phones.rings = rings
    machine.ask("Setvar", Variable="CTI_OUTSIDE_AFTER", Value="@trunk")
    machine.ask("Setvar", Variable="CTI_OUTSIDE_BEFORE", Value="PJSIP/")
    callers: list[str] = []
    channels: list[str] = []
    for step in steps:
        carry_out(machine, step, callers, channels)
        check_present(machine)
    machine.ask("Setvar", Variable="CTI_ALIVE_UNTIL", Value="1")
    machine.wait(120_000)
    assert [channel for channel in machine.pbx.channels.values() if channel.caller is not None] == []
    for name in list(machine.pbx.channels):  # those that wait for somebody who never comes
        machine.pbx.hang_up(name)
    machine.wait(0)
    assert machine.pbx.channels == {} and machine.pbx.conferences == {}
    machine.wait(120_000)
    assert machine.pbx.next_deadline() is None
    assert set(machine.pbx.devices.states().values()) <= {"NOT_INUSE", "UNAVAILABLE"}
    check_stories(machine, callers)


def check_stories(machine: Machine, channels: list[str]) -> None:
    """Each channel: an arrival or a dialling first, one Hangup, nothing afterwards."""
    lives: dict[str, list[str]] = {}
    for message in machine.said:
        for header in ("Channel", "DestChannel"):
            if "-" in message.get(header):  # an Originate that fails names the device
                lives.setdefault(message.get(header), []).append(brief(message).split()[0])
    callers = [name for name, life in lives.items() if life[0] == "CtiArrived"]
    assert callers == channels
    for life in lives.values():
        assert life.count("Hangup") == 1
        assert life[-1] == "Hangup"
