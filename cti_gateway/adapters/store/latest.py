"""The last facts of each seat, by index alone: years of facts must not make a restart wait."""

from sqlalchemy import CompoundSelect, func, select, union_all

from cti_gateway.adapters.store import schema
from cti_gateway.core.records import REFUSED_KIND, STANDBY_KINDS

_fact = schema.seat_fact.c


def latest_of_seats() -> CompoundSelect[tuple[int]]:
    """The ids of what was last written of who holds each seat, and of who stands by at it."""
    # From seat to seat: "distinct" would read every fact.
    known = select(func.min(_fact.seat).label("seat")).cte("known", recursive=True)
    following = select(func.min(_fact.seat)).where(_fact.seat > known.c.seat).scalar_subquery()
    known = known.union_all(select(following).where(known.c.seat.is_not(None)))
    here = _fact.seat == known.c.seat
    # Nearly every fact is of the holder, so the last is soon found; of standing by there are few.
    of_holder = select(_fact.id).where(here, _fact.kind.not_in((REFUSED_KIND, *STANDBY_KINDS)))
    of_standby = select(func.max(_fact.id)).where(here, _fact.kind.in_(STANDBY_KINDS))
    last = of_holder.order_by(_fact.id.desc()).limit(1)
    return union_all(*(select(each.scalar_subquery()).select_from(known) for each in (last, of_standby)))
