"""The shapes of orders: what is asked, and what is answered."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from pydantic import BaseModel, Field, StringConstraints

from cti_gateway.adapters.web.bodies import Reason, Remark
from cti_gateway.adapters.web.body import LINE, Body
from cti_gateway.core.order import Order, OrderAct, OrderKind, OrderState, possible, to_read
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


class OrderReadBody(Body):
    """Where it stood as it was read."""

    state: Annotated[OrderState, Field(strict=False)]


BODIES: tuple[type[BaseModel], ...] = OrderBody, OrderActBody, OrderReadBody


class OrderRow(msgspec.Struct, frozen=True):
    """``person`` is a number, ``name`` theirs; ``by`` and ``answered_by``: names of who gave it and of who
    answered. Of the reader: what they ``may`` do, and whether, having given it, they have yet to read where
    it stands (``to_read``).
    """

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
    answered_by: str
    reason: str
    may: list[OrderAct]
    to_read: bool


def order_row(order: Order, people: Mapping[str, Agent], reader: Agent) -> OrderRow:
    """As this reader sees it; ``people`` by login."""
    answer = order.answer
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
        answered_at=answer.at if answer is not None else None,
        answered_by=people[answer.actor].name if answer is not None else "",
        reason=answer.reason if answer is not None else "",
        may=list(possible(order, reader)),
        to_read=to_read(order, reader),
    )
