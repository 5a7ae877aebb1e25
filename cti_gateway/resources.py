"""Files that come with the program: beside the package in a source tree, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def asterisk_conf() -> Path:
    """The folder ``asterisk_conf``: what an administrator includes, and the demo PBX."""
    inside = _PACKAGE / "asterisk_conf"
    return inside if inside.is_dir() else _PACKAGE.parent / "asterisk_conf"
