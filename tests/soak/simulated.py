"""A scenario's PBX in a process of its own: ``python -m tests.soak.simulated SCENARIO``.

Says its port, and lets people call from the first line that it is sent.
"""

import asyncio
import sys
from pathlib import Path

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.demo.private_pbx import SECRET
from cti_gateway.sim import scenario
from cti_gateway.sim.training import callers, simulator


async def _main(path: Path) -> None:
    day, clock = scenario.load(path), SystemClock()
    async with simulator(day, clock, SECRET) as simulated:
        print(simulated.ami_port, flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        simulated.begin(callers(day, clock))
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))
