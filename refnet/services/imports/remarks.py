"""Dated remarks that rows lead to: when somebody was last heard of, and who they are to others."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.i18n import _
from refnet.services.imports.mentions import Stamp
from refnet.services.imports.pending import Pending
from refnet.store.keys import new_id
from refnet.store.schema import Note


class Remarks:
    """Notes on people, each once a day."""

    def __init__(self, session: Session, pending: Pending, stamp: Stamp) -> None:
        self._pending, self._stamp = pending, stamp
        columns = (Note.person_id, Note.noted_on, Note.text)
        found = session.execute(select(*columns).where(Note.person_id.is_not(None))).all()
        self._dated: set[tuple[UUID | None, date, str]] = {(person, day, text) for person, day, text in found}
        self._said: set[tuple[UUID | None, str]] = {(person, text) for person, _day, text in found}

    def contacted(self, person: UUID, day: date) -> None:
        """Keep when somebody was last heard of."""
        text = _("Last contact ({source})").format(source=self._stamp.source)
        if (person, day, text) not in self._dated:
            self._add(person, day, text)

    def say(self, person: UUID, text: str) -> None:
        """Keep a remark that needs no day of its own."""
        if (person, text) not in self._said:
            self._add(person, self._stamp.today, text)

    def _add(self, person: UUID, day: date, text: str) -> None:
        self._dated.add((person, day, text))
        self._said.add((person, text))
        row = {
            "id": new_id(), "person_id": person, "deal_id": None, "noted_on": day, "text": text,
            "import_batch_id": self._stamp.batch_id,
        }  # fmt: skip
        self._pending.add(Note, row)
