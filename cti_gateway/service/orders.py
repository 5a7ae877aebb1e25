"""Orders: what the core says of them, kept in the store and told to the panels whom they concern.

Who says yes to a move to another seat may sign in there, which a roster that names another seat would forbid.
Who says yes to another queue serves that one, in place of their own, for what is left of the day.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date

from cti_gateway.codec.panel import Topic
from cti_gateway.core.commands import PermitPresence
from cti_gateway.core.errors import NotFound
from cti_gateway.core.order import (
    Order,
    OrderAct,
    OrderKind,
    OrderState,
    answered,
    check_given,
    check_read,
    queues_by_order,
    sees,
    to_read,
)
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.feed import Feed
from cti_gateway.ports.inbox import Inbox
from cti_gateway.ports.news import Tell
from cti_gateway.ports.store import AuditEntry, Store

MOVED_FOR_MINUTES = 240  # who has no shift that runs
UNREAD_FOR_MS = 31 * 24 * 3_600_000  # who gave an order may have days off


async def given_today(store: Store, clock: Clock, templates: Templates) -> Sequence[Order]:
    """The newest first."""
    return await store.orders_given(*templates.bounds(templates.day(clock.now())))


async def open_queues(store: Store) -> set[str]:
    """Their keys; to a retired one nobody is ordered."""
    return {queue.key for queue in await store.queues() if not queue.retired}


class OrderedWorld:
    """Implements ports.store.ConfiguredWorld: the directory, in which people serve the queues that they were
    ordered to today.
    """

    def __init__(self, store: Store, clock: Clock, templates: Templates) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates

    async def revision(self) -> tuple[int, date]:
        """Another each day, on which nothing is ordered yet."""
        return await self._store.revision(), self._templates.day(self._clock.now())

    async def seats(self) -> tuple[Seat, ...]:
        return await self._store.seats()

    async def queues(self) -> tuple[Queue, ...]:
        return await self._store.queues()

    async def agents(self) -> tuple[Agent, ...]:
        """Whose queue was retired meanwhile serve their own again."""
        queues = await open_queues(self._store)
        ordered = queues_by_order(await given_today(self._store, self._clock, self._templates))
        return tuple(
            replace(one, queues=(ordered[one.login],)) if ordered.get(one.login) in queues else one
            for one in await self._store.agents()
        )


class StoredOrders:
    """Implements ports.orders.Orders."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        templates: Templates,
        feed: Feed,
        inbox: Inbox,
        tell: Tell,
        apply: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._feed = feed
        self._inbox = inbox
        self._tell_panels = tell
        self._apply = apply

    async def current(self, reader: Agent) -> Sequence[Order]:
        """Those given today, and older ones whose refusal the reader, who gave them, has yet to read."""
        found = [*await given_today(self._store, self._clock, self._templates)]
        if reader.role is Role.LEAD:
            now, listed = self._clock.now(), {one.id for one in found}
            refused = await self._store.orders_refused(now - UNREAD_FOR_MS, now + 1)
            older = [one for one in refused if one.id not in listed and to_read(one, reader)]
            found += reversed(older)
        return [one for one in found if sees(one, reader)]

    async def give(
        self, person: int, kind: OrderKind, text: str, target: str, entry: AuditEntry, by: Agent
    ) -> Order:
        """To who is signed in, by their number."""
        agents = await self._store.agents()
        agent, seat = next((one for one in agents if one.id == person), None), self._feed.seat_of(person)
        if agent is None or seat is None:
            raise NotFound("order_nobody_there")
        order = Order(0, self._clock.now(), by.login, agent.login, seat.number, kind, text, target)
        check_given(order, by)
        if kind is OrderKind.SEAT and all(one.number != target for one in self._feed.seats()):
            raise NotFound("seat_unknown", seat=target)
        if kind is OrderKind.QUEUE and target and target not in await open_queues(self._store):
            raise NotFound("queue_unknown", queue=target)
        given = await self._store.add_order(order, entry)
        self._tell(given)
        return given

    async def answer(self, order_id: int, act: OrderAct, reason: str, entry: AuditEntry, by: Agent) -> Order:
        """By whom it was given to, or withdrawn by a lead."""
        order = await self._seen(order_id, by)
        answer = answered(order, act, reason, by, now=self._clock.now())
        if order.kind is OrderKind.SEAT and act is OrderAct.ACKNOWLEDGE:
            await self._permit(order, by)  # first: without it the order could not be carried out
        await self._store.answer_order(order, answer, entry)
        if order.kind is OrderKind.QUEUE and act is OrderAct.ACKNOWLEDGE:
            await self._apply()
        self._tell(order)
        return replace(order, answer=answer, read=False)

    async def read(self, order_id: int, state: OrderState, entry: AuditEntry, by: Agent) -> Order:
        """Who gave it has read that it stands there; the first time is kept."""
        order = await self._seen(order_id, by)
        check_read(order, state, by)
        if to_read(order, by):
            await self._store.read_order(order, self._clock.now(), entry)
            self._tell(order)
        return replace(order, read=True)

    async def _seen(self, order_id: int, reader: Agent) -> Order:
        order = await self._store.order(order_id)
        if order is None or not sees(order, reader):
            raise NotFound("order_unknown")
        return order

    async def _permit(self, order: Order, person: Agent) -> None:
        """To sign in at the seat of the order, as long as the shift that runs lasts."""
        leads = [one.id for one in await self._store.agents() if one.login == order.actor]
        now = self._clock.now()
        runs = [one.until for one in self._feed.assigned(person.id) if one.from_at <= now < one.until]
        until = max(runs, default=now + MOVED_FOR_MINUTES * 60_000)
        minutes = -(-(until - now) // 60_000)
        await self._inbox.submit(PermitPresence(leads[0], person.id, order.target, minutes, order.text))

    def _tell(self, order: Order) -> None:
        self._tell_panels(Topic.ORDERS, lambda reader: [order.id] if sees(order, reader) else [])
