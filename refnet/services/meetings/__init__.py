"""Talks about deals: planned and held, what was prepared for them, and what they brought."""

from refnet.domain.meetings import Known, MeetingDraft, Preparation
from refnet.services.meetings.reading import MeetingRow, listed, of_deal, record
from refnet.services.meetings.writing import add, change, hold, log, remove, tick

__all__ = [
    "Known", "MeetingDraft", "MeetingRow", "Preparation", "add", "change", "hold", "listed", "log", "of_deal", "record",
    "remove", "tick",
]  # fmt: skip
