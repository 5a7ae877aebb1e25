"""AMI text: what Asterisk 22 writes, header for header, and how it reads actions."""

from collections.abc import Iterable

from cti_gateway.sim.channel import UNKNOWN, Channel

BANNER = b"Asterisk Call Manager/11.0.0\r\n"
END = b"\r\n\r\n"
MAX_ACTION = 1 << 16


class ActionTooLarge(Exception):
    """Nobody's action is that long: the connection is closed."""


def parse_actions(buffer: bytearray) -> list[dict[str, str]]:
    """Take the whole actions out of the buffer; names in lower case; of equal ones the last
    wins, but variables add up."""
    *whole, rest = bytes(buffer).split(END)
    buffer[:] = rest
    if len(rest) > MAX_ACTION:
        raise ActionTooLarge
    return [headers for text in whole if (headers := _headers(text))]


def _headers(text: bytes) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in text.decode("utf-8", "replace").split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            key, value = name.strip().lower(), value.strip()
            headers[key] = f"{headers[key]},{value}" if key == "variable" and key in headers else value
    return headers


def frame(*headers: tuple[str, object]) -> bytes:
    """Any message."""
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode() + b"\r\n"


def response(action_id: str, message: str, *more: tuple[str, object], success: bool = True) -> bytes:
    """The answer to one action; an action without ActionID gets none back."""
    ids = [("ActionID", action_id)] if action_id else []
    said = [("Message", message)] if message else []
    return frame(("Response", "Success" if success else "Error"), *ids, *more, *said)


def channel_headers(channel: Channel, prefix: str = "") -> str:
    """The channel's own headers, which stand in every event about it."""
    number, word = channel.state.value
    p = prefix
    return (
        f"{p}Channel: {channel.name}\r\n{p}ChannelState: {number}\r\n{p}ChannelStateDesc: {word}\r\n"
        f"{p}CallerIDNum: {channel.number or UNKNOWN}\r\n"
        f"{p}CallerIDName: {channel.caller_name or UNKNOWN}\r\n"
        f"{p}ConnectedLineNum: {channel.connected_number}\r\n"
        f"{p}ConnectedLineName: {channel.connected_name}\r\n"
        f"{p}Language: en\r\n{p}AccountCode: \r\n"
        f"{p}Context: {channel.context}\r\n{p}Exten: {channel.exten}\r\n{p}Priority: {channel.priority}\r\n"
        f"{p}Uniqueid: {channel.unique_id}\r\n{p}Linkedid: {channel.linked_id}\r\n"
        f"{p}ChanVariable: CTI_CALL={channel.call_id}\r\n"
    )


def user_event(name: str, channel: Channel, headers: Iterable[str]) -> bytes:
    """One of the dialplan's own, with its headers as they stand there."""
    head, own = channel_headers(channel), "".join(f"{header}\r\n" for header in headers)
    return (f"Event: UserEvent\r\nPrivilege: user,all\r\n{head}UserEvent: {name}\r\n{own}\r\n").encode()


def dial_end(caller: Channel | None, leg: Channel, status: str) -> bytes:
    """How the ringing of one phone ended, on behalf of a channel or of an Originate."""
    by = "" if caller is None else channel_headers(caller)
    return (
        f"Event: DialEnd\r\nPrivilege: call,all\r\n{by}"
        f"{channel_headers(leg, 'Dest')}DialStatus: {status}\r\n\r\n"
    ).encode()


def hangup(channel: Channel) -> bytes:
    """A channel is gone."""
    number, text, sip = channel.cause.value
    tech = f"TechCause: {sip}\r\n" if sip else ""
    return (
        f"Event: Hangup\r\nPrivilege: call,all\r\n{channel_headers(channel)}"
        f"Cause: {number}\r\nCause-txt: {text}\r\n{tech}\r\n"
    ).encode()


def hold(channel: Channel, *, begins: bool) -> bytes:
    """Its phone holds the other side, or no longer."""
    name, more = ("Hold", "MusicClass: default\r\n") if begins else ("Unhold", "")
    return f"Event: {name}\r\nPrivilege: call,all\r\n{channel_headers(channel)}{more}\r\n".encode()


def device_state(device: str, state: str) -> bytes:
    """A device is used otherwise than before."""
    return (
        f"Event: DeviceStateChange\r\nPrivilege: call,all\r\nDevice: {device}\r\nState: {state}\r\n\r\n"
    ).encode()


def seconds(at: int | None) -> str:
    """Milliseconds → Asterisk's seconds with six places; never: 0.000000."""
    whole, ms = divmod(at or 0, 1000)
    return f"{whole}.{ms:03d}000"


def channel_status(channel: Channel, variables: list[str], now: int) -> bytes:
    """One channel of the list that Status gives."""
    functions = {
        "CDR(start,u)": seconds(channel.opened_at),
        "CDR(answer,u)": seconds(channel.answered_at),
        "CHANNEL(onhold)": str(int(channel.on_hold)),
    }
    asked = "".join(
        f"Variable: {name}={functions.get(name) or channel.value(name)}\r\n" for name in variables
    )
    return (
        f"Event: Status\r\nPrivilege: Call\r\n{channel_headers(channel)}"
        f"Type: PJSIP\r\nDNID: {channel.dialled}\r\n"
        f"EffectiveConnectedLineNum: {channel.connected_number}\r\n"
        f"EffectiveConnectedLineName: {channel.connected_name}\r\n"
        f"TimeToHangup: 0\r\nBridgeID: {channel.bridge_id}\r\nApplication: {channel.application}\r\n"
        f"Data: {channel.data}\r\nNativeformats: (ulaw)\r\nReadformat: ulaw\r\nReadtrans: \r\n"
        f"Writeformat: ulaw\r\nWritetrans: \r\nCallgroup: 0\r\nPickupgroup: 0\r\n"
        f"Seconds: {(now - channel.opened_at) // 1000}\r\n{asked}"
    ).encode()
