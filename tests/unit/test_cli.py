"""What the command line takes, and what it refuses before anything is touched."""

import asyncio
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.cli import main
from cti_gateway.core.calendar import DayKind, SpecialDay
from cti_gateway.core.people import Agent
from tests.support.attendance import case as attendance_case
from tests.support.attendance import facts
from tests.support.databases import url_of


async def _people(url: str) -> tuple[Agent, ...]:
    store = await SqlStore.open(url)
    try:
        return await store.agents()
    finally:
        await store.close()


def test_a_person_is_added_with_what_strategies_go_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = url_of(tmp_path)
    config = tmp_path / "cti.toml"
    config.write_text(f'[pbx]\nsecret = "s"\n[store]\nurl = "{url}"\n', encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long password\n"))
    person = ["user", "add", "zhang", "--name", "张三"]
    routing = ["--skills", "english=3", "法律=1", "--backup-queues", "law", "--weight", "4"]
    assert main(["--config", str(config), *person, *routing]) == 0
    (agent,) = asyncio.run(_people(url))
    assert (agent.skills, agent.backup_queues, agent.weight) == ((("english", 3), ("法律", 1)), ("law",), 4)


async def _special_days(url: str) -> tuple[SpecialDay, ...]:
    store = await SqlStore.open(url)
    try:
        return await store.special_days()
    finally:
        await store.close()


def test_a_calendar_is_imported_whole_or_not_at_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = url_of(tmp_path)
    config, file = tmp_path / "cti.toml", tmp_path / "2027.csv"
    config.write_text(f'[pbx]\nsecret = "s"\n[store]\nurl = "{url}"\n', encoding="utf-8")
    command = ["--config", str(config), "calendar", "import", str(file)]
    file.write_text("2027-01-01,holiday,元旦\n2027-01-02,party\n", encoding="utf-8")
    assert main(command) == 2
    assert "Line 2, column 2" in capsys.readouterr().err
    file.write_text("2027-01-01,holiday,元旦\n2027-01-09,workday\n", encoding="utf-8")
    assert main(command) == 0
    assert "2027: 1 + 1" in capsys.readouterr().out
    first, second = asyncio.run(_special_days(url))
    assert (first.name, second.kind) == ("元旦", DayKind.WORKDAY)
    assert main([*command[:-1], str(tmp_path / "none.csv")]) == 2


@pytest.mark.parametrize("skill", ["english", "=3", "english=", "english=-1", "english=x"])
def test_a_skill_has_a_level(skill: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["user", "add", "zhang", "--name", "张三", "--skills", skill])
    assert "write it like english=3" in capsys.readouterr().err


def test_a_case_is_judged_without_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    case = tmp_path / "case.json"
    case.write_text(json.dumps(attendance_case(facts("sign_in 08:03", "sign_out 12:00"))), encoding="utf-8")
    assert main(["attendance", "judge", str(case)]) == 0
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["kind"], found["seconds"]) == ("LATE", 180)


def test_a_case_that_is_wrong_or_missing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.json"
    assert main(["attendance", "judge", str(case)]) == 2
    assert "No such file" in capsys.readouterr().err
    case.write_text(json.dumps(attendance_case([{"kind": "sign_in", "at": "08:03"}])), encoding="utf-8")
    assert main(["attendance", "judge", str(case)]) == 2
    told = capsys.readouterr()
    assert "$.facts[0].at" in told.err
    assert told.out == ""


def test_a_start_loads_nothing_that_serving_does_not_need() -> None:
    code = (
        "import sys\n"
        "from cti_gateway import cli\n"
        "with cli._loading():\n    from cti_gateway import app\n"
        "print(*(set(sys.argv[1:]) & set(sys.modules)))"
    )
    idle = ("alembic", "sqlalchemy.dialects.postgresql", "cti_gateway.demo", "cti_gateway.doctor", "asterisk")
    loaded = subprocess.run([sys.executable, "-c", code, *idle], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
