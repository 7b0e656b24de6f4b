"""Deals that rows name: new ones are added; a known one gains what was missing, and an open one moves on."""

from dataclasses import dataclass, fields, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import OPEN_STAGES, Outcome, Source, Stage
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services.imports.pending import Pending, Values
from refnet.store.keys import new_id
from refnet.store.schema import Deal, StageEntry


@dataclass(frozen=True, slots=True)
class DealMention:
    """A deal as a row tells it; the names are those of the table's columns."""

    title: str
    reference: str | None = None
    prospect_id: UUID | None = None
    organization_id: UUID | None = None
    rep_id: UUID | None = None
    source: Source = Source.UNKNOWN
    first_touch_on: date | None = None
    amount: int | None = None
    currency: str = ""
    segment: str = ""
    stage: Stage = Stage.LEAD
    outcome: Outcome = Outcome.OPEN
    closed_on: date | None = None
    lost_reason: str = ""

    def of(self, prospect_id: UUID | None, organization_id: UUID | None, rep_id: UUID | None) -> "DealMention":
        """Return the same deal with whom it is about."""
        return replace(self, prospect_id=prospect_id, organization_id=organization_id, rep_id=rep_id)

    def check(self) -> None:
        """Raise InvalidInput when a deal ended before it began."""
        if self.first_touch_on and self.closed_on and self.closed_on < self.first_touch_on:
            sentence = _("The deal was closed on {closed}, before its first touch on {first}.")
            raise InvalidInput("closed_on", sentence.format(closed=self.closed_on, first=self.first_touch_on))

    @property
    def identity(self) -> tuple[object, ...]:
        """Return what a deal without a reference is known by."""
        return (
            fold(self.title), self.prospect_id, self.organization_id, self.rep_id, self.first_touch_on, self.amount,
        )  # fmt: skip


_COLUMNS = tuple(field.name for field in fields(DealMention))
_FILLED = (
    "prospect_id", "organization_id", "rep_id", "first_touch_on", "segment", "lost_reason",
)  # fmt: skip
_MISSING = (None, "")


class Deals:
    """All deals by their references, and those without one by what they say."""

    def __init__(self, session: Session, pending: Pending, batch_id: UUID) -> None:
        self._pending, self._batch_id = pending, batch_id
        self._new: set[UUID] = set()
        self.rows: dict[UUID, Values] = {}
        self._by_reference: dict[str, UUID] = {}
        self._by_identity: dict[tuple[object, ...], list[UUID]] = {}
        for row in session.execute(select(Deal.id, *(getattr(Deal, name) for name in _COLUMNS))):
            values = row._asdict()
            self._remember(row.id, DealMention(**{name: values[name] for name in _COLUMNS}), values)

    def find(self, reference: str | None) -> UUID | None:
        """Return the deal that has the reference, or None."""
        return self._by_reference.get(reference) if reference else None

    def admit(self, mention: DealMention) -> tuple[UUID, bool]:
        """Return the deal's id and whether it is new."""
        found = self.find(mention.reference) if mention.reference else self._alike(mention)
        if found is None:
            return self._add(mention), True
        self._fill(found, mention)
        return found, False

    def _alike(self, mention: DealMention) -> UUID | None:
        """Return the deal without a reference that is meant: one that ended so, else one whose end is not told.

        Two rows of one file that tell of different ends are two deals.
        """
        keys = self._by_identity.get(mention.identity, [])
        ends = {key: self.rows[key]["outcome"] for key in keys}
        same = next((key for key in keys if ends[key] is mention.outcome), None)
        may_be = (key for key in keys if Outcome.OPEN in (ends[key], mention.outcome) or key not in self._new)
        return same or next(may_be, None)

    def _remember(self, key: UUID, mention: DealMention, row: Values) -> None:
        self.rows[key] = row
        if mention.reference:
            self._by_reference[mention.reference] = key
        else:
            self._by_identity.setdefault(mention.identity, []).append(key)

    def _add(self, mention: DealMention) -> UUID:
        row: Values = {name: getattr(mention, name) for name in _COLUMNS}
        row |= {"id": new_id(), "search_key": fold(mention.title), "import_batch_id": self._batch_id}
        key = self._pending.add(Deal, row)
        self._new.add(key)
        self._remember(key, mention, row)
        self._enter(key, Stage.LEAD, mention.first_touch_on)
        if mention.outcome is not Outcome.OPEN:
            self._enter(key, Stage(mention.outcome.value), mention.closed_on)
        elif mention.stage is not Stage.LEAD:
            self._enter(key, mention.stage, None)
        return key

    def _fill(self, key: UUID, mention: DealMention) -> None:
        row = self.rows[key]
        gains: Values = {
            name: getattr(mention, name)
            for name in _FILLED
            if row[name] in _MISSING and getattr(mention, name) not in _MISSING
        }
        if row["amount"] is None and mention.amount is not None:
            gains |= {"amount": mention.amount, "currency": mention.currency}
        if row["source"] is Source.UNKNOWN and mention.source is not Source.UNKNOWN:
            gains["source"] = mention.source
        gains |= self._progress(key, row, mention)
        if gains:
            self._put(key, gains)

    def _progress(self, key: UUID, row: Values, mention: DealMention) -> Values:
        """Return how an open deal moved on: to a later stage, or to its end."""
        if row["outcome"] is not Outcome.OPEN:
            return {}
        moved: Values = {}
        if OPEN_STAGES.index(mention.stage) > OPEN_STAGES.index(row["stage"]):
            moved["stage"] = mention.stage
        if mention.outcome is not Outcome.OPEN:
            moved |= {"outcome": mention.outcome, "closed_on": mention.closed_on}
            if mention.amount is not None:
                moved |= {"amount": mention.amount, "currency": mention.currency}
            self._enter(key, Stage(mention.outcome.value), mention.closed_on)
        elif moved:
            self._enter(key, mention.stage, None)
        return moved

    def _put(self, key: UUID, values: Values) -> None:
        self.rows[key].update(values)
        if key not in self._new:
            self._pending.change(Deal, key, values)

    def _enter(self, key: UUID, stage: Stage, day: date | None) -> None:
        row = {"id": new_id(), "deal_id": key, "stage": stage, "entered_on": day}
        self._pending.add(StageEntry, row)
