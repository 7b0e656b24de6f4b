"""Who is already known, and by which keys.

Two rows mean the same person when they share a reference, an e-mail address, a profile address, or a telephone
number and a word of the name. A name alone is never enough, for many people share one. Two exceptions keep a second
import from doubling people: a row that has none of these keys means the person of, or told of by, the same import
source with the same folded name and the same organization, unless their telephone numbers (still without a country)
differ; and a row about a deal that is known by its reference means whoever has this name and this part in that deal
(`People.admit`), whatever the file is called.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import ContactKind
from refnet.services.imports.mentions import Mention, Point
from refnet.services.imports.pending import Values
from refnet.services.imports.told import unpack
from refnet.store.schema import ContactPoint, ImportBatch, Person

NameKey = tuple[str, UUID | None]  # folded name, organization
_WRITTEN = len(str(UUID(int=0)))  # letters of a key of ours, written out
PointKey = tuple[ContactKind, str]  # with the normal form, or behind a space the text that has none
_COLUMNS = (
    Person.id, Person.name, Person.search_key, Person.organization_id, Person.job_title, Person.reference, Person.source,
)  # fmt: skip


@dataclass(slots=True)
class Familiar:
    """What is kept of a person until the last row is read: no more, for there may be hundreds of thousands."""

    id: UUID
    name: str
    search_key: str
    organization_id: UUID | None
    job_title: str
    reference: str | None
    is_new: bool = False  # brought in by this import
    told_in: int = 0  # the first row of this import that tells of them; 0 for none
    has_text: bool = False  # a way to reach them that has no normal form, such as a telephone number without a country

    def gain(self, values: Values) -> None:
        """Know new values of their columns; other columns are nothing that is kept here."""
        for column, value in values.items():
            if column in Familiar.__slots__:
                setattr(self, column, value)


class Known:
    """Everybody known by their keys, those of this import included."""

    def __init__(self, session: Session, source: str) -> None:
        self.rows: dict[UUID, Familiar] = {}
        self._by_reference: dict[str, UUID] = {}
        self._by_point: dict[ContactKind, dict[str, tuple[UUID, ...]]] = {kind: {} for kind in ContactKind}
        self._by_name: dict[NameKey, UUID] = {}
        self._load_people(session, source, *self._load_points(session))

    def by_keys(self, mention: Mention, folded: str) -> UUID | None:
        """Return who has a reference or an address of somebody, or None."""
        if mention.reference and mention.reference in self._by_reference:
            return self._by_reference[mention.reference]
        if mention.reference and (ours := _own_key(mention.reference)) in self.rows:
            return ours
        for point in mention.points:
            found = self._holder(point, folded)
            if found is not None:
                return found
        return None

    def by_name(self, mention: Mention, folded: str, organization: UUID | None) -> UUID | None:
        """Return who is meant by a row without a key, or None: other texts of an address make another person."""
        found = self._by_name.get((folded, organization))
        if found is None or not mention.points or not self.rows[found].has_text:
            return found
        texts = (self._by_point[point.kind].get(_point_key(point.normal, point.value), ()) for point in mention.points)
        bearers = (self.rows[key] for holders in texts for key in holders)
        return next(
            (one.id for one in bearers if (one.search_key, one.organization_id) == (folded, organization)), None
        )

    def remember(self, key: UUID, mention: Mention, folded: str, organization: UUID | None) -> None:
        """Know somebody by what a row called them from now on."""
        self._by_name.setdefault((folded, organization), key)
        if mention.reference:
            self._by_reference.setdefault(mention.reference, key)

    def claim(self, key: UUID, point: Point) -> bool:
        """Tell whether a way to reach somebody is new for them, and know them by it from now on.

        An address that leads to somebody else already stays with them; a telephone may be several people's.
        """
        known, text = self._by_point[point.kind], _point_key(point.normal, point.value)
        holders = known.get(text)
        if not point.normal:
            self.rows[key].has_text = True
        if holders is None:
            known[text] = (key,)
            return True
        is_new = point.is_shareable and key not in holders
        if is_new:
            known[text] = (*holders, key)
        return is_new

    def told(self) -> list[UUID]:
        """Return whom this import told of."""
        return [key for key, person in self.rows.items() if person.told_in]

    def addresses(self) -> dict[UUID, list[PointKey]]:
        """Return the ways to reach people."""
        found: dict[UUID, list[PointKey]] = {}
        for kind, known in self._by_point.items():
            for text, holders in known.items():
                for key in holders:
                    found.setdefault(key, []).append((kind, text))
        return found

    def _holder(self, point: Point, folded: str) -> UUID | None:
        """Return to whom a way to reach somebody leads; a text that is no address leads to nobody."""
        holders = self._by_point[point.kind].get(point.normal)
        if holders is None or not point.normal:
            return None
        if point.kind is not ContactKind.PHONE:
            return holders[0]
        words = set(folded.split())
        return next((key for key in holders if not words.isdisjoint(self.rows[key].search_key.split())), None)

    def _load_points(self, session: Session) -> tuple[set[UUID], set[UUID]]:
        """Load the ways to reach people; return whom they lead to, and who has one without a normal form."""
        columns = (ContactPoint.person_id, ContactPoint.kind, ContactPoint.normal, ContactPoint.value)
        points = session.execute(select(*columns).order_by(ContactPoint.id)).all()
        for person, kind, normal, value in points:
            known, text = self._by_point[kind], _point_key(normal, value)
            known[text] = (*known.get(text, ()), person)
        texts = {person for person, _kind, normal, _value in points if not normal}
        return {person for person, _kind, normal, _value in points if normal}, texts

    def _load_people(self, session: Session, source: str, reachable: set[UUID], texts: set[UUID]) -> None:
        keyed: dict[NameKey, UUID] = {}
        told = _told_before(session, source)
        for row in session.execute(select(*_COLUMNS).order_by(Person.id)):
            self.rows[row.id] = Familiar(*row[:-1])
            if row.reference:
                self._by_reference[row.reference] = row.id
            if row.source == source or row.id in told:
                by_name = keyed if row.reference or row.id in reachable else self._by_name
                by_name.setdefault((row.search_key, row.organization_id), row.id)
        self._by_name = keyed | self._by_name
        for key in texts:
            self.rows[key].has_text = True


def _told_before(session: Session, source: str) -> set[UUID]:
    """Return whom files of this source told of: the user may have merged their rows with people from elsewhere."""
    same = select(ImportBatch.told).where(ImportBatch.source == source, ImportBatch.told != "")
    return {person for text in session.scalars(same) for person in unpack(text)}


def _own_key(reference: str) -> UUID | None:
    """Return the key that we gave somebody, when a network or a card that we wrote names them by it."""
    try:
        return UUID(reference) if len(reference) == _WRITTEN else None
    except ValueError:
        return None


def _point_key(normal: str, value: str) -> str:
    return normal or f" {value}"
