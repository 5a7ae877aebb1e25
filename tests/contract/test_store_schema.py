"""The migrations lead to the tables that the program uses, and take what is there along."""

from dataclasses import replace

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, text

from cti_gateway.adapters.store.database import connect, newest_version
from cti_gateway.adapters.store.migrate import alembic_config
from cti_gateway.adapters.store.schema import metadata, queue
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.consultation.record import Form
from cti_gateway.core.hours import Hours
from cti_gateway.core.knowledge.entry import State
from cti_gateway.core.people import Agent, Queue, Relaxation, Role
from cti_gateway.core.records import CallFact, CallRecord, CallState, Outage, SeatFact, SeatState
from cti_gateway.ports.store import AuditEntry, MissedCall, WebSession

CALL = CallRecord("c1", "13900001234", "张三", "12333", "general", CallState.WAITING, 1000)

FACT = SeatFact(1500, "01", "sign_in", SeatState.NOT_READY, "sign_in", "agent:1", 1, None)


def of_the_schema(name: str | None, kind: str, _parents: object) -> bool:
    """All but the search index, which each database keeps in its own way, and what only a migration names."""
    own = kind == "table" and name is not None and name.startswith("knowledge_index")
    return not own and (kind, name) != ("index", "ix_knowledge_version_published")


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"include_name": of_the_schema})
    return list(compare_metadata(context, metadata))


async def test_the_migrations_make_the_tables_of_the_schema(store: SqlStore) -> None:
    async with store._engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_newest_version_is_the_head_of_the_migrations() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [newest_version()]


async def test_opening_again_changes_nothing(store: SqlStore, migrated_url: str) -> None:
    await store.append([CALL])
    again = await SqlStore.open(migrated_url)
    assert await again.call("c1") == CALL
    await again.close()


async def test_whatever_comes_from_outside_fits(store: SqlStore) -> None:
    long = "x" * 300
    call = replace(CALL, call_id=long, number=long, name=long, did=long, queue=long, channel=long)
    fact = SeatFact(1500, "01", "answered", SeatState.TALKING, "call", "pbx", 1, long, missed=long)
    await store.append([call, fact, Outage("pbx", 1, 2, long)])
    await store.append([CallFact(1000, long, "arrived", detail={"cause": long})])
    await store.audit(AuditEntry(1, long, long, "login", long, "login_failed", long))
    past = await store.recall()
    assert (past.calls, past.seats) == ((call,), (fact,))


# As the first version wrote them.
FIRST_AGENT = """
    INSERT INTO agent (id, login, name, role, queues, active, password_hash, failures)
    VALUES (1, 'zhang', '张三', 'agent', 'general', true, 'h', 0)
"""
FIRST_FACT = """
    INSERT INTO seat_fact (digest, at, seat, kind, state, cause, actor, agent_id)
    VALUES ('d', 1500, '01', 'sign_in', 'not_ready', 'sign_in', 'agent:1', 1)
"""
FIRST_CALL = """
    INSERT INTO call (call_id, number, name, did, queue, state, arrived_at, channel,
                      wait_ms, ring_ms, talk_ms, hold_ms, acw_ms, offers, note, recovered)
    VALUES ('c1', '13900001234', '张三', '12333', 'general', 'waiting', 1000, '', 0, 0, 0, 0, 0, 0, '', false)
"""
# As it was saved before there were consultations.
NOTED_CALL = """
    INSERT INTO call (call_id, number, name, did, queue, state, arrived_at, channel, seat, agent_id,
                      answered_at, ended_at, saved_at, wait_ms, ring_ms, talk_ms, hold_ms, acw_ms, offers,
                      outcome, note, recovered)
    VALUES ('c2', '13900001234', '张三', '12333', 'general', 'ended', 1000, '', '01', 1, 2000,
            3000, 4000, 0, 1000, 1000, 0, 0, 1, 'RESOLVED', '问养老金', false)
"""
# As they were written before a queue became one body.
QUEUE_0006 = """
    INSERT INTO queue ("key", name, dids, ring_s, hours, routing) VALUES
    ('law', '法律', '1 2', 9, '{"time_zone":"Asia/Shanghai","week":[[],[],[],[],[],[],[[480,1260]]]}',
     '{"strategy":"linear","skills":[["english",3]],"relaxations":[{"after_s":60,"skills":[["english",0]]}]}'),
    ('none', '无', '', 20, NULL, '{}')
"""
PUBLISHED = """
    INSERT INTO knowledge_version (entry, version, state, category, title, answer, keywords, source, authors,
                                   "at", reviewer, note)
    VALUES ({entry}, {version}, 'published', 'PEN', 't', 'a', '[]', '', '["qian"]', 1, 'wu', '')
"""
QUEUES = (
    Queue(
        "law",
        "法律",
        ("1", "2"),
        9,
        "linear",
        skills=(("english", 3),),
        relaxations=(Relaxation(60, (("english", 0),)),),
        hours=Hours("Asia/Shanghai", ((), (), (), (), (), (), ((480, 1260),))),
    ),
    Queue("none", "无"),
)


