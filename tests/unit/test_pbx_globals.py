"""What the dialplan is told of the queues."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cti_gateway.codec import pbx_globals
from cti_gateway.core.people import Queue, Survey


def test_a_queue_says_all_of_itself_also_what_it_does_not_have() -> None:
    queue = Queue("law", "法律", ("12333", "12334"), 7, music="calm", notice="cti/recorded")
    queue = replace(queue, survey=Survey("beep", "cti/thanks"))
    assert pbx_globals.of_queues([queue]) == {
        "CTI_RING_law": "7",
        "CTI_GREETING_law": "",
        "CTI_NOTICE_law": "cti/recorded",
        "CTI_MUSIC_law": "calm",
        "CTI_CALLBACK_law": "",
        "CTI_CLOSED_MESSAGE_law": "",
        "CTI_SURVEY_law": "beep",
        "CTI_SURVEY_THANKS_law": "cti/thanks",
        "CTI_DID_12333": "law",
        "CTI_DID_12334": "law",
    }


@settings(deadline=None)
@given(st.lists(st.from_regex(r"\A[0-9]{1,20}\Z"), max_size=300))
def test_the_list_of_numbers_is_read_back_part_by_part(dids: list[str]) -> None:
    told = pbx_globals.of_dids(dids)
    read: list[str] = []
    number = 0
    while part := told[pbx_globals.dids_part(number)]:
        assert len(part) <= pbx_globals.PART_CHARS
        read += part.split()
        number += 1
    assert read == list(dict.fromkeys(dids))


def test_a_long_list_of_numbers_takes_several_parts() -> None:
    told = pbx_globals.of_dids([f"{number:020d}" for number in range(100)])
    assert [len(part) for part in told.values()] == [20 * 38 + 37, 20 * 38 + 37, 20 * 24 + 23, 0]


def test_templates_are_told_as_what_stands_around() -> None:
    assert pbx_globals.of_templates("PJSIP/1{extension}", "PJSIP/{number}@trunk") == {
        "CTI_DEVICE_BEFORE": "PJSIP/1",
        "CTI_DEVICE_AFTER": "",
        "CTI_OUTSIDE_BEFORE": "PJSIP/",
        "CTI_OUTSIDE_AFTER": "@trunk",
    }


def test_until_when_a_member_may_be_rung_is_told_under_its_device() -> None:
    assert pbx_globals.of_member("PJSIP/1001") == "CTI_UNTIL_PJSIP/1001"
