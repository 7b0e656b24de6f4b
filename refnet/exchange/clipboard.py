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
    return escape_formula(text) if isinstance(cell, str) else text


def _line(cells: Sequence[Value], tag: str) -> str:
    texts = (escape(escape_formula(cell) if isinstance(cell, str) else as_text(cell)) for cell in cells)
    return "<tr>" + "".join(f"<{tag}>{text}</{tag}>".replace("\n", "<br>") for text in texts) + "</tr>"
