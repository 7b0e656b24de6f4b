"""Everything out and back with texts that hurt in every column that takes any text, on both engines."""

import re
from datetime import date
from itertools import count

import pytest
from sqlalchemy import CheckConstraint, Enum, String, Text, select, update
from strings import PIECES

from refnet.domain.names import family_first, fold
from refnet.services import everything, sample
from refnet.services.everything.tables import KINDS
from refnet.store.database import Store
from refnet.store.schema import Base

CHECKED = ("settings", "saved_views", "remembered_mappings")  # what stands there must mean something
HURTING = [
    *PIECES, "", " ", "''=1", "'=1\r\n=2", "a\rb", "\r", "\n", "x" * 29_999 + "'", "=" * 30_001, "'" * 30_001,
    "\u2028", "\x85", "\x1a", "ｱ", "İ", "ß", "\U0001f468\u200d\U0001f469", "\ud7ff", "\ue000",
]  # fmt: skip


@pytest.fixture
def empty(new_location):
    opened = Store.open(new_location())
    yield opened
    opened.close(backup=False)


def content(store):
    """Return all rows of all tables."""
    with store.reading() as session:
        return {
            kind.table: sorted(map(tuple, session.execute(select(Base.metadata.tables[kind.table]))), key=str)
            for kind in KINDS
        }


def open_texts(kind):
    """Return the columns that take any text, however often it is there."""
    table = Base.metadata.tables[kind.table]
    indexed = {column.name for index in table.indexes if index.unique for column in index.columns}
    together = {name for columns in kind.unique for name in columns}
    names = {one.name for one in kind.columns if isinstance(one.type, Text | String) and not isinstance(one.type, Enum)}
    return sorted(names - indexed - together - limited(table))


def limited(table):
    """Return the columns whose texts must be of some kind or length."""
    rules = " ".join(str(one.sqltext) for one in table.constraints if isinstance(one, CheckConstraint))
    return {column.name for column in table.columns if re.search(rf"\b{column.name}\b", rules)}


def hurting(kind, numbers):
    """Return values for the open columns of a row, and for those worked out from them."""
    values = {name: HURTING[next(numbers) % len(HURTING)] for name in open_texts(kind)}
    if "search_key" in kind.derived:
        source = next(one for one in ("name", "title") if one in Base.metadata.tables[kind.table].c)
        values[source] = f"x{HURTING[next(numbers) % len(HURTING)][:150]}{next(numbers)}"
        values["search_key"] = fold(values[source])
    if "family_key" in kind.derived:
        values["family_key"] = family_first(fold(values["name"]))
    return values


def hurt(store):
    """Put texts that hurt into the first rows of every table, and return how many texts."""
    numbers, done = count(), 0
    kinds = [kind for kind in KINDS if kind.file not in CHECKED and open_texts(kind)]
    with store.step("hurt") as session:
        for kind in kinds:
            table = Base.metadata.tables[kind.table]
            for key in session.scalars(select(table.c.id).limit(80)).all():
                values = hurting(kind, numbers) | {"version": 7}
                session.connection().execute(update(table).where(table.c.id == key).values(values))
                done += len(values)
    return done


def test_texts_that_hurt_come_back_from_a_folder_of_everything(store, empty, tmp_path):
    sample.fill(store, seed=7, today=date(2026, 6, 1), with_me=True)
    assert hurt(store) > 1_000
    before = content(store)
    everything.write(store, tmp_path / "all")
    everything.take(empty, tmp_path / "all")
    after = content(empty)
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    for table, rows in before.items():
        assert rows == after[table]
