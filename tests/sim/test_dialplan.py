"""The steps of extensions_cti.conf are read as Asterisk numbers them."""

from cti_gateway.sim.dialplan import matches, place, read, steps

TEXT = """
; a comment
[cti-line]
exten => _[+0-9]!,1,NoOp(${CTI_CALL})
 same => n(step),GotoIf($[0${A} < 1]?cti-fallback,s,1)
; another
 same => n,Wait(1)
[next]
exten => _X,1,NoOp()
 same => n,NoOp()
exten => 1,1,Answer()
 same => n(out),Hangup()
"""


def test_every_context_and_its_steps() -> None:
    read_steps = read(TEXT)
    assert [step.text for step in read_steps["cti-line"]] == [
        "NoOp(${CTI_CALL})",
        "GotoIf($[0${A} < 1]?cti-fallback,s,1)",
        "Wait(1)",
    ]
    assert [step.label for step in read_steps["cti-line"]] == ["", "step", ""]
    assert {step.extension for step in read_steps["cti-line"]} == {"_[+0-9]!"}
    assert [(step.extension, step.priority) for step in read_steps["next"]] == [
        *(("_X", 1), ("_X", 2)),
        *(("1", 1), ("1", 2)),
    ]


def test_where_a_step_of_the_file_stands() -> None:
    assert place("cti-line", "s", "1") == 1
    assert place("cti-offer", "1001-1002", "1") == 1
    found = place("cti-line", "s", "step")
    assert found is not None and steps("cti-line", "s")[found - 1].label == "step"
    nowhere = [
        ("cti-line", "x", "1"),
        ("nowhere", "s", "1"),
        ("cti-line", "s", "99"),
        ("cti-line", "s", "no"),
    ]
    assert [place(*where) for where in nowhere] == [None] * len(nowhere)


def test_patterns() -> None:
    assert matches("_[+0-9]!", "+8612333") and not matches("_[+0-9]!", "x1")
    assert matches("_X!", "1") and not matches("_X!", "")
    assert matches("s", "s") and not matches("s", "ss")
