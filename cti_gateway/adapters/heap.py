"""The C library's heap, from which SQLite, OpenSSL and Python's larger objects take their memory."""

import ctypes
from contextlib import suppress

M_ARENA_MAX = -8  # malloc.h
ARENAS = 2  # of the event loop, and of all threads beside it


def share_among_threads() -> None:
    """To be called before there are threads: what one of them gives back, the others take.

    By itself glibc gives each thread an arena of its own, up to eight for each core, and every one of them
    keeps the most that its thread, a database connection's, ever needed at once: memory grew for days.
    Elsewhere (musl, macOS) there is nothing to set.
    """
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)
