"""REST: a lead gives an order to who is signed in, who acknowledges or refuses it (A1.2)."""

from datetime import date

from aiohttp import web
from aiohttp.web import UrlDispatcher

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.order_shapes import (
    OrderActBody,
    OrderBody,
    OrderReadBody,
    OrderRow,
    order_row,
)
from cti_gateway.core.errors import CtiError, NotFound
from cti_gateway.core.order import Order, OrderAct
from cti_gateway.core.roster.shifts import Templates


class _Orders(ApiView):
    async def row(self, order: Order) -> OrderRow:
        return order_row(order, await self.people(), self.agent)


class OrdersView(_Orders):
    @answers(list[OrderRow])
    async def get(self) -> web.Response:
        """Those of today, the newest first: one's own, for leads all. And what they gave before, until they
        have read that it was refused.
        """
        found = await self.deps.orders.current(self.agent)
        people = await self.people() if found else {}  # every panel asks again and again
        return json_response([order_row(one, people, self.agent) for one in found])

    @answers(OrderRow)
    async def post(self, body: OrderBody) -> web.Response:
        """Give one to who is signed in: it is shown at once."""
        entry = entry_of(
            self.request, self.agent, "give_order", "order:0", detail=f"{body.kind}: {body.text}"
        )
        try:
            given = await self.deps.orders.give(
                body.person, body.kind, body.text, body.target, entry, self.agent
            )
        except CtiError as error:
            await self.refuse("give_order", f"agent:{body.person}", error)
        return json_response(await self.row(given))


class GivenOrdersView(_Orders):
    @answers(list[OrderRow])
    async def get(self, day: date) -> web.Response:
        """Of the day, the oldest first: to all for those who oversee them, else to oneself."""
        found = await self.deps.store.orders_given(*Templates(self.deps.time_zone).bounds(day))
        people = await self.people()
        return json_response(
            [order_row(one, people, self.agent) for one in reversed(found) if self.sees(people[one.person])]
        )


class OrderReadView(_Orders):
    @answers(OrderRow)
    async def post(self, id: int, /, body: OrderReadBody) -> web.Response:
        """Who gave it has read that it was refused, or that nobody answers. The first time is kept."""
        target = f"order:{id}"
        entry = entry_of(self.request, self.agent, "read_order", target, detail=body.state)
        try:
            after = await self.deps.orders.read(id, body.state, entry, self.agent)
        except CtiError as error:
            await self.refuse("read_order", target, error)
        return json_response(await self.row(after))


class OrderActView(_Orders):
    @answers(OrderRow)
    async def post(self, id: int, act: str, /, body: OrderActBody) -> web.Response:
        """Acknowledge or refuse one's own, or withdraw it as a lead. The first answer stands."""
        if act not in list(OrderAct):
            raise NotFound("not_found")
        target = f"order:{id}"
        entry = entry_of(self.request, self.agent, f"{act}_order", target, detail=body.reason)
        try:
            after = await self.deps.orders.answer(id, OrderAct(act), body.reason, entry, self.agent)
        except CtiError as error:
            await self.refuse(f"{act}_order", target, error)
        return json_response(await self.row(after))


def add_routes(router: UrlDispatcher) -> None:
    """All of them."""
    router.add_view("/api/orders", OrdersView)
    router.add_view("/api/orders/given", GivenOrdersView)
    router.add_view(r"/api/orders/{id:[0-9]{1,9}}/read", OrderReadView)
    router.add_view(r"/api/orders/{id:[0-9]{1,9}}/{act:[a-z]{1,16}}", OrderActView)
