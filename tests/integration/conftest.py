"""A real Asterisk for the telephony tests; or a board, for those that the simulator passes as well."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cti_gateway.demo.private_pbx import PrivatePbx
from tests.sim.boards import Board
from tests.sim.boards import board as board_of


@pytest.fixture(params=["22", "16"])
async def pbx(request: pytest.FixtureRequest) -> AsyncIterator[PrivatePbx]:
    """Each release we support."""
    async with PrivatePbx(request.param) as asterisk:
        yield asterisk


@pytest.fixture
async def pbx22() -> AsyncIterator[PrivatePbx]:
    """The present release, for what does not depend on it."""
    async with PrivatePbx() as asterisk:
        yield asterisk


@pytest.fixture(params=["sim", "22", "16"])
async def board(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Board]:
    """The simulator and each release; where they differ, the real one is right."""
    async with board_of(request.param, tmp_path) as made:
        yield made


@pytest.fixture(params=["sim", "22"])
async def board22(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Board]:
    """The same, for what does not depend on the release."""
    async with board_of(request.param, tmp_path) as made:
        yield made
