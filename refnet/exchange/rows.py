"""What every table format is read into: headers, and rows that can be gone through again and again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

NO_RESULT = "#FORMULA!"  # stands for a formula whose result the file does not hold
SHEET_ERRORS = frozenset(
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#NV",
        "#BEZUG!",
        "#WERT!",
        "#ZAHL!",
        "#ÜBERLAUF!",
        "#KALK!",
        "#NOM?",
        "#VALEUR!",
        "#NOMBRE!",
        "#NUL!",
        "#N/D",
        "#RIF!",
        "#VALORE!",
        "#NOME?",
        "#¡REF!",
        "#¡VALOR!",
        "#¿NOMBRE?",
        "#¡DIV/0!",
        "#¡NUM!",
        "#¡NULO!",
        "#VALOR!",
        "#WAARDE!",
        "#VERW!",
        "#GETAL!",
        "#SAKNAS!",
        "#VÄRDEFEL!",
    ]
)  # what spreadsheet programs show in a cell that cannot be worked out, in several languages
Cell = str | int | float | Decimal | date | datetime


class Row(NamedTuple):
    """One data row; `number` is the row that a spreadsheet program shows, `problem` why it cannot be used.

    `doubts` are what its owner may want to check.
    """

    number: int
    cells: tuple[Cell, ...]
    problem: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Tell whether no cell holds anything but spaces."""
        for cell in self.cells:  # noqa: SIM110 - asked of each row, and `all` takes three times as long
            if not isinstance(cell, str) or cell.strip():
                return False
        return True


@dataclass(frozen=True, slots=True)
class Stream:
    """Rows read afresh from their file at every turn, so that a large file never lies in memory."""

    start: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        return self.start()


@dataclass(frozen=True, slots=True)
class Table:
    """A file as a table. A row has as many cells as there are headers, unless it is blank or has a problem."""

    headers: tuple[str, ...]
    rows: Iterable[Row]
    encoding: str = ""
    delimiter: str = "\t"
    warnings: tuple[str, ...] = ()
    header: int = 1  # number of the row that holds the headers; 0 when there are none
    sheet: str = ""  # of a workbook

    def samples(self, count: int = 200) -> list[Row]:
        """Return the first usable rows, for a preview and for guessing."""
        return list(islice((row for row in self.rows if not row.problem and not row.is_blank), count))
