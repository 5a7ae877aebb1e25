"""The doctor on a real Asterisk: silent about what is well, plain about what is not."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cti_gateway.demo.private_pbx import SECRET, PrivatePbx
from tests.support.programs import cli

SITE = """[pbx]
port = {port}
secret = "{secret}"
username = "{user}"
[site]
language = "en"
[web]
port = 0
"""
WEAK = """
[weak]
secret = demo-secret
permit = 127.0.0.1/255.255.255.255
read = system,call
write = reporting
"""


@pytest.fixture
async def pbx() -> AsyncIterator[PrivatePbx]:
    async with PrivatePbx() as running:
        yield running


async def examined(
    folder: Path,
    pbx: PrivatePbx,
    *,
    secret: str = SECRET,
    user: str = "cti",
    more: str = "",
    site: str = SITE,
) -> tuple[int, list[str]]:
    """Exit code, and the lines that are not «ok»."""
    text = site.format(port=pbx.ami_port, secret=secret, user=user)
    (folder / "cti.toml").write_text(text + more, encoding="utf-8")
    code, said = await cli(folder, "doctor", "--asterisk-etc", str(pbx.etc))
    return code, [line for line in said.splitlines() if not line.startswith("ok ")]


async def test_a_well_kept_site_has_nothing_to_do(pbx: PrivatePbx, tmp_path: Path) -> None:
    (tmp_path / "cti.toml").write_text(SITE.format(port=pbx.ami_port, secret=SECRET, user="cti"))
    assert await cli(tmp_path, "seat", "add", "01", "1001") == (0, "")
    assert await examined(tmp_path, pbx) == (0, [])


async def test_each_thing_that_is_wrong_has_its_line(pbx: PrivatePbx, tmp_path: Path) -> None:
    more = '[[queue]]\nkey = "nobody"\nname = "无"\n'
    (tmp_path / "cti.toml").write_text(SITE.format(port=pbx.ami_port, secret=SECRET, user="cti"))
    assert await cli(tmp_path, "seat", "add", "09", "1999") == (0, "")
    code, lines = await examined(tmp_path, pbx, more=more)
    assert code == 1
    assert [line[:5] for line in lines] == ["bad  ", "care "]
    assert "cti-fallback-nobody" in lines[0] and "PJSIP/1999" in lines[1]


async def test_a_wrong_secret_is_one_sentence(pbx: PrivatePbx, tmp_path: Path) -> None:
    code, lines = await examined(tmp_path, pbx, secret="wrong")
    assert code == 1 and len(lines) == 1
    assert "refused the AMI login" in lines[0] and "wrong" not in lines[0]


async def test_a_user_with_too_few_rights_is_told_which(pbx: PrivatePbx, tmp_path: Path) -> None:
    manager = pbx.etc / "manager.conf"
    manager.write_text(manager.read_text() + WEAK)
    await pbx.cli("manager reload")
    code, lines = await examined(tmp_path, pbx, user="weak")
    assert code == 1
    told = "\n".join(lines)
    assert "Redirect. Add call to its write line" in told
    assert "QueuePause. Add agent to its write line" in told
    assert "read = …,agent" in told and "read = …,user" in told and "read = …,call" not in told


async def test_answering_on_the_panel_needs_a_right_and_a_module(pbx: PrivatePbx, tmp_path: Path) -> None:
    site = SITE.replace("[pbx]", "[pbx]\nanswer_notify = true")
    (tmp_path / "cti.toml").write_text(site.format(port=pbx.ami_port, secret=SECRET, user="cti"))
    assert await cli(tmp_path, "seat", "add", "01", "1001") == (0, "")
    code, lines = await examined(tmp_path, pbx, site=site)
    assert code == 1 and len(lines) == 1
    assert "PJSIPNotify. Add system to its write line" in lines[0]
    manager = pbx.etc / "manager.conf"
    manager.write_text(manager.read_text() + "\n[cti](+)\nwrite = call,agent,reporting,originate,system\n")
    await pbx.cli("manager reload")
    assert await examined(tmp_path, pbx, site=site) == (0, [])
    await pbx.cli("module unload res_pjsip_notify.so")
    code, lines = await examined(tmp_path, pbx, site=site)
    assert code == 1 and len(lines) == 1 and "res_pjsip_notify" in lines[0]
