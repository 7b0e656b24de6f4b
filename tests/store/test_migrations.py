import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import NullPool, create_engine, text

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Duty, Intent, Noted
from refnet.services import today
from refnet.store import opening, postgresql, sqlite
from refnet.store.database import Store
from refnet.store.migrations import runner
from refnet.store.schema import Base, Meeting, PutOff, Question


def test_the_migrations_make_exactly_the_mapped_tables(store):
    with store.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []


def test_every_table_of_a_file_is_strict(file_store):
    with file_store.reading() as session:
        made = session.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")).all()
    loose = {name for name, sql in made if "STRICT" not in sql and not name.startswith("sqlite_")}
    assert loose == {"alembic_version"}


@pytest.fixture
def first_file(tmp_path):
    """A file as version 0.1.0 left it, with one meeting and its journal."""
    path = tmp_path / "first.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "version_0_1_0.sql").read_text(encoding="utf-8"))
    return path


def content(path):
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        mine = [name for name in tables if name not in {"step", "change", "question", "alembic_version"}]
        columns = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in mine}
        return {
            name: sorted(
                map(repr, connection.execute(f"SELECT {', '.join(set(columns[name]) - {'version'})} FROM {name}"))
            )
            for name in mine
        }


def shape(path):
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"))


def test_a_file_of_version_0_1_0_is_migrated_after_a_backup(first_file):
    store = Store.open(first_file)
    with store.reading() as session:
        one, other = session.query(Meeting).order_by(Meeting.planned_on)
        assert (one.intent, one.return_discussed, one.qualified) == (Intent.UNKNOWN, Noted.UNKNOWN, Noted.UNKNOWN)
        assert not any((one.need_known, one.budget_known, one.decision_known, one.timing_known))
        assert one.agenda_at is not None
        assert other.intent is Intent.UNKNOWN
    [backup] = store.backups.all()
    assert (backup.reason, backup.deals) == ("migration", 1)
    store.close(backup=False)


def test_a_migrated_file_has_the_tables_of_a_new_one(first_file, new_file):
    Store.open(first_file).close(backup=False)
    assert shape(first_file) == shape(new_file())


def test_what_was_done_before_the_migration_can_be_undone_and_done_again(first_file):
    store = Store.open(first_file, author="rae")
    before = content(first_file)
    while store.undo_label():
        store.undo()
    assert not any(content(first_file).values())
    while store.redo_label():
        store.redo()
    assert content(first_file) == before
    store.close(backup=False)


@pytest.fixture
def yesterdays_file(tmp_path):
    """A file as revision 0004 left it, in which somebody put something off for all of us."""
    path = tmp_path / "yesterday.db"
    engine = create_engine("sqlite://", creator=lambda: sqlite.connect(path, foreign_keys=False), poolclass=NullPool)
    with engine.begin() as connection:
        at_revision(connection, "0004")
        put_off(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 2")
    return path


def at_revision(connection, revision):
    config = runner._config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def put_off(connection):
    """Put off an ally for good, and a task of somebody."""
    keys = {name: uuid5(NAMESPACE_URL, name).hex for name in ("kept", "ally", "other", "task", "rep")}
    columns = "id, version, duty, subject_id, until, put_off_on"
    made = (
        f"INSERT INTO put_off ({columns}) VALUES (:kept, 1, 'quiet', :ally, NULL, '2026-11-25')",
        f"INSERT INTO put_off ({columns}) VALUES (:other, 1, 'task', :task, '2026-12-24', '2026-11-25')",
        "INSERT INTO rep (id, version, name, search_key, email, role) VALUES (:rep, 1, 'Rae', 'rae', '', 'rep')",
        "INSERT INTO task (id, version, text, rep_id) VALUES (:task, 1, 'Call back', :rep)",
    )
    for sentence in made:
        connection.execute(text(sentence), keys)


def rests_for_all(store):
    with store.reading() as session:
        [kept] = session.query(PutOff).where(PutOff.duty == Duty.QUIET)
        return (kept.rep_id, kept.until, kept.put_off_on) == (None, None, date(2026, 11, 25))


def rests_for_whose_task_it_is(store):
    [kept] = today.open_tasks(store, None)
    return (kept.text, kept.rep, kept.put_off_until) == ("Call back", "Rae", date(2026, 12, 24))


def test_what_was_put_off_for_all_rests_for_all_after_the_migration(yesterdays_file, new_file):
    store = Store.open(yesterdays_file)
    assert rests_for_all(store)
    assert rests_for_whose_task_it_is(store)
    assert [backup.reason for backup in store.backups.all()] == ["migration"]
    store.close(backup=False)
    assert shape(yesterdays_file) == shape(new_file())


def test_a_file_that_knew_the_first_contact_before_is_migrated_alike(yesterdays_file):
    with closing(sqlite3.connect(yesterdays_file)) as connection:
        connection.execute("ALTER TABLE deal ADD COLUMN is_contact_next INTEGER DEFAULT 0 NOT NULL")
    store = Store.open(yesterdays_file)
    assert rests_for_all(store)
    assert rests_for_whose_task_it_is(store)
    store.close(backup=False)


@pytest.mark.postgresql
def test_a_servers_put_offs_rest_for_all_after_the_migration(new_server_database):
    address = new_server_database()
    engine = postgresql.engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        at_revision(connection, "0004")
        put_off(connection)
    engine.dispose()
    store = Store.open(address)
    assert rests_for_all(store)
    assert rests_for_whose_task_it_is(store)
    with store.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []
    store.close()


def test_every_new_database_holds_the_shipped_questions(store):
    with store.reading() as session:
        bank = session.query(Question).order_by(Question.position).all()
    assert len(bank) >= 20
    assert all(each.text.endswith("?") for each in bank)
    assert bank[0].id == uuid5(NAMESPACE_URL, f"refnet question {bank[0].text}")


@pytest.mark.postgresql
def test_a_server_moved_on_by_a_newer_program_is_refused(new_server_database):
    address = new_server_database()
    engine = postgresql.engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RefNetError, match="newer RefNet"):
        Store.open(address)
    engine.dispose()


@pytest.mark.postgresql
def test_an_empty_server_is_migrated_once(new_server_database):
    address = new_server_database()
    engine = postgresql.engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    opening.prepare_server(engine)
    runner.migrate_server(engine)  # a second program that waited for the lock
    engine.dispose()
    store = Store.open(address)
    assert store.path is None
    assert store.backups is None
    assert store.location.startswith("postgresql+psycopg://")
    store.close()


def test_a_wrong_address_gets_a_sentence():
    with pytest.raises(RefNetError, match="not a database address"):
        Store.open("postgresql+psycopg://host:notaport/x")


def test_a_password_in_a_wrong_address_is_not_shown():
    with pytest.raises(RefNetError, match="mysql://…@host/x") as told:
        Store.open("mysql://me:secret@host/x")
    assert "secret" not in str(told.value)


def test_an_unknown_kind_of_database_gets_a_sentence():
    with pytest.raises(RefNetError, match="not a database address"):
        Store.open("oracle://host/x")


def test_a_silent_server_gets_a_sentence():
    with pytest.raises(RefNetError, match="does not answer"):
        Store.open("postgresql+psycopg://nobody@127.0.0.1:1/x")
