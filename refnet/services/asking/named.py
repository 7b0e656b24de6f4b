"""A name that an ally gave us, as the form of its introduction wants it."""

from dataclasses import dataclass
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.services import people
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.store.schema import Ask, NamedProspect


@dataclass(frozen=True, slots=True)
class NamedRow:
    """Whom an ally named; the ally is None once removed."""

    id: UUID
    ally: PersonHit | None
    name: str
    organization: str


def named(store: Store, key: UUID) -> NamedRow:
    """Return a name that was given; raise RefNetError when it was removed."""
    with store.reading() as session:
        one = session.get(NamedProspect, key)
        if one is None:
            raise RefNetError(_("This name was removed meanwhile."))
        ally, name, organization = session.get_one(Ask, one.ask_id).ally_id, one.name, one.organization
    return NamedRow(key, people.hit(store, ally), name, organization)
