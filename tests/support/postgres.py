"""A private PostgreSQL: its own cluster in a temporary folder, reachable by a Unix socket only."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cti_gateway.demo.debian import need

SUPERUSER = "postgres"
WITHIN_S = 60


def _programs() -> Path:
    """Where initdb and postgres are; Debian keeps them out of PATH."""
    need(pg_lsclusters="postgresql")
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]))


class Postgres:
    """One server; ``stop`` and ``start`` are an outage that loses nothing."""

    def __init__(self) -> None:
        self._programs = _programs()
        # PostgreSQL refuses to run as root; the package brings a user for it.
        self._user = SUPERUSER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self._folder = Path(tempfile.mkdtemp(prefix="cti-postgres-"))
        shutil.chown(self._folder, self._user)
        self._made = 0
        self._run("initdb", "-D", self._data, "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()

    @property
    def _data(self) -> str:
        return f"{self._folder}/data"

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(
            command, check=check, capture_output=True, user=self._user, cwd=self._folder, timeout=WITHIN_S
        )
        return done.returncode

    def start(self) -> None:
        """Until it answers."""
        options = ("listen_addresses=", f"unix_socket_directories={self._folder}", "fsync=off")
        settings = [part for option in options for part in ("-c", option)]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [self._programs / "postgres", "-D", self._data, *settings],
                user=self._user,
                cwd=self._folder,
                stdout=log,
                stderr=log,
            )
        for _ in range(WITHIN_S * 20):
            if self._run("pg_isready", "-q", "-h", str(self._folder), check=False) == 0:
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._server.wait(0.05)
                break
        raise RuntimeError((self._folder / "log").read_text())

    def stop(self) -> None:
        """As if its power were cut."""
        self._server.send_signal(signal.SIGQUIT)
        self._server.wait(WITHIN_S)

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Connected, but it answers nothing."""
        postmaster = self._server.pid
        os.kill(postmaster, signal.SIGSTOP)  # first, and last to go on: meanwhile no child's id can vanish
        children = [*map(int, Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split())]
        for pid in children:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in (*children, postmaster):
                os.kill(pid, signal.SIGCONT)

    def new_database(self, *, like: str = "template1") -> str:
        """The URL of a copy of that database, to which nobody may be connected; an empty one by default."""
        self._made += 1
        name = f"cti{self._made}"
        self._run("createdb", "-h", str(self._folder), "-U", SUPERUSER, "-T", like, name)
        return f"postgresql+asyncpg://{SUPERUSER}@/{name}?host={self._folder}"

    @staticmethod
    def name_of(url: str) -> str:
        """As ``new_database`` wants it."""
        return url.partition("@/")[2].partition("?")[0]

    def remove(self) -> None:
        """Leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder)
