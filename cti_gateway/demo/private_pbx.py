"""A real Asterisk of our own on loopback, for the demo and for tests. Many run side by side."""

import asyncio
import shutil
import socket
import tempfile
from contextlib import suppress
from pathlib import Path
from string import Template
from types import TracebackType

from cti_gateway.demo.private_root import RELEASES, build, in_namespace
from cti_gateway.demo.turns import free_port
from cti_gateway.resources import asterisk_conf

SEATS = tuple(str(1001 + n) for n in range(10))
SECRET = "demo-secret"
STARTS_WITHIN_S = 60
# $0 the root, $1 our folder (inside: /mnt); the rest is the command. It dies with us, even by kill -9.
ENTER = """
mount --rbind /proc "$0/proc"
mount --rbind /dev "$0/dev"
mount --bind "$1" "$0/mnt"
shift
exec setpriv --pdeathsig KILL chroot "$0" "$@"
"""


class PrivatePbx:
    """One running PBX; leaves nothing behind.

    ``overlay`` is a folder under asterisk_conf whose files replace or join those of demo/.
    """

    def __init__(self, release: str = "22", *, overlay: str | None = None) -> None:
        self._root = build(release)
        self._modules = RELEASES[release].modules
        self._folder = Path(tempfile.mkdtemp(prefix="cti-pbx-"))
        self.etc = self._folder / "etc"  # its configuration, as seen from here
        self.cel_file = self._folder / "run" / "cel-custom" / "cti.csv"
        self._overlay = overlay
        self.ami_port = free_port()
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.phones_port = free_port(socket.SOCK_DGRAM)
        self._process: asyncio.subprocess.Process | None = None

    def _configure(self) -> None:
        self.etc.mkdir()
        self.cel_file.parent.mkdir(parents=True)
        phones = "\n".join(
            f"[{seat}](seat)\naors = {seat}\n"
            f"[{seat}]\ntype = aor\ncontact = sip:{seat}@127.0.0.1:{self.phones_port}"
            for seat in SEATS
        )
        values = {
            "etc": "/mnt/etc",
            "run": "/mnt/run",
            "modules": self._modules,
            "ami_port": str(self.ami_port),
            "sip_port": str(self.sip_port),
            "seats": phones,
        }
        for folder in ("demo", self._overlay):
            if folder is not None:
                for source in (asterisk_conf() / folder).glob("*.conf"):
                    (self.etc / source.name).write_text(Template(source.read_text()).substitute(values))
        for source in (asterisk_conf() / "site").glob("*_cti.conf"):
            (self.etc / source.name).write_text(source.read_text().replace("CHANGE_ME", SECRET))

    def _inside(self, *command: str) -> list[str]:
        return [*in_namespace(), "sh", "-ec", ENTER, str(self._root), str(self._folder), *command]

    def _asterisk(self, *arguments: str) -> list[str]:
        return self._inside("asterisk", "-C", "/mnt/etc/asterisk.conf", *arguments)

    async def __aenter__(self) -> "PrivatePbx":
        self._configure()
        await self.start()
        return self

    async def start(self) -> None:
        """Start, as Debian's service does, before all other programs, and wait until it is fully booted."""
        silent = asyncio.subprocess.DEVNULL
        self._process = await asyncio.create_subprocess_exec(
            *self._asterisk("-f", "-p"), stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
        async with asyncio.timeout(STARTS_WITHIN_S):
            while "fully booted" not in await self.cli("core waitfullybooted"):
                if self._process.returncode is not None:
                    raise RuntimeError(f"Asterisk stopped at start: {self._process.returncode}")
                await asyncio.sleep(0.1)

    async def cli(self, command: str) -> str:
        """The output of one CLI command, empty when it cannot be asked."""
        process = await asyncio.create_subprocess_exec(
            *self._asterisk("-rx", command),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        output, _ = await process.communicate()
        return output.decode(errors="replace")

    async def kill(self) -> None:
        """As if the power failed."""
        assert self._process is not None
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)
