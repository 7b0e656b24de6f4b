"""Saved pictures of the network: a name for how it was looked at, with the places of its people."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.services import cleaning
from refnet.store.database import Store
from refnet.store.schema import SavedView

PAGE = "network"
LONGEST_NAME = 60

Places = dict[UUID, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """How the network is looked at: what colour, size and lines tell, what is hidden, and where everybody stands.

    `places` are in the picture's pixels; `off` names the legend's rows that are faded. Words such as those of
    `colour` are the keys of the window's choices.
    """

    layout: str = "force"
    centre: UUID | None = None
    colour: str = "outcome"
    size: str = "credit"
    thickness: str = "count"
    with_ties: bool = True
    rep: UUID | None = None
    focus: UUID | None = None
    depth: int = 2
    since: date | None = None
    until: date | None = None
    off: tuple[str, ...] = ()
    hidden: tuple[UUID, ...] = ()
    folded: tuple[UUID, ...] = ()
    pinned: tuple[UUID, ...] = ()
    places: Places = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedPicture:
    """A saved picture as the menu lists it."""

    id: UUID
    name: str


def all(store: Store) -> list[SavedPicture]:  # noqa: A001 - pictures.all reads as what it is
    """Return the saved pictures, in the order in which they were first saved."""
    query = select(SavedView.id, SavedView.name).where(SavedView.page == PAGE)
    with store.reading() as session:
        rows = session.execute(query.order_by(SavedView.position, SavedView.id)).all()
        return [SavedPicture(key, name) for key, name in rows]


def get(store: Store, key: UUID) -> PictureDraft | None:
    """Return how a saved picture was looked at, None when it is gone."""
    with store.reading() as session:
        saved = session.get(SavedView, key)
        return None if saved is None or saved.page != PAGE else _read(json.loads(saved.definition))


def save(store: Store, name: str, draft: PictureDraft) -> UUID:
    """Save a picture and return its id; one of the same name is replaced."""
    clean = cleaning.line(name)
    if not 1 <= len(clean) <= LONGEST_NAME:
        sentence = _("Please give a name of at most {most} letters.")
        raise InvalidInput("name", sentence.format(most=LONGEST_NAME))
    with store.step(_("Save picture")) as session:
        saved = session.scalars(select(SavedView).where(SavedView.page == PAGE, SavedView.name == clean)).first()
        if saved is None:
            position = session.scalar(select(func.count()).where(SavedView.page == PAGE)) or 0
            saved = SavedView(page=PAGE, name=clean, position=position, definition="{}")
            session.add(saved)
        saved.definition = json.dumps(_plain(draft), ensure_ascii=False)
        return saved.id


def remove(store: Store, key: UUID) -> None:
    """Remove a saved picture; one that is gone already stays gone."""
    with store.step(_("Remove picture")) as session:
        saved = session.get(SavedView, key)
        if saved is not None and saved.page == PAGE:
            session.delete(saved)


def _plain(draft: PictureDraft) -> dict[str, object]:
    plain = asdict(draft)
    for name in ("centre", "rep", "focus", "since", "until"):
        plain[name] = None if plain[name] is None else str(plain[name])
    for name in ("hidden", "folded", "pinned"):
        plain[name] = [str(each) for each in plain[name]]
    plain["places"] = {str(each): [round(x, 1), round(y, 1)] for each, (x, y) in draft.places.items()}
    return plain


def _read(plain: dict[str, object]) -> PictureDraft:
    """Return the draft; what a newer version added is left out, what an older one lacks is as usual."""
    known = {name: value for name, value in plain.items() if name in PictureDraft.__slots__}
    for name in ("centre", "rep", "focus"):
        known[name] = UUID(str(known[name])) if known.get(name) else None
    for name in ("since", "until"):
        known[name] = date.fromisoformat(str(known[name])) if known.get(name) else None
    for name in ("hidden", "folded", "pinned"):
        known[name] = tuple(UUID(str(each)) for each in _list(known.get(name)))
    known["off"] = tuple(str(each) for each in _list(known.get("off")))
    places = known.get("places")
    spots = places.items() if isinstance(places, dict) else ()
    known["places"] = {UUID(key): (float(x), float(y)) for key, (x, y) in spots}
    return PictureDraft(**known)  # type: ignore[arg-type]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
