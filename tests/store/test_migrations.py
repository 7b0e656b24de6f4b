import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from refnet.domain.errors import RefNetError
from refnet.store import opening, postgresql
from refnet.store.database import Store
from refnet.store.migrations import runner
from refnet.store.schema import Base


def test_the_migrations_make_exactly_the_mapped_tables(store):
    with store.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []


def test_every_table_of_a_file_is_strict(file_store):
    with file_store.reading() as session:
        made = session.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")).all()
    loose = {name for name, sql in made if "STRICT" not in sql and not name.startswith("sqlite_")}
    assert loose == {"alembic_version"}


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
