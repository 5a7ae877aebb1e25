"""Less of Python's search for cycles, which looks at objects again and again while everybody waits.

What is let go of is freed at once all the same.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# New objects before the youngest are searched; Python's own 700 are a few decisions of the engine.
YOUNG = 10_000


def keep() -> None:
    """What there is by now will stay: it is searched a last time, and what comes after it less often.

    A search of the world of 10,000 seats takes a tenth of a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)


@dataclass(slots=True)
class _Search:
    without: int = 0  # how many work without it now
    was_on: bool = False


_search = _Search()


@contextmanager
def uncollected() -> Iterator[None]:
    """No search until the last who works so is done, for work that makes very many objects and no cycles.

    Of a month of attendance the search took nearly half the time. For the event loop's thread alone; others
    feel it too.
    """
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
