"""Organizations that rows name: known by another program's reference or their folded name, added when new."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.names import fold
from refnet.i18n import _, counted
from refnet.services.imports.pending import Pending, Values
from refnet.store.keys import new_id
from refnet.store.schema import Organization


class Organizations:
    """All organizations, those of this import included."""

    def __init__(self, session: Session, pending: Pending, batch_id: UUID) -> None:
        self._pending, self._batch_id = pending, batch_id
        columns = select(Organization.search_key, Organization.id, Organization.name, Organization.reference)
        rows = session.execute(columns).all()
        self._known: dict[str, UUID] = {row.search_key: row.id for row in rows}
        self._names: dict[UUID, str] = {row.id: row.name for row in rows}
        self._called = {row.reference: row.name for row in rows if row.reference}
        self._referred = {row.id for row in rows if row.reference}
        self._unknown: set[str] = set()
        self._spelled: dict[str, UUID] = {}  # names already folded once

    def find(self, name: str) -> UUID | None:
        """Return the organization of that name, or None."""
        return self._known.get(fold(name)) if name else None

    def name(self, key: UUID) -> str:
        """Return what an organization is called."""
        return self._names[key]

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
        row: Values = {
            "id": new_id(), "name": name, "search_key": key, "reference": None, "import_batch_id": self._batch_id,
        }  # fmt: skip
        self._known[key] = self._pending.add(Organization, row)
        self._names[row["id"]] = name
        return self._known[key], True

    def called(self, name: str, reference: str) -> str:
        """Return the name under which we know what a row names so; an unknown reference says nothing."""
        if reference and not name and reference not in self._called:
            self._unknown.add(reference)
        return self._called.get(reference, name) if reference else name

    def unknown(self) -> tuple[str, ...]:
        """Return a sentence about references that led nowhere, if there were any."""
        if not self._unknown:
            return ()
        sentence = counted(
            "{count} organization is named only by its number in the other program, and is not known here yet.",
            "{count} organizations are named only by their numbers in the other program, and are not known here yet.",
            len(self._unknown),
        )
        advice = _("Import the list of organizations first, then this file again; nothing will be doubled.")
        return (f"{sentence} {advice}",)

    def refer(self, name: str, reference: str) -> None:
        """Know an organization by a reference from now on, unless it has one."""
        key = self.find(name)
        if not reference or key is None or key in self._referred or reference in self._called:
            return
        self._referred.add(key)
        self._called[reference] = name
        self._pending.change(Organization, key, {"reference": reference})
