"""Runs the revisions in one transaction: a file or server is whole old or whole new, never between."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.store import postgresql, safety, sqlite


def migrate_file(path: Path) -> None:
    """Bring a file to the present schema; foreign keys are off before BEGIN and checked before COMMIT."""
    engine = create_engine("sqlite://", creator=lambda: sqlite.connect(path, foreign_keys=False), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        _upgrade(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise safety.damaged(path)
        connection.exec_driver_sql(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {safety.SCHEMA_NUMBER}")
    engine.dispose()


def migrate_server(engine: Engine) -> None:
    """Bring a server to the present schema, one program at a time."""
    with engine.begin() as connection:
        postgresql.lock_migration(connection)
        if not is_current(connection):
            _upgrade(connection)


def is_current(connection: Connection) -> bool:
    """Tell whether the tables are those of this program; refuse a database that a newer RefNet has moved on."""
    scripts = ScriptDirectory.from_config(_config())
    found = MigrationContext.configure(connection).get_current_revision()
    if found == scripts.get_current_head():
        return True
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        raise RefNetError(_("The team database was moved on by a newer RefNet. Please update RefNet on this computer."))
    return False


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
