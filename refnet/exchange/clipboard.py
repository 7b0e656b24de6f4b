"""A table for the clipboard: tabs for spreadsheets and editors, HTML for mails and documents."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from refnet.exchange.cells import Value, as_text
from refnet.exchange.formulas import escape_formula

_BREAKS = re.compile(r"[\t\r\n]+")


def as_tabs(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return a line for each row, tabs between cells; line breaks in cells become spaces, formulas are escaped."""
    return "".join("\t".join(_flat(cell) for cell in row) + "\n" for row in (headers, *rows))


def as_html(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return an HTML table with all text escaped."""
    lines = [_line(headers, "th"), *(_line(row, "td") for row in rows)]
    return "<table>" + "".join(lines) + "</table>"


def _flat(cell: Value) -> str:
    text = _BREAKS.sub(" ", as_text(cell))
    return _unquotable(escape_formula(text)) if isinstance(cell, str) else text


def _unquotable(text: str) -> str:
    """Return text that is still itself when a spreadsheet takes quotation marks off that it begins with."""
    return '"' + text.replace('"', '""') + '"' if text.startswith('"') else text


def _line(cells: Sequence[Value], tag: str) -> str:
    texts = (escape(_harmless(cell) if isinstance(cell, str) else as_text(cell)) for cell in cells)
    return "<tr>" + "".join(f"<{tag}>{text}</{tag}>".replace("\n", "<br>") for text in texts) + "</tr>"


def _harmless(text: str) -> str:
    """Return text that is no formula either when the blanks before it are lost, as they are in HTML."""
    bare = text.lstrip()
    return escape_formula(text) if escape_formula(bare) == bare else "'" + text
