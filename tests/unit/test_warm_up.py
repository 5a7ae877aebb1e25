"""What nobody needs yet waits until callers are served."""

import asyncio
from threading import Event

from cti_gateway.service.warm_up import warm_up


async def test_nothing_is_loaded_before_we_are_in_step() -> None:
    in_step, loaded = asyncio.Event(), Event()
    task = asyncio.create_task(warm_up(in_step, loaded.set))
    for _ in range(10):  # it has had its turns
        await asyncio.sleep(0)
    assert not loaded.is_set()
    in_step.set()
    await task
    assert loaded.is_set()


async def test_without_a_pbx_it_is_loaded_all_the_same() -> None:
    loaded: list[str] = []
    load = [lambda: loaded.append("areas"), lambda: loaded.append("readings")]
    await warm_up(asyncio.Event(), *load, no_pbx_after_s=0.01)
    assert loaded == ["areas", "readings"]
