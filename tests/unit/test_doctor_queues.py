"""The doctor on queues: what differs from the file, holidays that nobody knows, sounds that are not there."""

from pathlib import Path

import pytest

from cti_gateway.config import QueueSection, Site
from cti_gateway.core.calendar import DayKind, SpecialDay
from cti_gateway.doctor import queues, sounds
from cti_gateway.ports.queue_book import Entry

FILE = QueueSection(key="general", name="综合")
HEEDING = FILE.model_copy(update={"hours_on": {"holiday": ""}})


class November:
    def now(self) -> int:
        return 1_795_500_000_000  # 2026


def test_queues_as_in_the_file_are_well() -> None:
    found = queues.examine(Site(), [Entry(FILE, 0, FILE)], [], November())
    assert [finding.code for finding in found] == ["queues_not_edited"]


def test_what_was_edited_and_which_years_are_not_known_is_said() -> None:
    known = [SpecialDay("2026-10-01", DayKind.HOLIDAY)]
    found = list(queues.examine(Site(), [Entry(HEEDING, 3, FILE)], known, November()))
    assert [finding.code for finding in found] == ["queue_differs_from_file", "calendar_year_unknown"]
    assert found[0].params["fields"] == "hours_on" and found[1].params["year"] == 2027


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    """Asterisk's folders, with one sound in Chinese, one for all, and one class of music."""
    (tmp_path / "asterisk.conf").write_text(f"[directories]\nastdatadir => {tmp_path}\n")
    (tmp_path / "musiconhold.conf").write_text("[default]\nmode=files\n")
    for sound in ("zh/cti/welcome.gsm", "cti/closed.wav"):
        (tmp_path / "sounds" / sound).parent.mkdir(parents=True)
        (tmp_path / "sounds" / sound).touch()
    return tmp_path


def missing(etc: Path, **named: str) -> list[str]:
    section = QueueSection.model_validate({"key": "general", "name": "综合", **named})
    return [str(f.params.get("sound", f.params.get("music"))) for f in sounds.examine(etc, [section])]


def test_sounds_and_music_that_are_there_are_found(etc: Path) -> None:
    assert missing(etc, greeting="cti/welcome", notice="cti/closed", music="default") == []


def test_those_that_are_not_there_are_named(etc: Path) -> None:
    assert missing(etc, greeting="cti/none", closed_message="/nowhere/x", music="calm") == [
        "calm",
        "cti/none",
        "/nowhere/x",
    ]


def test_nothing_is_said_where_asterisk_is_elsewhere(tmp_path: Path) -> None:
    assert missing(tmp_path, greeting="cti/none", music="calm") == []
