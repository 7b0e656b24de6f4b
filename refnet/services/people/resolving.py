"""Who a form means, within a step: somebody known, or somebody new with organization, ways to reach them and tags."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import ContactKind
from refnet.domain.names import fold
from refnet.exchange.values import contacts
from refnet.i18n import _
from refnet.services import cleaning, organizations, preferences
from refnet.store.schema import ContactPoint, Person, Tag

LONGEST_POINT = 500
LONGEST_TAG = 60
_NORMAL = {
    ContactKind.EMAIL: contacts.normal_email,
    ContactKind.PROFILE: contacts.normal_profile,
}


def resolve(session: Session, draft: PersonDraft, place: str = "name") -> Person:
    """Return the person with the draft's id, else add one.

    A name that is here already never means the same person by itself: many share one.
    """
    draft = cleaning.cleaned(draft)
    draft.check(place)
    if draft.id is not None:
        return known(session, draft.id)
    person = Person(name=draft.name, job_title=draft.job_title, do_not_contact=draft.do_not_contact)
    session.add(person)
    fill(session, person, draft)
    return person


def known(session: Session, key: UUID) -> Person:
    """Return a person who must be there; raise RefNetError when somebody removed them."""
    person = session.get(Person, key)
    if person is None:
        raise RefNetError(_("This person was removed meanwhile. Please look them up again."))
    return person


def fill(session: Session, person: Person, draft: PersonDraft) -> None:
    """Set the organization, the ways to reach a person and the tags to those of a cleaned draft."""
    organization = organizations.named(session, draft.organization)
    person.organization_id = organization.id if organization else None
    country = preferences.country(session) if draft.phone else None
    for kind, value in _points(draft).items():
        _set_point(session, person.id, kind, value, normal(kind, value, country))
    _set_tags(session, person.id, draft.tags)


def normal(kind: ContactKind, value: str, country: str | None = None) -> str:
    """Return a way to reach somebody as it is compared; what is not understood is at least folded.

    `country` is where telephone numbers without a country code belong.
    """
    found = contacts.normal_phone(value, country) if kind is ContactKind.PHONE else _NORMAL[kind](value)
    return found or fold(value)


def add_tags(session: Session, person_id: UUID, words: Iterable[str]) -> None:
    """Mark a person with cleaned words; those they bear already stay as they are."""
    borne = set(session.scalars(select(Tag.search_key).where(Tag.person_id == person_id)))
    for word in words:
        if len(word) > LONGEST_TAG:
            raise InvalidInput("tags", _("A tag can have at most {most} letters.").format(most=LONGEST_TAG))
        if fold(word) and fold(word) not in borne:
            borne.add(fold(word))
            session.add(Tag(person_id=person_id, name=word))


def _points(draft: PersonDraft) -> dict[ContactKind, str]:
    return {
        ContactKind.EMAIL: draft.email,
        ContactKind.PHONE: draft.phone,
        ContactKind.PROFILE: draft.profile_url,
    }


def _set_point(session: Session, person_id: UUID, kind: ContactKind, value: str, compared: str) -> None:
    """Put a value in the place of the first of its kind; the others stay."""
    if len(value) > LONGEST_POINT:
        place = "profile_url" if kind is ContactKind.PROFILE else kind.value
        raise InvalidInput(place, _("This is too long to keep. Please shorten it."))
    mine = select(ContactPoint).where(ContactPoint.person_id == person_id, ContactPoint.kind == kind)
    first = session.scalars(mine.order_by(ContactPoint.id).limit(1)).first()
    if first is not None and not value:
        session.delete(first)
    elif first is not None:
        first.value, first.normal = value, compared
    elif value:
        session.add(ContactPoint(person_id=person_id, kind=kind, value=value, normal=compared))


def _set_tags(session: Session, person_id: UUID, words: tuple[str, ...]) -> None:
    kept = {fold(word) for word in words}
    for tag in session.scalars(select(Tag).where(Tag.person_id == person_id)):
        if tag.search_key not in kept:
            session.delete(tag)
    add_tags(session, person_id, words)
