"""Introductions that rows name, and which deals began with them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Channel, Direction, IntroductionKind
from refnet.domain.warmth import usual_ticks
from refnet.services.imports.pending import Pending, Values
from refnet.services.imports.unsaid import INTRODUCTION_CHANNEL
from refnet.store.keys import new_id
from refnet.store.schema import Introduction

_COLUMNS = (
    Introduction.id, Introduction.introducer_id, Introduction.prospect_id, Introduction.made_on, Introduction.deal_id,
    Introduction.reason, Introduction.is_originating,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IntroductionMention:
    """An introduction as a row tells it; `can_begin` tells whether the deal's source lets it be its beginning."""

    introducer_id: UUID
    prospect_id: UUID
    rep_id: UUID
    kind: IntroductionKind
    made_on: date | None = None
    channel: Channel | None = None
    reason: str = ""
    deal_id: UUID | None = None
    can_begin: bool = False


class Introductions:
    """All introductions we received, by who brought whom."""

    def __init__(self, session: Session, pending: Pending, batch_id: UUID) -> None:
        self._pending, self._batch_id = pending, batch_id
        self.unsaid = 0  # new ones whose rows do not say how they were made
        self._new: set[UUID] = set()
        self._begun: set[UUID] = set()  # deals that have their originating introduction
        self._by_pair: dict[tuple[UUID, UUID], list[Values]] = {}
        self._introducers: dict[UUID | None, list[UUID]] = {}  # by deal
        received = select(*_COLUMNS).where(Introduction.direction == Direction.RECEIVED)
        for row in session.execute(received.order_by(Introduction.id)):
            self._remember(row._asdict())

    def introducers(self, deal: UUID) -> list[UUID]:
        """Return who introduced us in a deal."""
        return self._introducers.get(deal, [])

    def admit(self, mention: IntroductionMention) -> bool:
        """Add the introduction and tell that it is new, or fill in what was missing in the same one."""
        known = self._by_pair.get((mention.introducer_id, mention.prospect_id), ())
        found = next((row for row in known if _is_same(row, mention)), None)
        if found is None:
            self._add(mention)
            return True
        self._fill(found, mention)
        return False

    def _remember(self, row: Values) -> None:
        self._by_pair.setdefault((row["introducer_id"], row["prospect_id"]), []).append(row)
        self._introducers.setdefault(row["deal_id"], []).append(row["introducer_id"])
        if row["is_originating"]:
            self._begun.add(row["deal_id"])

    def _add(self, mention: IntroductionMention) -> None:
        channel = mention.channel or INTRODUCTION_CHANNEL
        self.unsaid += mention.channel is None
        ticks = usual_ticks(channel, mention.kind)
        row = {
            "id": new_id(), "direction": Direction.RECEIVED, "introducer_id": mention.introducer_id,
            "recipient_id": None, "prospect_id": mention.prospect_id, "rep_id": mention.rep_id,
            "made_on": mention.made_on, "channel": channel, "kind": mention.kind, "spoke": ticks.spoke,
            "present": ticks.present, "reason": mention.reason, "deal_id": mention.deal_id,
            "is_originating": self._begins(mention), "import_batch_id": self._batch_id,
        }  # fmt: skip
        self._new.add(self._pending.add(Introduction, row))
        self._remember(row)

    def _begins(self, mention: IntroductionMention) -> bool:
        return mention.can_begin and mention.deal_id is not None and mention.deal_id not in self._begun

    def _fill(self, row: Values, mention: IntroductionMention) -> None:
        wanted = {"made_on": mention.made_on, "reason": mention.reason}
        gains: Values = {name: value for name, value in wanted.items() if value and not row[name]}
        if row["deal_id"] is None and mention.deal_id is not None:
            gains |= {"deal_id": mention.deal_id, "is_originating": self._begins(mention)}
        if not gains:
            return
        row.update(gains)
        if row["is_originating"]:
            self._begun.add(row["deal_id"])
        if row["id"] not in self._new:
            self._pending.change(Introduction, row["id"], gains)


def _is_same(row: Values, mention: IntroductionMention) -> bool:
    """Tell whether a known introduction between the same two people is the one meant: same deal, or same day."""
    if mention.deal_id is not None and row["deal_id"] is not None:
        return bool(row["deal_id"] == mention.deal_id)
    return mention.made_on is None or row["made_on"] is None or bool(row["made_on"] == mention.made_on)
