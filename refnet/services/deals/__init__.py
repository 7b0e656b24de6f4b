"""Deals, referral and cold alike: opened, moved, closed, listed and shown as a board."""

from refnet.services.deals.board import BoardColumn, board
from refnet.services.deals.ending import close, reopen
from refnet.services.deals.finding import find
from refnet.services.deals.listed import DealRow, count, ids, page, rows
from refnet.services.deals.record import DealRecord, StageRow, record
from refnet.services.deals.removing import remove
from refnet.services.deals.timeline import timeline
from refnet.services.deals.writing import add_note, change, move, open_deal

__all__ = [
    "BoardColumn", "DealRecord", "DealRow", "StageRow", "add_note", "board", "change", "close", "count", "find", "ids",
    "move", "open_deal", "page", "record", "remove", "reopen", "rows", "timeline",
]  # fmt: skip
