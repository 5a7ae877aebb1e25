"""A private root filesystem with one release of Asterisk, made once and kept in the user's cache.

Packages are unpacked, not configured: Asterisk needs only its files, and unpacking works for
root and, in a user namespace, for everybody else.
"""

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cti_gateway.core.errors import ConfigInvalid
from cti_gateway.demo import cache
from cti_gateway.demo.debian import need
from cti_gateway.demo.turns import one_at_a_time
from cti_gateway.resources import asterisk_conf


@dataclass(frozen=True, slots=True)
class Release:
    """Which Debian has it, and where its modules lie there."""

    suite: str
    modules: str


RELEASES = {
    "22": Release("forky", "/usr/lib/x86_64-linux-gnu/asterisk/modules"),
    "16": Release("bullseye", "/usr/lib/asterisk/modules"),
}
SHELL = ("dash", "coreutils", "grep", "sed")  # what an image of the site's own would start with
# What installing the packages would have linked, where it is not there yet.
LINKS = {
    "bin": "usr/bin",
    "lib": "usr/lib",
    "lib64": "usr/lib64",
    "sbin": "usr/sbin",
    "usr/share/asterisk/sounds/en": "en_US_f_Allison",
}
MOUNT_POINTS = ("proc", "dev", "mnt")


def in_namespace() -> list[str]:
    """The start of a command line that may mount and chroot, whoever we are."""
    mapped = [] if os.geteuid() == 0 else ["--map-root-user"]
    return ["unshare", "--mount", *mapped]


def _packages() -> list[str]:
    return [*(asterisk_conf() / "demo" / "packages.txt").read_text().split(), *SHELL]


def _path(release: str) -> Path:
    """By its recipe: another list of packages makes another root."""
    recipe = hashlib.sha256(repr((_packages(), LINKS)).encode()).hexdigest()
    return cache.folder() / f"asterisk-{release}-{recipe[:8]}"


def is_built(release: str) -> bool:
    """Whether the next start takes seconds."""
    return _path(release).exists()


def build(release: str) -> Path:
    """The root of this release; raises ConfigInvalid that says what is missing or went wrong."""
    need(mmdebstrap="mmdebstrap", unshare="util-linux")
    root = _path(release)
    with one_at_a_time(root.name):
        if not root.exists():
            _unpack(release, root)
    return root


def _unpack(release: str, root: Path) -> None:
    partial = root.with_suffix(f".{os.getpid()}.partial")
    unpack = [
        *in_namespace(),
        "mmdebstrap",
        "--mode=root",
        "--variant=extract",
        # An archive that is mirrored for an offline site is older than its Release file allows.
        '--aptopt=Acquire::Check-Valid-Until "false"',
        f"--include={','.join(_packages())}",
        RELEASES[release].suite,
        str(partial),
    ]
    # In a user namespace only our own user id exists.
    environment = {**os.environ, "TAR_OPTIONS": "--no-same-owner"}
    try:
        done = subprocess.run(unpack, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ConfigInvalid("private_root_failed", problem=done.stderr.strip()[-500:])
        for name, target in LINKS.items():
            if not (partial / name).exists():
                (partial / name).symlink_to(target)
        for name in MOUNT_POINTS:
            (partial / name).mkdir(exist_ok=True)
        partial.rename(root)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
