"""What never reaches a transcript."""

import pytest

from cti_gateway.codec.discretion import Discretion
from cti_gateway.core.commands import SaveWrapUp
from cti_gateway.core.consultation.record import Consultation, Form
from cti_gateway.core.records import CallRecord, CallState

MASKING, PLAIN = Discretion(b"key"), Discretion(None)
LOGIN = b"Action: Login\r\nActionID: cti-1\r\nUsername: cti\r\nSecret: hunter2\r\nEvents: on\r\n\r\n"


@pytest.mark.parametrize("discretion", [MASKING, PLAIN])
@pytest.mark.parametrize(
    "header", ["Secret: s3", "Key: s3", "key:s3", "ApiToken: s3", "ChanVariable: SITE_PASSWORD=s3"]
)
def test_secrets_are_struck_whatever_else_is_recorded(discretion: Discretion, header: str) -> None:
    assert "hunter2" not in discretion.frame(LOGIN)
    assert "Username: cti\r\n" in discretion.frame(LOGIN)
    told = discretion.frame(b"Event: X\r\n" + header.encode() + b"\r\nEnd: 1")
    assert "s3" not in told and told.startswith("Event: X\r\n") and told.endswith("\r\nEnd: 1")


def test_numbers_become_others_always_the_same_and_as_long() -> None:
    frame = b"CallerIDNum: 13912345678\r\nExten: 13912345678\r\nConnectedLineNum: 13912345679"
    one, two, three = (line.split(": ")[1] for line in MASKING.frame(frame).split("\r\n"))
    assert one == two != three and len(one) == 11 and one.isdigit() and one != "13912345678"
    assert Discretion(b"other").frame(frame) != MASKING.frame(frame)
    assert PLAIN.frame(frame) == frame.decode()


@pytest.mark.parametrize(
    "header",
    [
        "CallerIDNum: 1001",
        "Uniqueid: 1764000000.12",
        "Timestamp: 1764000000.123456",
        "Channel: PJSIP/trunk-00000012",
        "Channel: PJSIP/1001-0000012a",
        "CallerIDName: <unknown>",
        "no header",
    ],
)
def test_what_is_nobodys_stays(header: str) -> None:
    assert MASKING.frame(header.encode()) == header


def test_a_phone_named_by_a_number_is_renamed_but_for_the_count() -> None:
    other = MASKING.frame(b"Channel: PJSIP/13912345678-00000012")
    assert other.startswith("Channel: PJSIP/") and other.endswith("-00000012") and "13912345678" not in other


def test_of_a_name_the_first_character_stays() -> None:
    assert MASKING.frame("CallerIDName: 王女士".encode()) == "CallerIDName: 王**"
    assert MASKING.frame("DestConnectedLineName: 王女士".encode()) == "DestConnectedLineName: 王**"
    assert MASKING.frame("QueueName: 王女士".encode()) == "QueueName: 王女士"


def test_bodies_lose_names_numbers_and_forms() -> None:
    call = CallRecord("1.1", "13912345678", "王女士", "12333", "general", CallState.ENDED, 1764000000123)
    form = Consultation("1.1", "13912345678", 7, "", "01", 1764000000123, Form(question="身份证"))
    masked = MASKING.body([call, SaveWrapUp(7, "1.1", "RESOLVED", None, form)])
    assert isinstance(masked, list)
    assert (masked[0]["name"], masked[0]["arrived_at"]) == ("王**", 1764000000123)
    assert masked[0]["number"] != "13912345678" and masked[1]["consultation"]["form"] == {}
    assert MASKING.body({"form": {"id_number": "11010519491231002X"}}) == {"form": {}}
    plain = PLAIN.body(call)
    assert isinstance(plain, dict) and plain["name"] == "王女士"
    assert MASKING.body({"name": "综合", "dids": ("12333",)}) == {"name": "综合", "dids": ["12333"]}
    assert MASKING.body({"did": None, "name": None}) == {"did": None, "name": None}
