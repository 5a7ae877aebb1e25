"""The C library's heap, from which SQLite, OpenSSL and Python's larger objects take their memory.

By itself glibc gives each thread an arena of its own, up to eight for each core, and each of them keeps the
most that its thread, a database connection's, ever needed at once, for only the end of an arena is given back
to the system: memory grew for days. Elsewhere (musl, macOS) there is nothing to set.
"""

import asyncio
import ctypes
from contextlib import suppress

M_ARENA_MAX = -8  # malloc.h
ARENAS = 2  # of the event loop, and of all threads beside it
GIVES_BACK_EVERY_S = 60.0


def share_among_threads() -> None:
    """To be called before there are threads: what one of them frees, the others take."""
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """What is free in the midst of the arenas goes back to the system; takes milliseconds."""
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


async def keep_small() -> None:
    """Give back now and then, until cancelled."""
    while True:
        await asyncio.sleep(GIVES_BACK_EVERY_S)
        await asyncio.to_thread(give_back)
