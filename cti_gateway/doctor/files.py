"""Checks of Asterisk's own files, where the gateway runs on the PBX host."""

import re
from collections.abc import Iterator
from pathlib import Path

from asterisk.config import Config, ParseError

from cti_gateway.doctor.finding import Finding, bad, care, ok

INCLUDE = re.compile(r'^#include\s+[<"]?([^>";]+)')
TEMPLATE = re.compile(r"^(\[[^\]]*\])\s*\([^)]*\)")
YES = ("yes", "true", "1", "on")


class SiteConf(Config):  # type: ignore[misc]
    """pyst2's parser, which knows neither #include nor templates, shown a file without them."""

    def load(self) -> None:
        """What the parser calls for its lines."""
        self.raw_lines = [TEMPLATE.sub(r"\1", line) for line in _lines(Path(self.filename), ())]

    def value(self, section: str, name: str) -> str:
        """The last value of a setting, or nothing."""
        items = [item for c in self.categories if c.name == section for item in c.items]
        return next((str(i.value).strip() for i in reversed(items) if i.name == name), "")


def _lines(path: Path, within: tuple[Path, ...]) -> Iterator[str]:
    """The file with its includes in place; one that includes itself is taken once."""
    if path in within:
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        included = INCLUDE.match(line.strip())
        if included is not None:
            for target in sorted(path.parent.glob(included[1].strip())):
                yield from _lines(target, (*within, path))
        elif not line.lstrip().startswith("#"):
            yield line


def examine(etc: Path, username: str) -> Iterator[Finding]:
    """``etc`` is Asterisk's configuration folder."""
    if not etc.is_dir():
        yield care("doctor_files_absent", folder=etc)
        return
    try:
        manager, queues = SiteConf(etc / "manager.conf"), SiteConf(etc / "queues.conf")
    except (OSError, ParseError) as error:
        yield bad("doctor_file_unreadable", folder=etc, problem=error)
        return
    wrong = list(_settings(manager, queues, username))
    yield from wrong
    if not wrong:
        yield ok("doctor_files_ok", folder=etc)


def _settings(manager: SiteConf, queues: SiteConf, username: str) -> Iterator[Finding]:
    general = {"file": "manager.conf", "section": "general"}
    if manager.value("general", "enabled") not in YES:
        yield bad("doctor_setting", **general, setting="enabled = yes")
    if "CTI_CALL" not in manager.value("general", "channelvars").split(","):
        yield bad("doctor_setting", **general, setting="channelvars = CTI_CALL")
    if manager.value("general", "bindaddr") in ("", "0.0.0.0", "::"):
        yield care("doctor_setting", **general, setting="bindaddr = 127.0.0.1")
    granted = {word.strip() for word in manager.value(username, "read").split(",")}
    for privilege in ("system", "call", "agent", "user"):
        if not granted & {privilege, "all"}:
            wanted = f"read = …,{privilege}"
            yield bad("doctor_setting", file="manager.conf", section=username, setting=wanted)
    if queues.value("general", "persistentmembers") not in YES:
        wanted = "persistentmembers = yes"
        yield care("doctor_setting", file="queues.conf", section="general", setting=wanted)