def upgrade(connection: Connection, to: str) -> None:
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


async def test_an_upgrade_keeps_what_is_stored(database_url: str) -> None:
    first = SqlStore(connect(database_url))
    async with first._engine.begin() as connection:
        await connection.run_sync(upgrade, "0001")
    async with first._engine.begin() as connection:
        await connection.execute(text(FIRST_AGENT))
        await connection.execute(text(FIRST_FACT))
        await connection.execute(text(FIRST_CALL))
        await connection.execute(text(NOTED_CALL))
    agent = Agent(1, "zhang", "张三", Role.AGENT, ("general",))
    session = WebSession("hash", agent.id, "127.0.0.1", 10, 10, 100)
    await first.open_session(session)
    await first.close()
    upgraded = await SqlStore.open(database_url)
    assert await upgraded.session("hash") == (session, agent)
    assert (await upgraded.recall()).calls == (CALL,)
    assert (await upgraded.recall()).seats == (FACT,)
    (noted,) = await upgraded.consultations_of_calls(["c2"])
    form = Form(question="问养老金", outcome="RESOLVED")
    assert (noted.form, noted.agent_id, noted.seat, noted.started_at, noted.saved_at) == (
        form,
        1,
        "01",
        2000,
        4000,
    )
    assert [(one.version, one.actor, one.form) for one in await upgraded.consultation_versions(noted.id)] == [
        (1, "agent:1", form)
    ]
    async with upgraded._engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await upgraded.close()


async def test_queues_become_bodies(database_url: str) -> None:
    older = SqlStore(connect(database_url))
    async with older._engine.begin() as connection:
        await connection.run_sync(upgrade, "0006")
    async with older._engine.begin() as connection:
        await connection.exec_driver_sql(QUEUE_0006)
    await older.close()
    upgraded = await SqlStore.open(database_url)
    assert await upgraded.queues() == QUEUES
    await upgraded.close()


async def test_a_missed_call_that_was_settled_stays_settled(database_url: str) -> None:
    older = SqlStore(connect(database_url))
    async with older._engine.begin() as connection:
        await connection.run_sync(upgrade, "0026")
    async with older._engine.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO missed_done (call_id, at, agent_id) VALUES ('c1', 5, 7)"
        )
    await older.close()
    upgraded = await SqlStore.open(database_url)
    missed = replace(CALL, state=CallState.ENDED, ended_at=2000, outcome="ABANDONED")
    await upgraded.append([missed])
    assert await upgraded.missed_calls() == (MissedCall(missed, 5, 7),)
    await upgraded.close()


async def test_of_two_published_versions_the_newest_stays(database_url: str) -> None:
    older = SqlStore(connect(database_url))
    async with older._engine.begin() as connection:
        await connection.run_sync(upgrade, "0031")
    async with older._engine.begin() as connection:
        await connection.exec_driver_sql("INSERT INTO knowledge_entry (id, at) VALUES (1, 1), (2, 1)")
        for entry, version in ((1, 1), (1, 2), (2, 1)):
            await connection.exec_driver_sql(PUBLISHED.format(entry=entry, version=version))
    await older.close()
    upgraded = await SqlStore.open(database_url)
    states = [[one.state for one in await upgraded.knowledge_versions(entry)] for entry in (1, 2)]
    assert states == [[State.SUPERSEDED, State.PUBLISHED], [State.PUBLISHED]]
    await upgraded.close()


async def test_a_body_from_another_version_is_read(store: SqlStore) -> None:
    """What it lacks has its default, what it knows more is passed over."""
    other = {"key": "a", "name": "甲", "body": '{"key":"a","name":"甲","unheard_of":1}'}
    async with store._engine.begin() as connection:
        await connection.execute(insert(queue).values(other))
    assert await store.queues() == (Queue("a", "甲"),)
