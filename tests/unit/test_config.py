"""The configuration: defaults, environment, and refusals that name the key and never the value."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cti_gateway.config import (
    BUSINESS_TYPES,
    OUTCOMES,
    REASONS,
    ConsultationSection,
    QueueSection,
    load,
    parse,
)
from cti_gateway.core.errors import ConfigInvalid
from cti_gateway.init import TEMPLATE

LEAST = {"pbx": {"secret": "s3cret-value"}}
INVALID = "config_value_invalid"
POLITE = {"code": "polite", "zh": "礼貌", "en": "Polite"}


def uncommented(text: str) -> str:
    """Every default of the template in force (prose has a space after its #)."""
    return re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE)


def test_the_template_shows_every_key_with_its_default(tmp_path: Path) -> None:
    path = tmp_path / "cti.toml"
    path.write_text(uncommented(TEMPLATE.read_text()), encoding="utf-8")
    shown = load(path)
    defaults = parse({"pbx": {"secret": "@SECRET@"}})
    for section in (
        "pbx",
        "store",
        "web",
        "site",
        "log",
        "callers",
        "crm",
        "attendance",
        "tickets",
        "reports",
    ):
        assert getattr(shown, section) == getattr(defaults, section)
        assert getattr(shown, section).model_fields_set == set(type(getattr(shown, section)).model_fields)
    assert shown.consultation.model_fields_set == set(ConsultationSection.model_fields)
    assert shown.consultation.business_type == BUSINESS_TYPES[:1]
    assert shown.consultation.nothing_asked == defaults.consultation.nothing_asked
    assert shown.reason == REASONS[:1] and shown.outcome == OUTCOMES[:1]
    assert shown.queue[0].model_fields_set == set(QueueSection.model_fields)
    assert shown.queue[0] == QueueSection(key="general", name="综合咨询", dids=("12333",))


@pytest.mark.parametrize(
    ("country", "written", "code"),
    [
        ("CN", "0571", "571"),
        ("CN", "571", "571"),
        ("CN", "010", "10"),
        ("GB", "020", "20"),
        ("RU", "812", "812"),
    ],
)
def test_an_area_code_may_have_what_is_dialled_before_it(country: str, written: str, code: str) -> None:
    site = parse({**LEAST, "site": {"country": country, "area_code": written}}).site
    assert site.area_code == code


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTI__PBX__SECRET", "other")
    monkeypatch.setenv("CTI__WEB__PORT", "9000")
    settings = parse(LEAST)
    assert settings.pbx.secret.get_secret_value() == "other"
    assert settings.web.port == 9000


