"""Any file with a table: opened by what is in it, whatever it is called."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from refnet.exchange import csv_file, graph_reading, html_file, json_file, ods_file, packed, vcard_file, xlsx_file
from refnet.exchange.files import reading
from refnet.exchange.rows import Cell, Row, Table

__all__ = ["Cell", "Row", "Table", "open_table", "sheet_names"]

_COMPOUND = b"\xd0\xcf\x11\xe0"  # old Excel, and workbooks with a password
_HEAD = 4096  # bytes that tell what a file is
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")


class _Read(Protocol):
    def __call__(self, path: Path, *, sheet: str | None, header: int | None) -> Table: ...


@dataclass(frozen=True, slots=True)
class _Book:
    """What opens the workbooks of a format, or web pages."""

    read: _Read
    sheet_names: Callable[[Path], list[str]]


def open_table(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    header: int | None = None,
) -> Table:
    """Open a list, a workbook, a list in a ZIP, a page, address cards or a network as a table; RefNetError says why it is none.

    `header` is the number of the row that holds the headers, 0 when there are none; else it is found.
    """
    head = _head(path)
    if head.startswith(_ZIPS) and packed.is_folder(path):
        return packed.read(path, sheet=sheet, encoding=encoding, delimiter=delimiter, header=header)
    if book := _book(path, head, encoding):
        return book.read(path, sheet=sheet, header=header)
    if vcard_file.is_cards(head, path.name):
        return vcard_file.read(path, encoding=encoding)
    if network := graph_reading.format_of(path, head):
        return graph_reading.read(path, network, sheet=sheet)
    if json_file.is_list(head):
        return json_file.read(path)
    table = csv_file.read(path, encoding=encoding, delimiter=delimiter, header=header)
    return graph_reading.read_edges(path, table) if graph_reading.is_network(table) else table


def sheet_names(path: Path) -> list[str]:
    """Return what to choose from: visible sheets, lists in a ZIP, tables of a page, or what the lines of a network can be."""
    head = _head(path)
    if head.startswith(_ZIPS) and packed.is_folder(path):
        return packed.list_names(path)
    if book := _book(path, head):
        return book.sheet_names(path)
    network = graph_reading.format_of(path, head)
    return graph_reading.sheet_names(path, network) if network else []


def _book(path: Path, head: bytes, encoding: str | None = None) -> _Book | None:
    """Return what reads a workbook or a page with tables, None when the file is neither."""
    if head.startswith(_ZIPS) and ods_file.is_opendocument(path):
        return _Book(ods_file.read, ods_file.sheet_names)
    if head.startswith((*_ZIPS, _COMPOUND)):
        return _Book(xlsx_file.read, xlsx_file.sheet_names)
    return _Book(partial(html_file.read, encoding=encoding), html_file.sheet_names) if html_file.is_page(head) else None


def _head(path: Path) -> bytes:
    with reading(path) as stream:
        return stream.read(_HEAD)
