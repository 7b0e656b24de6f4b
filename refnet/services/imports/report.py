"""What came of an import: counts that add up, and each refused row with its number, reason and text."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from refnet.exchange.mapping import Notice, Refusal
from refnet.i18n import _, counted
from refnet.services.imports.decisions import Change, Conflict, Likely

MOST_WARNINGS = 100


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of data rows: `read` is the sum of the other four; `batch_id` is None when nothing was written."""

    read: int
    new: int
    merged: int
    refused: int
    blank: int
    refusals: tuple[Refusal, ...] = ()
    warnings: tuple[str, ...] = ()
    batch_id: UUID | None = None
    likely: tuple[Likely, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()
    seen_on: date | None = None  # when this very file was brought in before
    remarks: tuple[str, ...] = ()  # about the import as a whole; warnings are about the file

    def as_json(self) -> dict[str, object]:
        """Return the shape that scripts rely on."""
        refusals = [{"row": one.row, "reason": one.reason, "text": one.text} for one in self.refusals]
        return {
            "read": self.read, "new": self.new, "merged": self.merged, "refused": self.refused, "blank": self.blank,
            "refusals": refusals, "seen_on": self.seen_on and str(self.seen_on),
            "likely": [_plain(one) for one in self.likely], "conflicts": [_plain(one) for one in self.conflicts],
            "changes": [_plain(one) for one in self.changes],
        }  # fmt: skip


def _plain(one: Likely | Conflict | Change) -> dict[str, object]:
    """Return a question or a change without the key that only the program knows it by."""
    return {name: value for name, value in asdict(one).items() if name != "key"}


@dataclass(slots=True)
class Tally:
    """The counts while the file is gone through."""

    new: int = 0
    merged: int = 0
    blank: int = 0
    refusals: list[Refusal] = field(default_factory=list)

    def report(self, warnings: Sequence[str], notices: Sequence[Notice]) -> Report:
        """Return what came of it; of very many warnings the first are told and the others counted."""
        told = [*warnings, *(_("Row {row}: {text}").format(row=one.row, text=one.text) for one in notices)]
        more = len(told) - MOST_WARNINGS
        if more > 0:
            told[MOST_WARNINGS:] = [counted("{count} more warning.", "{count} more warnings.", more)]
        refused = len(self.refusals)
        read = self.new + self.merged + refused + self.blank
        refusals = tuple(self.refusals)
        return Report(read, self.new, self.merged, refused, self.blank, refusals, tuple(told))
