"""Asks, ties and labels that rows name."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Answer, Channel, Evidence
from refnet.domain.names import fold
from refnet.exchange.values import Contact
from refnet.services.imports.pending import Pending
from refnet.services.imports.unsaid import ASK_CHANNEL
from refnet.store.keys import new_id
from refnet.store.schema import Ask, Tag, Tie

USUAL_STRENGTH = 3


@dataclass(frozen=True, slots=True)
class AskMention:
    """An ask as a row tells it; the names are those of the table's columns."""

    ally_id: UUID
    rep_id: UUID
    asked_on: date
    channel: Channel | None
    ideal_client: str
    wording: str
    target: str
    answer: Answer
    answered_on: date | None


class Asks:
    """All asks, known by whom we asked, when and for whom."""

    def __init__(self, session: Session, pending: Pending, batch_id: UUID) -> None:
        self._pending, self._batch_id = pending, batch_id
        self.unsaid = 0  # new ones whose rows do not say how they were made
        rows = session.execute(select(Ask.ally_id, Ask.asked_on, Ask.target))
        self._known = {(ally, day, fold(target)) for ally, day, target in rows}

    def admit(self, mention: AskMention) -> bool:
        """Add the ask and tell that it is new, or tell that it was there."""
        identity = (mention.ally_id, mention.asked_on, fold(mention.target))
        if identity in self._known:
            return False
        self._known.add(identity)
        self.unsaid += mention.channel is None
        values = {"id": new_id(), "channel": mention.channel or ASK_CHANNEL, "import_batch_id": self._batch_id}
        self._pending.add(Ask, asdict(mention) | values)
        return True


class Ties:
    """All ties, kept once a pair."""

    def __init__(self, session: Session, pending: Pending) -> None:
        self._pending = pending
        self._known: set[tuple[UUID, UUID]] = {
            (one, other) for one, other in session.execute(select(Tie.person_id, Tie.other_id))
        }

    def admit(self, one: UUID, other: UUID, strength: int | None, evidence: Evidence, since: date | None) -> bool:
        """Add the tie and tell that it is new, or tell that it was there."""
        first, second = sorted((one, other))
        if (first, second) in self._known:
            return False
        self._known.add((first, second))
        row = {
            "id": new_id(), "person_id": first, "other_id": second, "strength": strength or USUAL_STRENGTH,
            "evidence": evidence, "since": since,
        }  # fmt: skip
        self._pending.add(Tie, row)
        return True


class Tags:
    """All labels of people, each once."""

    def __init__(self, session: Session, pending: Pending) -> None:
        self._pending = pending
        self._known: set[tuple[UUID, str]] = {
            (person, label) for person, label in session.execute(select(Tag.person_id, Tag.search_key))
        }

    def admit(self, person: UUID, labels: Iterable[Contact]) -> None:
        """Mark somebody with labels."""
        for label in labels:
            if (person, label.normal) not in self._known:
                self._known.add((person, label.normal))
                row = {"id": new_id(), "person_id": person, "name": label.value, "search_key": label.normal}
                self._pending.add(Tag, row)
