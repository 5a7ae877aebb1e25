"""What a transcript may hold: no secret ever, and of callers no more than tells one from another (PIPL 6).

A phone number becomes another one of the same length, always the same for the same within one transcript,
and nobody can turn it back, for the key is not kept. Of a caller's name the first character stays; forms
are left out. The engine decides alike, for it only compares numbers.
"""

import hmac
import re
from collections.abc import Mapping

import msgspec

from cti_gateway.codec.pbx_events import known
from cti_gateway.core.masking import mask_name

# Shorter ones are extensions, seats and ports; with a dot they are call ids and instants.
_NUMBER = re.compile(r"(?<![\d.])\d{7,}(?![\d.])")
# A channel's name ends in a count of Asterisk's, which is nobody's number.
_CHANNEL_OR_NUMBER = re.compile(r"(/[^\s/,;&]*-)([0-9a-f]{8})(?!\w)|" + _NUMBER.pattern)
_SECRET = re.compile(r"secret|password|token|key", re.IGNORECASE)
_CALLER_NAME = re.compile(r"(CallerID|ConnectedLine)Name$", re.IGNORECASE)
STRUCK = "***"


class Discretion:
    """``key`` turns numbers into others; None: callers are recorded as they are, and only secrets struck."""

    def __init__(self, key: bytes | None) -> None:
        self._key = key

    def frame(self, raw: bytes) -> str:
        """An AMI frame or action."""
        return "\r\n".join(map(self._header, raw.decode("utf-8", "replace").split("\r\n")))

    def body(self, value: object) -> object:
        """Anything of the engine's, ready for JSON."""
        plain = msgspec.to_builtins(value)
        return plain if self._key is None else self._walk(plain)

    def _header(self, line: str) -> str:
        name, colon, value = line.partition(":")
        variable, equals, _ = value.partition("=")
        if colon and _SECRET.search(name):
            return f"{name}: {STRUCK}"
        if equals and _SECRET.search(variable):
            return f"{name}:{variable}={STRUCK}"
        if self._key is None:
            return line
        if _CALLER_NAME.search(name) and known(value.strip()):
            return f"{name}: {mask_name(value.strip())}"
        return self._text(line)

    def _walk(self, value: object) -> object:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list | tuple):
            return [self._walk(part) for part in value]
        if isinstance(value, dict):
            kept: Mapping[str, object] = value
            if "did" in kept and isinstance(name := kept.get("name"), str):
                kept = {**kept, "name": mask_name(name)}  # a call, and so a caller's
            if isinstance(kept.get("form"), dict):
                kept = {**kept, "form": {}}
            return {self._walk(name): self._walk(part) for name, part in kept.items()}
        return value

    def _text(self, text: str) -> str:
        return _CHANNEL_OR_NUMBER.sub(self._other, text)

    def _other(self, found: re.Match[str]) -> str:
        channel, count = found[1], found[2]
        if channel:
            return _NUMBER.sub(self._other_number, channel) + count
        return self._other_number(found)

    def _other_number(self, found: re.Match[str]) -> str:
        assert self._key is not None
        number = found[0]
        digest = int.from_bytes(hmac.digest(self._key, number.encode(), "sha256"))
        return str(digest % 10 ** len(number)).zfill(len(number))
