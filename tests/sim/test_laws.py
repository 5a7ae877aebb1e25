"""Whatever is asked in whatever order: nothing raises, ids stay one channel's, and every call ends."""

from collections import Counter
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from cti_gateway.sim.channel import Caller, Outcome, Ring
from cti_gateway.sim.dialplan import contexts
from tests.sim.machines import Machine, brief

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
    """One action upon the n-th channel that there has been."""

    action: str
    headers: tuple[tuple[str, str], ...] = ()
    channel: int | None = None


RUNG = ["-".join(several) for several in (EXTENSIONS, EXTENSIONS[1:], EXTENSIONS[::-1])]
OTHERS = [(context, "s") for context in (*contexts(), "no") if context not in ("cti-inbound", "cti-offer")]
TARGETS = st.sampled_from([*(("cti-offer", e) for e in (*EXTENSIONS, *RUNG)), *OTHERS])
REDIRECTS = st.builds(
    lambda target, channel: Ask(
        "Redirect", (("Context", target[0]), ("Exten", target[1]), ("Priority", "1")), channel
    ),
    TARGETS,
    st.integers(0, 9),
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
STEPS = st.lists(
    CALLERS | REDIRECTS | MEMBERS | GLOBALS | SAID | LISTS | PLUGS | MS | st.tuples(st.just("hang up"), MS),
    max_size=40,
)


def carry_out(machine: Machine, step: object, channels: list[str]) -> None:
    match step:
        case Caller():
            channels.append(machine.pbx.arrive(step))
        case Ask(action, headers, channel):
            known = channels[channel % len(channels)] if channels and channel is not None else "none"
            more = {"Channel": known} if channel is not None else {}
            machine.ask(action, **dict(headers), **more)
        case int():
            machine.wait(step)
        case ("plug", str(extension)):
            machine.phones.unplugged ^= {extension}
        case ("hang up", int(n)):
            legs = [leg.name for call in machine.pbx.calls.values() for leg in call.legs]
            if channels:
                machine.pbx.hang_up([*channels, *legs][n % len([*channels, *legs])])
    machine.listen()


def check_present(machine: Machine) -> None:
    """What is true at each moment."""
    pbx = machine.pbx
    legs = [leg for call in pbx.calls.values() for leg in call.legs]
    open_channels = [*(call.channel for call in pbx.calls.values()), *legs]
    assert len({channel.unique_id for channel in open_channels}) == len(open_channels)
    assert len({channel.name for channel in open_channels}) == len(open_channels)
    busy = Counter(leg.device for leg in legs)
    for device, state in pbx.devices.states().items():
        if device.startswith("PJSIP/1") and pbx.phones.registered(device.removeprefix("PJSIP/")):
            assert state == ("BUSY" if busy[device] else "NOT_INUSE")
    for call in pbx.calls.values():
        bridge = call.leg.bridge if call.leg is not None else ""
        assert call.channel.bridge == bridge
    ringing = {id(call.member) for call in pbx.calls.values() if call.member is not None}
    flagged = {id(m) for ms in pbx.queues.members.values() for m in ms.values() if m.in_call}
    assert flagged <= ringing


@settings(max_examples=300, deadline=None)
@given(steps=STEPS, rings=st.dictionaries(st.sampled_from(EXTENSIONS), RINGS), alive=st.booleans())
def test_whatever_is_asked(steps: list[object], rings: dict[str, Ring], alive: bool) -> None:
    machine = Machine(alive=alive)
    machine.phones.rings = rings
    channels: list[str] = []
    for step in steps:
        carry_out(machine, step, channels)
        check_present(machine)
    machine.wait(120_000)
    assert machine.pbx.calls == {}
    assert machine.pbx.next_deadline() is None
    assert set(machine.pbx.devices.states().values()) <= {"NOT_INUSE", "UNAVAILABLE"}
    check_stories(machine, channels)


def check_stories(machine: Machine, channels: list[str]) -> None:
    """Each channel: an arrival or a dialling first, one Hangup, nothing afterwards."""
    lives: dict[str, list[str]] = {}
    for message in machine.said:
        for header in ("Channel", "DestChannel"):
            if message.get(header):
                lives.setdefault(message.get(header), []).append(brief(message).split()[0])
    callers = [name for name, life in lives.items() if life[0] == "CtiArrived"]
    assert callers == channels
    for life in lives.values():
        assert life.count("Hangup") == 1
        assert life[-1] == "Hangup"
