"""All that is known of one person, for the side panel and the form."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import AllyKind, ContactKind, Outcome
from refnet.i18n import _
from refnet.services import querying
from refnet.services.people import columns
from refnet.services.people.listed import SHEET, PersonRow
from refnet.store.database import Store
from refnet.store.schema import Ally, ContactPoint, ImportBatch, Note, Person, Tag


@dataclass(frozen=True, slots=True)
class ContactPointRow:
    """A way to reach a person, as it was given."""

    kind: ContactKind
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class AllyRecord:
    """What makes a person an ally."""

    kind: AllyKind
    trust: int
    since: date | None
    cadence_days: int
    paused_until: date | None
    looking_for: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A dated note."""

    id: UUID
    noted_on: date
    text: str


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person with everything that is theirs; amounts are minor units of `row.currency`."""

    row: PersonRow
    given_name: str
    family_name: str
    version: int
    contact_points: tuple[ContactPointRow, ...]
    tags: tuple[str, ...]
    ally: AllyRecord | None
    source: str
    import_file: str
    legal_basis: str
    informed_on: date | None
    notes: tuple[NoteRow, ...]
    won_amount: int
    open_amount: int


def record(store: Store, key: UUID) -> PersonRecord:
    """Return one person; raise RefNetError when they were removed."""
    with store.reading() as session:
        person = session.get(Person, key)
        if person is None:
            raise RefNetError(_("This person was removed meanwhile. Please look them up again."))
        row = querying.rows(session, SHEET, [key])[0]
        return PersonRecord(
            row=row, given_name=person.given_name, family_name=person.family_name, version=person.version,
            contact_points=_points(session, key), tags=_tags(session, key), ally=_ally(session, key),
            source=person.source, import_file=_import_file(session, person.import_batch_id),
            legal_basis=person.legal_basis, informed_on=person.informed_on, notes=_notes(session, key),
            won_amount=row.credit, open_amount=_open_amount(session, key),
        )  # fmt: skip


def _points(session: Session, key: UUID) -> tuple[ContactPointRow, ...]:
    query = select(ContactPoint.kind, ContactPoint.label, ContactPoint.value).where(ContactPoint.person_id == key)
    return tuple(ContactPointRow(*row) for row in session.execute(query.order_by(ContactPoint.id)))


def _tags(session: Session, key: UUID) -> tuple[str, ...]:
    return tuple(session.scalars(select(Tag.name).where(Tag.person_id == key).order_by(Tag.search_key)))


def _ally(session: Session, key: UUID) -> AllyRecord | None:
    query = select(Ally.kind, Ally.trust, Ally.since, Ally.cadence_days, Ally.paused_until, Ally.looking_for)
    row = session.execute(query.where(Ally.person_id == key)).first()
    return AllyRecord(*row) if row else None


def _import_file(session: Session, batch: UUID | None) -> str:
    return session.scalar(select(ImportBatch.file_name).where(ImportBatch.id == batch)) or ""


def _notes(session: Session, key: UUID) -> tuple[NoteRow, ...]:
    query = select(Note.id, Note.noted_on, Note.text).where(Note.person_id == key)
    return tuple(NoteRow(*row) for row in session.execute(query.order_by(Note.noted_on.desc(), Note.id.desc())))


def _open_amount(session: Session, key: UUID) -> int:
    query = select(columns.amounts(Outcome.OPEN)).select_from(Person).where(Person.id == key)
    return int(session.execute(query, querying.parameters(session)).scalar_one())
