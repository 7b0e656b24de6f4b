"""Rows below a table that are no rows of it: sums, notices of confidence and copyright, as report exports add them."""

import re
from collections.abc import Sequence

from refnet.domain.names import fold
from refnet.exchange.rows import Cell

_BEGINNING = re.compile(
    r"\s*(?:grand|sub|tota|confid|copyr|\(c|©|genera|all r|vertr|gesam|summe|zwisch|erstel|infor)", re.IGNORECASE
)  # of all below: the quick look that nearly every row fails
_SUM = re.compile(
    r"(?:grand totals?|(?:gesamt|zwischen)?summe|gesamtergebnis|total general|totale complessivo|totaux? genera(?:l|ux))(?:\s*[:(].*)?\Z"
)
_NOTICE = re.compile(
    r"(?:sub)?totals?\s*[:(]|confidential\b.*(?:distribute|information)|(?:copyright )?(?:\(c\)|©)? ?(?:19|20)\d\d\b"
    r"|copyright (?:\(c\)|©)|generated (?:by|on|at)\b|all rights reserved|vertrauliche (?:information|daten)"
    r"|erstellt (?:am|von|mit) |informations? confidentiel|informacion confidencial"
)
_FIGURE = re.compile(r"[\d\s.,'’%€$£+-]*\Z")


def is_footer(cells: Sequence[Cell]) -> bool:
    """Tell whether a row only says what a report is or sums it up; a row that tells of somebody else never is."""
    first = cells[0] if cells else ""
    if not isinstance(first, str) or not _BEGINNING.match(first):
        return False
    others = [cell for cell in cells[1:] if not isinstance(cell, str) or cell.strip()]
    said = fold(first)
    if _SUM.match(said):
        return all(not isinstance(cell, str) or _FIGURE.match(cell) for cell in others)
    return not others and _NOTICE.match(said) is not None
