"""The doctor's checks of files and of this machine."""

import socket
from pathlib import Path

import pytest

from cti_gateway.config import parse
from cti_gateway.doctor import files, machine
from cti_gateway.doctor.finding import Verdict

MANAGER = """[general]
enabled = yes
bindaddr = 127.0.0.1
channelvars = CTI_CALL
#include manager_cti.conf
"""
USER = "[cti]\nsecret = x\nread = system,call,agent,user\n"


def written(
    etc: Path, manager: str = MANAGER, user: str = USER, queues: str = "[general]\npersistentmembers=yes\n"
) -> Path:
    for name, text in (("manager.conf", manager), ("manager_cti.conf", user), ("queues.conf", queues)):
        (etc / name).write_text(text)
    return etc


def found(etc: Path) -> list[tuple[Verdict, str]]:
    return [(f.verdict, str(f.params.get("setting", f.code))) for f in files.examine(etc, "cti")]


def test_included_files_and_templates_are_read(tmp_path: Path) -> None:
    queues = "[general]\npersistentmembers=yes\n[base](!)\nstrategy=leastrecent\n[one](base)\n"
    assert found(written(tmp_path, queues=queues)) == [(Verdict.OK, "doctor_files_ok")]


def test_each_missing_setting_is_named(tmp_path: Path) -> None:
    manager = "[general]\nenabled = no\n#include manager_cti.conf\n"
    assert found(written(tmp_path, manager=manager, user="[cti]\nread = call\n", queues="[general]\n")) == [
        (Verdict.BAD, "enabled = yes"),
        (Verdict.BAD, "channelvars = CTI_CALL"),
        (Verdict.CARE, "bindaddr = 127.0.0.1"),
        (Verdict.BAD, "read = …,system"),
        (Verdict.BAD, "read = …,agent"),
        (Verdict.BAD, "read = …,user"),
        (Verdict.CARE, "persistentmembers = yes"),
    ]


def test_a_file_that_includes_itself_ends(tmp_path: Path) -> None:
    written(tmp_path, user=USER + "#include manager.conf\n#include manager_cti.conf\n")
    assert found(tmp_path) == [(Verdict.OK, "doctor_files_ok")]


def test_no_files_and_unreadable_ones(tmp_path: Path) -> None:
    assert found(tmp_path / "none") == [(Verdict.CARE, "doctor_files_absent")]
    assert found(tmp_path) == [(Verdict.BAD, "doctor_file_unreadable")]
    assert found(written(tmp_path, manager="[general\n")) == [(Verdict.BAD, "doctor_file_unreadable")]


@pytest.mark.parametrize(
    "url", ["sqlite+aiosqlite:///{}/none/cti.db", "postgresql+asyncpg://u:hunter2@127.0.0.1:1/x"]
)
async def test_a_database_that_is_away_and_a_port_that_is_taken(tmp_path: Path, url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = parse(
            {
                "pbx": {"secret": "s"},
                "store": {"url": url.format(tmp_path), "spool": f"{tmp_path}/none/spool"},
                "web": {"port": taken.getsockname()[1]},
            }
        )
        taken.settimeout(0)  # accepts nobody: not our gateway
        findings = [finding async for finding in machine.examine(settings)]
    assert [f.code for f in findings] == ["doctor_database_bad", "doctor_spool_bad", "doctor_port_bad"]
    assert "hunter2" not in str(findings)
