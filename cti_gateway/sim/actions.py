"""The manager interface's actions upon the simulated PBX, with the answers and refusals of Asterisk 22.

Pure: an action and the instant in, bytes out.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from cti_gateway.sim import call_actions, dialplan, queue_actions, wire
from cti_gateway.sim.answers import Handler, Headers, ids, listed
from cti_gateway.sim.pbx import Pbx


@dataclass(frozen=True, slots=True)
class User:
    """A section of manager.conf; the classes that it may read and write, and the events let through."""

    name: str
    secret: str
    read: frozenset[str]
    write: frozenset[str]


def act(pbx: Pbx, user: User, headers: Headers) -> bytes:
    """Carry out one action of somebody who has logged in."""
    name, action_id = headers.get("action", ""), headers.get("actionid", "")
    known = ACTIONS.get(name.lower())
    if known is None:
        said = f"Invalid/unknown command: {name}. Use Action: ListCommands to show available commands."
        return wire.response(action_id, said, success=False)
    privileges, handler = known
    if privileges and not privileges & user.write:
        return wire.response(action_id, "Permission denied", success=False)
    return handler(pbx, headers, action_id)


def fully_booted(pbx: Pbx) -> bytes:
    """What a user who may read it is told after the login."""
    up_s = (pbx.now - pbx.started_at) // 1000
    return wire.frame(
        ("Event", "FullyBooted"),
        ("Privilege", "system,all"),
        ("Uptime", up_s),
        ("LastReload", up_s),
        ("Status", "Fully Booted"),
    )


def _ping(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    return wire.response(action_id, "", ("Ping", "Pong"), ("Timestamp", wire.seconds(pbx.now)))


def _getvar(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    name = headers.get("variable", "")
    if not name:
        return wire.response(action_id, "No variable specified", success=False)
    clock = {"EPOCH": str(pbx.now // 1000), "STRFTIME(,,%s.%3q)": f"{pbx.now // 1000}.{pbx.now % 1000:03d}"}
    value = clock.get(name, pbx.globals.get(name, ""))
    return wire.response(action_id, "", ("Variable", name), ("Value", value))


def _setvar(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    name = headers.get("variable", "")
    if not name:
        return wire.response(action_id, "No variable specified", success=False)
    value, channel = headers.get("value", ""), headers.get("channel", "")
    if not channel:
        pbx.globals[name] = value
    elif not pbx.set_variable(channel, name, value):
        return wire.response(action_id, "No such channel", success=False)
    return wire.response(action_id, "Variable Set")


def _status(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    name = headers.get("channel", "")
    asked = _split_variables(headers.get("variables", ""))
    items = [
        wire.channel_status(channel, asked, pbx.now) + wire.frame(*ids(action_id))
        for channel in pbx.channels.values()
        if name in ("", channel.name)
    ]
    if name and not items:
        return wire.response(action_id, "No such channel", success=False)
    more = (("Items", len(items)),)
    return listed(action_id, "Channel status will follow", items, "StatusComplete", more)


def _split_variables(text: str) -> list[str]:
    r"""At each comma that no backslash protects: ``A,CDR(start\,u)`` → A and CDR(start,u)."""
    kept = text.replace("\\,", "\0")
    return [name.replace("\0", ",") for name in kept.split(",") if name]


def _device_states(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    items = [
        wire.frame(("Event", "DeviceStateChange"), *ids(action_id), ("Device", device), ("State", state))
        for device, state in pbx.devices.states().items()
    ]
    return listed(action_id, "Device State Changes will follow", items, "DeviceStateListComplete")


def _core_status(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    started = datetime.fromtimestamp(pbx.started_at / 1000, UTC)
    date, time = f"{started:%Y-%m-%d}", f"{started:%H:%M:%S}"
    return wire.response(
        action_id,
        "",
        ("CoreStartupDate", date),
        ("CoreStartupTime", time),
        ("CoreReloadDate", date),
        ("CoreReloadTime", time),
        ("CoreCurrentCalls", len(pbx.channels)),
        ("CoreProcessedCalls", pbx.processed),
    )


def _show_dialplan(_pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    context = headers.get("context", "")
    steps = dialplan.contexts().get(context)
    if steps is None:
        return wire.response(action_id, f"Did not find context {context}", success=False)
    items = [
        wire.frame(
            ("Event", "ListDialplan"),
            *ids(action_id),
            ("Context", context),
            ("Extension", step.extension),
            *((("ExtensionLabel", step.label),) if step.label else ()),
            ("Priority", step.priority),
            ("Application", step.application),
            ("AppData", step.data),
            ("Registrar", "pbx_config"),
        )
        for step in steps
    ]
    more = (
        ("ListExtensions", len({step.extension for step in steps})),
        ("ListPriorities", len(items)),
        ("ListContexts", 1),
    )
    return listed(action_id, "DialPlan list will follow", items, "ShowDialPlanComplete", more)


def _show_channels(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    items = [
        wire.frame(("Event", "CoreShowChannel"), *ids(action_id))[:-2]
        + wire.channel_headers(channel).encode()
        + wire.frame(
            ("Application", channel.application),
            ("ApplicationData", channel.data),
            ("Duration", "00:00:00"),
            ("BridgeId", channel.bridge_id),
        )
        for channel in pbx.channels.values()
    ]
    return listed(action_id, "Channels will follow", items, "CoreShowChannelsComplete")


def _list_conferences(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    if not pbx.conferences:
        return wire.response(action_id, "No active conferences.", success=False)
    items = [
        wire.frame(
            ("Event", "ConfbridgeListRooms"),
            *ids(action_id),
            ("Conference", conference.name),
            ("Parties", len(conference.members)),
        )
        for conference in pbx.conferences.values()
    ]
    return listed(action_id, "Confbridge conferences will follow", items, "ConfbridgeListRoomsComplete")


# Which of the user's ``write`` classes let it through; none: everybody who has logged in.
ACTIONS: dict[str, tuple[frozenset[str], Handler]] = {
    "ping": (frozenset(), _ping),
    "getvar": (frozenset({"call", "reporting"}), _getvar),
    "setvar": (frozenset({"call"}), _setvar),
    "redirect": (frozenset({"call"}), call_actions.redirect),
    "originate": (frozenset({"originate"}), call_actions.originate),
    "playdtmf": (frozenset({"call"}), call_actions.play_dtmf),
    "muteaudio": (frozenset({"system"}), call_actions.mute_audio),
    "confbridgelistrooms": (frozenset({"reporting"}), _list_conferences),
    "hangup": (frozenset({"system", "call"}), call_actions.hangup),
    "status": (frozenset({"system", "call", "reporting"}), _status),
    "devicestatelist": (frozenset({"call", "reporting"}), _device_states),
    "corestatus": (frozenset({"system", "reporting"}), _core_status),
    "showdialplan": (frozenset({"config", "reporting"}), _show_dialplan),
    "coreshowchannels": (frozenset({"system", "reporting"}), _show_channels),
    "pjsipnotify": (frozenset({"system"}), call_actions.notify),
    "queueadd": (frozenset({"agent"}), queue_actions.queue_add),
    "queuepause": (frozenset({"agent"}), queue_actions.queue_pause),
    "queueremove": (frozenset({"agent"}), queue_actions.queue_remove),
    "queuestatus": (frozenset(), queue_actions.queue_status),
}
