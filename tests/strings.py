"""`python -m tests.strings [COUNT]`: so many hostile texts through CSV and XLSX and back, unchanged and none a formula."""

import csv
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from refnet.exchange import csv_file, xlsx_writing
from refnet.exchange.tables import open_table

COLUMNS, AT_ONCE = 5, 10_000
HEADS = ["Key", "Name", "Role", "Note", "Tags"]
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
PIECES = (
    *STARTS, "'", "''", '"', '""', ",", ";", " ", "\r\n", "_x000D_", "_x0041_", "x005F_", "_", "x", "=cmd|'/c calc'!A0",
    "@SUM(1+1)*cmd", "#N/A", "007", "1,200", "1e5", "TRUE", "2026-01-05", "\ufeff", "\u200b", "\u202e", "\u2028", "\x01",
    "\x1f", "\x7f", "\x85", "é", "e\u0301", "ß", "株", "😀", "👩\u200d💻", "\U0010ffff", "abc", "</t>", "&amp;", "]]>",
)  # fmt: skip


def texts(seed: int) -> Iterator[str]:
    """Yield texts without end: pieces that hurt, and any letters, the same for the same seed."""
    random = Random(seed)
    while True:
        if random.random() < 0.7:
            yield "".join(random.choices(PIECES, k=random.randint(0, 6)))
        else:
            yield "".join(map(_letter, random.choices(range(1, 0x10FFFF), k=random.randint(0, 12))))


def _letter(code: int) -> str:
    return "x" if 0xD800 <= code <= 0xDFFF or code in {0xFFFE, 0xFFFF} else chr(code)


def check(count: int, folder: Path, seed: int = 5) -> int:
    """Send so many texts out and back in; AssertionError has the first that changed. Return how many went."""
    source, done = texts(seed), 0
    while done < count:
        cells = list(islice(source, min(AT_ONCE, count - done)))
        rows = [[f"k{at}", *_filled(cells[at : at + COLUMNS - 1])] for at in range(0, len(cells), COLUMNS - 1)]
        for_spreadsheets(folder / "safe.csv", rows)
        verbatim(folder / "verbatim.csv", rows)
        workbook(folder / "texts.xlsx", rows)
        done += len(cells)
    return done


def _filled(cells: list[str]) -> list[str]:
    return cells + [""] * (COLUMNS - 1 - len(cells))


def for_spreadsheets(path: Path, rows: list[list[str]]) -> None:
    """Hold the CSV for spreadsheets: it comes back as it was, and no cell of it begins like a formula."""
    csv_file.write(path, HEADS, rows)
    with path.open(newline="", encoding="utf-8-sig") as stream:
        for row in csv.reader(stream):
            assert not [cell for cell in row if cell.startswith(STARTS)], row
    same(rows, [list(row.cells) for row in open_table(path, delimiter=",").rows])


def verbatim(path: Path, rows: list[list[str]]) -> None:
    """Hold the verbatim CSV: RefNet and every other reader of CSV find the texts in it as they are."""
    csv_file.write(path, HEADS, rows, for_spreadsheets=False)
    with path.open(newline="", encoding="utf-8") as stream:
        same(rows, list(csv.reader(stream))[1:])
    same(rows, [list(row.cells) for row in open_table(path, encoding="utf-8", delimiter=",").rows])


def workbook(path: Path, rows: list[list[str]]) -> None:
    """Hold the workbook: it comes back as it was."""
    xlsx_writing.write(path, HEADS, rows)
    same(rows, [list(row.cells) for row in open_table(path).rows])


def same(given: list[list[str]], found: list[list[object]] | list[list[str]]) -> None:
    """Hold two tables to be the same, and name the first row that is not."""
    assert len(given) == len(found), (len(given), len(found))
    for one, other in zip(given, found, strict=True):
        assert one == list(other), (one, other)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
        print(f"{check(wanted, Path(place)):,} texts went out and came back as they were.")
