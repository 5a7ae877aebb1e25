"""The contract suite runs on each PBX; where they differ, the real one is right."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.sim.boards import Board, board


@pytest.fixture(params=["sim", "22", "16"])
async def pbx(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Board]:
    async with board(request.param, tmp_path) as made:
        yield made
