"""The CRM outside: a link for browsers, and a webhook that is asked within a time limit."""

from collections.abc import Callable
from dataclasses import replace

import aiohttp

from cti_gateway.codec import crm
from cti_gateway.codec.crm import CrmNote
from cti_gateway.core.crm import Asking, link
from cti_gateway.core.errors import CrmFailed
from cti_gateway.ports.clock import Clock

AT_ONCE = 16


class WebCrm:
    """Implements ports.crm.Crm. ``count`` learns what came of each question: ``ok``, or a code."""

    def __init__(
        self,
        clock: Clock,
        count: Callable[[str, str], None] = lambda _result, _call: None,
        *,
        url_template: str = "",
        webhook_url: str = "",
        secret: str = "",
        timeout_s: float = 2.0,
        tells_number: bool = False,
    ) -> None:
        self._clock = clock
        self._count = count
        self._template = url_template
        self._url = webhook_url
        self._secret = secret.encode()
        self._timeout_s = timeout_s
        self.tells_number = tells_number
        self._under_way = 0

    @property
    def asks(self) -> bool:
        return bool(self._url)

    def link(self, asking: Asking) -> str:
        """Where the caller is shown; empty: nowhere."""
        return link(self._template, self._discreet(asking)) if self._template else ""

    async def ask(self, asking: Asking) -> CrmNote:
        """Raises CrmFailed."""
        result = "ok"
        try:
            return await self._ask(crm.question(self._discreet(asking)))
        except CrmFailed as error:
            result = error.code
            raise
        finally:
            self._count(result, asking.call_id)

    async def _ask(self, body: bytes) -> CrmNote:
        if self._under_way >= AT_ONCE:
            raise CrmFailed("crm_busy")
        self._under_way += 1
        try:
            return crm.read(await self._posted(body))
        except TimeoutError:
            raise CrmFailed("crm_timeout", timeout_s=self._timeout_s) from None
        except (aiohttp.ClientError, OSError, ValueError):
            raise CrmFailed("crm_unreachable") from None
        finally:
            self._under_way -= 1

    async def _posted(self, body: bytes) -> bytes:
        headers = {
            "Content-Type": "application/json",
            "Accept-Encoding": "identity",
            **crm.signed(self._secret, self._clock.now() // 1000, body),
        }
        limit = aiohttp.ClientTimeout(total=self._timeout_s)
        # Unpacking is off: what is small on the wire could be huge.
        async with (
            aiohttp.ClientSession(timeout=limit, auto_decompress=False) as session,
            session.post(self._url, data=body, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status not in (200, 204):
                raise CrmFailed("crm_refused", status=answer.status)
            return await _at_most(answer.content, crm.LIMIT_BYTES + 1)

    def _discreet(self, asking: Asking) -> Asking:
        return asking if self.tells_number else replace(asking, number="")


async def _at_most(content: aiohttp.StreamReader, limit: int) -> bytes:
    """So much of it, or all."""
    read = bytearray()
    while len(read) < limit and (part := await content.read(limit - len(read))):
        read += part
    return bytes(read)
