"""What an import asks the user, what a newer export changed, and the answers that go into the real run.

A dry run asks (`Report.likely`, `Report.conflicts`); the answers are kept by the `key` of each question, which stays the
same from the dry run to the real one, whatever the rows' numbers are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Verdict(StrEnum):
    """What is to be done with two people who look alike."""

    MERGE = "merge"
    APART = "apart"
    LATER = "later"  # stays two for now; Find duplicates shows them again


class Resolution(StrEnum):
    """Which of two values a person gets."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"  # theirs, or for a name ours, becomes current, and a dated note keeps the other


class ChangeKind(StrEnum):
    """How somebody differs from what the last file of the same source told."""

    NEW = "new"
    GONE = "gone"
    COMPANY = "company"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Somebody in words, to be shown side by side with another."""

    name: str
    organization: str = ""
    job_title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody in a row who is probably known: the best candidate, how sure, and why, in sentences.

    `known_id` is None when the other is named by an earlier row of the same file, `known_row`. `score` runs from 0 to 100.
    `warnings` tell what may deceive, such as letters of another alphabet.
    """

    key: str
    row: int
    incoming: PersonWords
    known: PersonWords
    known_id: UUID | None
    known_row: int | None
    score: int
    reasons: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    verdict: Verdict = Verdict.LATER


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that a row tells otherwise than we have it: person.name, person.organization or person.job_title."""

    key: str
    row: int
    person_id: UUID
    person: str
    field: str
    ours: str
    theirs: str
    resolution: Resolution = Resolution.OURS


@dataclass(frozen=True, slots=True)
class Change:
    """What a newer export of the same source changed about somebody; `suggestion` is a sentence, often empty."""

    kind: ChangeKind
    person_id: UUID | None
    person: str
    was: str = ""
    now: str = ""
    row: int | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The user's answers by the key of the question, and what holds for conflicts without one: None is as suggested."""

    likely: Mapping[str, Verdict] = field(default_factory=dict)
    conflicts: Mapping[str, Resolution] = field(default_factory=dict)
    other_conflicts: Resolution | None = None

    def verdict(self, key: str) -> Verdict:
        """Return what was decided about two people who look alike; nobody is merged without being asked."""
        return self.likely.get(key, Verdict.LATER)

    def resolution(self, key: str, suggested: Resolution) -> Resolution:
        """Return what was decided about a field, else what is suggested."""
        return self.conflicts.get(key, self.other_conflicts or suggested)


AS_IT_COMES = Decisions()  # ours is kept but for what the same source told, and who looks alike stays two for now
