"""Us who sell, and our managers."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from refnet.domain.drafts import LONGEST_NAME
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Role
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import cleaning, preferences
from refnet.store.database import Store
from refnet.store.schema import Deal, Rep


@dataclass(frozen=True, slots=True)
class RepRow:
    """One of us, with the name of their manager and how many deals are theirs."""

    id: UUID
    name: str
    email: str
    role: Role
    manager: str
    deals: int


def all(store: Store) -> list[RepRow]:  # noqa: A001 - reps.all reads as what it is
    """Return everybody by name, managers too."""
    boss = aliased(Rep)
    deals = select(func.count()).where(Deal.rep_id == Rep.id).scalar_subquery()
    query = (
        select(
            Rep.id, Rep.name, Rep.email, Rep.role, func.coalesce(boss.name, "").label("manager"), deals.label("deals")
        )
        .outerjoin(boss, boss.id == Rep.manager_id)
        .order_by(Rep.search_key)
    )
    with store.reading() as session:
        return [RepRow(**row) for row in session.execute(query).mappings()]


def me(store: Store) -> RepRow | None:
    """Return who is at the keyboard, or None when nobody has said so yet."""
    mine = preferences.load(store).me
    return next((row for row in all(store) if row.id == mine), None)


def become(store: Store, name: str) -> UUID:
    """Remember who is at the keyboard: a rep not known yet is added, and a manager stays one."""
    with store.step(_("Say who you are")) as session:
        rep = _named(session, name, "name") or _new(session, name, Role.REP, "name")
        preferences.remember_me(session, store.author, rep.id)
        return rep.id


def add(store: Store, name: str, manager: str | None = None) -> UUID:
    """Add a rep, or make a manager of that name one who sells too; a manager not known yet is added."""
    with store.step(_("Add rep")) as session:
        rep = _found_or_added(session, name)
        if manager:
            rep.manager_id = _manager(session, manager, rep)
        return rep.id


def _manager(session: Session, name: str, rep: Rep) -> UUID:
    found = _named(session, name, "manager") or _new(session, name, Role.MANAGER, "manager")
    if found is rep:
        raise InvalidInput("manager", _("Nobody is their own manager. Please name somebody else."))
    return found.id


def _found_or_added(session: Session, name: str) -> Rep:
    rep = _named(session, name, "name")
    if rep is None:
        return _new(session, name, Role.REP, "name")
    rep.role = Role.REP
    return rep


def _named(session: Session, name: str, place: str) -> Rep | None:
    key = fold(cleaning.line(name))
    if not key:
        raise InvalidInput(place, _("Please say who this is."))
    return session.scalars(select(Rep).where(Rep.search_key == key)).first()


def _new(session: Session, name: str, role: Role, place: str) -> Rep:
    if len(name) > LONGEST_NAME:
        raise InvalidInput(place, _("A name can have at most {most} letters.").format(most=LONGEST_NAME))
    rep = Rep(name=cleaning.line(name), role=role)
    session.add(rep)
    session.flush()
    return rep
