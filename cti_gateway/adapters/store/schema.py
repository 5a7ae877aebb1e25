"""The tables. Instants and durations are milliseconds; facts are append-only, ``call`` is their summary.

What callers, Asterisk and browsers send is Text: a limit of ours would only keep a fact out.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Update,
    false,
    update,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

agent = Table(
    "agent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login", String(64), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("queues", Text, nullable=False),  # queue keys, space between
    Column("active", Boolean, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", BigInteger),
    Column("backup_queues", Text, nullable=False),  # as queues
    Column("skills", Text, nullable=False),  # JSON: pairs of skill and level
    Column("weight", Integer, nullable=False),
    Column("unit", Text, nullable=False, server_default=""),
)

seat = Table(
    "seat",
    metadata,
    Column("number", String(16), primary_key=True),
    Column("extension", String(20), nullable=False, unique=True),
    Column("bound_ip", String(45)),
)

queue = Table(
    "queue",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("body", Text, nullable=False),  # JSON: all of core.people.Queue; what it lacks has its default
)

# What was edited, as the configuration would write it; version 0 is what the file said then.
queue_version = Table(
    "queue_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", Text, nullable=False),  # JSON
    UniqueConstraint("key", "version"),
)

special_day = Table(
    "special_day",
    metadata,
    Column("date", String(10), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(64), nullable=False),
)

# One row: it grows with every change to people, seats, queues and special days, and with every decision of a
# request.
directory_revision = Table(
    "directory_revision", metadata, Column("number", Integer, primary_key=True, autoincrement=False)
)

web_session = Table(
    "web_session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("agent_id", ForeignKey("agent.id"), nullable=False),
    Column("ip", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

# ``digest`` is of the whole record: writing the same one twice leaves one.
seat_fact = Table(
    "seat_fact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("at", BigInteger, nullable=False),
    Column("seat", String(16), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("cause", String(64), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("agent_id", Integer),
    Column("call_id", Text),
    Column("pending", String(16)),
    Column("pending_reason", String(64)),
    Column("acw_until", BigInteger),
    Column("missed", Text, nullable=False, server_default=""),  # call ids, space between
    Column("since", BigInteger),
    Column("panel", String(8), nullable=False, server_default=""),
    Column("phone_lost", Boolean, nullable=False, server_default=false()),
    Index(None, "seat", "id"),
    Index(None, "seat", "kind", "id"),
    Index(None, "agent_id", "at"),
    Index(None, "at"),
)

# A lead lets somebody work at a seat outside the roster; appended.
presence_permit = Table(
    "presence_permit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False, index=True),
    Column("seat", String(16), nullable=False),
    Column("agent_id", Integer, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("seat", "agent_id", "at"),
)

call_fact = Table(
    "call_fact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("call_id", Text, nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("seat", String(16)),
    Column("agent_id", Integer),
    Column("detail", Text, nullable=False),  # JSON
)

call = Table(
    "call",
    metadata,
    Column("call_id", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("queue", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("arrived_at", BigInteger, nullable=False),
    Column("channel", Text, nullable=False),
    Column("seat", String(16)),
    Column("agent_id", Integer),
    Column("offered_at", BigInteger),
    Column("answered_at", BigInteger),
    Column("ended_at", BigInteger, index=True),
    Column("saved_at", BigInteger),
    Column("wait_ms", BigInteger, nullable=False),
    Column("ring_ms", BigInteger, nullable=False),
    Column("talk_ms", BigInteger, nullable=False),
    Column("hold_ms", BigInteger, nullable=False),
    Column("after_ms", BigInteger, nullable=False, server_default="0"),
    Column("acw_ms", BigInteger, nullable=False),
    Column("offers", Integer, nullable=False),
    Column("hung_up_by", String(16)),
    Column("outcome", String(32)),
    Column("recovered", Boolean, nullable=False),
    Column("survey_sent_at", BigInteger),
    Column("survey_score", Integer),
    Column("earlier_queues", Text, nullable=False, server_default=""),  # keys, space between
    Column("direction", String(16), nullable=False, server_default="in"),
    Column("follows", Text),  # another call's id
    Index(None, "arrived_at"),
    Index(None, "agent_id", "arrived_at"),
    Index(None, "number", "arrived_at"),
)

# What a person decided of a finding of a judged shift.
ruling = Table(
    "ruling",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", String(10), nullable=False, index=True),
    Column("shift", Text, nullable=False),
    Column("seat", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("found", Text, nullable=False),  # JSON: the finding as it was judged
    Column("rule_version", Text, nullable=False),
    Column("decision", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

order_refusal = Table(
    "order_refusal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", String(10), nullable=False, index=True),
    Column("shift", Text, nullable=False),
    Column("seat", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("order", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("noted_at", BigInteger, nullable=False),
    UniqueConstraint("person", "at"),
)

spot_check = Table(
    "spot_check",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("seat", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("fine", Boolean, nullable=False),
    Column("note", Text, nullable=False),
)

quality_form = Table(
    "quality_form",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("call_id", Text, nullable=False),
    Column("call_at", BigInteger, nullable=False),
    Column("points", Text, nullable=False),  # JSON: by the code of the criterion
    Column("note", Text, nullable=False),
    UniqueConstraint("call_id", "actor"),
)

order_given = Table(
    "order_given",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("seat", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("target", Text, nullable=False),
)

# What became of it: at most one answer to each.
order_answer = Table(
    "order_answer",
    metadata,
    Column("order_id", ForeignKey("order_given.id"), primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("act", String(16), nullable=False),
    Column("reason", Text, nullable=False),
)

# That who gave it has read where it stands: that nobody answers, and then what was answered.
order_read = Table(
    "order_read",
    metadata,
    Column("order_id", ForeignKey("order_given.id"), primary_key=True, autoincrement=False),
    Column("answered", Boolean, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
)

callback = Table(
    "callback",
    metadata,
    Column("call_id", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("queue", Text, nullable=False),
    Column("arrived_at", BigInteger, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("attempt", Text),
    Column("met", String(32)),
    Column("next_at", BigInteger),
    Column("ended_at", BigInteger, index=True),
    Column("reason", Text, nullable=False),
    Column("actor", Text, nullable=False),
)

missed_done = Table(
    "missed_done",
    metadata,
    Column("call_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("agent_id", Integer, nullable=False),
    Column("done", Boolean, nullable=False),
)

outage = Table(
    "outage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("from_at", BigInteger, nullable=False),
    Column("to_at", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    UniqueConstraint("kind", "from_at", "to_at"),
)

# When no seat was ready though a queue was open; without ``to_at`` it still lasted when that was written.
uncovered = Table(
    "uncovered",
    metadata,
    Column("from_at", BigInteger, primary_key=True, autoincrement=False),
    Column("to_at", BigInteger),
)

# Appended when a roster is published; the latest one that covers a day is in force for it.
roster_version = Table(
    "roster_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first_day", String(10), nullable=False),  # ISO, as the last
    Column("last_day", String(10), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("slots", Text, nullable=False),  # JSON
    Index(None, "first_day", "last_day"),
)

# Versions of entries are appended; of the published ones ``knowledge_index`` holds the terms, which each
# database keeps in its own way (adapters.store.knowledge_index).
knowledge_entry = Table(
    "knowledge_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
)

knowledge_version = Table(
    "knowledge_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry", ForeignKey("knowledge_entry.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("category", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("keywords", Text, nullable=False),  # JSON
    Column("source", Text, nullable=False),
    Column("effective", String(10)),  # ISO, as the next
    Column("expires", String(10)),
    Column("authors", Text, nullable=False),  # JSON
    Column("at", BigInteger, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("reviewed_at", BigInteger),
    Column("note", Text, nullable=False),
    UniqueConstraint("entry", "version"),
    # And of an entry one is published. An index of a part of a table is only in the migration: to declare
    # it here would load what is PostgreSQL's at every start.
)

# In how many of the published entries a term is.
knowledge_term = Table(
    "knowledge_term",
    metadata,
    Column("term", Text, primary_key=True),
    Column("entries", Integer, nullable=False),
)

# Asked and not found.
knowledge_unanswered = Table(
    "knowledge_unanswered",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("query", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("agent_id", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("done_by", Integer),
)

# A draft is written over, what was saved is not: ``consultation`` is the latest version of each.
consultation = Table(
    "consultation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_id", Text),  # none: taken by hand
    Column("number", Text, nullable=False),
    Column("agent_id", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("seat", String(16), nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("saved_at", BigInteger),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("business_type", String(32), nullable=False),
    Column("category", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("used", Text, nullable=False),  # JSON
    Column("outcome", String(32), nullable=False),
    Column("caller_name", Text, nullable=False),
    Column("id_number", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("satisfaction", Integer),
    Column("ticket_wanted", Boolean, nullable=False),
    UniqueConstraint("call_id", "agent_id"),
    Index(None, "number", "started_at"),
    Index(None, "state", "started_at"),
)

consultation_version = Table(
    "consultation_version",
    metadata,
    Column("consultation_id", ForeignKey("consultation.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("form", Text, nullable=False),  # JSON
)

# What somebody asked for; where it stands follows from its steps, which are numbered from 0.
request = Table(
    "request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("person", String(64), nullable=False),
    Column("from_at", BigInteger, nullable=False),
    Column("to_at", BigInteger, nullable=False, index=True),
    Column("detail", Text, nullable=False),  # JSON: all else of core.requests.request.Request
)

request_step = Table(
    "request_step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("request_id", ForeignKey("request.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("act", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("request_id", "number"),
)

delegation = Table(
    "delegation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("delegate", String(64), nullable=False),
    Column("from_at", BigInteger, nullable=False),
    Column("to_at", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
)

# What each side of a handover confirmed; appended.
handover_confirmation = Table(
    "handover_confirmation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", String(10), nullable=False),  # with shift and seat: the slot that ends
    Column("shift", String(8), nullable=False),
    Column("seat", String(16), nullable=False),
    Column("side", String(16), nullable=False),
    Column("login", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("checked", Text, nullable=False),  # JSON, as the items
    Column("note", Text, nullable=False),
    Column("items", Text, nullable=False),
    UniqueConstraint("day", "shift", "seat", "login"),
)

# What people ticked before a shift; appended.
pre_shift = Table(
    "pre_shift",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("login", String(64), nullable=False),
    Column("seat", String(16), nullable=False),
    Column("checked", Text, nullable=False),  # JSON
    Index(None, "login", "at"),
)

notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("from_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False, index=True),
    Column("text", Text, nullable=False),
)

notice_read = Table(
    "notice_read",
    metadata,
    Column("notice_id", ForeignKey("notice.id"), primary_key=True),
    Column("agent_id", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("read", Boolean, nullable=False),
)

# A summary of its steps, for finding it.
ticket = Table(
    "ticket",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("author", String(64), nullable=False, index=True),
    Column("call_id", Text, nullable=True, index=True),
    Column("consultation", Integer, nullable=True, index=True),
    Column("opened_at", BigInteger, nullable=False, index=True),
    Column("number", Text, nullable=False, index=True),
    Column("state", String(16), nullable=False, index=True),
    Column("unit", Text, nullable=False, index=True),
    Column("due_at", BigInteger, nullable=True),
    Column("batch_at", BigInteger, nullable=True, index=True),
    Column("reported_at", BigInteger, nullable=True),
)

ticket_step = Table(
    "ticket_step",
    metadata,
    Column("ticket_id", ForeignKey("ticket.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("step", Text, nullable=False),  # JSON: core.tickets.ticket.TicketStep
)

# What the clock wrote beside the steps.
ticket_entry = Table(
    "ticket_entry",
    metadata,
    Column("ticket_id", ForeignKey("ticket.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("for_at", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
)

# Every version of what a number is marked with.
caller_mark = Table(
    "caller_mark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("until", BigInteger),
    Column("lifted", Boolean, nullable=False),
    UniqueConstraint("number", "kind", "version"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("ip", Text, nullable=False),
    Column("action", String(32), nullable=False),
    Column("target", Text, nullable=False),
    Column("result", String(64), nullable=False),
    Column("detail", Text, nullable=False),
)


def next_revision() -> Update:
    """For every transaction that changes people, seats, queues, special days, requests, or who is ordered
    to which queue.
    """
    return update(directory_revision).values(number=directory_revision.c.number + 1)


# A question of the digest: a summary of its steps, for finding it.
digest_item = Table(
    "digest_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("expert", String(64), nullable=False, index=True),
    Column("changed_at", BigInteger, nullable=False, index=True),
)

digest_step = Table(
    "digest_step",
    metadata,
    Column("item_id", ForeignKey("digest_item.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("step", Text, nullable=False),  # JSON: core.digest.item.DigestStep
)