@pytest.mark.parametrize(
    ("values", "code", "key"),
    [
        ({"pbx": {"secret": "s", "prot": 1}}, "config_key_unknown", "pbx.prot"),
        ({**LEAST, "pbbx": {}}, "config_key_unknown", "pbbx"),
        ({"pbx": {}}, "config_value_invalid", "pbx.secret"),
        ({"pbx": {"secret": "s", "port": 70000}}, "config_value_invalid", "pbx.port"),
        ({"pbx": {"secret": "s", "device": "PJSIP/1001"}}, "config_value_invalid", "pbx.device"),
        ({**LEAST, "site": {"time_zone": "Asia/Beijing"}}, "config_value_invalid", "site.time_zone"),
        ({**LEAST, "site": {"time_zone": "America"}}, "config_value_invalid", "site.time_zone"),
        ({**LEAST, "site": {"country": "XX"}}, "config_value_invalid", "site.country"),
        ({**LEAST, "site": {"area_code": "0572x"}}, INVALID, "site.area_code"),
        ({**LEAST, "site": {"area_code": "0139"}}, INVALID, "site.area_code"),  # that is a mobile
        ({**LEAST, "site": {"area_code": "57"}}, INVALID, "site.area_code"),  # half of one
        ({**LEAST, "site": {"area_code": "86571"}}, INVALID, "site.area_code"),
        ({**LEAST, "site": {"country": "", "area_code": "571"}}, INVALID, "site.area_code"),
        ({**LEAST, "site": {"language": "de"}}, "config_value_invalid", "site.language"),
        ({**LEAST, "crm": {"url_template": "crm/{call_id}"}}, INVALID, "crm.url_template"),
        ({**LEAST, "crm": {"url_template": "http://crm/{number}"}}, INVALID, "crm"),
        ({**LEAST, "crm": {"webhook_url": "crm"}}, INVALID, "crm.webhook_url"),
        ({**LEAST, "crm": {"webhook_url": "http://crm/", "webhook_secret": "short"}}, INVALID, "crm"),
        ({**LEAST, "quality": {"criteria": []}}, INVALID, "quality.criteria"),
        ({**LEAST, "quality": {"criteria": [POLITE, POLITE]}}, INVALID, "quality.criteria"),
        ({**LEAST, "crm": {"timeout_s": 3}}, INVALID, "crm.timeout_s"),
        ({**LEAST, "log": {"level": "loud"}}, "config_value_invalid", "log.level"),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "dids": ["+8612333"]}]},
            "config_value_invalid",
            "queue.0.dids.0",
        ),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "strategy": "ringall"}]},
            "config_value_invalid",
            "queue.0.strategy",
        ),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "relax": ["soon"]}]},
            "config_value_invalid",
            "queue.0.relax.0",
        ),
        ({**LEAST, "queue": [{"key": "a", "name": "x", "greeting": "a&b"}]}, INVALID, "queue.0.greeting"),
        ({**LEAST, "queue": [{"key": "a", "name": "x", "notice": "a,noanswer"}]}, INVALID, "queue.0.notice"),
        ({**LEAST, "queue": [{"key": "a", "name": "x", "music": "a)"}]}, INVALID, "queue.0.music"),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "overflow": ["while: bored -> callback"]}]},
            "config_value_invalid",
            "queue.0.overflow.0",
        ),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "overflow": ["before: no seat -> queue b"]}]},
            "config_value_invalid",
            "queue",
        ),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "overflow": ["before: no seat -> number 110"]}]},
            "config_value_invalid",
            "queue",
        ),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "overflow": ["before: no seat -> callback"]}]},
            "config_value_invalid",
            "queue",
        ),
        ({"pbx": {"secret": "s", "outside": "PJSIP/trunk"}}, "config_value_invalid", "pbx.outside"),
        ({**LEAST, "queue": [{"key": "a b", "name": "x"}]}, "config_value_invalid", "queue.0.key"),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "hours": "21:00-08:00"}]},
            "config_value_invalid",
            "queue.0.hours",
        ),
        (
            {**LEAST, "queue": [{"key": "a", "name": "x", "hours_on": {"2026-02-30": ""}}]},
            "config_value_invalid",
            "queue.0.hours_on",
        ),
    ],
)
def test_what_is_wrong_is_named(values: dict[str, object], code: str, key: str) -> None:
    with pytest.raises(ConfigInvalid) as refusal:
        parse(values)
    assert (refusal.value.code, refusal.value.params["key"]) == (code, key)
    assert "s3cret-value" not in str(refusal.value)


def test_where_callers_are_sent_is_there() -> None:
    rules = ["before: no seat -> number 110", "while: waited > 60 s -> queue b"]
    pbx = {"secret": "s", "outside": "PJSIP/{number}@trunk"}
    queues = [{"key": "a", "name": "x", "overflow": rules}, {"key": "b", "name": "y"}]
    assert parse({"pbx": pbx, "queue": queues}).queue[0].overflow == tuple(rules)


def test_a_file_that_is_missing_or_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="config_file_missing"):
        load(tmp_path / "none.toml")
    for bad in (b"[pbx\nsecret = \xff", b"a = " + b"[" * 100_000, b"a = " + b"9" * 5000):
        (tmp_path / "bad.toml").write_bytes(bad)
        with pytest.raises(ConfigInvalid, match=r"bad\.toml"):
            load(tmp_path / "bad.toml")


