"""Records of a text file with the row number a spreadsheet shows, none lost to an open quotation mark."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Record(NamedTuple):
    """The cells of a record, its row number, its raw text, and what kept it from being read ("" for nothing)."""

    number: int
    cells: list[str]
    raw: str
    flaw: str = ""


OPEN_QUOTE = "open quote"
TOO_LONG = "too long"


class _Lines:
    """Lines that can be given back: all but the first of a record that turned out to be none."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: deque[str] = deque()
        self.held: list[str] = []
        self.has_ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._returned.popleft() if self._returned else next(self._lines)
        except StopIteration:
            self.has_ended = True
            raise
        self.held.append(line)
        return line

    def start(self) -> None:
        """Forget the lines of the record before."""
        self.held = []
        self.has_ended = False

    def give_back(self) -> str:
        """Return the first line of this record; the others are read again."""
        self._returned.extendleft(reversed(self.held[1:]))
        return self.held[0]


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Yield the records of a text file; a blank line is a record without cells."""
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=delimiter)
    number = 0
    flaw, cells = _next(reader, source)
    while source.held:
        number += 1
        if flaw:
            yield Record(number, [], source.give_back(), flaw)
            reader = csv.reader(source, delimiter=delimiter)
        else:
            yield Record(number, cells, source.held[0] if len(source.held) == 1 else "".join(source.held))
        flaw, cells = _next(reader, source)


def _next(reader: Iterator[list[str]], source: _Lines) -> tuple[str, list[str]]:
    """Read the next record; the csv module takes cells of at most 131 072 characters, spreadsheets of 32 767."""
    source.start()
    try:
        cells = next(reader, [])
    except csv.Error:
        return (OPEN_QUOTE if len(source.held) > 1 else TOO_LONG), []
    return (OPEN_QUOTE if source.has_ended and source.held else ""), cells
