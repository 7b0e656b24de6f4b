"""What the import dialog learns from a file before anything is asked; runs away from the window's thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from refnet.exchange import mapping as mappings
from refnet.exchange import tables
from refnet.exchange.mapping import Mapping
from refnet.exchange.rows import Row
from refnet.exchange.values import cell_text

SAMPLES, MOST_WORDS = 3, 40


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was read: its headers, some cells of each column, and the words that stand in it.

    `words` has for each column the different texts in their order, empty where there are too many to be choices.
    """

    path: Path
    mapping: Mapping
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str
    warnings: tuple[str, ...]


def look(path: Path) -> Look:
    """Read a file and guess what it means; RefNetError says why it cannot be read."""
    table = tables.open_table(path)
    rows = table.samples(SAMPLES)
    return Look(
        path=path,
        mapping=mappings.guess(table.headers, table.rows),
        headers=table.headers,
        samples=tuple(tuple(cell_text(row.cells[place]) for row in rows) for place in range(len(table.headers))),
        words=_words(table.rows, len(table.headers)),
        encoding=table.encoding,
        delimiter=table.delimiter,
        warnings=table.warnings,
    )


def _words(rows: Iterable[Row], width: int) -> tuple[tuple[str, ...], ...]:
    seen: list[dict[str, None] | None] = [{} for _place in range(width)]
    for row in rows:
        if row.problem or row.is_blank:
            continue
        for place, cell in enumerate(row.cells):
            words = seen[place]
            if words is not None:
                words[cell_text(cell)] = None
                if len(words) > MOST_WORDS:
                    seen[place] = None
    return tuple(tuple(word for word in words if word) if words else () for words in seen)
