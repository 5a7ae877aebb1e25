"""``cti-gateway why``: asks the running gateway over its control socket."""

import asyncio
from pathlib import Path

import msgspec

from cti_gateway.codec.control import MAX_LINE, Answer, Question
from cti_gateway.core.errors import NotFound, Refused
from cti_gateway.core.why import Explanation

ANSWERS_WITHIN_S = 5.0


async def ask(path: Path, subject: str) -> Explanation:
    """Raises Refused if the gateway does not answer there, NotFound if it knows no such seat or call."""
    try:
        async with asyncio.timeout(ANSWERS_WITHIN_S):
            reader, writer = await asyncio.open_unix_connection(path, limit=MAX_LINE)
            try:
                writer.write(msgspec.json.encode(Question(subject)) + b"\n")
                answer = msgspec.json.decode(await reader.readline(), type=Answer)
            finally:
                writer.close()
    except (OSError, ValueError) as error:
        raise Refused("gateway_not_running", path=path) from error
    if answer.explanation is None:
        raise NotFound("subject_unknown", subject=subject)
    return answer.explanation
