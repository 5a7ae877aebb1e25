"""What the command line takes, and what it refuses before anything is touched."""

import asyncio
import io
import sys
from pathlib import Path

import pytest

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.cli import main
from cti_gateway.core.people import Agent


async def _people(url: str) -> tuple[Agent, ...]:
    store = await SqlStore.open(url)
    try:
        return await store.agents()
    finally:
        await store.close()


def test_a_person_is_added_with_what_strategies_go_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/cti.db"
    config = tmp_path / "cti.toml"
    config.write_text(f'[pbx]\nsecret = "s"\n[store]\nurl = "{url}"\n', encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long password\n"))
    person = ["user", "add", "zhang", "--name", "张三"]
    routing = ["--skills", "english=3", "法律=1", "--backup-queues", "law", "--weight", "4"]
    assert main(["--config", str(config), *person, *routing]) == 0
    (agent,) = asyncio.run(_people(url))
    assert (agent.skills, agent.backup_queues, agent.weight) == ((("english", 3), ("法律", 1)), ("law",), 4)


@pytest.mark.parametrize("skill", ["english", "=3", "english=", "english=-1", "english=x"])
def test_a_skill_has_a_level(skill: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["user", "add", "zhang", "--name", "张三", "--skills", skill])
    assert "write it like english=3" in capsys.readouterr().err
