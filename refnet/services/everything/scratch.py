"""Tries the rows of one table in an empty database in memory, to know which of them breaks a rule of its own."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import IntegrityError

from refnet.i18n import _
from refnet.services.everything.tables import Kind
from refnet.store.bulk import insert_rows
from refnet.store.schema import Base

Numbered = Sequence[tuple[int, dict[str, Any]]]


def first_refused(kind: Kind, rows: Numbered) -> list[str]:
    """Return a sentence about the first row that breaks a rule of its table, or nothing."""
    found = first_broken(kind, rows)
    if found is None:
        return []
    sentence = _("{file}, row {row}: {reason}.")
    return [sentence.format(file=f"{kind.file}.csv", row=found[0], reason=found[1])]


def first_broken(kind: Kind, rows: Numbered) -> tuple[int, str] | None:
    """Return the number of the first row that breaks a rule of its table, and the rule in words; or None."""
    if not rows:
        return None
    engine, table = create_engine("sqlite://"), Base.metadata.tables[kind.table]
    try:
        with engine.begin() as connection:
            table.create(connection)
            return None if _fit(connection, kind, rows) else _first(connection, kind, rows)
    finally:
        engine.dispose()


def _fit(connection: Connection, kind: Kind, rows: Numbered) -> bool:
    try:
        with connection.begin_nested():
            insert_rows(connection, Base.metadata.tables[kind.table], [values for _number, values in rows])
    except IntegrityError:
        return False
    return True


def _first(connection: Connection, kind: Kind, rows: Numbered) -> tuple[int, str]:
    said = ((number, _refusal(connection, kind, values)) for number, values in rows)
    number, reason = next((row, reason) for row, reason in said if reason)
    return number, _reason(reason, kind)


def _refusal(connection: Connection, kind: Kind, values: dict[str, Any]) -> str:
    try:
        insert_rows(connection, Base.metadata.tables[kind.table], [values])
    except IntegrityError as error:
        return str(error.orig)
    return ""


def _reason(said: str, kind: Kind) -> str:
    if said.startswith("UNIQUE"):
        columns = said.rpartition(": ")[2].replace(f"{kind.table}.", "")
        return _("a row above has the same {columns} already").format(columns=columns)
    rule = said.rpartition(": ")[2].removeprefix(f"ck_{kind.table}_").replace("_", " ")
    return _("it breaks the rule “{rule}”").format(rule=rule)
