"""Starting a site."""

import stat
from pathlib import Path

import pytest

from cti_gateway.config import load
from cti_gateway.core.errors import ConfigInvalid
from cti_gateway.init import write_site


def test_configuration_and_pbx_files_share_a_new_secret(tmp_path: Path) -> None:
    config = tmp_path / "cti.toml"
    folder = write_site(config)
    secret = load(config).pbx.secret.get_secret_value()
    assert len(secret) >= 32
    assert f"secret = {secret}" in (folder / "manager_cti.conf").read_text()
    assert {path.name for path in folder.iterdir()} == {
        "cel_cti.conf",
        "cel_custom_cti.conf",
        "extensions_cti.conf",
        "manager_cti.conf",
        "queues_cti.conf",
    }
    for path in (config, *folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "asterisk").mkdir()
    (tmp_path / "asterisk" / "cel_cti.conf").write_text("mine")
    with pytest.raises(ConfigInvalid, match="file_exists"):
        write_site(tmp_path / "cti.toml")
    assert (tmp_path / "asterisk" / "cel_cti.conf").read_text() == "mine"
    assert not (tmp_path / "cti.toml").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigInvalid, match="file_unwritable"):
        write_site(tmp_path / "file" / "cti.toml")
