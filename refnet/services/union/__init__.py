"""Another RefNet file becomes part of this one: same ids match, conflicts are reviewed, nothing is doubled."""

from refnet.services.union.decisions import OURS, Decisions
from refnet.services.union.joining import merge_file
from refnet.services.union.report import Conflict, Contents, Fate, FieldConflict, UnionReport, alike_among

__all__ = [
    "OURS",
    "Conflict",
    "Contents",
    "Decisions",
    "Fate",
    "FieldConflict",
    "UnionReport",
    "alike_among",
    "merge_file",
]
