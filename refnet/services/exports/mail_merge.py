"""People as a letter program wants them: one row a person with an e-mail address, and a name to greet them by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import ContactKind
from refnet.i18n import _, counted
from refnet.services.exports.cards import cards
from refnet.services.exports.columns import ExportColumn, cell
from refnet.services.exports.lists import ids_of, list_kind
from refnet.services.exports.prepared import Cells, Prepared
from refnet.services.exports.words import in_words
from refnet.services.listing import Listing
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import ContactPoint, Person

CHUNK = 500  # ids in one IN list
COLUMNS = (
    ExportColumn("given_name", _("First name")),
    ExportColumn("family_name", _("Last name")),
    ExportColumn("name", _("Full name")),
    ExportColumn("email", _("E-mail")),
    ExportColumn("organization", _("Organization")),
    ExportColumn("job_title", _("Job title")),
    ExportColumn("greeting", _("Greet as")),
)
TITLES = frozenset({"dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "herr", "frau", "sir"})


@dataclass(frozen=True, slots=True)
class _Letter:
    """A row of the mail merge."""

    given_name: str
    family_name: str
    name: str
    email: str
    organization: str
    job_title: str
    greeting: str


def prepare_mail(store: Store, what: str, which: Listing | Sequence[UUID]) -> Prepared:
    """Return the people of a list who can be written to; those without address, and who must not be, are told."""
    kind = list_kind(what)
    everybody = ids_of(store, what, which)
    with store.reading() as session:
        reachable, refusing = _with_address(session, everybody), _refusing(session, everybody)
    keys = [key for key in everybody if key in reachable and key not in refusing]
    told = _told(sum(key not in reachable for key in everybody), len(refusing & reachable))
    said = in_words(store, kind.columns, which) if isinstance(which, Listing) else ""
    title = _("{list} for a mail merge").format(list=kind.title)
    return Prepared(what, title, COLUMNS, len(keys), partial(_rows, store, keys), said, told, keys)


def greeting(given_name: str, name: str) -> str:
    """Return by what name to greet somebody: the first given one, without titles; all of a name that is one word."""
    words = [word for word in (given_name or name).split() if word.lower() not in TITLES]
    return words[0] if words else name


def _rows(store: Store, keys: Sequence[UUID]) -> Iterator[Cells]:
    for card in cards(store, keys):
        letter = _Letter(
            card.given_name, card.family_name, card.name, card.emails[0] if card.emails else "", card.organization,
            card.job_title, greeting(card.given_name, card.name),
        )  # fmt: skip
        yield tuple(cell(letter, column) for column in COLUMNS)


def _with_address(session: Session, keys: Sequence[UUID]) -> set[UUID]:
    query = select(ContactPoint.person_id).where(ContactPoint.kind == ContactKind.EMAIL)
    return {
        key for some in chunks(keys, CHUNK) for key in session.scalars(query.where(ContactPoint.person_id.in_(some)))
    }


def _refusing(session: Session, keys: Sequence[UUID]) -> set[UUID]:
    query = select(Person.id).where(Person.do_not_contact)
    return {key for some in chunks(keys, CHUNK) for key in session.scalars(query.where(Person.id.in_(some)))}


def _told(without: int, refusing: int) -> str:
    parts = []
    if without:
        parts.append(
            counted("{count} person has no e-mail address.", "{count} people have no e-mail address.", without)
        )
    if refusing:
        parts.append(
            counted(
                "{count} person must not be contacted, so is not in it.",
                "{count} people must not be contacted, so are not in it.",
                refusing,
            )
        )
    return " ".join(parts)
