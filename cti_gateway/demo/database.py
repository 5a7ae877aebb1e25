"""The demo's database as a day finds it: two months of work behind it. Made once a day and kept.

It is a file of the demo's own, which is copied for each run: no configured site ever comes near it.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cti_gateway.adapters.store.database import newest_version
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.config import Settings
from cti_gateway.demo import cache, knowledge, staff
from cti_gateway.demo.history import kept, past

SEED = 12333


def is_made(today: date) -> bool:
    """Whether it takes no time."""
    return _path(today).exists()


async def copy_to(
    file: Path, settings: Settings, today: date, *, each_day: Callable[[], None], length: int = past.DAYS
) -> None:
    """``each_day`` is called as one more of so many days is made up."""
    made = _path(today)
    if not made.exists():
        for old in made.parent.glob("hotline-*.db"):
            old.unlink(missing_ok=True)
        partial = made.with_suffix(f".{os.getpid()}.partial")
        await _make(partial, settings, today, each_day, length)
        partial.rename(made)
    shutil.copyfile(made, file)


async def _make(
    file: Path, settings: Settings, today: date, each_day: Callable[[], None], length: int
) -> None:
    store = await SqlStore.open(f"sqlite+aiosqlite:///{file}")
    store.patient = True  # the machine may be busy
    try:
        await staff.move_in(store)
        agents, entries = await store.agents(), list(knowledge.contents())
        lived = past.lived(
            settings,
            agents,
            await store.seats(),
            entries,
            today=today,
            seed=SEED,
            length=length,
            each_day=each_day,
        )
        numbers = await knowledge.move_in(store, lived.rosters[0].at)
        await kept.write(store, lived, agents, dict(zip(entries, numbers, strict=True)))
    finally:
        await store.close()


def _path(today: date) -> Path:
    """By its recipe: another demo, or other tables, make another past."""
    recipe = hashlib.sha256(newest_version().encode())
    for source in sorted(Path(__file__).parent.rglob("*")):
        if source.suffix in (".py", ".md"):
            recipe.update(source.read_bytes())
    return cache.folder() / f"hotline-{today}-{recipe.hexdigest()[:8]}.db"
