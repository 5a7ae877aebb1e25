"""What is known of a caller is found by index: years of records make no pop wait."""

from pathlib import Path

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.home_area import PhoneNumberAreas
from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.ports.callers import Calling
from cti_gateway.service.callers import StoredCallers
from cti_gateway.service.marks import StoredMarks
from tests.support.databases import url_of
from tests.support.plans import read_through

GROWING = ("call", "consultation", "ticket", "ticket_step", "ticket_entry", "caller_mark")


async def test_no_table_is_read_through(tmp_path: Path) -> None:
    store = await SqlStore.open(url_of(tmp_path))
    clock, plan = SystemClock(), number_plan("CN")
    marks = StoredMarks(store, clock, plan)
    callers = StoredCallers(store, clock, PhoneNumberAreas(""), plan, marks)
    calling = Calling("c1", "13912345678", 0)
    assert await read_through(store, GROWING, lambda: callers.known(calling)) == []
    await store.close()
