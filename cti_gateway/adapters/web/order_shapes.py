"""The shapes of orders: what is asked, and what is answered."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from pydantic import BaseModel, Field, StringConstraints

from cti_gateway.adapters.web.bodies import Reason, Remark
from cti_gateway.adapters.web.body import LINE, Body
from cti_gateway.core.order import Order, OrderAct, OrderKind, OrderState, possible
from cti_gateway.core.people import Agent


class OrderBody(Body):
    """To whom, by number; ``target``: the number of a seat or the key of a queue, as the kind has it."""

    person: int
    kind: Annotated[OrderKind, Field(strict=False)]
    text: Reason
    target: Annotated[str, StringConstraints(max_length=64, pattern=LINE)] = ""


class OrderActBody(Body):
    """``reason``: of a refusal."""

    reason: Remark = ""


BODIES: tuple[type[BaseModel], ...] = OrderBody, OrderActBody


class OrderRow(msgspec.Struct, frozen=True):
    """``person`` is a number, ``name`` theirs, ``by`` the name of who gave it; ``may``: of the reader."""

    id: int
    at: int
    by: str
    person: int
    name: str
    seat: str
    kind: OrderKind
    text: str
    target: str
    state: OrderState
    answered_at: int | None
    reason: str
    may: list[OrderAct]


def order_row(order: Order, people: Mapping[str, Agent], reader: Agent) -> OrderRow:
    """As this reader sees it; ``people`` by login."""
    return OrderRow(
        id=order.id,
        at=order.at,
        by=people[order.actor].name,
        person=people[order.person].id,
        name=people[order.person].name,
        seat=order.seat,
        kind=order.kind,
        text=order.text,
        target=order.target,
        state=order.state,
        answered_at=order.answer.at if order.answer is not None else None,
        reason=order.answer.reason if order.answer is not None else "",
        may=list(possible(order, reader)),
    )
