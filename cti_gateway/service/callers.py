"""What our own records know of who calls."""

from cti_gateway.core.caller import called_in_vain, called_lately, earlier, is_withheld, name_of
from cti_gateway.core.numbering import NumberPlan
from cti_gateway.core.tickets.machine import standing
from cti_gateway.core.tickets.ticket import TicketState
from cti_gateway.ports.callers import Calling, KnownCaller, OpenTicket
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.home_area import HomeAreas
from cti_gateway.ports.marks import MarkBook
from cti_gateway.ports.store import Store

SHOWN, LOOKED_AT = 8, 50
_OVER = frozenset({TicketState.CLOSED, TicketState.WITHDRAWN})


class StoredCallers:
    """Implements ports.callers.Callers. A person is looked for under every spelling of the number."""

    def __init__(
        self, store: Store, clock: Clock, areas: HomeAreas, plan: NumberPlan, marks: MarkBook
    ) -> None:
        self._store = store
        self._clock = clock
        self._areas = areas
        self._plan = plan
        self._marks = marks

    async def known(self, call: Calling) -> KnownCaller:
        """Of a withheld number, nothing."""
        if is_withheld(call.number):
            return KnownCaller()
        numbers = self._plan.spellings(call.number)
        calls = await self._store.calls_from(numbers, besides=call.call_id, limit=LOOKED_AT)
        consultations = await self._store.consultations_from(numbers, limit=SHOWN)
        tickets = [OpenTicket(one, standing(one)) for one in await self._store.tickets_of(numbers)]
        return KnownCaller(
            name=name_of(consultations),
            area=self._areas.of(self._plan.canonical(call.number)),  # of the town, too
            marks=await self._marks.of(call.number),
            earlier=earlier(calls, consultations, SHOWN),
            tickets=[one for one in tickets if one.standing.state not in _OVER],
            lately=called_lately(calls, self._clock.now()),
            repeated=called_in_vain(call.arrived_at, calls),
        )
