"""What agents wrote down of the calls of days past."""

from collections.abc import Iterator, Mapping, Sequence

from cti_gateway.core.consultation.record import Consultation, Form, State, UsedEntry
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.people import Agent
from cti_gateway.core.records import CallRecord
from cti_gateway.demo.history.calling import Caller
from cti_gateway.demo.history.past import Past


def consultations(
    past: Past, agents: Sequence[Agent], entries: Mapping[Content, int]
) -> Iterator[Consultation]:
    """One for each call that was served. ``entries``: their numbers."""
    units = {agent.id: agent.unit for agent in agents}
    for record in past.records:
        if not isinstance(record, CallRecord) or record.agent_id is None or record.answered_at is None:
            continue
        caller = past.served[record.call_id]
        yield Consultation(
            record.call_id,
            record.number,
            record.agent_id,
            units[record.agent_id],
            record.seat or "",
            record.answered_at,
            _form(caller, entries),
            State.SAVED,
            1,
            record.saved_at,
        )


def _form(caller: Caller, entries: Mapping[Content, int]) -> Form:
    """What could not be answered was not found in the knowledge base."""
    about = caller.about
    if about is None:
        return Form(outcome=caller.outcome)
    kind = "COMPLAINT" if caller.outcome == "REGISTERED" else "POLICY"
    form = Form(kind, about.category, about.title, outcome=caller.outcome, caller_name=caller.name)
    if caller.outcome != "RESOLVED":
        return form
    return Form(
        kind,
        about.category,
        about.title,
        about.answer,
        (UsedEntry(entries[about], 1),),
        caller.outcome,
        caller.name,
        satisfaction=caller.score,
    )
