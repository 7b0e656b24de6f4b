"""What a list shows, taken elsewhere: as CSV, XLSX or address cards, or by the clipboard."""

from refnet.services.exports.columns import ALLIES, DEALS, INTRODUCTIONS, PEOPLE, ExportColumn, ExportKind
from refnet.services.exports.entries import Export, note, noted
from refnet.services.exports.graphs import SUFFIXES as GRAPH_SUFFIXES
from refnet.services.exports.graphs import write_graph
from refnet.services.exports.handover import hand_over_clipboard, write_hand_over
from refnet.services.exports.writing import LISTS, clipboard, columns_shown, write

__all__ = [
    "ALLIES", "DEALS", "GRAPH_SUFFIXES", "INTRODUCTIONS", "LISTS", "PEOPLE", "Export", "ExportColumn", "ExportKind", "clipboard",
    "columns_shown", "hand_over_clipboard", "note", "noted", "write", "write_graph", "write_hand_over",
]  # fmt: skip
