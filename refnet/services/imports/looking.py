"""Looks into a file before it is brought in: what it is, how it was read, and what its first rows would become."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange import mapping as mappings
from refnet.exchange.mapping import Mapping, Notice, Record, Refusal
from refnet.exchange.opening import sheet_names
from refnet.exchange.rows import Row
from refnet.exchange.values import cell_text
from refnet.i18n import _
from refnet.services import preferences
from refnet.services.imports.opening import AS_FOUND, HowRead, is_headless, opened
from refnet.services.imports.remembering import recall
from refnet.store.database import Store

SAMPLES, MOST_WORDS = 3, 40


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was read: how, its headers, some cells of each column, the words that stand in it, its size.

    `words` has for each column the different texts in their order, empty where there are too many to be choices;
    `header` is the number of the row with the headers, 0 without; `rows` counts those below that are not blank.
    """

    path: Path
    how: HowRead
    mapping: Mapping
    guessed: Mapping
    is_remembered: bool
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]
    rows: int
    header: int
    encoding: str
    delimiter: str
    sheets: tuple[str, ...]
    sheet: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file as a mapping understands them, and how the file was read."""

    headers: tuple[str, ...]
    encoding: str
    delimiter: str
    records: tuple[Record, ...]
    refusals: tuple[Refusal, ...]
    warnings: tuple[str, ...]
    notices: tuple[Notice, ...]


def guess(path: Path, how: HowRead = AS_FOUND) -> Mapping:
    """Return what the columns of a file probably mean; RefNetError says why it cannot be read.

    What columns without headers mean is never guessed for good: its owner is to say it, or that there are no headers.
    """
    table = opened(path, how)
    if is_headless(table, how):
        sentence = _(
            "Row 1 of {name} holds no headers but somebody already. Please put headers on top, or say what its columns "
            "mean: in the window, or with a mapping."
        )
        raise RefNetError(sentence.format(name=path.name))
    return mappings.guess(table.headers, table.rows)


def remembered(store: Store, path: Path, how: HowRead = AS_FOUND) -> Mapping | None:
    """Return what the last file with these headers meant, None when there was none."""
    table = opened(path, how)
    return recall(store, table.headers, table.rows)


def look(
    path: Path,
    how: HowRead = AS_FOUND,
    is_cancelled: Callable[[], bool] | None = None,
    store: Store | None = None,
) -> Look:
    """Read a file and say what it means: as in the last file with these headers that `store` remembers, else guessed.

    RefNetError says why it cannot be read, Cancelled that it was stopped.
    """
    table = opened(path, how, is_cancelled)
    first = table.samples(SAMPLES)
    words, count = _words(table.rows, len(table.headers))
    guessed = mappings.guess(table.headers, table.rows)
    recalled = recall(store, table.headers, table.rows) if store is not None else None
    return Look(
        path=path,
        how=how,
        mapping=guessed if recalled is None else recalled,
        guessed=guessed,
        is_remembered=recalled is not None and recalled != guessed,
        headers=table.headers,
        samples=tuple(tuple(cell_text(row.cells[place]) for row in first) for place in range(len(table.headers))),
        words=words,
        rows=count,
        header=table.header,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheets=tuple(sheet_names(path, is_cancelled=is_cancelled)),
        sheet=table.sheet,
        warnings=table.warnings,
    )


def preview(
    path: Path, mapping: Mapping, limit: int = 50, how: HowRead = AS_FOUND, store: Store | None = None
) -> Preview:
    """Return what the first `limit` rows would become in `store`, whose country telephone numbers are from.

    RefNetError tells what in the mapping does not fit the file.
    """
    table = opened(path, how)
    notices: list[Notice] = []
    outcomes = list(islice(mappings.interpret(mapping, table, notices, _country(store)), limit))
    return Preview(
        headers=table.headers,
        encoding=table.encoding,
        delimiter=table.delimiter,
        records=tuple(one for one in outcomes if isinstance(one, Record)),
        refusals=tuple(one for one in outcomes if isinstance(one, Refusal)),
        warnings=table.warnings,
        notices=tuple(notices),
    )


def _country(store: Store | None) -> str | None:
    if store is None:
        return None
    with store.reading() as session:
        return preferences.country(session)


def _words(rows: Iterable[Row], width: int) -> tuple[tuple[tuple[str, ...], ...], int]:
    """Return the different texts of each column that has few, and how many rows are not blank."""
    seen: dict[int, dict[str, None]] = {place: {} for place in range(width)}
    count = 0
    for row in rows:
        count += not row.is_blank or bool(row.problem)
        if row.problem or row.is_blank:
            continue
        for place in list(seen):
            seen[place][cell_text(row.cells[place])] = None
            if len(seen[place]) > MOST_WORDS:
                del seen[place]
    return tuple(tuple(word for word in seen.get(place, ()) if word) for place in range(width)), count
