"""Every row of every table that a step may change, read past the program's own queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from refnet.store.database import Store
from refnet.store.schema import Base, Change, StepEntry

JOURNAL = (StepEntry.__tablename__, Change.__tablename__)
COLUMNS = {
    table.name: ", ".join(column.name for column in table.columns if column.name != "version")
    for table in Base.metadata.sorted_tables
    if table.name not in JOURNAL
}


@dataclass(frozen=True)
class Tables:
    """The rows of each table without their versions, which undo raises; never changed, and so never copied."""

    rows: Mapping[str, frozenset[tuple[object, ...]]] = field(default_factory=dict)

    def __deepcopy__(self, _known: dict[int, object]) -> "Tables":
        return self


NOTHING = Tables()


def tables(store: Store) -> Tables:
    """Return all rows as they are now."""
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        found = {name: run(f'SELECT {columns} FROM "{name}"') for name, columns in COLUMNS.items()}
        return Tables({name: frozenset(map(tuple, rows)) for name, rows in found.items()})
