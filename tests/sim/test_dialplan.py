"""The steps of extensions_cti.conf are read as Asterisk numbers them."""

from cti_gateway.sim.dialplan import contexts, priority, read

TEXT = """
; a comment
[cti-line]
exten => _[+0-9]!,1,NoOp(${CTI_CALL})
 same => n(step),GotoIf($[0${A} < 1]?cti-fallback,s,1)
; another
 same => n,Wait(1)
[next]
exten => s,1,Hangup()
"""


def test_every_context_and_its_steps() -> None:
    steps = read(TEXT)
    assert [step.text for step in steps["cti-line"]] == [
        "NoOp(${CTI_CALL})",
        "GotoIf($[0${A} < 1]?cti-fallback,s,1)",
        "Wait(1)",
    ]
    assert [step.label for step in steps["cti-line"]] == ["", "step", ""]
    assert {step.extension for step in steps["cti-line"]} == {"_[+0-9]!"}
    assert steps["next"][0].text == "Hangup()"


def test_where_a_step_of_the_file_stands() -> None:
    assert {"cti-inbound", "cti-line", "cti-offer", "cti-fallback"} <= contexts().keys()
    assert priority("cti-offer", "NoOp(") == 1
    assert priority("cti-offer", "UserEvent(CtiOfferEnded,") > priority("cti-offer", "Dial(")
