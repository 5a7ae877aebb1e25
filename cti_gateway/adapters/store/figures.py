"""What the office reports count: the sums of calls are the database's, of questions it tells the words."""

import asyncio

import msgspec
from sqlalchemy import JSON, BigInteger, and_, cast, func, select
from sqlalchemy.sql.elements import ColumnElement

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.all_in_one import in_one_value
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.consultation.record import State
from cti_gateway.core.records import CallState, Direction
from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.calls import CallSums, ReportRules
from cti_gateway.core.reports.topics import HOUR_MS

CLOSED = "CLOSED_HOURS"
_call = schema.call.c
_asked = schema.consultation.c
_decoder = msgspec.json.Decoder(list[Asked], strict=False)  # SQLite says 1 for true


class SqlReportFacts(Database):
    """Implements ports.store.ReportFacts."""

    async def call_sums(self, from_at: int, to_at: int, rules: ReportRules) -> dict[int, CallSums]:
        """Of calls that arrived in this time, by the hour since it began."""
        hour = ((_call.arrived_at - from_at) // HOUR_MS).label("hour")
        query = (
            select(hour, _call.survey_score, *_sums(rules))
            .where(_call.arrived_at >= from_at, _call.arrived_at < to_at)
            .where(_call.direction == Direction.IN, _call.state == CallState.ENDED)
            .where(_call.ended_at.is_not(None))
            .group_by(hour, _call.survey_score)
            .order_by(hour)
        )
        found = dict[int, CallSums]()
        async with self._reading() as connection:
            for at, score, *sums in await connection.execute(query):
                of_score = CallSums(*sums)
                if score is not None and of_score.entered:
                    of_score.scores[score] = of_score.entered
                found.setdefault(at, CallSums()).merge(of_score)
        return found

    async def asked_between(self, from_at: int, to_at: int) -> list[Asked]:
        """Of saved consultations that began in this time, in the order of time."""
        began = _asked.started_at >= from_at, _asked.started_at < to_at
        async with self._reading() as connection:
            is_sqlite = connection.dialect.name == "sqlite"
            used = func.json(_asked.used) if is_sqlite else cast(_asked.used, JSON)
            columns = [used if name == "used" else _asked[name] for name in Asked._fields]
            in_one = in_one_value(connection.dialect.name, columns)
            read = await connection.execute(select(in_one).where(*began, _asked.state == State.SAVED))
            value = read.scalar_one() or "[]"
        return await asyncio.to_thread(lambda: sorted(_decoder.decode(value)))


def _sums(rules: ReportRules) -> list[ColumnElement[int]]:
    """In the order of ``CallSums``, but for the scores. A sum of big integers may be of another type."""
    outcome = func.coalesce(_call.outcome, "")
    entered = outcome != CLOSED
    answered = and_(entered, _call.answered_at.is_not(None))
    abandoned = and_(outcome == "ABANDONED", _call.answered_at.is_(None))
    after_ms, gave_up_after_ms = _call.answered_at - _call.arrived_at, _call.ended_at - _call.arrived_at
    handled_ms = _call.talk_ms + _call.hold_ms + _call.acw_ms
    return [
        func.count().filter(entered),
        func.count().filter(answered),
        func.count().filter(answered, after_ms <= rules.answer_within_s * 1000),
        func.count().filter(abandoned),
        func.count().filter(abandoned, gave_up_after_ms <= rules.short_abandon_s * 1000),
        func.count().filter(outcome == CLOSED),
        *(
            cast(func.coalesce(func.sum(taken).filter(answered), 0), BigInteger)
            for taken in (after_ms, handled_ms)
        ),
        func.count(_call.survey_sent_at).filter(entered),
    ]
