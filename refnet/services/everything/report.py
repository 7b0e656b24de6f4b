"""What became of the rows of a folder."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from refnet.domain.errors import RefNetError
from refnet.i18n import _, counted

MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the rows of one file; the five add up to `read`.

    `same` are here just so, `known` are here under another key, `newer` replace what is here, `older` differ from what
    is here and are not newer, so that ours stay.
    """

    file: str
    read: int
    new: int
    same: int
    known: int
    newer: int
    older: int


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What became of all files, in their order."""

    fates: tuple[Fate, ...]
    warnings: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """Return how many rows were added."""
        return sum(fate.new for fate in self.fates)

    @property
    def newer(self) -> int:
        """Return how many rows here were replaced by newer ones."""
        return sum(fate.newer for fate in self.fates)

    def as_json(self) -> dict[str, object]:
        """Return it for scripts."""
        return {"files": [asdict(fate) for fate in self.fates], "warnings": list(self.warnings)}


class FolderRefused(RefNetError):
    """Rows of a folder cannot be right; nothing of it was taken in. `problems` has the first of them."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        told = counted(
            "Nothing was taken in, for {count} row cannot be right:",
            "Nothing was taken in, for {count} rows cannot be right:",
            len(problems),
        )
        more = [_("…")] if len(problems) > MOST_TOLD else []
        super().__init__("\n".join([told, *problems[:MOST_TOLD], *more]))
