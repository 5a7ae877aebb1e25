"""The scenario file: what it may say, and that a mistake is named."""

from pathlib import Path

import pytest

from cti_gateway.core.errors import ConfigInvalid
from cti_gateway.messages import sentence
from cti_gateway.sim import scenario

EXAMPLES = Path(__file__).parents[2] / "docs" / "scenarios"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_the_examples_are_right(path: Path) -> None:
    assert scenario.load(path) != scenario.Scenario()


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("sede = 1", "config_key_unknown", "sede"),
        ("[seats]\ncont = 1", "config_key_unknown", "seats.cont"),
        ("speed = 0", "config_value_invalid", "speed"),
        ("[seats]\nanswer_s = [5, 1]", "config_value_invalid", "seats"),
        ("[seats]\nmiss = 2", "config_value_invalid", "seats.miss"),
        ("[arrivals]\nshares = [0, 0]", "config_value_invalid", "arrivals"),
        ("[talk]\nmean_s = 'long'", "config_value_invalid", "talk.mean_s"),
        ("[survey]\nscores = [0, 0, 0, 0, 0]", "config_value_invalid", "survey"),
        ("[[fault]]\nat_s = 1\nkind = 'fire'", "config_value_invalid", "fault.0.kind"),
        ("seed = ", "config_value_invalid", "day.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, code: str, key: str) -> None:
    file = tmp_path / "day.toml"
    file.write_text(text)
    with pytest.raises(ConfigInvalid, match=code) as refused:
        scenario.load(file)
    assert refused.value.params["key"] == key


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="scenario_missing") as refused:
        scenario.load(tmp_path / "none.toml")
    assert "none.toml" in sentence(refused.value.code, refused.value.params, "zh")


def test_whose_phones_there_are() -> None:
    seats = scenario.Seats(count=2, first_extension=2001)
    assert seats.extensions(("8001",)) == ("2001", "2002")
    assert scenario.Seats().extensions(("8001",)) == ("8001",)
    assert len(scenario.Seats().extensions()) == scenario.SEATS
