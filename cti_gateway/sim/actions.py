"""The manager interface's actions upon the simulated PBX, with the answers and refusals of Asterisk 22.

Pure: an action and the instant in, bytes out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from cti_gateway.sim import dialplan, wire
from cti_gateway.sim.members import Member
from cti_gateway.sim.originating import Origination
from cti_gateway.sim.pbx import Move, Pbx

Headers = Mapping[str, str]
Pairs = tuple[tuple[str, object], ...]
# Member states as app_queue numbers them.
MEMBER_STATES = {"NOT_INUSE": 1, "BUSY": 3, "UNAVAILABLE": 5}

ORIGINATE_MS = 30_000  # unless it says otherwise


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


def _listed(action_id: str, message: str, items: list[bytes], complete: str, more: Pairs = ()) -> bytes:
    """A list: the announcement, its events, and their number."""
    head = wire.response(action_id, message, ("EventList", "start"))
    tail = wire.frame(
        ("Event", complete),
        *_ids(action_id),
        ("EventList", "Complete"),
        ("ListItems", len(items)),
        *more,
    )
    return b"".join((head, *items, tail))


def _ids(action_id: str) -> Pairs:
    return (("ActionID", action_id),) if action_id else ()


def _verdict(action_id: str, refusal: str | None, success: str) -> bytes:
    return wire.response(action_id, refusal or success, success=refusal is None)


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


def _redirect(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    first = Move(*(headers.get(name, "") for name in ("channel", "context", "exten", "priority")))
    if not headers.get("extrachannel"):
        return _verdict(action_id, pbx.redirect(first), "Redirect successful")
    extra = ("extrachannel", "extracontext", "extraexten", "extrapriority")
    second = Move(*(headers.get(name, "") for name in extra))
    return _verdict(action_id, pbx.redirect(first, second), "Dual Redirect successful")


def _status(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    name = headers.get("channel", "")
    asked = _split_variables(headers.get("variables", ""))
    items = [
        wire.channel_status(channel, asked, pbx.now) + wire.frame(*_ids(action_id))
        for channel in pbx.channels.values()
        if name in ("", channel.name)
    ]
    if name and not items:
        return wire.response(action_id, "No such channel", success=False)
    more = (("Items", len(items)),)
    return _listed(action_id, "Channel status will follow", items, "StatusComplete", more)


def _split_variables(text: str) -> list[str]:
    r"""At each comma that no backslash protects: ``A,CDR(start\,u)`` → A and CDR(start,u)."""
    kept = text.replace("\\,", "\0")
    return [name.replace("\0", ",") for name in kept.split(",") if name]


def _device_states(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    items = [
        wire.frame(("Event", "DeviceStateChange"), *_ids(action_id), ("Device", device), ("State", state))
        for device, state in pbx.devices.states().items()
    ]
    return _listed(action_id, "Device State Changes will follow", items, "DeviceStateListComplete")


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


def _queue_add(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    for needed in ("Queue", "Interface"):
        if not headers.get(needed.lower()):
            return wire.response(action_id, f"'{needed}' not specified.", success=False)
    interface = headers["interface"]
    member = Member(
        interface,
        headers.get("membername") or interface,
        paused=_is_true(headers.get("paused", "")),
        joined_at=pbx.now,
        paused_at=pbx.now if _is_true(headers.get("paused", "")) else 0,
    )
    return _verdict(action_id, pbx.queues.add(headers["queue"], member), "Added interface to queue")


def _queue_pause(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    if not headers.get("interface") or not headers.get("paused"):
        return wire.response(action_id, "Need 'Interface' and 'Paused' parameters.", success=False)
    paused = _is_true(headers["paused"])
    refusal = pbx.queues.pause(headers.get("queue", ""), headers["interface"], paused, pbx.now)
    return _verdict(action_id, refusal, f"Interface {'' if paused else 'un'}paused successfully")


def _queue_remove(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    if not headers.get("queue") or not headers.get("interface"):
        return wire.response(action_id, "Need 'Queue' and 'Interface' parameters.", success=False)
    refusal = pbx.queues.remove(headers["queue"], headers["interface"])
    return _verdict(action_id, refusal, "Removed interface from queue")


def _is_true(text: str) -> bool:
    return text.lower() in ("true", "yes", "1", "on", "y", "t")


def _queue_status(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    items: list[bytes] = []
    states = pbx.devices.states()
    for queue, members in pbx.queues.members.items():
        if headers.get("queue", "") not in ("", queue):
            continue
        waiting = [c for c in pbx.channels.values() if c.queued_at is not None and c.bridge is None]
        callers = [c for c in waiting if f"cti-fallback-{c.value('CTI_QUEUE')}" == queue]
        items.append(_queue_params(queue, len(callers), action_id))
        for member in members.values():
            state = MEMBER_STATES[states.get(member.interface, "UNAVAILABLE")]
            items.append(_queue_member(queue, member, state, action_id))
        for position, channel in enumerate(callers, 1):
            items.append(
                wire.frame(
                    ("Event", "QueueEntry"),
                    ("Queue", queue),
                    ("Position", position),
                    ("Channel", channel.name),
                    ("Uniqueid", channel.unique_id),
                    ("CallerIDNum", channel.number or "unknown"),
                    ("CallerIDName", channel.caller_name or "unknown"),
                    ("ConnectedLineNum", channel.connected_number.strip("<>")),
                    ("ConnectedLineName", channel.connected_name.strip("<>")),
                    ("Wait", (pbx.now - (channel.queued_at or 0)) // 1000),
                    ("Priority", 0),
                    *_ids(action_id),
                )
            )
    return _listed(action_id, "Queue status will follow", items, "QueueStatusComplete")


def _queue_params(queue: str, calls: int, action_id: str) -> bytes:
    counts = ("Holdtime", "TalkTime", "Completed", "Abandoned", "ServiceLevel")
    return wire.frame(
        ("Event", "QueueParams"),
        ("Queue", queue),
        ("Max", 0),
        ("Strategy", "leastrecent"),
        ("Calls", calls),
        *((name, 0) for name in counts),
        ("ServicelevelPerf", "0.0"),
        ("ServicelevelPerf2", "0.0"),
        ("Weight", 0),
        *_ids(action_id),
    )


def _queue_member(queue: str, member: Member, state: int, action_id: str) -> bytes:
    return wire.frame(
        ("Event", "QueueMember"),
        ("Queue", queue),
        ("Name", member.name),
        ("Location", member.interface),
        ("StateInterface", member.interface),
        ("Membership", "dynamic"),
        ("Penalty", 0),
        ("CallsTaken", member.calls),
        ("LastCall", member.called_at // 1000),
        ("LastPause", member.paused_at // 1000),
        ("LoginTime", member.joined_at // 1000),
        ("InCall", int(member.in_call)),
        ("Status", state),
        ("Paused", int(member.paused)),
        ("PausedReason", ""),
        ("Wrapuptime", 0),
        *_ids(action_id),
    )


def _show_dialplan(_pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    context = headers.get("context", "")
    steps = dialplan.contexts().get(context)
    if steps is None:
        return wire.response(action_id, f"Did not find context {context}", success=False)
    items = [
        wire.frame(
            ("Event", "ListDialplan"),
            *_ids(action_id),
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
    return _listed(action_id, "DialPlan list will follow", items, "ShowDialPlanComplete", more)


def _originate(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    device, context, exten, priority = (
        headers.get(name, "") for name in ("channel", "context", "exten", "priority")
    )
    if not device:
        return wire.response(action_id, "Channel not specified", success=False)
    if not (context and exten and priority):
        missing = "Originate with 'Exten' requires 'Context' and 'Priority'"
        return wire.response(action_id, missing, success=False)
    timeout = headers.get("timeout", "")
    pairs = [one.partition("=") for one in headers.get("variable", "").split(",") if "=" in one]
    asked = Origination(
        action_id=action_id,
        device=device,
        unique_id=headers.get("channelid", ""),
        number=headers.get("callerid", ""),
        timeout_ms=int(timeout) if timeout.isascii() and timeout.isdecimal() else ORIGINATE_MS,
        variables=tuple((name.strip(), value) for name, _, value in pairs),
        context=context,
        exten=exten,
        priority=priority,
    )
    return _verdict(action_id, pbx.originate(asked), "Originate successfully queued")


def _hangup(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    name = headers.get("channel", "")
    if not name:
        return wire.response(action_id, "No channel specified", success=False)
    return _verdict(action_id, None if pbx.hang_up(name) else "No such channel", "Channel Hungup")


def _play_dtmf(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    name, key = headers.get("channel", ""), headers.get("digit", "")
    refusal = None if pbx.find(name) else "Channel not found"
    if refusal is None and not key:
        refusal = "No digit specified"
    if refusal is None:
        pbx.play(name, key)
    return _verdict(action_id, refusal, "DTMF successfully queued")


def _mute_audio(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """Nobody hears anything here."""
    name = headers.get("channel", "")
    if not name:
        return wire.response(action_id, "Channel not specified", success=False)
    return _verdict(action_id, None if pbx.find(name) else "Channel not found", "")


def _list_conferences(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    if not pbx.conferences:
        return wire.response(action_id, "No active conferences.", success=False)
    items = [
        wire.frame(
            ("Event", "ConfbridgeListRooms"),
            *_ids(action_id),
            ("Conference", conference.name),
            ("Parties", len(conference.members)),
        )
        for conference in pbx.conferences.values()
    ]
    return _listed(action_id, "Confbridge conferences will follow", items, "ConfbridgeListRoomsComplete")


def _show_channels(pbx: Pbx, _headers: Headers, action_id: str) -> bytes:
    items = [
        wire.frame(("Event", "CoreShowChannel"), *_ids(action_id))[:-2]
        + wire.channel_headers(channel).encode()
        + wire.frame(
            ("Application", channel.application),
            ("ApplicationData", channel.data),
            ("Duration", "00:00:00"),
            ("BridgeId", channel.bridge_id),
        )
        for channel in pbx.channels.values()
    ]
    return _listed(action_id, "Channels will follow", items, "CoreShowChannelsComplete")


def _notify(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """Phones here heed ``Event: talk``, and nothing else."""
    told = headers.get("variable") == "Event=talk" and pbx.tell_to_answer(headers.get("channel", ""))
    return _verdict(action_id, None if told else "Channel not found", "NOTIFY sent")


# Which of the user's ``write`` classes let it through; none: everybody who has logged in.
ACTIONS: dict[str, tuple[frozenset[str], Callable[[Pbx, Headers, str], bytes]]] = {
    "ping": (frozenset(), _ping),
    "getvar": (frozenset({"call", "reporting"}), _getvar),
    "setvar": (frozenset({"call"}), _setvar),
    "redirect": (frozenset({"call"}), _redirect),
    "originate": (frozenset({"originate"}), _originate),
    "playdtmf": (frozenset({"call"}), _play_dtmf),
    "muteaudio": (frozenset({"system"}), _mute_audio),
    "confbridgelistrooms": (frozenset({"reporting"}), _list_conferences),
    "hangup": (frozenset({"system", "call"}), _hangup),
    "status": (frozenset({"system", "call", "reporting"}), _status),
    "devicestatelist": (frozenset({"call", "reporting"}), _device_states),
    "corestatus": (frozenset({"system", "reporting"}), _core_status),
    "showdialplan": (frozenset({"config", "reporting"}), _show_dialplan),
    "coreshowchannels": (frozenset({"system", "reporting"}), _show_channels),
    "pjsipnotify": (frozenset({"system"}), _notify),
    "queueadd": (frozenset({"agent"}), _queue_add),
    "queuepause": (frozenset({"agent"}), _queue_pause),
    "queueremove": (frozenset({"agent"}), _queue_remove),
    "queuestatus": (frozenset(), _queue_status),
}
