"""What is in another file, and what became of its rows."""

from collections import Counter
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from refnet.services import duplicates
from refnet.store.database import Store

MOST_COMPARED = 10_000  # people; among more, looking for who looks alike is left to Find duplicates


class Become(StrEnum):
    """What becomes of a row of another file."""

    NEW = "new"  # it is not here: added
    SAME = "same"  # it is here just so
    CHANGED = "changed"  # only they changed it: theirs is taken
    KEPT = "kept"  # only we changed it: ours stays
    KNOWN = "known"  # here under another key, such as a company of the same name
    CONFLICT = "conflicts"  # both changed it: decided by the user
    SKIPPED = "skipped"  # was removed here, rests on what was, or is one user's own


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the rows of one table; the seven add up to `read`."""

    table: str
    read: int
    new: int = 0
    same: int = 0
    changed: int = 0
    kept: int = 0
    known: int = 0
    conflicts: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, table: str, counts: "Counter[Become]") -> "Fate":
        """Return the fate of a table whose rows were counted."""
        return cls(table, counts.total(), **{str(one.value): counts[one] for one in Become})


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that both sides changed, in words."""

    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that both sides changed; `key` names it in Decisions."""

    key: str
    table: str
    record: str
    fields: tuple[FieldConflict, ...]
    takes_theirs: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What another file holds; `last_change` is None when its journal is empty."""

    reps: tuple[str, ...]
    last_change: datetime | None
    people: int
    introductions: int
    deals: int


@dataclass(frozen=True, slots=True)
class UnionReport:
    """What became of all rows of another file.

    `conflicts` has the first of them, all are counted in `fates`. `removed` are names of people who were removed here
    and stay so, `united` of people whom the other side made one and who are one here now. `new_people` are their ids.
    """

    file: str
    contents: Contents
    fates: tuple[Fate, ...]
    conflicts: tuple[Conflict, ...] = ()
    removed: tuple[str, ...] = ()
    united: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    new_people: frozenset[UUID] = frozenset()

    def count(self, become: Become) -> int:
        """Return of how many rows this became."""
        return sum(getattr(fate, become.value) for fate in self.fates)

    @property
    def read(self) -> int:
        """Return how many rows were read."""
        return sum(fate.read for fate in self.fates)

    @property
    def has_news(self) -> bool:
        """Tell whether the file brings anything, or asks anything."""
        return any(self.count(one) for one in (Become.NEW, Become.CHANGED, Become.CONFLICT)) or bool(self.united)

    def as_json(self) -> dict[str, object]:
        """Return it for scripts."""
        left_out = ("new_people", "contents")
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in left_out}
        plain |= {"fates": [asdict(one) for one in self.fates], "conflicts": [asdict(one) for one in self.conflicts]}
        return {"contents": asdict(self.contents), **plain}


def alike_among(store: Store, report: UnionReport) -> int | None:
    """Return how many pairs look alike in which somebody new is; None among too many people to look now."""
    if not report.new_people:
        return 0
    with store.reading() as session:
        if duplicates.count_people(session) > MOST_COMPARED:
            return None
    return sum(1 for pair in duplicates.find(store) if pair.ids & report.new_people)
