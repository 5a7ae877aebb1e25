"""Whether Asterisk has the sounds that queues name, where the gateway runs on the PBX host."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from asterisk.config import ParseError

from cti_gateway.config import QueueSection
from cti_gateway.doctor.files import SiteConf
from cti_gateway.doctor.finding import Finding, care

DATA = "/var/lib/asterisk"


def examine(etc: Path, sections: Sequence[QueueSection]) -> Iterator[Finding]:
    """``etc`` is Asterisk's configuration folder; silent where its sounds are not here."""
    try:
        data = Path(SiteConf(etc / "asterisk.conf").value("directories", "astdatadir") or DATA)
        classes = {category.name for category in SiteConf(etc / "musiconhold.conf").categories}
    except (OSError, ParseError):
        return
    folder = data / "sounds"
    for section in sections:
        if section.music and section.music not in classes:
            yield care("doctor_music_missing", queue=section.key, music=section.music)
        for sound in (section.greeting, section.notice, section.closed_message):
            if sound and folder.is_dir() and not _there(folder, sound):
                yield care("doctor_sound_missing", queue=section.key, sound=sound, folder=folder)


def _there(folder: Path, sound: str) -> bool:
    """Of any format; a language has a folder of its own (``zh/cti/welcome``)."""
    if sound.startswith("/"):
        folder, sound = Path("/"), sound[1:]
    return any(next(folder.glob(pattern), None) for pattern in (f"{sound}.*", f"*/{sound}.*"))
