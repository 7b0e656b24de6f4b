"""What SQLite needs to lose nothing: connection settings, transactions that begin when we say so, size checks."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

APPLICATION_ID = 0x52664E74  # "RfNt", at byte 68 of the file
WAIT_MS = 30_000
LONGEST_CELL = 20_000_000

PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "foreign_keys=ON",
    f"busy_timeout={WAIT_MS}",
    "journal_mode=DELETE",
    "synchronous=EXTRA",  # FULL loses the last confirmed write at one power cut in five
    "secure_delete=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "cache_size=-65536",
    "cache_spill=OFF",  # a spilling import would lock readers out until its end
)


def engine(path: Path) -> Engine:
    """Return an engine on the file; the execution option `begin` names the kind of BEGIN."""
    made = create_engine(
        "sqlite://",
        creator=lambda: connect(path),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    event.listen(made, "checkin", _end)
    return made


def connect(path: Path, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open the file with every setting of the house; new files are readable by their owner only."""
    _make_private(path)
    connection = sqlite3.connect(
        path, timeout=WAIT_MS / 1000, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    try:
        _set_up(connection, foreign_keys=foreign_keys)
    except BaseException:
        connection.close()  # an open handle would keep a damaged file from being put aside
        raise
    return connection


def _set_up(connection: sqlite3.Connection, *, foreign_keys: bool) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if not foreign_keys:
        connection.execute("PRAGMA foreign_keys=OFF")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(_authorize)


def _make_private(path: Path) -> None:
    """Create a missing file with mode 0600, so that no moment exists in which others can read it."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _authorize(action: int, first: str | None, _second: str | None, _base: str | None, _by: str | None) -> int:
    """Refuse what no step of ours needs and a hostile file would use."""
    if action == sqlite3.SQLITE_ATTACH or (action == sqlite3.SQLITE_PRAGMA and first == "writable_schema"):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _begin(connection: Connection) -> None:
    """Begin by hand: the driver's own handling half-applies migrations and loses updates."""
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _end(connection: sqlite3.Connection | None, _record: object) -> None:
    """End a transaction whose COMMIT was refused: SQLite leaves it open, and SQLAlchemy believes it over."""
    if connection is not None and connection.in_transaction:
        connection.rollback()
