"""``make soak``: prints what became of every call. Exit code 1 if any was lost, doubled or told wrong."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.soak.kills import Story, soak


def report(story: Story) -> int:
    """One line each; the exit code."""
    lost = {
        "more than one record": story.doubled(),
        "no record": story.missing(),
        "record and phone disagree": story.told_otherwise(),
        "phases do not add up": story.not_adding_up(),
        "instants more than a second from the phones' own": story.mistimed(),
    }
    rescued, back = story.rescued_ms(), story.back_within_ms()
    print(f"{story.calls} calls, {len(story.outages)} kills, {story.answered()} answered")
    print(f"{len(story.left_unseen())} hung up unseen, while it was dead or not yet in step")
    print(f"{sum(record.recovered for record in story.records)} records hold a part that lay in a gap")
    print(f"in step after each start within {max(back, default=0)} ms")
    print(f"{len(rescued)} came while it was dead; a phone rang within {max(rescued, default=0)} ms")
    for what, which in lost.items():
        print(f"{what}: {len(which)} {which[:10] or ''}")
    return int(any(lost.values()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--rate", type=float, default=2.0, help="calls a second")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cti-soak-") as name:
        run = soak(Path(name), seconds=wanted.seconds, rate=wanted.rate, kills=wanted.kills, seed=wanted.seed)
        sys.exit(report(asyncio.run(run)))
