"""A table from the clipboard: spreadsheets put tabs between its cells, and a single row of it has no headers."""

from itertools import islice
from pathlib import Path

from refnet.services.imports.opening import HowRead

_LOOKED_AT = 20  # lines


def how_pasted(path: Path) -> HowRead:
    """Return how to read a pasted table where the file does not suggest it."""
    with path.open(encoding="utf-8") as lines:
        first = [line for line in islice(lines, _LOOKED_AT) if line.strip()]
    delimiter = "\t" if any("\t" in line for line in first) else None
    return HowRead(delimiter=delimiter, header=0 if len(first) == 1 else None)
