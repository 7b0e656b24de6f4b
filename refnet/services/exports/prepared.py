"""A list made ready to leave RefNet: its columns, how many rows, and what to say about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from refnet.exchange.cells import Value
from refnet.services.exports.columns import ExportColumn

Cells = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A list with its rows still to be read.

    `what` is its name in the note of exports and in file names, `title` what people read. `chosen` says filter and
    order in words, `told` what was left out and why. `people` are those whose address cards can be written.
    """

    what: str
    title: str
    columns: tuple[ExportColumn, ...]
    count: int
    rows: Callable[[], Iterator[Cells]]
    chosen: str = ""
    told: str = ""
    people: Sequence[UUID] | None = None

    @property
    def heads(self) -> list[str]:
        """Return the headers."""
        return [column.title for column in self.columns]
