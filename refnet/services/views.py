"""Saved views: a name for a list's filters, order and columns."""

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.services import cleaning
from refnet.services.listing import Filter, Listing
from refnet.store.database import Store
from refnet.store.schema import SavedView

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class View:
    """A named view of one page."""

    id: UUID
    page: str
    name: str
    listing: Listing
    columns: tuple[str, ...]


def all(store: Store, page: str) -> list[View]:  # noqa: A001 - views.all reads as what it is
    """Return the views of a page, in the order in which they were first saved."""
    query = select(SavedView).where(SavedView.page == page).order_by(SavedView.position, SavedView.id)
    with store.reading() as session:
        return [_view(saved) for saved in session.scalars(query)]


def save(store: Store, page: str, name: str, listing: Listing, columns: tuple[str, ...]) -> UUID:
    """Save a view and return its id; one of the same name on the page is replaced."""
    clean = cleaning.line(name)
    if not 1 <= len(clean) <= LONGEST_NAME:
        sentence = _("Please give a name of at most {most} letters.")
        raise InvalidInput("name", sentence.format(most=LONGEST_NAME))
    with store.step(_("Save view")) as session:
        mine = select(SavedView).where(SavedView.page == page, SavedView.name == clean)
        saved = session.scalars(mine).first()
        if saved is None:
            position = session.scalar(select(func.count()).where(SavedView.page == page)) or 0
            saved = SavedView(page=page, name=clean, position=position, definition="{}")
            session.add(saved)
        saved.definition = _definition(listing, columns)
        return saved.id


def remove(store: Store, key: UUID) -> None:
    """Remove a saved view; one that is gone already stays gone."""
    with store.step(_("Remove view")) as session:
        saved = session.get(SavedView, key)
        if saved is not None:
            session.delete(saved)


def _definition(listing: Listing, columns: tuple[str, ...]) -> str:
    plain = {
        "search": listing.search,
        "filters": [[one.field, one.value] for one in listing.filters],
        "sort": listing.sort,
        "descending": listing.descending,
        "columns": list(columns),
    }
    return json.dumps(plain, ensure_ascii=False)


def _view(saved: SavedView) -> View:
    plain = json.loads(saved.definition)
    filters = tuple(Filter(field, value) for field, value in plain["filters"])
    listing = Listing(plain["search"], filters, plain["sort"], plain["descending"])
    return View(saved.id, saved.page, saved.name, listing, tuple(plain["columns"]))
