"""Which tables a folder of everything holds, in an order in which each comes after those it refers to."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Column, UniqueConstraint

from refnet.store.schema import (
    Ally,
    Ask,
    Base,
    ChosenQuestion,
    ContactPoint,
    Deal,
    ExportEntry,
    ImportBatch,
    Introduction,
    KeptApart,
    Meeting,
    MergedPerson,
    NamedProspect,
    Note,
    Organization,
    OwnBenchmark,
    Person,
    PutOff,
    Question,
    QuestionAsked,
    Rep,
    Row,
    SavedMapping,
    SavedView,
    Setting,
    StageEntry,
    Tag,
    Task,
    Tie,
    Told,
    Warming,
    Wording,
)  # fmt: skip

DERIVED = {"search_key": ("name", "title"), "family_key": ("name",)}  # worked out again from one of these
LABELS = {
    "person": "name", "organization": "name", "rep": "name", "deal": "title", "question": "text",
    "import_batch": "file_name",
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One table and the name of its file."""

    file: str
    row: type[Row]

    @property
    def table(self) -> str:
        """Return the name of the table."""
        return str(self.row.__tablename__)

    @cached_property
    def columns(self) -> tuple[Column[object], ...]:
        """Return the columns that are written: all but those worked out from others."""
        return tuple(one for one in Base.metadata.tables[self.table].columns if one.name not in DERIVED)

    @cached_property
    def derived(self) -> tuple[str, ...]:
        """Return the columns that are worked out from others."""
        return tuple(one.name for one in Base.metadata.tables[self.table].columns if one.name in DERIVED)

    @cached_property
    def references(self) -> dict[str, str]:
        """Return the columns that name a row of another table, and that table."""
        keys = ((one.name, key.column.table.name) for one in self.columns for key in one.foreign_keys)
        return dict(keys)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the columns beside which the name of what they refer to stands, for people, and its header."""
        return {name: name.removesuffix("_id") for name, target in self.references.items() if target in LABELS}

    @cached_property
    def unique(self) -> tuple[tuple[str, ...], ...]:
        """Return by which columns, beside the id, a row is the same as another."""
        table = Base.metadata.tables[self.table]
        together = [one.columns for one in table.constraints if isinstance(one, UniqueConstraint)]
        return tuple(sorted(tuple(column.name for column in columns) for columns in together))


_NAMED = (
    Kind("reps", Rep),
    Kind("imports", ImportBatch),
    Kind("organizations", Organization),
    Kind("people", Person),
    Kind("contact_points", ContactPoint),
    Kind("tags", Tag),
    Kind("allies", Ally),
    Kind("ties", Tie),
    Kind("asks", Ask),
    Kind("deals", Deal),
    Kind("stage_entries", StageEntry),
    Kind("introductions", Introduction),
    Kind("meetings", Meeting),
    Kind("questions", Question),
    Kind("questions_asked", QuestionAsked),
    Kind("questions_chosen", ChosenQuestion),
    Kind("notes", Note),
    Kind("own_benchmarks", OwnBenchmark),
    Kind("saved_views", SavedView),
    Kind("settings", Setting),
    Kind("remembered_mappings", SavedMapping),
    Kind("kept_apart", KeptApart),
    Kind("merged_people", MergedPerson),
    Kind("named_prospects", NamedProspect),
    Kind("warmings", Warming),
    Kind("tasks", Task),
    Kind("put_off", PutOff),
    Kind("told", Told),
    Kind("wordings", Wording),
    Kind("exports", ExportEntry),
)


def _all() -> tuple[Kind, ...]:
    """Return every table: one that nobody named here is under its own name, so that none can ever be left out."""
    named = {kind.table for kind in _NAMED}
    others = {one.__tablename__: one for one in Row.__subclasses__() if one.__tablename__ not in named}
    order = [one.name for one in Base.metadata.sorted_tables if one.name in others]
    return (*_NAMED, *(Kind(name, others[name]) for name in order))


KINDS = _all()
