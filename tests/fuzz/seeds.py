"""What mutation starts from: recorded reality, and the words of each grammar."""

from collections.abc import Iterator
from pathlib import Path

from cti_gateway.init import TEMPLATE
from tests.bench.stream import SAMPLE

FIXTURES = Path(__file__).parents[1] / "fixtures"
TOGETHER = 4  # frames in one seed
WORDS = {
    "ami": (
        *("\r\n", "\r\n\r\n", ": ", "Event: ", "Response: Success", "ActionID: cti-1", "EventList: Complete"),
        *("UserEvent: ", "CtiArrived", "CtiWaiting", "CtiOffer", "CtiOfferEnded", "CtiFallback", "CtiClosed"),
        *("DialEnd", "Hangup", "Hold", "Unhold", "DeviceStateChange", "Status", "QueueMember"),
        *("ChanVariable: CTI_CALL=", "Variable: CTI_CALL=", "Channel: PJSIP/1001-00000001", "Uniqueid: "),
        *("Variable: CDR(start,u)=", "Seconds: ", "Value: ", "BridgeID: ", "Context: cti-offer"),
    ),
    "panel": ("{", "}", "[", "]", '"type"', '"ping"', '"resync"', ":", ",", "\\ud800", "null", "1e9"),
    "configuration": (
        *("[pbx]", "secret = ", "port = ", "device = ", "[site]", "time_zone = ", "language = ", "[callers]"),
        *("[[queue]]", "key = ", "name = ", "dids = [", "hours = ", "skills = {", "relax = [", "strategy = "),
        *("[[reason]]", "[[outcome]]", "code = ", "zh = ", '"""', "'''", "1979-05-27T07:32:00Z", "inf"),
    ),
}


def seeds(target: str) -> Iterator[bytes]:
    """Inputs that are mostly right."""
    match target:
        case "ami":
            for stream in ((FIXTURES / "ami_calls.txt").read_bytes(), SAMPLE.read_bytes()):
                frames = [frame for frame in stream.replace(b"\r\n", b"\n").split(b"\n\n") if frame]
                for at in range(0, len(frames), TOGETHER):
                    story = b"".join(frame + b"\n\n" for frame in frames[at : at + TOGETHER])
                    yield bytes([at % 256 & ~1]) + story.replace(b"\n", b"\r\n")
        case "panel":
            yield from (b'{"type":"ping"}', b'{"type":"resync"}', b'{"type": "ping", "seq": 1}', b"[[]]")
        case "configuration":
            yield from (TEMPLATE.read_bytes(), b'[pbx]\nsecret = "s"\n', b"[pbx\nsecret = \xff")


def dictionary(target: str) -> str:
    """The words, as libFuzzer reads them."""
    return "".join(f'"{_quoted(word)}"\n' for word in WORDS[target])


def _quoted(word: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " :=-/()," else f"\\x{ord(sign):02x}" for sign in word)
