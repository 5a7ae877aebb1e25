"""The recorded start of a connection (tests/fixtures/ami_calls.txt) and what it means."""

import pytest

from cti_gateway.codec.ami import Message
from cti_gateway.codec.conversation import Conversation
from cti_gateway.codec.pbx_snapshot import CLOCK
from cti_gateway.core.events import PhoneChanged, PhoneState, SeatHungUp
from cti_gateway.core.snapshot import Place


def frame(*lines: str) -> Message:
    return Message("\r\n".join(lines).encode())


def ask(conversation: Conversation, action_id: str, name: str, *headers: str) -> None:
    conversation.sent(frame(f"Action: {name}", f"ActionID: {action_id}", *headers))


def answer(conversation: Conversation, action_id: str, *lines: str) -> None:
    assert conversation.heard(frame("Response: Success", f"ActionID: {action_id}", *lines)) is None


def listed(conversation: Conversation, action_id: str, *events: tuple[str, ...]) -> None:
    answer(conversation, action_id, "EventList: start")
    for name, *lines in events:
        assert conversation.heard(frame(f"Event: {name}", f"ActionID: {action_id}", *lines)) is None
    assert conversation.heard(frame("Event: Done", f"ActionID: {action_id}", "EventList: Complete")) is None


CALLER = ("Status", "Channel: PJSIP/trunk-00000001", "Uniqueid: 1.1", "BridgeID: b", "Seconds: 3",
          "Context: cti-offer", "Variable: CTI_CALL=1.1")  # fmt: skip
LEG = ("Status", "Channel: PJSIP/1001-00000002", "Uniqueid: 1.2", "BridgeID: b", "Seconds: 2",
       "Variable: CTI_CALL=1.1")  # fmt: skip
LEG_ENDS = frame("Event: Hangup", "Uniqueid: 1.2", "ChanVariable: CTI_CALL=1.1")


def asked_all() -> Conversation:
    conversation = Conversation("PJSIP/{extension}")
    ask(conversation, "1", "CoreStatus")
    ask(conversation, "2", "Getvar", f"Variable: {CLOCK}")
    ask(conversation, "3", "Getvar", "Variable: EPOCH")
    ask(conversation, "4", "Status")
    ask(conversation, "5", "DeviceStateList")
    ask(conversation, "6", "QueueStatus")
    answer(conversation, "1", "CoreStartupDate: 2026-11-24", "CoreStartupTime: 09:17:06")
    answer(conversation, "2", "Value: 1764000000.500")
    answer(conversation, "3", "Value: 99")
    listed(conversation, "4", CALLER, LEG)
    listed(conversation, "5", ("DeviceStateChange", "Device: PJSIP/1001", "State: NOT_INUSE"))
    return conversation


def test_answers_are_no_facts_and_make_the_snapshot() -> None:
    conversation = asked_all()
    with pytest.raises(KeyError):
        conversation.snapshot()
    listed(conversation, "6")
    snapshot = conversation.snapshot()
    (call,) = snapshot.calls
    assert (call.call_id, call.place, call.extension) == ("1.1", Place.TALKING, "1001")
    assert snapshot.phones == {"1001": PhoneState.IDLE}
    assert conversation.heard(LEG_ENDS) == SeatHungUp("1.1", "1001")


def test_what_is_no_answer_is_read_as_an_event() -> None:
    conversation = Conversation("PJSIP/{extension}")
    changed = frame("Event: DeviceStateChange", "Device: PJSIP/1001", "State: INUSE", "ActionID: other")
    assert conversation.heard(changed) == PhoneChanged("1001", PhoneState.IN_USE)


def test_a_new_connection_begins_anew() -> None:
    conversation = asked_all()
    listed(conversation, "6")
    conversation.snapshot()
    conversation.forget()
    assert conversation.heard(LEG_ENDS) is None
    with pytest.raises(KeyError):
        conversation.snapshot()
