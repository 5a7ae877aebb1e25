"""Links, questions, signatures and answers of the CRM outside."""

import hashlib
import hmac
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.codec.crm import LIMIT_BYTES, CrmNote, question, read, signed
from cti_gateway.core.crm import Asking, fields_of, is_web_address, link
from cti_gateway.core.errors import CrmFailed, Refused

TEMPLATE = "https://crm.example/pop?call={call_id}&from={number}&who={agent}"


def test_a_template_says_what_it_tells() -> None:
    assert fields_of(TEMPLATE) == {"call_id", "number", "agent"}
    assert fields_of("http://crm/{{}}") == set()


@pytest.mark.parametrize(
    "template",
    [
        "",
        "crm.example/{call_id}",
        "javascript:alert({call_id})",
        "https://{agent}.example/",
        "https://crm.example/{call_id.__class__}",
        "https://crm.example/{call_id!r}",
        "https://crm.example/{call_id:>9}",
        "https://crm.example/{password}",
        "https://crm.example/{}",
        "https://crm.example/{call_id",
        "https://[crm.example/{call_id}",
    ],
)
def test_other_templates_are_refused(template: str) -> None:
    with pytest.raises(Refused, match="crm_template_wrong"):
        fields_of(template)


@given(st.text(), st.text())
def test_a_value_stays_one_value_of_the_link(call_id: str, number: str) -> None:
    try:
        (call_id + number).encode()
    except UnicodeEncodeError:
        return
    parts = urlsplit(link(TEMPLATE, Asking(call_id, "general", "01", "zhang", number)))
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("https", "crm.example", "/pop", "")
    told = parse_qs(parts.query, keep_blank_values=True)
    assert told == {"call": [call_id], "from": [number], "who": ["zhang"]}


def test_a_question_tells_no_number_that_it_does_not_have() -> None:
    asked = json.loads(question(Asking("c1", "general", "01", "zhang")))
    assert asked == {"event": "call", "call_id": "c1", "queue": "general", "seat": "01", "agent": "zhang"}
    assert json.loads(question(Asking("c1", "", "", "", "139")))["number"] == "139"


def test_the_signature_is_what_the_documentation_says() -> None:
    headers = signed(b"secret", 1767225600, b"{}")
    expected = hmac.new(b"secret", b"1767225600.{}", hashlib.sha256).hexdigest()
    assert headers == {"X-CTI-Timestamp": "1767225600", "X-CTI-Signature": f"sha256={expected}"}


def test_what_is_answered() -> None:
    answer = {"name": "王小明", "note": "<b>VIP</b>", "link": "https://crm.example/7", "more": [1]}
    assert read(json.dumps(answer).encode()) == CrmNote("王小明", "<b>VIP</b>", "https://crm.example/7")
    assert read(b" \n") == read(b"{}") == CrmNote()


@pytest.mark.parametrize(
    "answer",
    [
        b"[]",
        b"{",
        b"\xff\xfe",
        b"null",
        b'{"name": 7}',
        b'{"name": null}',
        json.dumps({"name": "x" * 65}).encode(),
        json.dumps({"note": "x" * 501}).encode(),
        b'{"link": "javascript:alert(1)"}',
        b'{"link": "//crm.example"}',
        b'{"link": "https://crm.example/ x"}',
        b'{"link": "https://[x"}',
        b'{"x":' + b"[" * 5000 + b"]" * 5000 + b"}",
    ],
)
def test_other_answers_are_refused(answer: bytes) -> None:
    with pytest.raises(CrmFailed, match="crm_answer_wrong"):
        read(answer)


def test_a_long_answer_is_not_read() -> None:
    with pytest.raises(CrmFailed, match="crm_answer_too_large"):
        read(b" " * (LIMIT_BYTES + 1))


@given(st.binary(max_size=200))
def test_whatever_is_answered_is_a_note_or_a_failure(answer: bytes) -> None:
    try:
        note = read(answer)
    except CrmFailed:
        return
    assert not note.link or is_web_address(note.link)