@pytest.mark.parametrize(
    "attendance",
    [
        {"shifts": ["M 08:00-12:00", "A 12:30-17:00"]},
        {"shifts": ["morning"]},
        {"shifts_from": {"soon": ["M 08:00-12:00"]}},
        {"late_over_1h": "never"},
        {"shift_names": [{"code": "M", "zh": "早班", "en": "Morning"}] * 2},
    ],
)
def test_attendance_that_makes_no_sense_is_refused(attendance: dict[str, object]) -> None:
    with pytest.raises(ConfigInvalid) as refused:
        parse({"pbx": {"secret": "s"}, "attendance": attendance})
    assert str(refused.value.params["key"]).startswith("attendance")


def test_shifts_may_change_from_a_date_on() -> None:
    values = {"shifts_from": {"2026-10-01": ["D 09:00-17:00"]}, "grace_s": 60}
    section = parse({"pbx": {"secret": "s"}, "attendance": values}).attendance
    templates = section.templates("Asia/Shanghai")
    assert [shift.code for shift in templates.on(date(2026, 9, 30))] == ["M", "A", "E"]
    assert [shift.code for shift in templates.on(date(2026, 10, 1))] == ["D"]
    assert section.rules().grace_s == 60


def test_shifts_have_names_and_what_is_wrong_with_one_is_said_by_its_path() -> None:
    names = [{"code": "M", "zh": "早班", "en": "Morning"}, {"code": "D", "zh": "白班", "en": "Day"}]
    defaults, section = (
        parse({**LEAST, **more}).attendance for more in ({}, {"attendance": {"shift_names": names}})
    )
    assert [(one.code, one.zh) for one in defaults.shift_names] == [
        ("M", "早班"),
        ("A", "中班"),
        ("E", "晚班"),
    ]
    assert [one.model_dump() for one in section.shift_names] == names
    assert section.rules() == defaults.rules()
    with pytest.raises(ConfigInvalid) as refused:
        parse({**LEAST, "attendance": {"shift_names": [names[0], {"code": "D", "zh": "白班"}]}})
    assert refused.value.params["key"] == "attendance.shift_names.1.en"


def test_who_is_called_back_needs_a_way_outside() -> None:
    queue = {"key": "law", "name": "法律", "callback": True, "callback_attempts": 2}
    with pytest.raises(ConfigInvalid) as refused:
        parse({"pbx": {"secret": "x"}, "queue": [queue]})
    assert "pbx.outside" in str(refused.value.params["problem"])
    settings = parse({"pbx": {"secret": "x", "outside": "PJSIP/{number}@trunk"}, "queue": [queue]})
    assert settings.queue[0].callback_attempts == 2


def test_the_office_says_what_counts_as_in_time() -> None:
    assert parse({**LEAST, "reports": {"answer_within_s": 20}}).reports.rules().answer_within_s == 20


def test_categories_are_a_tree_beneath_those_of_the_knowledge_base() -> None:
    below = [
        {"code": code, "zh": "转移", "en": "Transfer"} for code in ("UNE/PAY", "PEN/A", "PEN/A/B", "PEN/C")
    ]
    codes = [code for code, _, _ in parse({**LEAST, "consultation": {"category": below}}).consultation.tree()]
    assert codes[:6] == ["PEN", "PEN/A", "PEN/A/B", "PEN/C", "UNE", "UNE/PAY"]
    assert codes[-1] == "OTH"


@pytest.mark.parametrize(
    ("section", "problem"),
    [
        ({"category": [{"code": "PEN/A/B", "zh": "", "en": ""}]}, "there is no PEN/A"),
        ({"category": [{"code": "NEW/A", "zh": "", "en": ""}]}, "there is no NEW"),
        ({"category": [{"code": "PEN/A", "zh": "", "en": ""}] * 2}, "twice"),
        ({"business_type": [{"code": "A", "zh": "", "en": ""}] * 2}, "twice"),
        ({"business_type": [{"code": "A", "zh": "", "en": "", "required": ["note"]}]}, "note is none of"),
        ({"business_type": []}, "at least 1"),
    ],
)
def test_a_form_that_cannot_be_is_named(section: dict[str, Any], problem: str) -> None:
    with pytest.raises(ConfigInvalid) as refused:
        parse({**LEAST, "consultation": section})
    assert problem in str(refused.value.params["problem"])
    assert str(refused.value.params["key"]).startswith("consultation")
