"""What leaves RefNet: lists as CSV, XLSX, address cards, letters and by the clipboard, and a note of each."""

from refnet.services.exports.columns import ALLIES, DEALS, INTRODUCTIONS, PEOPLE, ExportColumn, ExportKind
from refnet.services.exports.entries import Export, note, noted
from refnet.services.exports.follow_ups import FollowUp, follow_ups, write_follow_ups
from refnet.services.exports.graphs import SUFFIXES as GRAPH_SUFFIXES
from refnet.services.exports.graphs import write_graph
from refnet.services.exports.handover import hand_over_clipboard, write_hand_over
from refnet.services.exports.lists import LISTS, columns_shown, prepare
from refnet.services.exports.mail_merge import prepare_mail
from refnet.services.exports.prepared import Prepared
from refnet.services.exports.ready import READY, ready
from refnet.services.exports.todays_calendar import todays_calendar, write_todays_calendar
from refnet.services.exports.writing import clipboard, clipboard_prepared, write, write_prepared

__all__ = [
    "ALLIES", "DEALS", "GRAPH_SUFFIXES", "INTRODUCTIONS", "LISTS", "PEOPLE", "READY", "Export", "ExportColumn",
    "ExportKind", "FollowUp", "Prepared", "clipboard", "clipboard_prepared", "columns_shown", "follow_ups",
    "hand_over_clipboard", "note",
    "noted", "prepare", "prepare_mail", "ready", "todays_calendar", "write", "write_follow_ups", "write_graph",
    "write_hand_over", "write_prepared", "write_todays_calendar",
]  # fmt: skip
