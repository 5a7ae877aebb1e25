"""People who call the demo hotline, one every few seconds, each with a name, a number and a patience."""

import asyncio
from random import Random

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx

EVERY_S = (4.0, 9.0)
STAYS_MS = (15_000, 45_000)
AT_ONCE = 12
DIDS = ("12333", "12334")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
TITLES = ("先生", "女士")
PREFIXES = ("135", "136", "138", "139", "150", "158", "186", "189")


def caller(rng: Random) -> str:
    """One line of SIPp's input: number and name."""
    number = rng.choice(PREFIXES) + f"{rng.randrange(10**8):08d}"
    return f"SEQUENTIAL\n{number};{rng.choice(SURNAMES)}{rng.choice(TITLES)}\n"


async def keep_calling(pbx: PrivatePbx, rng: Random) -> None:
    """Until cancelled."""
    lines = asyncio.Semaphore(AT_ONCE)

    async def one_call() -> None:
        async with lines:
            await sipp.call(pbx, csv=caller(rng), did=rng.choice(DIDS), talk_ms=rng.randint(*STAYS_MS))

    async with asyncio.TaskGroup() as calls:
        while True:
            calls.create_task(one_call())
            await asyncio.sleep(rng.uniform(*EVERY_S))
