"""argon2id. Hashing is slow on purpose, so it runs in threads; two, because each takes 64 MiB."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """The string to store."""
    return _hasher.hash(password)


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False


class PasswordCheck:
    """Verifies without blocking the loop and without telling known logins from unknown ones."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
        self._nobodys_hash = self._threads.submit(hash_password, "nobody")

    async def matches(self, password_hash: str | None, password: str) -> bool:
        """``None`` (an unknown login) costs the same work and never matches."""
        loop = asyncio.get_running_loop()
        if password_hash is None:
            nobodys = await asyncio.wrap_future(self._nobodys_hash)
            await loop.run_in_executor(self._threads, _verify, nobodys, password)
            return False
        return await loop.run_in_executor(self._threads, _verify, password_hash, password)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
