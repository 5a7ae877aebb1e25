"""``make fuzz``: mutated bytes for the AMI codec, the panel protocol and the configuration's parser.

Stops at the first input that breaks a promise, hangs or eats memory, and leaves it in ``build/fuzz``.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import run

from tests.fuzz.seeds import WORDS, dictionary, seeds
from tests.fuzz.targets import COUNTS

HANGS_S, MEMORY_MB, LONGEST = 10, 1024, 4096


@dataclass(frozen=True)
class Fuzzed:
    """What was read, and whether all of it without fault."""

    inputs: int
    frames: int
    sound: bool


def fuzz(target: str, folder: Path, *, runs: int = -1, seconds: int = 0) -> Fuzzed:
    """One target in a process of its own. What it finds stays in the folder, where a later run goes on."""
    corpus, words, counts = folder / target, folder / f"{target}.dict", folder / f"{target}.counts"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words.write_text(dictionary(target), encoding="ascii")
    counts.write_bytes(bytes(COUNTS.size))
    options = (
        *(f"-runs={runs}", f"-max_total_time={seconds}"),
        *(f"-timeout={HANGS_S}", f"-rss_limit_mb={MEMORY_MB}", f"-max_len={LONGEST}"),
        *(f"-dict={words}", f"-artifact_prefix={folder}/{target}-", str(corpus)),
    )
    with (folder / f"{target}.log").open("wb") as log:
        command = (sys.executable, "-m", "tests.fuzz.one", target, str(counts), *options)
        code = run(command, stdout=log, stderr=log, check=False).returncode
    inputs, frames = COUNTS.unpack(counts.read_bytes())
    return Fuzzed(inputs, frames, sound=code == 0)


def main() -> int:
    """Exit code 1 if something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(WORDS))
    parser.add_argument("--runs", type=int, default=-1, help="inputs for each target")
    parser.add_argument("--seconds", type=int, default=0, help="for each target")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    wanted = parser.parse_args()
    sound = True
    for target in wanted.targets or WORDS:
        read = fuzz(target, wanted.folder, runs=wanted.runs, seconds=wanted.seconds)
        print(f"{target}: {read.inputs} inputs, {read.frames} frames", flush=True)
        if not read.sound:
            print(f"{target}: FAILED, see {wanted.folder}/{target}.log")
            sound = False
    return int(not sound)


if __name__ == "__main__":
    sys.exit(main())
