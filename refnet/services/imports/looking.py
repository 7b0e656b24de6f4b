"""Looks into a file before it is brought in: what it may mean, and what its first rows would become."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from refnet.exchange import mapping as mappings
from refnet.exchange import tables
from refnet.exchange.mapping import Mapping, Notice, Record, Refusal


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


def guess(path: Path) -> Mapping:
    """Return what the columns of a file probably mean; RefNetError says why it cannot be read."""
    table = tables.open_table(path)
    return mappings.guess(table.headers, table.rows)


def preview(path: Path, mapping: Mapping, limit: int = 50) -> Preview:
    """Return what the first `limit` rows would become; RefNetError tells what in the mapping does not fit the file."""
    table = tables.open_table(path)
    notices: list[Notice] = []
    outcomes = list(islice(mappings.interpret(mapping, table, notices), limit))
    return Preview(
        headers=table.headers,
        encoding=table.encoding,
        delimiter=table.delimiter,
        records=tuple(one for one in outcomes if isinstance(one, Record)),
        refusals=tuple(one for one in outcomes if isinstance(one, Refusal)),
        warnings=table.warnings,
        notices=tuple(notices),
    )
