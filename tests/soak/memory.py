"""``make soak-sim``: an hour of 200 seats on the simulator; does the gateway keep what it no longer needs?

The gateway is the program itself (AMI, engine, SQLite, web), and warns of every resource that is not closed.
Simulator, gateway and people are a process each.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from cti_gateway.core.people import Seat
from cti_gateway.demo.process import owned
from cti_gateway.demo.staff import Person
from cti_gateway.sim import scenario
from cti_gateway.telemetry import logs
from tests.soak.complaints import by_kind, complaints
from tests.soak.panels import watch, work
from tests.soak.trend import Trend
from tests.support.programs import ENVIRONMENT, settle, site, until_ready

STEADY = Path(__file__).with_name("steady.toml")
LEADS = 3
COMES_EVERY_S = 0.5
EVERY_S = 10.0


@dataclass(frozen=True)
class Sample:
    """One moment: kB of both programs that no file backs, and what the gateway holds."""

    at_h: float
    gateway_kb: float
    simulator_kb: float
    blocks: float
    tasks: float
    descriptors: float
    calls: float


def _own_kb(pid: int) -> float:
    """Resident, without pages of programs, libraries and the database index, which the kernel can drop."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("RssAnon:"))


async def _metrics(web: aiohttp.ClientSession) -> dict[str, float]:
    """Each figure of the gateway, labels summed up."""
    async with web.get("/metrics", raise_for_status=True) as answer:
        text = await answer.text()
    totals: dict[str, float] = {}
    for family in text_string_to_metric_families(text):
        for line in family.samples:
            totals[line.name] = totals.get(line.name, 0.0) + line.value
    return totals


async def _sample(web: aiohttp.ClientSession, began: float, gateway: int, simulator: int) -> Sample:
    figures = await _metrics(web)
    return Sample(
        (asyncio.get_running_loop().time() - began) / 3600,
        _own_kb(gateway),
        _own_kb(simulator),
        figures["cti_memory_blocks"],
        figures["cti_tasks"],
        figures["process_open_fds"],
        figures.get("cti_calls_total", 0.0),
    )


async def _staffed(folder: Path, ami_port: int, extensions: Sequence[str]) -> str:
    base = await site(folder, ami_port)
    people = [Person(f"a{extension}", f"坐席{extension}") for extension in extensions]
    await settle(folder, people, [Seat(extension, extension) for extension in extensions])
    return base


async def soak(folder: Path, *, minutes: float, warm_up: float) -> tuple[list[Sample], list[str]]:
    """The samples after the warm-up, and the log's complaints, those of the end included."""
    extensions = scenario.load(STEADY).seats.extensions()
    pipe = asyncio.subprocess.PIPE
    simulating = owned(sys.executable, "-m", "tests.soak.simulated", str(STEADY), stdin=pipe, stdout=pipe)
    async with simulating as simulator:
        assert simulator.stdin is not None and simulator.stdout is not None
        base = await _staffed(folder, int(await simulator.stdout.readline()), extensions)
        with (folder / "log").open("wb") as log:
            running = owned(
                *(sys.executable, "-W", "always", "-m", "cti_gateway", "run"),
                cwd=folder,
                env=ENVIRONMENT,
                stderr=log,
            )
            async with running as gateway, aiohttp.ClientSession(base) as web, asyncio.TaskGroup() as people:
                await until_ready(web)
                everybody = []
                for extension in extensions:
                    coming = work(base, f"a{extension}", extension, Random(extension))
                    everybody.append(people.create_task(coming))
                    await asyncio.sleep(COMES_EVERY_S)
                everybody += [people.create_task(watch(base, "li", Random(n))) for n in range(LEADS)]
                simulator.stdin.write(b"\n")
                await asyncio.sleep(warm_up * 60)
                began, samples = asyncio.get_running_loop().time(), list[Sample]()
                while not samples or samples[-1].at_h * 60 < minutes:
                    samples.append(await _sample(web, began, gateway.pid, simulator.pid))
                    print(samples[-1], file=sys.stderr, flush=True)
                    await asyncio.sleep(EVERY_S)
                for person in everybody:
                    person.cancel()
                await asyncio.gather(*everybody, return_exceptions=True)
                gateway.terminate()
                await gateway.wait()
    return samples, list(complaints((folder / "log").read_bytes()))


def report(samples: Sequence[Sample], texts: list[str]) -> None:
    """One line each, and the first complaint of each kind in full."""
    hours = [sample.at_h for sample in samples]
    first, last = samples[0], samples[-1]
    print(f"{(last.at_h - first.at_h) * 60:.0f} minutes, {len(samples)} samples after the warm-up")
    print(f"calls             {last.calls - first.calls:.0f} ended")
    for name, values in (
        ("gateway", [sample.gateway_kb for sample in samples]),
        ("simulator", [sample.simulator_kb for sample in samples]),
    ):
        trend = Trend.of(hours, values)
        grows = f"{trend.slope:+.0f} ± {trend.within:.0f} kB/h"
        print(f"{name:<17} {trend.first / 1024:.1f} MiB, then {trend.last / 1024:.1f} MiB: {grows}")
    held = Trend.of(hours, [sample.blocks for sample in samples])
    print(
        f"blocks            {held.first:.0f}, then {held.last:.0f}: {held.slope:+.0f} ± {held.within:.0f}/h"
    )
    print(f"tasks             {first.tasks:.0f}, then {last.tasks:.0f}")
    print(f"file descriptors  {first.descriptors:.0f}, then {last.descriptors:.0f}")
    print(f"complaints        {len(texts)}")
    for kind, said in by_kind(texts).items():
        print(f"{len(said):>9} × {kind}")
        print(said[0])


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.memory", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="after the warm-up")
    parser.add_argument("--warm-up", type=float, default=15, help="minutes")
    wanted = parser.parse_args()
    logs.configure("console", "error")
    with tempfile.TemporaryDirectory(prefix="cti-soak-") as name:
        report(*asyncio.run(soak(Path(name), minutes=wanted.minutes, warm_up=wanted.warm_up)))


if __name__ == "__main__":
    main()
