"""What was noted of a call becomes its consultation, as the question: there is one form only."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

FIND = """
    SELECT call.call_id, call.number, call.agent_id, agent.unit, call.seat, call.answered_at, call.saved_at,
           call.outcome, call.note
    FROM call JOIN agent ON agent.id = call.agent_id
    WHERE call.note <> '' AND call.saved_at IS NOT NULL AND call.answered_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consultation AS there
        WHERE there.call_id = call.call_id AND there.agent_id = call.agent_id)
"""
FORM = """
    INSERT INTO consultation (call_id, number, agent_id, unit, seat, started_at, saved_at, state, version,
        business_type, category, question, answer, used, outcome, caller_name, id_number, phone,
        ticket_wanted)
    VALUES (:call_id, :number, :agent_id, :unit, :seat, :answered_at, :saved_at, 'saved', 1,
        '', '', :note, '', '[]', :outcome, '', '', '', false)
    RETURNING id
"""
VERSION = """
    INSERT INTO consultation_version (consultation_id, version, at, actor, reason, form)
    VALUES (:consultation_id, 1, :at, :actor, '', :form)
"""


def upgrade() -> None:
    """Apply."""
    connection = op.get_bind()
    for row in connection.execute(sa.text(FIND)).mappings().all():
        said = {**row, "seat": row["seat"] or "", "outcome": row["outcome"] or ""}
        number = connection.execute(sa.text(FORM), said).scalar_one()
        form = json.dumps({"question": row["note"], "outcome": said["outcome"]}, ensure_ascii=False)
        first = {"consultation_id": number, "at": row["saved_at"], "actor": f"agent:{row['agent_id']}"}
        connection.execute(sa.text(VERSION), {**first, "form": form})
    op.drop_column("call", "note")
