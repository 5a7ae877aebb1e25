"""The actions upon Asterisk's own queues and their members."""

from cti_gateway.sim import wire
from cti_gateway.sim.answers import Headers, ids, listed, verdict
from cti_gateway.sim.members import Member
from cti_gateway.sim.pbx import Pbx

# Member states as app_queue numbers them.
MEMBER_STATES = {"NOT_INUSE": 1, "BUSY": 3, "UNAVAILABLE": 5}


def queue_add(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """QueueAdd."""
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
    return verdict(action_id, pbx.queues.add(headers["queue"], member), "Added interface to queue")


def queue_pause(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """QueuePause."""
    if not headers.get("interface") or not headers.get("paused"):
        return wire.response(action_id, "Need 'Interface' and 'Paused' parameters.", success=False)
    paused = _is_true(headers["paused"])
    refusal = pbx.queues.pause(headers.get("queue", ""), headers["interface"], paused, pbx.now)
    return verdict(action_id, refusal, f"Interface {'' if paused else 'un'}paused successfully")


def queue_remove(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """QueueRemove."""
    if not headers.get("queue") or not headers.get("interface"):
        return wire.response(action_id, "Need 'Queue' and 'Interface' parameters.", success=False)
    refusal = pbx.queues.remove(headers["queue"], headers["interface"])
    return verdict(action_id, refusal, "Removed interface from queue")


def _is_true(text: str) -> bool:
    return text.lower() in ("true", "yes", "1", "on", "y", "t")


def queue_status(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """QueueStatus."""
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
                    *ids(action_id),
                )
            )
    return listed(action_id, "Queue status will follow", items, "QueueStatusComplete")


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
        *ids(action_id),
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
        *ids(action_id),
    )
