"""Makes the rows of another file fit what is here: keys as they are here, and nothing that contradicts."""

from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from refnet.services import preferences
from refnet.services.everything import matching
from refnet.services.everything.matching import PAIRS, Moved
from refnet.services.everything.reading import Read
from refnet.services.everything.tables import Kind
from refnet.store.schema import Base, Introduction, Person

SIDES = ("direction", "introducer_id", "recipient_id", "prospect_id")
NEEDED = {("introductions", "introducer_id"), ("introductions", "recipient_id"), ("notes", "person_id"), ("notes", "deal_id")}  # fmt: skip


class Fitting:
    """Keys that moved and rows that stay away, so far."""

    def __init__(self, session: Session, currency: str) -> None:
        self._session = session
        self.own_currency = preferences.currency(session)
        self._currency = currency if currency != self.own_currency else ""
        self.moved: Moved = {}
        self.dropped: dict[str, set[UUID]] = {}

    def says_something(self, kind: Kind, row: Read) -> bool:
        """Let a row refer to what is here; tell whether it still says something of two, as a pair of one does not."""
        return matching.moved_to(kind, row, self.moved) and not _meets_itself(kind, row.values)

    def fit_new(self, kind: Kind, row: Read) -> bool:
        """Leave out what refers to rows that stay away; tell whether enough is left for a row."""
        for column in self._lost(kind, row):
            if (kind.file, column) in NEEDED or not Base.metadata.tables[kind.table].c[column].nullable:
                return False
            row.values[column] = None
        if kind.file == "introductions" and row.values["deal_id"] is None:
            row.values["is_originating"] = False
        if kind.file == "deals" and not row.values["currency"]:
            row.values["currency"] = self._currency
        if kind.file == "merged_people":
            return self._session.get(Person, row.values["former_id"]) is None
        return not (kind.file == "put_off" and any(row.values["subject_id"] in one for one in self.dropped.values()))

    def fit_known(self, kind: Kind, row: Read, ours: RowMapping) -> None:
        """Keep our value where theirs refers to a row that stays away, or means ours in other words."""
        for column in self._lost(kind, row):
            row.values[column] = ours[column]
            if (kind.file, column) == ("introductions", "deal_id"):
                row.values["is_originating"] = ours["is_originating"]
        if kind.file == "deals" and not row.values["currency"] and ours["currency"] == self._currency:
            row.values["currency"] = self._currency
        if kind.file == "introductions" and _meets_itself(kind, row.values):
            row.values |= {name: ours[name] for name in SIDES}
        if kind.file in PAIRS and row.values["person_id"] == row.values["other_id"]:
            row.values |= {name: ours[name] for name in ("person_id", "other_id")}

    def one_origin(self, kind: Kind, rows: list[Read]) -> None:
        """Let no introduction begin a deal that another one here began, or one before it in this list."""
        if kind.file != "introductions":
            return
        began = self._began({row.values["deal_id"] for row in rows if row.values["is_originating"]})
        for row in rows:
            deal = row.values["deal_id"]
            if row.values["is_originating"] and began.setdefault(deal, row.id) != row.id:
                row.values["is_originating"] = False

    def _began(self, deals: set[Any]) -> dict[Any, UUID]:
        query = select(Introduction.deal_id, Introduction.id)
        return dict(
            self._session.execute(query.where(Introduction.deal_id.in_(deals), Introduction.is_originating)).all()
        )

    def _lost(self, kind: Kind, row: Read) -> list[str]:
        return [
            column for column, target in kind.references.items() if row.values[column] in self.dropped.get(target, ())
        ]


def _meets_itself(kind: Kind, values: dict[str, Any]) -> bool:
    """Tell whether an introduction would bring somebody together with themselves, two being one here."""
    if kind.file != "introductions":
        return False
    return values["prospect_id"] in (values["introducer_id"], values["recipient_id"])


def is_ones_own(kind: Kind, row: Read) -> bool:
    """Tell whether a row belongs to one user or one machine only."""
    return kind.file == "settings" and str(row.values["name"]).startswith("me ")
