"""A short run on every target; ``make fuzz`` goes on for as long as one likes."""

from pathlib import Path

import pytest

from tests.fuzz.__main__ import fuzz
from tests.fuzz.seeds import WORDS, seeds
from tests.fuzz.targets import TARGETS

RUNS = {"ami": 4_000, "panel": 40_000, "configuration": 4_000}


@pytest.mark.parametrize("target", WORDS)
def test_seeds_are_read(target: str) -> None:
    assert sum(map(TARGETS[target], seeds(target))) > 0


@pytest.mark.parametrize("target", WORDS)
def test_no_mutated_bytes_break_a_promise(target: str, tmp_path: Path) -> None:
    done = fuzz(target, tmp_path, runs=RUNS[target])
    assert done.sound, (tmp_path / f"{target}.log").read_text(errors="replace")[-4000:]
    assert done.inputs >= RUNS[target]
