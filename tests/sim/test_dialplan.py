"""The steps of extensions_cti.conf are read as Asterisk numbers them."""

from cti_gateway.sim.dialplan import contexts, priority


def test_every_context_and_its_steps() -> None:
    assert list(contexts()) == ["cti-inbound", "cti-line", "cti-offer", "cti-fallback"]
    line = contexts()["cti-line"]
    assert [step.application for step in line] == ["NoOp", "ExecIf", "GotoIf", "UserEvent", "Wait", "Goto"]
    assert (line[2].label, line[4].text, line[5].text) == ("step", "Wait(1)", "Goto(step)")
    assert contexts()["cti-inbound"][0].extension == "_[+0-9]!"
    assert contexts()["cti-offer"][0].text == "NoOp(${CTI_CALL})"


def test_where_a_step_stands() -> None:
    assert priority("cti-line", "Wait(") == 5
    assert priority("cti-offer", "UserEvent(CtiOffer,") == 2
    assert priority("cti-offer", "UserEvent(CtiOfferEnded,") > priority("cti-offer", "Dial(")
