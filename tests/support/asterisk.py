"""A real Asterisk in a private root filesystem, one per test, many side by side on loopback."""

import asyncio
import os
import shutil
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from string import Template
from types import TracebackType

REPO = Path(__file__).parents[2]
CONF = REPO / "asterisk_conf"
SUITES = {"22": "forky", "16": "bullseye"}
MODULES = {"22": "/usr/lib/x86_64-linux-gnu/asterisk/modules", "16": "/usr/lib/asterisk/modules"}
SEATS = [str(1001 + n) for n in range(10)]
SECRET = "test-secret"
STARTS_WITHIN_S = 60


def packages(name: str) -> list[str]:
    """A package list that the images share with the private root."""
    return (REPO / "docker" / "packages" / f"{name}.txt").read_text().split()


def install_tools() -> None:
    """What building a root and calling need on this machine; installed when root, else named."""
    needed = {"mmdebstrap": "mmdebstrap", "sipp": "sip-tester"}
    missing = [package for tool, package in needed.items() if shutil.which(tool) is None]
    if not missing:
        return
    if os.geteuid() != 0:
        raise SystemExit(f"Please install these Debian packages first: {' '.join(missing)}")
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    subprocess.run(install, check=True)


def build_root(release: str) -> Path:
    """The private root of this Asterisk release, built once and kept in the user's cache folder."""
    install_tools()
    cache = Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "cti_gateway"
    root = cache / f"asterisk-{release}"
    if root.exists():
        return root
    cache.mkdir(parents=True, exist_ok=True)
    partial = cache / f"asterisk-{release}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    subprocess.run(
        [
            "mmdebstrap",
            "--variant=minbase",
            '--aptopt=Acquire::Check-Valid-Until "false"',
            f"--include={','.join(packages('asterisk'))}",
            SUITES[release],
            str(partial),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    partial.rename(root)
    return root


def free_port(kind: int = socket.SOCK_STREAM) -> int:
    """A loopback port that nobody holds now."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Asterisk:
    """One running PBX; leaves nothing behind."""

    def __init__(self, release: str, number: int) -> None:
        self._release = release
        self._root = build_root(release)
        self._etc = f"/etc/cti-{os.getpid()}-{number}"
        self._run = f"/run/cti-{os.getpid()}-{number}"
        self.ami_port = free_port()
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.phones_port = free_port(socket.SOCK_DGRAM)
        self._rtp_start = 20_000 + 1_000 * (number % 10)
        self._process: asyncio.subprocess.Process | None = None

    def _render(self) -> None:
        target = self._root / self._etc.lstrip("/")
        target.mkdir(parents=True)
        (self._root / self._run.lstrip("/")).mkdir(parents=True)
        seats = "\n".join(
            f"[{seat}](seat)\naors = {seat}\n"
            f"[{seat}]\ntype = aor\ncontact = sip:{seat}@127.0.0.1:{self.phones_port}"
            for seat in SEATS
        )
        values = {
            "etc": self._etc,
            "run": self._run,
            "modules": MODULES[self._release],
            "ami_port": str(self.ami_port),
            "sip_port": str(self.sip_port),
            "rtp_start": str(self._rtp_start),
            "rtp_end": str(self._rtp_start + 998),
            "seats": seats,
        }
        for source in (CONF / "demo").glob("*.conf"):
            (target / source.name).write_text(Template(source.read_text()).substitute(values))
        for source in (CONF / "site").glob("*_cti.conf"):
            text = source.read_text().replace("CHANGE_ME", SECRET)
            (target / source.name).write_text(text)

    async def __aenter__(self) -> "Asterisk":
        self._render()
        await self.start()
        return self

    async def start(self) -> None:
        """Start and wait until it is fully booted."""
        mounts = 'mount --rbind /proc "$0/proc"; mount --rbind /dev "$0/dev"'
        inside = f'{mounts}; exec chroot "$0" asterisk -f -C {self._etc}/asterisk.conf'
        self._process = await asyncio.create_subprocess_exec(
            "unshare",
            "--mount",
            "sh",
            "-ec",
            inside,
            str(self._root),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(STARTS_WITHIN_S):
            while "fully booted" not in await self.cli("core waitfullybooted"):
                if self._process.returncode is not None:
                    raise RuntimeError(f"Asterisk stopped at start: {self._process.returncode}")
                await asyncio.sleep(0.1)

    async def cli(self, command: str) -> str:
        """The output of one CLI command, empty when it cannot be asked."""
        config = f"{self._etc}/asterisk.conf"
        process = await asyncio.create_subprocess_exec(
            "chroot",
            str(self._root),
            "asterisk",
            "-C",
            config,
            "-rx",
            command,
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
        for folder in (self._etc, self._run):
            shutil.rmtree(self._root / folder.lstrip("/"), ignore_errors=True)
