"""Organizations that rows name: known by their folded name, added when new."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.drafts import LONGEST_NAME
from refnet.domain.errors import InvalidInput
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services.imports.pending import Pending
from refnet.store.keys import new_id
from refnet.store.schema import Organization


class Organizations:
    """All organizations, those of this import included."""

    def __init__(self, session: Session, pending: Pending, batch_id: UUID) -> None:
        self._pending, self._batch_id = pending, batch_id
        rows = session.execute(select(Organization.search_key, Organization.id)).tuples()
        self._known = dict(rows.all())

    def find(self, name: str) -> UUID | None:
        """Return the organization of that name, or None."""
        return self._known.get(fold(name)) if name else None

    def admit(self, name: str) -> tuple[UUID | None, bool]:
        """Return the organization of that name and whether it is new; None for no name."""
        key = fold(name)
        if not key:
            return None, False
        known = self._known.get(key)
        if known is not None:
            return known, False
        row = {"id": new_id(), "name": name, "search_key": key, "import_batch_id": self._batch_id}
        self._known[key] = self._pending.add(Organization, row)
        return self._known[key], True


def check_name(name: str) -> None:
    """Raise InvalidInput when a name cannot be kept whole."""
    if len(name) > LONGEST_NAME:
        raise InvalidInput("name", _("A name can have at most {most} letters.").format(most=LONGEST_NAME))
