"""Everyone we know of: found, listed, looked at, added, changed and removed."""

from refnet.services.people.listed import PersonRow, count, ids, page, rows
from refnet.services.people.lookup import PersonHit, find, hit, likely_same
from refnet.services.people.neighbours import Neighbour, neighbours
from refnet.services.people.record import AllyRecord, ContactPointRow, NoteRow, PersonRecord, record
from refnet.services.people.removing import remove
from refnet.services.people.resolving import resolve
from refnet.services.people.timeline import TimelineEntry, newest_first, timeline
from refnet.services.people.writing import add, add_note, change, forbid_contact, tag, untag

__all__ = [
    "AllyRecord", "ContactPointRow", "Neighbour", "NoteRow", "PersonHit", "PersonRecord", "PersonRow", "TimelineEntry",
    "add", "add_note", "change", "count", "find", "forbid_contact", "hit", "ids", "likely_same", "neighbours", "newest_first", "page",
    "record", "remove", "resolve", "rows", "tag", "timeline", "untag",
]  # fmt: skip
