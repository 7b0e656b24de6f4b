"""Tables in OpenDocument spreadsheets (ODS), as LibreOffice writes them.

Not read with calamine: 0.9.1 gives 0 for a cell with a mistake in it, glues the lines of a cell together, and asks for
the memory of all cells at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from refnet.domain.errors import RefNetError
from refnet.exchange import ods_rows
from refnet.exchange.archive_safety import harmful, unpacked
from refnet.exchange.files import reading
from refnet.exchange.rows import Row, Table
from refnet.exchange.sheets import as_table, chosen, likeliest, visible
from refnet.exchange.xlsx_safety import locked
from refnet.i18n import _

_CONTENT, _KIND, _MANIFEST = "content.xml", "mimetype", "META-INF/manifest.xml"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_LARGEST_MANIFEST = 1 << 20


def is_opendocument(path: Path) -> bool:
    """Tell whether an archive is an OpenDocument of any kind, damaged ones not."""
    with reading(path) as stream:
        try:
            with ZipFile(stream) as archive:
                return _CONTENT in archive.namelist()
        except (BadZipFile, NotImplementedError, UnicodeError):
            return False


def sheet_names(path: Path) -> list[str]:
    """Return the titles of the visible sheets."""
    with _content(path) as content:
        return visible(ods_rows.sheets(content))


def read(path: Path, *, sheet: str | None = None, header: int | None = None) -> Table:
    """Open a sheet as a table, the likeliest one if not named; RefNetError says why that cannot be."""
    with _content(path) as content:
        titles, warnings = chosen(ods_rows.sheets(content), sheet, path)
    return likeliest(titles, lambda title: as_table(path, title, lambda: _rows(path, title), header, warnings))


def _rows(path: Path, title: str) -> Iterator[Row]:
    with _content(path) as content:
        yield from ods_rows.rows(content, title)


@contextmanager
def _content(path: Path) -> Iterator[IO[bytes]]:
    """Open the part with the cells; whatever is wrong with it is told as RefNetError."""
    with reading(path) as stream, unpacked(stream, path) as archive:
        _refuse_others(archive, path)
        try:
            with archive.open(_CONTENT) as content:
                yield content
        except ods_rows.HasDefinitions:
            raise harmful(path) from None
        except ods_rows.Overflowing:
            sentence = _("{name} has more cells than a table can have. Please export the part you need as CSV.")
            raise RefNetError(sentence.format(name=path.name)) from None
        except (ExpatError, ValueError, LookupError):  # the last of an encoding that nobody knows
            raise BadZipFile from None


def _refuse_others(archive: ZipFile, path: Path) -> None:
    names = archive.namelist()
    if _MANIFEST in names:
        with archive.open(_MANIFEST) as manifest:
            if b"encryption-data" in manifest.read(_LARGEST_MANIFEST):
                raise RefNetError(locked(path))
    if _KIND in names:
        with archive.open(_KIND) as kind:
            if not kind.read(100).startswith(_SPREADSHEET):
                sentence = _("{name} is a document without a table. Please choose a CSV, XLSX or ODS file.")
                raise RefNetError(sentence.format(name=path.name))
