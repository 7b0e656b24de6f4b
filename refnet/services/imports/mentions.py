"""Somebody as a row names them, and where the rows of an import come from."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from refnet.domain.kinds import ContactKind
from refnet.domain.names import fold


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where rows of this import come from: its batch, source, legal basis and program, and the day."""

    batch_id: UUID
    source: str
    legal_basis: str
    today: date
    dialect: str = ""


class Point(NamedTuple):
    """A way to reach somebody, as given and normalised; `normal` is empty for a text that is no address."""

    kind: ContactKind
    value: str
    normal: str

    @property
    def is_shareable(self) -> bool:
        """Tell whether several people may have it: colleagues share a telephone."""
        return self.kind is ContactKind.PHONE or not self.normal


class Mention(NamedTuple):
    """Somebody whom a row names; who has no name goes by their reference or their first address."""

    name: str
    given_name: str = ""
    family_name: str = ""
    organization: str = ""
    job_title: str = ""
    reference: str = ""
    notes: str = ""
    points: tuple[Point, ...] = ()

    @property
    def is_keyed(self) -> bool:
        """Tell whether there is more than a name to know them by."""
        if self.reference:
            return True
        for point in self.points:  # noqa: SIM110 - asked of each row, and `any` takes three times as long
            if point.normal:
                return True
        return False

    def shares_key(self, other: "Mention") -> bool:
        """Tell whether both have a reference or an address in common, or a telephone and a word of the name."""
        if self.reference and self.reference == other.reference:
            return True
        words = set(fold(self.name).split())
        share_a_word = not words.isdisjoint(fold(other.name).split())
        mine = {(point.kind, point.normal) for point in self.points if point.normal}
        common = [point for point in other.points if (point.kind, point.normal) in mine]
        return any(share_a_word or not point.is_shareable for point in common)

    def goes_by(self, folded: str) -> bool:
        """Tell whether a folded name is only a key of theirs standing in for a name."""
        return folded in {fold(self.reference), *(fold(point.value) for point in self.points)}
