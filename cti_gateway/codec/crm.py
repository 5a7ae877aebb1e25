"""What a CRM outside is asked of a caller, and what it may answer.

It is asked by POST, in JSON, and proves by the signature that it is us who ask:

    X-CTI-Timestamp: 1767225600
    X-CTI-Signature: sha256=<hex of HMAC-SHA256(secret, "1767225600." + body)>

It answers with JSON: ``name``, ``note`` and ``link``, each of which may be left out. They are shown as text.
"""

import hmac
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

import msgspec

from cti_gateway.core.crm import Asking, is_web_address
from cti_gateway.core.errors import CrmFailed

LIMIT_BYTES = 16_384


class CrmNote(msgspec.Struct, frozen=True):
    """What it says of the caller."""

    name: Annotated[str, msgspec.Meta(max_length=64)] = ""
    note: Annotated[str, msgspec.Meta(max_length=500)] = ""
    link: Annotated[str, msgspec.Meta(max_length=500)] = ""


def question(asking: Asking) -> bytes:
    """The body of the POST."""
    return msgspec.json.encode(
        {"event": "call"} | {name: value for name, value in asdict(asking).items() if value}
    )


def signed(secret: bytes, at_s: int, body: bytes) -> Mapping[str, str]:
    """The headers that prove who asks, and when."""
    signature = hmac.new(secret, b"%d." % at_s + body, "sha256").hexdigest()
    return {"X-CTI-Timestamp": str(at_s), "X-CTI-Signature": f"sha256={signature}"}


def read(body: bytes) -> CrmNote:
    """Nothing said is a note without words. Raises CrmFailed."""
    if len(body) > LIMIT_BYTES:
        raise CrmFailed("crm_answer_too_large", limit_bytes=LIMIT_BYTES)
    if not body.strip():
        return CrmNote()
    try:
        note = msgspec.json.decode(body, type=CrmNote)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise CrmFailed("crm_answer_wrong") from None
    if note.link and not is_web_address(note.link):
        raise CrmFailed("crm_answer_wrong")
    return note
