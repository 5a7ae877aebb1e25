"""What the telephony tests see and do on Asterisk's own side."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.resources import asterisk_conf


async def until_shown(
    pbx: PrivatePbx, command: str, text: str, *, times: int = 1, absent: str = "\0"
) -> None:
    """Wait until Asterisk's CLI shows this."""
    async with asyncio.timeout(30):
        while True:
            shown = await pbx.cli(command)
            if shown.count(text) >= times and absent not in shown:
                return
            await asyncio.sleep(0.05)


async def until_member_unpaused(pbx: PrivatePbx, extension: str = "1001") -> None:
    """Asterisk's fallback queue may ring the seat."""
    await until_shown(pbx, "queue show cti-fallback-general", f"PJSIP/{extension}", absent="paused")


async def hang_up(pbx: PrivatePbx, prefix: str) -> None:
    """End the one leg whose name starts like this, as its phone would."""
    shown = await pbx.cli("core show channels concise")
    (channel,) = [line.split("!")[0] for line in shown.splitlines() if line.startswith(prefix)]
    await pbx.cli(f"channel request hangup {channel}")


@contextmanager
def overlay(folder: Path, name: str, text: str) -> Iterator[str]:
    """A folder whose one file replaces that of the demo PBX."""
    (folder / "overlay").mkdir()
    (folder / "overlay" / name).write_text(text)
    yield str(folder / "overlay")


def demo(name: str) -> str:
    """A file of the demo PBX."""
    return (asterisk_conf() / "demo" / name).read_text()
