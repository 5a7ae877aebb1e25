"""What is said over the gateway's control socket: one line of JSON each way."""

import msgspec

from cti_gateway.core.why import Explanation


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why is this seat (its number) or call (its id) as it is?"""

    why: str


class Answer(msgspec.Struct, frozen=True):
    """Nothing if there is no such seat or live call."""

    explanation: Explanation | None


MAX_LINE = 1 << 16
