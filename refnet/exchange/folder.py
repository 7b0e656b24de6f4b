"""A folder of CSV files that is written whole or not at all, and read back with suspicion."""

import csv
import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from itertools import zip_longest
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange import csv_file
from refnet.exchange.cells import Value
from refnet.exchange.files import FULL, part_beside, reading, reason, saving
from refnet.exchange.formulas import unescape_formula
from refnet.i18n import _

CONTENTS = "refnet.json"  # by which such a folder is known
FORMAT = 1
MOST_CONTENTS = 100_000  # bytes
LONGEST_LINE = 1 << 20  # letters; no cell that is written here comes near


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder beside `folder` to write into, which takes its place at the end; on any failure nothing is left."""
    part = part_beside(folder)
    try:
        _refuse_taken(folder)
        part.mkdir()
        yield part
        with suppress(FileNotFoundError):
            folder.rmdir()
        part.replace(folder)
    except OSError as error:
        raise RefNetError(_reason(error, folder)) from error
    except RefNetError as error:
        if isinstance(error.__cause__, OSError):  # which names a file beside the folder that nobody will ever see
            raise RefNetError(_reason(error.__cause__, folder)) from error.__cause__
        raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _refuse_taken(folder: Path) -> None:
    try:
        os.stat(os.fsencode(folder))  # noqa: PTH116 - pathlib takes half a letter for a folder that is not there
    except FileNotFoundError:
        return
    except ValueError:  # a zero byte, or half a letter
        sentence = _("{name} cannot be the name of a folder. Please choose another.")
        raise RefNetError(sentence.format(name=folder)) from None
    if not folder.is_dir() or any(folder.iterdir()):
        raise RefNetError(_("{name} is there already. Please choose the name of a new folder.").format(name=folder))


def _reason(error: OSError, folder: Path) -> str:
    if error.errno in (*FULL, errno.ENAMETOOLONG):
        return reason(error, folder)
    return _("The folder {name} cannot be made there. Please choose another place.").format(name=folder)


def write_table(folder: Path, name: str, headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write one table; a spreadsheet opens it without running its text as formulas."""
    csv_file.write(folder / f"{name}.csv", headers, rows)


def write_text(folder: Path, name: str, text: str) -> None:
    """Write a text to be read by people."""
    with saving(folder / name) as stream:
        stream.write(text.encode())


def write_contents(folder: Path, rows: Mapping[str, int]) -> None:
    """Write which tables there are, and how many rows each has."""
    write_text(folder, CONTENTS, json.dumps({"refnet": "everything", "format": FORMAT, "rows": rows}, indent=2) + "\n")


def is_everything(path: Path) -> bool:
    """Tell whether this is a folder that holds everything of a RefNet."""
    return path.is_dir() and (path / CONTENTS).is_file()


def contents(folder: Path) -> dict[str, int]:
    """Return how many rows each table of a folder has by its own account; RefNetError says why it is no such folder."""
    if not is_everything(folder):
        sentence = _("{name} is not a folder that RefNet wrote with everything: it has no file {file}.")
        raise RefNetError(sentence.format(name=folder.name, file=CONTENTS))
    with reading(folder / CONTENTS) as stream:
        text = stream.read(MOST_CONTENTS)
    try:
        found = json.loads(text)
        number, rows = int(found["format"]), {str(name): int(count) for name, count in found["rows"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        sentence = _("{file} is damaged, so nobody knows what the folder holds. Please export it again.")
        raise RefNetError(sentence.format(file=CONTENTS)) from None
    if number > FORMAT:
        raise RefNetError(_("The folder was written by a newer RefNet. Please update this one first."))
    return rows


def read_table(folder: Path, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table with their numbers, as texts by header; RefNetError names what cannot be read."""
    file = f"{name}.csv"
    with reading(folder / file) as stream, TextIOWrapper(stream, "utf-8-sig", newline="") as text:
        records = csv.reader(_lines(text, file), strict=True)
        try:
            headers = next(records, [])
            for number, cells in enumerate(records, start=2):
                if len(cells) != len(headers):
                    sentence = _("{file}, row {row}: there are {count} cells under {width} headers.")
                    told = sentence.format(file=file, row=number, count=len(cells), width=len(headers))
                    raise RefNetError(told)
                yield number, {header: unescape_formula(cell) for header, cell in zip_longest(headers, cells)}
        except (csv.Error, UnicodeDecodeError):
            sentence = _("{file} is damaged and cannot be read to its end. Please export the folder again.")
            raise RefNetError(sentence.format(file=file)) from None


def _lines(text: TextIOWrapper, file: str) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise RefNetError(_("{file} has a line that is too long to be ours.").format(file=file))
        yield line
