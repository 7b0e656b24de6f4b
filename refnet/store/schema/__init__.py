"""All mapped tables, from the start."""

from refnet.store.schema.base import Base, Row
from refnet.store.schema.day import ChosenQuestion, NamedProspect, PutOff, Task, Told, Warming, Wording
from refnet.store.schema.exchange import ExportEntry, ImportBatch, KeptApart, MergedPerson, SavedMapping
from refnet.store.schema.journal import Change, Operation, StepEntry, StepState
from refnet.store.schema.people import Ally, ContactPoint, Organization, Person, Rep, Tag, Tie
from refnet.store.schema.records import Note, OwnBenchmark, SavedView, Setting
from refnet.store.schema.selling import Ask, Deal, Introduction, Meeting, Question, QuestionAsked, StageEntry

__all__ = [
    "Ally",
    "Ask",
    "Base",
    "Change",
    "ChosenQuestion",
    "ContactPoint",
    "Deal",
    "ExportEntry",
    "ImportBatch",
    "Introduction",
    "KeptApart",
    "Meeting",
    "MergedPerson",
    "NamedProspect",
    "Note",
    "Operation",
    "Organization",
    "OwnBenchmark",
    "Person",
    "PutOff",
    "Question",
    "QuestionAsked",
    "Rep",
    "Row",
    "SavedMapping",
    "SavedView",
    "Setting",
    "StageEntry",
    "StepEntry",
    "StepState",
    "Tag",
    "Task",
    "Tie",
    "Told",
    "Warming",
    "Wording",
]
