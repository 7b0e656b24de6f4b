"""Organizations that rows name: known by their folded name, added when new."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.names import fold
from refnet.services.imports.pending import Pending
from refnet.store.keys import new_id
from refnet.store.schema import Organization


class Organizations:
    """All organizations, those of this import included."""

    def __init__(self, session: Session, pending: Pending, batch_id: UUID) -> None:
        self._pending, self._batch_id = pending, batch_id
        rows = session.execute(select(Organization.search_key, Organization.id))
        self._known = dict(rows.all())
        self._spelled: dict[str, UUID] = {}  # names already folded once

    def find(self, name: str) -> UUID | None:
        """Return the organization of that name, or None."""
        return self._known.get(fold(name)) if name else None

    def admit(self, name: str) -> tuple[UUID | None, bool]:
        """Return the organization of that name and whether it is new; None for no name."""
        if name in self._spelled:
            return self._spelled[name], False
        key = fold(name)
        if not key:
            return None, False
        known = self._known.get(key)
        if known is not None:
            self._spelled[name] = known
            return known, False
        row = {"id": new_id(), "name": name, "search_key": key, "import_batch_id": self._batch_id}
        self._known[key] = self._pending.add(Organization, row)
        return self._known[key], True
