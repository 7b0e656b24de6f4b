"""Who stands beside somebody in a row: manager, assistant, spouse and others become ties; who brought them, too.

Such rows name others by name only. Within one address book a whole name that one person has means that person, wherever
they stand in it; so these people are looked for when all rows are read.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services.imports.mentions import Mention
from refnet.services.imports.people import People
from refnet.store.schema import Person

STRENGTHS = {"spouse": 5, "relative": 5, "friend": 4, "acquaintance": 2}  # else the usual
COLLEAGUES = ("manager", "assistant", "colleague")  # they belong to the same organization
Act = Callable[[UUID, UUID | None], object]  # None when two people have the name


class _Beside(NamedTuple):
    person: UUID
    mention: Mention
    act: Act


class Related:
    """Those beside the people of an import, looked for at its end."""

    def __init__(self, session: Session, people: People, source: str) -> None:
        self._session, self._people, self._source = session, people, source
        self._beside: list[_Beside] = []
        self._known: list[tuple[str, UUID]] = []  # whom this file names though another brought them

    def add(self, person: UUID, mention: Mention, act: Act) -> None:
        """Keep that somebody stands beside a person, and what follows once it is known who."""
        self._beside.append(_Beside(person, mention, act))

    def met(self, mention: Mention, key: UUID) -> None:
        """Know that this file names somebody who was there before."""
        self._known.append((fold(mention.name), key))

    def resolve(self, new: Iterable[tuple[str, UUID]]) -> None:
        """Find or add everybody; `new` are folded name and id of those whom this file added."""
        if not self._beside:
            return
        names: dict[str, set[UUID]] = {}
        of_source = select(Person.search_key, Person.id).where(Person.source == self._source)
        stored = [(folded, key) for folded, key in self._session.execute(of_source)]
        for folded, key in (*stored, *self._known, *new):
            names.setdefault(folded, set()).add(key)
        for beside in self._beside:
            other = self._who(beside, names)
            if other != beside.person:
                beside.act(beside.person, other)

    def _who(self, beside: _Beside, names: dict[str, set[UUID]]) -> UUID | None:
        folded = fold(beside.mention.name)
        same = set() if beside.mention.is_keyed else names.get(folded, set())
        if len(same) > 1:
            return None
        if same and (" " in folded or beside.person in same):
            return next(iter(same))
        found, _is_new = self._people.admit(beside.mention)
        names.setdefault(folded, set()).add(found)
        return found


def relation_word(relation: str, name: str) -> str:
    """Say in a note who somebody is to a person: `Manager: Max Muster`."""
    sentences = {
        "manager": _("Manager: {name}"),
        "assistant": _("Assistant: {name}"),
        "spouse": _("Spouse: {name}"),
        "relative": _("Relative: {name}"),
        "friend": _("Friend: {name}"),
        "colleague": _("Colleague: {name}"),
        "acquaintance": _("Acquaintance: {name}"),
        "introducer": _("Referred by: {name}"),
    }
    return sentences[relation].format(name=name)
