"""The forms that answers to actions have."""

from collections.abc import Callable, Mapping

from cti_gateway.sim import wire
from cti_gateway.sim.pbx import Pbx

Headers = Mapping[str, str]
Pairs = tuple[tuple[str, object], ...]
Handler = Callable[[Pbx, Headers, str], bytes]  # an action's headers and its id


def listed(action_id: str, message: str, items: list[bytes], complete: str, more: Pairs = ()) -> bytes:
    """A list: the announcement, its events, and their number."""
    head = wire.response(action_id, message, ("EventList", "start"))
    tail = wire.frame(
        ("Event", complete),
        *ids(action_id),
        ("EventList", "Complete"),
        ("ListItems", len(items)),
        *more,
    )
    return b"".join((head, *items, tail))


def ids(action_id: str) -> Pairs:
    """The header that says which action is answered, if it has an id."""
    return (("ActionID", action_id),) if action_id else ()


def verdict(action_id: str, refusal: str | None, success: str) -> bytes:
    """Done, or why not."""
    return wire.response(action_id, refusal or success, success=refusal is None)
