"""Whose a page or a list is about: one's own, everybody's, or that of one of those whom a manager looks after."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from refnet.domain.kinds import Role
from refnet.services import reps
from refnet.services.reps import RepRow
from refnet.store.database import Store

OWN, ALL = "", "all"


@dataclass(frozen=True, slots=True)
class Whose:
    """Who is meant, None for all of us, and what can be chosen: nothing where it is not known who asks, or we are one.

    `name` is that of a rep who is somebody else.
    """

    rep: UUID | None
    name: str
    choices: tuple[tuple[str, str], ...]

    def said(self, own: str, named: str, all_: str) -> str:
        """Return the words for one's own, for those of a rep by {name}, or for everybody's; none without a choice."""
        if not self.choices:
            return ""
        if self.rep is None:
            return all_
        return named.format(name=self.name) if self.name else own


def read(store: Store, chosen: str, own: str, all_: str) -> Whose:
    """Return who is meant by a key, by "all", or by nothing: whoever is at the keyboard, of whom a manager means all."""
    me, known = reps.me(store), reps.all(store)
    rep = _rep(chosen, me)
    name = next((one.name for one in known if one.id == rep and one != me), "")
    choices = _choices(me, known, own, all_) if me is not None and len(known) > 1 else []
    return Whose(rep, name, tuple(choices))


def _rep(chosen: str, me: RepRow | None) -> UUID | None:
    if chosen not in (OWN, ALL):
        return UUID(chosen)
    if chosen == ALL or me is None or me.role is Role.MANAGER:
        return None
    return me.id


def _choices(me: RepRow, known: Sequence[RepRow], own: str, all_: str) -> list[tuple[str, str]]:
    if me.role is not Role.MANAGER:
        return [(OWN, own), (ALL, all_)]
    return [(OWN, all_), *((str(one.id), one.name) for one in known if one.id != me.id)]
