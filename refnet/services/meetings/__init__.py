"""Talks about deals: planned and held, what was prepared for them, and what they brought."""

from refnet.domain.meetings import Known, MeetingDraft, Preparation, PreparationDraft
from refnet.services.meetings.company import MetRow, OwedRow, keep, met_in, owed
from refnet.services.meetings.preparing import PlanRow, change_plan, next_planned, plan, prepare
from refnet.services.meetings.reading import MeetingRow, listed, of_deal, record
from refnet.services.meetings.writing import add, change, hold, log, remove, tick

__all__ = [
    "Known", "MeetingDraft", "MeetingRow", "MetRow", "OwedRow", "PlanRow", "Preparation", "PreparationDraft", "add",
    "change", "change_plan", "hold", "keep", "listed", "log", "met_in", "next_planned", "of_deal", "owed", "plan",
    "prepare", "record", "remove", "tick",
]  # fmt: skip
