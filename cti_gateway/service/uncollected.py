"""A while without Python's search for cycles, for work that makes very many objects and no cycles.

The search looks at all of them again and again: of a month of attendance it took nearly half the time. What
is let go of is freed at once all the same.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class _Search:
    without: int = 0  # how many work without it now
    was_on: bool = False


_search = _Search()


@contextmanager
def uncollected() -> Iterator[None]:
    """Until the last who works so is done. For the event loop's thread alone; others feel it too."""
    if not _search.without:
        _search.was_on = gc.isenabled()
        gc.disable()
    _search.without += 1
    try:
        yield
    finally:
        _search.without -= 1
        if not _search.without and _search.was_on:
            gc.enable()
