"""``python -m tests.bench.simulator``: the gateway's service against a simulated PBX of 2,000 seats.

Two processes: the simulator, and the service with its database (no web). Says how many calls a
second there were, what each process used, and whether every call has exactly one record.
"""

import argparse
import asyncio
import json
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.records import CallRecord, CallState
from cti_gateway.demo.private_pbx import SECRET
from cti_gateway.service.recorder import Recorder
from cti_gateway.sim import scenario
from cti_gateway.sim.scenario import Scenario
from cti_gateway.sim.training import callers, simulator
from cti_gateway.telemetry import logs
from tests.bench.measure import instant_ms, progress, quantile
from tests.sim.centre import centre
from tests.support.databases import url_of

LARGE = Path(__file__).parents[2] / "docs" / "scenarios" / "large.toml"
TAIL_S = 90  # the longest talk that is under way when the last caller has come
STEP_S = 0.5


def large(*, seats: int, calls: int, rate: float) -> Scenario:
    """The example, at this size."""
    example = scenario.load(LARGE)
    per_second = rate / example.speed
    return example.model_copy(
        update={
            "seats": example.seats.model_copy(update={"count": seats}),
            "arrivals": example.arrivals.model_copy(update={"per_second": per_second, "limit": calls}),
        }
    )


def used() -> dict[str, float]:
    """CPU seconds and MiB of this process so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu_s": usage.ru_utime + usage.ru_stime, "mib": usage.ru_maxrss / 1024}


async def simulate(day: Scenario) -> None:
    """The child: says its port, waits for a line, lets people call, and says what that took."""
    loop = asyncio.get_running_loop()
    async with simulator(day, SystemClock(), SECRET) as simulated:
        print(simulated.ami_port, flush=True)
        await loop.run_in_executor(None, sys.stdin.readline)
        before, began = used(), instant_ms()
        simulated.begin(callers(day, SystemClock()))
        await until(lambda: simulated.pbx.arrived == day.arrivals.limit)
        print(json.dumps(report(before, used(), (instant_ms() - began) / 1000)), flush=True)
        await until(lambda: not simulated.pbx.channels)
        print("over", flush=True)
        await loop.run_in_executor(None, sys.stdin.readline)


async def written(recorder: Recorder) -> None:
    """Everything is in the database; whoever waits here bounds the time."""
    while True:
        with suppress(StoreUnavailable):
            await recorder.barrier()
            return


async def until(holds: Callable[[], bool]) -> None:
    """Whoever waits here bounds the time."""
    while not holds():  # noqa: ASYNC110  # the simulator's state has no event to wait for
        await asyncio.sleep(STEP_S)


def report(before: dict[str, float], after: dict[str, float], lasted_s: float) -> dict[str, float]:
    """Over the time in which people were calling."""
    return {"seconds": lasted_s, "cpu": (after["cpu_s"] - before["cpu_s"]) / lasted_s, "mib": after["mib"]}


async def measure(seats: int, calls: int, rate: float) -> bool:
    """Print the table; whether every call has exactly one record."""
    day = large(seats=seats, calls=calls, rate=rate)
    sizes = ["--seats", str(seats), "--calls", str(calls), "--rate", str(rate)]
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.simulator", "--simulate", *sizes),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdin is not None and child.stdout is not None
    try:
        port = int(await child.stdout.readline())
        with tempfile.TemporaryDirectory(prefix="cti-bench-") as name:
            store = await SqlStore.open(url_of(Path(name)))
            async with centre(port, day.seats.extensions(), store, Path(name)) as running:
                progress(f"{seats} people sign in")
                await running.all_ready()
                progress(f"{calls} callers at {rate:g} a second")
                agents = asyncio.create_task(running.work())
                child.stdin.write(b"\n")
                before = used()
                async with asyncio.timeout(calls / rate * 5 + TAIL_S):
                    simulated = json.loads(await child.stdout.readline())
                    served = report(before, used(), simulated["seconds"])
                    await child.stdout.readline()
                    await until(lambda: not running.world.calls)
                    agents.cancel()
                    over = instant_ms()
                    await written(running.recorder)
                    behind_s = (instant_ms() - over) / 1000
            records = await store.calls(limit=2 * calls)
            await store.close()
    finally:
        child.kill()
        await child.wait()
    tell(calls, simulated, served, records)
    print(f"database         {behind_s:.1f} s behind when the last call was over")
    return len(records) == calls and all(record.state is CallState.ENDED for record in records)


def tell(
    calls: int, simulated: dict[str, float], served: dict[str, float], records: Sequence[CallRecord]
) -> None:
    """The table."""
    answered = [record for record in records if record.answered_at is not None]
    waits = [record.wait_ms for record in answered]
    seconds = simulated["seconds"]
    print(f"calls            {calls} in {seconds:.1f} s: {calls / seconds:.0f} a second")
    print(f"records          {len(records)}, {len(answered)} of them answered")
    print(f"wait, answered   p50 {quantile(waits, 0.5)} ms, p99 {quantile(waits, 0.99)} ms")
    for name, taken in (("simulator", simulated), ("gateway", served)):
        print(f"{name:<16} {taken['cpu']:.0%} of a core, {taken['mib']:.0f} MiB")


def main() -> int:
    """Exit code 1: a call was lost or told twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seats", type=int, default=2000)
    parser.add_argument("--calls", type=int, default=6000)
    parser.add_argument("--rate", type=float, default=100.0, help="calls a second")
    parser.add_argument("--simulate", action="store_true", help="be the simulator only")
    given = parser.parse_args()
    logs.configure("console", "error")  # who records late is told in the table
    if given.simulate:
        asyncio.run(simulate(large(seats=given.seats, calls=given.calls, rate=given.rate)))
        return 0
    return int(not asyncio.run(measure(given.seats, given.calls, given.rate)))


if __name__ == "__main__":
    sys.exit(main())
