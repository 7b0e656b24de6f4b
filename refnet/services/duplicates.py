"""Find duplicates: pairs of people who are probably one, over everything, without those the user keeps apart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.errors import Cancelled
from refnet.domain.kinds import ContactKind
from refnet.domain.likeness import Crowd, Somebody, name_words, pairs, reasons, seen, warnings
from refnet.i18n import _
from refnet.store.database import Store
from refnet.store.schema import Ally, ContactPoint, KeptApart, Organization, Person


@dataclass(frozen=True, slots=True)
class Twin:
    """One of two people who look alike."""

    id: UUID
    name: str
    organization: str
    is_ally: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """Two people who are probably one: how sure, 0 to 100, and why; `one` is who would stay if they are merged."""

    one: Twin
    other: Twin
    score: int
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def ids(self) -> frozenset[UUID]:
        """Return both ids."""
        return frozenset((self.one.id, self.other.id))


def find(
    store: Store,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> list[Alike]:
    """Return pairs of people who are probably one, the surest first; raise Cancelled when `is_cancelled` says so.

    `progress` is told pairs looked at and pairs in all. Whoever is kept apart is left out.
    """
    with store.reading() as session:
        twins, crowd = _everybody(session)
        apart = {frozenset(pair) for pair in session.execute(select(KeptApart.person_id, KeptApart.other_id))}

    def look_up(done: int, total: int) -> None:
        if progress:
            progress(done, total)
        if is_cancelled and is_cancelled():
            raise Cancelled(_("The search was stopped."))

    look_up(0, 0)
    found = []
    for pair in pairs(crowd, look_up=look_up):
        one, other = twins[pair.one], twins[pair.other]
        if frozenset((one.id, other.id)) not in apart:
            first, second = sorted((one, other), key=lambda twin: (not twin.is_ally, twin.id))
            facts = seen(pair.match.facts, one.name, other.name)
            found.append(Alike(first, second, pair.match.score, reasons(facts), warnings(facts)))
    return sorted(found, key=lambda pair: (-pair.score, pair.one.name, pair.one.id, pair.other.id))


def keep_apart(store: Store, one: UUID, other: UUID, *, on: date) -> None:
    """Remember that two people who look alike are two; they are not shown again."""
    first, second = sorted((one, other))
    with store.step(_("Keep apart")) as session:
        known = select(KeptApart.id).where(KeptApart.person_id == first, KeptApart.other_id == second)
        if session.scalar(known) is None:
            session.add(KeptApart(person_id=first, other_id=second, decided_on=on))


def count_kept_apart(store: Store) -> int:
    """Return how many pairs are kept apart."""
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(KeptApart)) or 0


def count_people(session: Session) -> int:
    """Return how many people there are to compare."""
    return session.scalar(select(func.count()).select_from(Person)) or 0


def show_again(store: Store) -> None:
    """Forget who is kept apart, so that they are shown again."""
    with store.step(_("Show kept apart again")) as session:
        for row in session.scalars(select(KeptApart)):
            session.delete(row)


def _everybody(session: Session) -> tuple[list[Twin], Crowd]:
    points: dict[UUID, dict[ContactKind, tuple[str, ...]]] = {}
    normal = select(ContactPoint.person_id, ContactPoint.kind, ContactPoint.normal).where(ContactPoint.normal != "")
    for key, kind, text in session.execute(normal):
        mine = points.setdefault(key, {})
        mine[kind] = (*mine.get(kind, ()), text)
    people = (
        select(
            Person.id, Person.name, Person.search_key, Organization.name.label("organization"), Ally.id.label("ally")
        )
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(Ally, Ally.person_id == Person.id)
        .order_by(Person.id)
    )
    twins, crowd = [], Crowd()
    for row in session.execute(people):
        company = row.organization or ""
        twins.append(Twin(row.id, row.name, company, row.ally is not None))
        mine = points.get(row.id, {})
        addresses = (mine.get(kind, ()) for kind in (ContactKind.EMAIL, ContactKind.PHONE, ContactKind.PROFILE))
        crowd.add(Somebody(name_words(row.search_key), company, *addresses))
    return twins, crowd
