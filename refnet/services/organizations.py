"""Companies and other bodies that people belong to; known by their folded name."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.drafts import LONGEST_NAME
from refnet.domain.errors import InvalidInput
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import cleaning
from refnet.services.matching import begins
from refnet.store.database import Store
from refnet.store.schema import Organization


def find(store: Store, text: str, limit: int = 20) -> list[str]:
    """Return the names that begin with this, by name."""
    query = select(Organization.name).where(begins(Organization.search_key, fold(text)))
    with store.reading() as session:
        return list(session.scalars(query.order_by(Organization.search_key).limit(limit)))


def is_known(store: Store, name: str) -> bool:
    """Tell whether there is an organization of this very name."""
    with store.reading() as session:
        query = select(Organization.id).where(Organization.search_key == fold(name))
        return session.scalars(query).first() is not None


def named(session: Session, name: str) -> Organization | None:
    """Return the organization of that name within a step, added when new; None for no name."""
    clean = cleaning.line(name)
    if not clean:
        return None
    if len(clean) > LONGEST_NAME:
        raise InvalidInput("organization", _("A name can have at most {most} letters.").format(most=LONGEST_NAME))
    found = session.scalars(select(Organization).where(Organization.search_key == fold(clean))).first()
    if found is None:
        found = Organization(name=clean)
        session.add(found)
    return found
