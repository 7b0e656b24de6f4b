"""What a list shows, taken elsewhere: as CSV, XLSX or address cards, or by the clipboard."""

from refnet.services.exports.columns import ALLIES, DEALS, INTRODUCTIONS, PEOPLE, ExportColumn, ExportKind
from refnet.services.exports.writing import LISTS, clipboard, columns_shown, write

__all__ = [
    "ALLIES", "DEALS", "INTRODUCTIONS", "LISTS", "PEOPLE", "ExportColumn", "ExportKind", "clipboard", "columns_shown",
    "write",
]  # fmt: skip
