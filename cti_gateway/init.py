"""Starting a site: a commented configuration, and Asterisk's files to match it."""

import secrets
from pathlib import Path

from cti_gateway.core.errors import ConfigInvalid
from cti_gateway.resources import asterisk_conf

TEMPLATE = Path(__file__).parent / "config.toml"


def write_site(config: Path) -> Path:
    """Write ``config`` and, beside it, the folder of files for the PBX, which is returned.

    Both hold the same new AMI secret and are readable by their owner only. Nothing is overwritten:
    raises ConfigInvalid("file_exists").
    """
    folder = config.absolute().parent / "asterisk"
    secret = secrets.token_urlsafe(24)
    files = {config: TEMPLATE.read_text(encoding="utf-8").replace("@SECRET@", secret)}
    for source in sorted((asterisk_conf() / "site").glob("*.conf")):
        files[folder / source.name] = source.read_text(encoding="utf-8").replace("CHANGE_ME", secret)
    for path in files:
        if path.exists():
            raise ConfigInvalid("file_exists", path=path)
    try:
        folder.mkdir(exist_ok=True)
        for path, text in files.items():
            path.touch(mode=0o600, exist_ok=False)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigInvalid("file_unwritable", path=error.filename, reason=error.strerror) from error
    return folder
