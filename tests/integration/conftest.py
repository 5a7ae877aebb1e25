"""A real Asterisk for the telephony tests."""

from collections.abc import AsyncIterator

import pytest

from cti_gateway.demo.private_pbx import PrivatePbx


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
