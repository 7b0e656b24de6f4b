"""A table from the clipboard: tabs between its cells, or a piece of a web page; a single row of it has no headers."""

from itertools import islice
from pathlib import Path

from refnet.exchange.html_file import is_page
from refnet.services.imports.opening import HowRead

_LOOKED_AT = 20  # lines
_BEGINNING = 4096  # letters
_ROW, _TABLE = "<tr", "<table"


def pasted_form(text: str, page: str) -> str:
    """Return in which of its two forms what was copied holds a table: text with tabs, else a page with a table."""
    return page if "\t" not in text and _TABLE in page.lower() else text


def how_pasted(path: Path) -> HowRead:
    """Return how to read a pasted table where the file does not suggest it."""
    with path.open(encoding="utf-8") as lines:
        if is_page((beginning := lines.read(_BEGINNING)).encode()):
            return HowRead(header=0 if (beginning + lines.read()).lower().count(_ROW) == 1 else None)
        lines.seek(0)
        first = [line for line in islice(lines, _LOOKED_AT) if line.strip()]
    delimiter = "\t" if any("\t" in line for line in first) else None
    return HowRead(delimiter=delimiter, header=0 if len(first) == 1 else None)
