"""The actions that do something to a call."""

from cti_gateway.sim import wire
from cti_gateway.sim.answers import Headers, verdict
from cti_gateway.sim.originating import Origination
from cti_gateway.sim.pbx import Move, Pbx

ORIGINATE_MS = 30_000  # unless it says otherwise


def redirect(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """Redirect, of one channel or of two at once."""
    first = Move(*(headers.get(name, "") for name in ("channel", "context", "exten", "priority")))
    if not headers.get("extrachannel"):
        return verdict(action_id, pbx.redirect(first), "Redirect successful")
    extra = ("extrachannel", "extracontext", "extraexten", "extrapriority")
    second = Move(*(headers.get(name, "") for name in extra))
    return verdict(action_id, pbx.redirect(first, second), "Dual Redirect successful")


def originate(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """Originate, to an extension; events tell what comes of it."""
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
    return verdict(action_id, pbx.originate(asked), "Originate successfully queued")


def hangup(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """Hangup, by name or Uniqueid."""
    name = headers.get("channel", "")
    if not name:
        return wire.response(action_id, "No channel specified", success=False)
    return verdict(action_id, None if pbx.hang_up(name) else "No such channel", "Channel Hungup")


def play_dtmf(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """PlayDTMF."""
    name, key = headers.get("channel", ""), headers.get("digit", "")
    refusal = None if pbx.find(name) else "Channel not found"
    if refusal is None and not key:
        refusal = "No digit specified"
    if refusal is None:
        pbx.play(name, key)
    return verdict(action_id, refusal, "DTMF successfully queued")


def mute_audio(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """Nobody hears anything here."""
    name = headers.get("channel", "")
    if not name:
        return wire.response(action_id, "Channel not specified", success=False)
    return verdict(action_id, None if pbx.find(name) else "Channel not found", "")


def notify(pbx: Pbx, headers: Headers, action_id: str) -> bytes:
    """Phones here heed ``Event: talk``, and nothing else."""
    told = headers.get("variable") == "Event=talk" and pbx.tell_to_answer(headers.get("channel", ""))
    return verdict(action_id, None if told else "Channel not found", "NOTIFY sent")
