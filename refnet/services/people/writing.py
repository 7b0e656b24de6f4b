"""What is done to people: added, changed, tagged, noted on."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import Conflict, InvalidInput
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import cleaning
from refnet.services.people.resolving import add_tags, fill, known, resolve
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import Note, Person, Tag

CHUNK = 500  # ids in one IN list


def add(store: Store, draft: PersonDraft) -> UUID:
    """Add a person, or change nothing when the draft names one by id; return the id."""
    with store.step(_("Add person")) as session:
        return resolve(session, draft).id


def change(store: Store, key: UUID, version: int, draft: PersonDraft) -> None:
    """Make a person what the form says; raise Conflict when they changed since the form read `version`."""
    draft = cleaning.cleaned(draft)
    if not draft.name:
        raise InvalidInput("name", _("Please say who this is."))
    draft.check()
    with store.step(_("Change person")) as session:
        person = known(session, key)
        if person.version != version:
            raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again."))
        if person.name != draft.name:
            person.name, person.given_name, person.family_name = draft.name, "", ""
        person.job_title, person.do_not_contact = draft.job_title, draft.do_not_contact
        fill(session, person, draft)


def tag(store: Store, keys: Sequence[UUID], word: str) -> None:
    """Mark people with a word; those who bear it stay as they are."""
    clean = cleaning.line(word)
    if not clean:
        raise InvalidInput("tags", _("Please give a word to mark them with."))
    with store.step(_("Add tag")) as session:
        for some in chunks(keys, CHUNK):
            for key in session.scalars(select(Person.id).where(Person.id.in_(some))).all():
                add_tags(session, key, [clean])


def untag(store: Store, keys: Sequence[UUID], word: str) -> None:
    """Take a word away from people."""
    with store.step(_("Remove tag")) as session:
        for some in chunks(keys, CHUNK):
            borne = select(Tag).where(Tag.person_id.in_(some), Tag.search_key == fold(word))
            for one in session.scalars(borne):
                session.delete(one)


def forbid_contact(store: Store, keys: Sequence[UUID], forbidden: bool) -> None:
    """Mark people as not to be contacted, or take the mark away."""
    label = _("Mark as do not contact") if forbidden else _("Allow contact again")
    with store.step(label) as session:
        for some in chunks(keys, CHUNK):
            for person in session.scalars(select(Person).where(Person.id.in_(some))):
                person.do_not_contact = forbidden


def add_note(store: Store, person_id: UUID, on: date, text: str) -> UUID:
    """Note something on a person and return the note's id."""
    clean = cleaning.paragraph(text)
    if not clean:
        raise InvalidInput("text", _("Please write something first."))
    with store.step(_("Add note")) as session:
        note = Note(person_id=known(session, person_id).id, noted_on=on, text=clean)
        session.add(note)
        return note.id
