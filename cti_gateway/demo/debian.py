"""Debian packages that a tool of ours needs: installed when we are root, else named."""

import os
import shutil
import subprocess

from cti_gateway.core.errors import ConfigInvalid


def need(**package_of: str) -> None:
    """Have these commands, each from its package, or raise ConfigInvalid that names what lacks."""
    missing = [package for tool, package in package_of.items() if shutil.which(tool) is None]
    if not missing:
        return
    names = " ".join(missing)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise ConfigInvalid("packages_missing", packages=names)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ConfigInvalid("packages_failed", packages=names, problem=done.stderr.strip()[-500:])
