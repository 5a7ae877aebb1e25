"""The wheel in an empty virtual environment: it brings the panel, the migrations and Asterisk's files."""

import asyncio
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import aiohttp

from cti_gateway.demo.turns import free_port
from tests.support.programs import PASSWORD

REPO = Path(__file__).parents[2]


def built(folder: Path) -> Path:
    """The wheel of this tree, whose panel ``make test`` has built."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPO)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    return wheel


def installed(folder: Path) -> Path:
    """The program in an environment that holds nothing else; its folder of commands."""
    venv.create(folder / "venv", with_pip=True)
    commands = folder / "venv" / "bin"
    wheel = built(folder)
    for what in (["-r", str(REPO / "requirements.lock")], ["--no-deps", str(wheel)]):
        install = [str(commands / "pip"), "install", "--quiet", "--disable-pip-version-check", *what]
        subprocess.run(install, check=True)
    return commands


async def test_it_serves_from_an_empty_environment(tmp_path: Path) -> None:
    program = str((await asyncio.to_thread(installed, tmp_path)) / "cti-gateway")
    site = tmp_path / "site"
    site.mkdir()
    port = free_port()
    # Neither this tree nor its environment may be what makes it work.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**inherited, "CTI__WEB__PORT": str(port), "CTI__PBX__PORT": str(free_port())}

    def run(*arguments: str, said: str = "") -> None:
        subprocess.run([program, *arguments], cwd=site, env=environment, input=said, text=True, check=True)

    run("init")
    assert (site / "asterisk" / "extensions_cti.conf").exists()
    run("user", "add", "zhang", "--name", "张三", said=PASSWORD + "\n")
    serving = await asyncio.create_subprocess_exec(program, "run", cwd=site, env=environment)
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as web, asyncio.timeout(30):
            page = await fetched(web, "/")
            (script,) = re.findall(r'src="(/assets/[^"]+\.js)"', page)
            assert len(await fetched(web, script)) > 10_000
            login = {"login": "zhang", "password": PASSWORD}
            async with web.post("/api/login", json=login) as answer:
                assert answer.status == 200
            async with web.get("/readyz") as answer:  # no Asterisk here: it serves, says so, and keeps trying
                assert (answer.status, await answer.json()) == (
                    503,
                    {"switch": False, "store": True, "recorder": True},
                )
    finally:
        serving.terminate()
        assert await serving.wait() == 0


async def fetched(web: aiohttp.ClientSession, path: str) -> str:
    """A page, as soon as the program serves."""
    while True:
        try:
            async with web.get(path) as answer:
                assert answer.status == 200, path
                return await answer.text()
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.1)
