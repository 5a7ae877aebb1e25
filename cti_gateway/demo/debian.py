"""Debian packages that a tool of ours needs: installed when we are root, else named."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from cti_gateway.core.errors import ConfigInvalid
from cti_gateway.demo.turns import one_at_a_time

# RUNLEVEL keeps a package from starting a server of its own.
QUIETLY = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}


def need(**package_of: str) -> None:
    """Have these commands, or files by their path, each from its package.

    Raises ConfigInvalid that names what lacks.
    """
    if _missing(package_of):
        with one_at_a_time("packages"):
            _install(_missing(package_of))


def _missing(package_of: Mapping[str, str]) -> list[str]:
    return [package for tool, package in package_of.items() if not _is_there(tool)]


def _is_there(tool: str) -> bool:
    return Path(tool).is_file() if os.path.isabs(tool) else shutil.which(tool) is not None


def _install(packages: Sequence[str]) -> None:
    if not packages:  # another process has
        return
    names = " ".join(packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise ConfigInvalid("packages_missing", packages=names)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        environment = {**os.environ, **QUIETLY}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode != 0:
            raise ConfigInvalid("packages_failed", packages=names, problem=done.stderr.strip()[-500:])
