"""Every step of extensions_cti.conf is acted out: the simulated PBX lags behind it in nothing."""

import re

from cti_gateway.sim.applications import Applications
from cti_gateway.sim.dialplan import contexts
from cti_gateway.sim.ends import Ends
from cti_gateway.sim.exchange import Exchange
from cti_gateway.sim.ringing import Ringing
from cti_gateway.sim.talks import Talks
from tests.sim.machines import NOW, SetPhones

FUNCTIONS = {
    *("CALLERID", "CHANNEL", "FILTER", "GLOBAL", "IF", "IMPORT"),
    *("QUEUE_MEMBER_LIST", "SHIFT", "STRREPLACE"),
}


def test_each_application_and_function_of_the_file_is_known() -> None:
    exchange = Exchange(SetPhones(), (), now=NOW)
    ends = Ends(exchange)
    talks = Talks(exchange, ends)
    applications = Applications(exchange, ends, talks, Ringing(exchange, ends, talks), lambda *_: None)
    steps = [step for those in contexts().values() for step in those]
    assert {step.application for step in steps if not applications.knows(step.application)} == set()
    data = " ".join(step.data for step in steps)
    assert set(re.findall(r"\$\{(\w+)\(", data)) <= FUNCTIONS
    conditional = " ".join(step.data for step in steps if step.application in ("ExecIf", "TryExec"))
    invoked = set(re.findall(r"(?:^|[?: ])(\w+)\(", conditional))
    assert {name for name in invoked if not applications.knows(name)} == set()
