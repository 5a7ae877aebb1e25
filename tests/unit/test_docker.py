"""No Docker engine runs here, so what an image would only show when built is read and compared."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from cti_gateway.config import Settings, load

REPO = Path(__file__).parents[2]
DOCKER = REPO / "docker"
COMPOSE: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text())


def instructions(image: str) -> list[tuple[str, str]]:
    """(keyword, arguments) of each instruction, continued lines joined."""
    text = re.sub(r"\\\n", " ", (DOCKER / image / "Dockerfile").read_text())
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


@pytest.mark.parametrize("image", ["gateway", "asterisk"])
def test_every_file_that_is_copied_is_there(image: str) -> None:
    for keyword, arguments in instructions(image):
        if keyword == "COPY" and "--from=" not in arguments:
            for source in arguments.split()[:-1]:
                assert (REPO / source).exists(), source


def test_the_panel_is_copied_from_where_vite_builds_it() -> None:
    (copied,) = [a for k, a in instructions("gateway") if k == "COPY" and "--from=panel" in a]
    assert copied.split()[1:] == [
        "/src/cti_gateway/adapters/web/panel/",
        "cti_gateway/adapters/web/panel/",
    ]
    assert '"../cti_gateway/adapters/web/panel"' in (REPO / "agent_ui" / "vite.config.ts").read_text()


def test_asterisk_has_the_packages_of_the_private_root() -> None:
    run = " ".join(a for k, a in instructions("asterisk") if k == "RUN")
    copied = ("COPY", "asterisk_conf/demo/packages.txt /tmp/packages.txt")
    assert copied in instructions("asterisk")
    assert "xargs -a /tmp/packages.txt apt-get install" in run


@pytest.mark.parametrize(("image", "user"), [("gateway", "cti"), ("asterisk", "asterisk")])
def test_nothing_runs_as_root(image: str, user: str) -> None:
    keywords = [keyword for keyword, _ in instructions(image)]
    assert ("USER", user) in instructions(image)
    assert keywords.index("USER") > max(n for n, keyword in enumerate(keywords) if keyword == "RUN")


def test_the_entry_point_is_the_programs() -> None:
    scripts = tomllib.loads((REPO / "pyproject.toml").read_text())["project"]["scripts"]
    (entry,) = [arguments for keyword, arguments in instructions("gateway") if keyword == "ENTRYPOINT"]
    assert yaml.safe_load(entry)[0] in scripts
    (started,) = [arguments for keyword, arguments in instructions("asterisk") if keyword == "ENTRYPOINT"]
    (copied,) = [a.split() for k, a in instructions("asterisk") if k == "COPY" and "start.sh" in a]
    assert yaml.safe_load(started)[-1] == copied[1]
    subprocess.run(["sh", "-n", str(REPO / copied[0])], check=True)


def test_compose_sets_keys_that_the_program_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = COMPOSE["services"]["gateway"]
    for name, value in gateway["environment"].items():
        monkeypatch.setenv(name, re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value))
    settings: Settings = load(DOCKER / "cti.toml")
    assert settings.pbx.host in COMPOSE["services"]
    assert settings.store.url == "sqlite+aiosqlite:////var/lib/cti/cti.db"
    mounted = {volume.split(":")[1]: volume.split(":")[0] for volume in gateway["volumes"]}
    assert (DOCKER / mounted["/etc/cti/cti.toml"]).exists()
    (port,) = gateway["ports"]
    assert port == f"127.0.0.1:{settings.web.port}:{settings.web.port}"


def test_only_the_panel_is_published_and_only_on_loopback() -> None:
    published = {name: service.get("ports", []) for name, service in COMPOSE["services"].items()}
    assert published == {"asterisk": [], "gateway": ["127.0.0.1:8088:8088"], "database": []}


def test_the_health_check_asks_an_address_that_is_served() -> None:
    (check,) = [arguments for keyword, arguments in instructions("gateway") if keyword == "HEALTHCHECK"]
    (path,) = re.findall(r"8088(/\w+)", check)
    assert f'"{path}"' in (REPO / "cti_gateway" / "adapters" / "web" / "app.py").read_text()
