"""Reps and managers that rows name: known by their folded name, added when new."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Role
from refnet.domain.names import fold
from refnet.services.imports.pending import Pending, Values
from refnet.services.whose import unassigned
from refnet.store.keys import new_id
from refnet.store.schema import Rep


class Admitted(NamedTuple):
    """A rep's id, and whether this import added or promoted them."""

    id: UUID | None
    is_new: bool


class Reps:
    """All of us. Who is only named as somebody's manager stays a manager until a row names them as rep."""

    def __init__(self, session: Session, pending: Pending, me: UUID | None) -> None:
        self._pending, self._me = pending, me
        self._new: set[UUID] = set()
        query = select(Rep.search_key, Rep.id, Rep.role, Rep.manager_id)
        self._known: dict[str, Values] = {
            key: {"id": rep, "role": role, "manager_id": manager} for key, rep, role, manager in session.execute(query)
        }

    def admit(self, name: str, manager: str = "") -> Admitted:
        """Return the rep, with the manager set when none was known; without a name the manager alone is admitted."""
        if not fold(name):
            return self._admit(manager, Role.MANAGER) if fold(manager) else Admitted(None, is_new=False)
        found = self._admit(name, Role.REP)
        if fold(manager) not in ("", fold(name)):
            self._set(fold(name), "manager_id", self._admit(manager, Role.MANAGER).id)
        return found

    def responsible(self, name: str) -> UUID:
        """Return the rep of that name; without one whoever this file belongs to, else a rep called unassigned."""
        key = self.admit(name).id or self._me or self._admit(unassigned(), Role.REP).id
        assert key is not None  # noqa: S101 - a named rep is always found or added
        return key

    def _admit(self, name: str, role: Role) -> Admitted:
        key = fold(name)
        known = self._known.get(key)
        if known is None:
            row: Values = {"id": new_id(), "name": name, "search_key": key, "role": role, "manager_id": None}
            self._known[key] = row
            self._new.add(self._pending.add(Rep, row))
            return Admitted(row["id"], is_new=True)
        if role is Role.REP and known["role"] is Role.MANAGER:
            self._put(known, "role", Role.REP)
            return Admitted(known["id"], is_new=True)
        return Admitted(known["id"], is_new=False)

    def _set(self, key: str, column: str, value: UUID | None) -> None:
        if self._known[key][column] is None:
            self._put(self._known[key], column, value)

    def _put(self, row: Values, column: str, value: object) -> None:
        row[column] = value
        if row["id"] not in self._new:
            self._pending.change(Rep, row["id"], {column: value})
