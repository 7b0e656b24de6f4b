"""Where to see what an import brought."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Person

_PAGES = (("deals", Deal), ("introductions", Introduction), ("allies", Person))


@dataclass(frozen=True, slots=True)
class Brought:
    """The page on which they stand, and the new rows of an import."""

    page: str
    ids: tuple[UUID, ...]


def brought(store: Store, batch_id: UUID) -> Brought:
    """Return the new rows of an import on the page that tells the most of them: deals, introductions, else people."""
    with store.reading() as session:
        for page, table in _PAGES:
            ids = tuple(session.scalars(select(table.id).where(table.import_batch_id == batch_id)))
            if ids:
                return Brought(page, ids)
    return Brought("allies", ())
