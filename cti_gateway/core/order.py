"""Orders that a lead gives to who is signed in, and what these answer (A1.2).

    open ──acknowledge──▶ acknowledged
     ├──────refuse──────▶ refused       with a reason: a fact of the shift (A2.3.1(b))
     └─────withdraw─────▶ withdrawn     by a lead

Who gave it is told that it was refused, or that nobody answers, until they have read so.

There is one answer, and it stands: from a refusal absence is only proposed, and who decides on that excuses
what was no refusal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.attendance.refusal import Refusal
from cti_gateway.core.errors import Conflict, Forbidden, Refused
from cti_gateway.core.people import Agent, Role


class OrderKind(StrEnum):
    """消息, 换座席, 换队列."""

    MESSAGE = "message"
    SEAT = "seat"
    QUEUE = "queue"


class OrderAct(StrEnum):
    """What can be done with an open order."""

    ACKNOWLEDGE = "acknowledge"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


class OrderState(StrEnum):
    """待确认, 已确认, 已拒绝, 已收回."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


LEADS_TO: Mapping[OrderAct, OrderState] = {
    OrderAct.ACKNOWLEDGE: OrderState.ACKNOWLEDGED,
    OrderAct.REFUSE: OrderState.REFUSED,
    OrderAct.WITHDRAW: OrderState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """``actor`` is a login; ``reason`` may be empty unless it is a refusal. In milliseconds."""

    at: int
    actor: str
    act: OrderAct
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """``target``: the number of a seat or the key of a queue, as the kind has it; no queue: back to
    their own. ``seat``: where the person was. Those who act are logins; ``at`` in milliseconds.
    ``read``: who gave it has read that it stands where it does.
    """

    id: int
    at: int
    actor: str
    person: str
    seat: str
    kind: OrderKind
    text: str
    target: str = ""
    answer: Answer | None = None
    read: bool = False

    @property
    def state(self) -> OrderState:
        """Where it stands."""
        return OrderState.OPEN if self.answer is None else LEADS_TO[self.answer.act]

    @property
    def refusal(self) -> Refusal | None:
        """As the shift is judged from it, if it was refused: the person put it on record."""
        if self.answer is None or self.answer.act is not OrderAct.REFUSE:
            return None
        told = f"{self.text} / {self.answer.reason}"
        return Refusal(self.seat, self.person, self.answer.at, told, self.answer.actor, self.answer.at)


def check_given(order: Order, by: Agent) -> None:
    """Raises Forbidden, or Refused for a place that none of its kind has."""
    if by.role is not Role.LEAD or by.login == order.person:
        raise Forbidden("order_forbidden")
    wrong = {
        OrderKind.MESSAGE: order.target != "",
        OrderKind.SEAT: order.target in ("", order.seat),
        OrderKind.QUEUE: False,
    }
    if wrong[order.kind]:
        raise Refused("order_target_wrong")


def possible(order: Order, reader: Agent) -> tuple[OrderAct, ...]:
    """What this reader may do with it now."""
    if order.answer is not None:
        return ()
    if reader.login == order.person:
        return OrderAct.ACKNOWLEDGE, OrderAct.REFUSE
    return (OrderAct.WITHDRAW,) if reader.role is Role.LEAD else ()


def answered(order: Order, act: OrderAct, reason: str, by: Agent, *, now: int) -> Answer:
    """Raises Conflict("order_answered"), Forbidden, or Refused for a refusal without a reason."""
    if order.answer is not None:
        raise Conflict("order_answered")
    if act not in possible(order, by):
        raise Forbidden("order_forbidden")
    if act is OrderAct.REFUSE and not reason.strip():
        raise Refused("order_reason_missing")
    return Answer(now, by.login, act, reason.strip())


def to_read(order: Order, reader: Agent) -> bool:
    """Whether they gave it, and have yet to read that it was refused or is not answered."""
    news = order.state in (OrderState.OPEN, OrderState.REFUSED)
    return news and reader.login == order.actor and not order.read


def check_read(order: Order, state: OrderState, by: Agent) -> None:
    """Whether they may say that they have read that it stands there. Raises Forbidden, or
    Conflict("order_answered"): it was answered since, and that they have not read.
    """
    if by.login != order.actor:
        raise Forbidden("order_forbidden")
    if order.state is not state:
        raise Conflict("order_answered")


def queues_by_order(orders: Iterable[Order]) -> dict[str, str]:
    """The queue that people serve in place of their own, by login: by the last such order that each
    acknowledged.
    """
    moves = sorted(
        (one.answer.at, one.id, one.person, one.target)
        for one in orders
        if one.kind is OrderKind.QUEUE and one.answer is not None and one.answer.act is OrderAct.ACKNOWLEDGE
    )
    last = {person: queue for _, _, person, queue in moves}
    return {person: queue for person, queue in last.items() if queue}


def sees(order: Order, reader: Agent) -> bool:
    """Whom it was given to, and all who see the board."""
    return reader.login == order.person or reader.role in (Role.LEAD, Role.ADMIN)
