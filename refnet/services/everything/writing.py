"""Writes everything into a folder of tables, all of one moment."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Column, func, select
from sqlalchemy.orm import Session

from refnet.exchange import folder as folders
from refnet.services.everything import words
from refnet.services.everything.tables import KINDS, LABELS, Kind
from refnet.services.everything.values import to_text
from refnet.services.exports import entries
from refnet.store.database import Store
from refnet.store.schema import Base

LONGEST = 30_000  # letters in a cell; spreadsheets cut at 32 767
LONG_TEXTS = "long_texts"
LONG_HEADERS = ("file", "id", "column", "part", "text")
CHUNK = 1000  # rows

Labels = Mapping[str, Mapping[UUID, str]]
Long = list[tuple[str, str, str, str, str]]
Progress = Callable[[int, int], object]


def write(store: Store, folder: Path, progress: Progress | None = None) -> dict[str, int]:
    """Write the folder whole or not at all, note that, and return how many rows each file has.

    The folder must not be there yet, or be empty. `progress` is told rows done and in all, and may raise Cancelled.
    """
    with folders.new_folder(folder) as part, store.reading() as session:
        counts = _counts(session)
        watch = _Watch(sum(counts.values()), progress)
        labels = {table: _names(session, table, column) for table, column in LABELS.items()}
        long: Long = []
        for kind in KINDS:
            with closing(_rows(session, kind, labels, long)) as rows:
                folders.write_table(part, kind.file, _headers(kind), watch.over(rows))
        folders.write_table(part, LONG_TEXTS, LONG_HEADERS, long)
        moment = datetime.now(UTC)
        folders.write_text(part, "README.txt", words.readme(counts, f"{moment:%Y-%m-%d %H:%M} UTC"))
        folders.write_contents(part, counts)
    entries.note(store, "everything", folder, sum(counts.values()))
    return counts


class _Watch:
    """Counts rows over all tables and tells of them."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._progress, self._done = total, progress, 0

    def over(self, rows: Iterator[list[str]]) -> Iterator[list[str]]:
        """Yield the rows, and tell of every hundredth."""
        for row in rows:
            yield row
            self._done += 1
            if self._progress is not None and self._done % 100 == 0:
                self._progress(self._done, self._total)


def _counts(session: Session) -> dict[str, int]:
    tables = Base.metadata.tables
    return {kind.file: session.scalar(select(func.count()).select_from(tables[kind.table])) or 0 for kind in KINDS}


def _names(session: Session, table: str, column: str) -> dict[UUID, str]:
    found = Base.metadata.tables[table]
    return dict(session.execute(select(found.c.id, found.c[column])).all())


def _headers(kind: Kind) -> list[str]:
    headers: list[str] = []
    for column in kind.columns:
        headers += [column.name, kind.labels[column.name]] if column.name in kind.labels else [column.name]
    return headers


def _rows(session: Session, kind: Kind, labels: Labels, long: Long) -> Generator[list[str]]:
    table = Base.metadata.tables[kind.table]
    query = select(*kind.columns).order_by(table.c.id).execution_options(yield_per=CHUNK)
    places = [labels.get(kind.references[one.name]) if one.name in kind.labels else None for one in kind.columns]
    with session.execute(query) as found:
        for row in found:
            cells: list[str] = []
            for column, value, names in zip(kind.columns, row, places, strict=True):
                cells.append(_short(kind, str(row[0]), column, to_text(column, value), long))
                if names is not None:
                    cells.append(_label(names.get(value, "")))
            yield cells


def _short(kind: Kind, key: str, column: Column[object], text: str, long: Long) -> str:
    """Return a text that a cell can hold; a longer one is put among the long texts, and its cell is empty."""
    if len(text) <= LONGEST:
        return text
    parts = range(0, len(text), LONGEST)
    long += [(kind.file, key, column.name, str(at // LONGEST), text[at : at + LONGEST]) for at in parts]
    return ""


def _label(name: str) -> str:
    return name if len(name) <= 100 else name[:99] + "…"
