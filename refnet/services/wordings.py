"""The texts that users keep for asking, forwarding, thanking and telling; ours until they change one."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet import paths
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Purpose
from refnet.domain.wordings import LONGEST_NAME, LONGEST_TEXT
from refnet.i18n import _
from refnet.services import cleaning
from refnet.store.database import Store
from refnet.store.schema import Wording


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A text with its name and what it is for; `is_changed` where it is one of ours in other words."""

    id: UUID
    purpose: Purpose
    name: str
    text: str
    position: int
    is_changed: bool = False


def kept(store: Store, *purposes: Purpose) -> list[WordingRow]:
    """Return the texts for these purposes, or all, each purpose in its order; ours where nobody changed any yet."""
    with store.reading() as session:
        rows = [_row(one) for one in session.scalars(select(Wording))] or list(_shipped())
    wanted = [one for one in rows if not purposes or one.purpose in purposes]
    order = list(Purpose)
    return sorted(wanted, key=lambda one: (order.index(one.purpose), one.position, str(one.id)))


def add(store: Store, purpose: Purpose, name: str, text: str) -> UUID:
    """Keep a text of one's own at the end of its purpose and return its id."""
    name, text = _checked(name, text)
    with store.step(_("Add text")) as session:
        _settle(session)
        _refuse_twin(session, purpose, name)
        last = session.scalar(select(func.max(Wording.position)).where(Wording.purpose == purpose))
        one = Wording(purpose=purpose, name=name, text=text, position=0 if last is None else last + 1)
        session.add(one)
        return one.id


def change(store: Store, key: UUID, name: str, text: str) -> None:
    """Change the name and the words of a text."""
    name, text = _checked(name, text)
    with store.step(_("Change text")) as session:
        _settle(session)
        one = _known(session, key)
        _refuse_twin(session, one.purpose, name, key)
        one.name, one.text = name, text


def remove(store: Store, key: UUID) -> None:
    """Remove a text; the last one of a purpose stays, so that there is always one to begin with."""
    with store.step(_("Remove text")) as session:
        _settle(session)
        one = _known(session, key)
        count = select(func.count()).select_from(Wording).where(Wording.purpose == one.purpose)
        if session.scalar(count) == 1:
            raise RefNetError(_("This is the last text of its kind. Please change it instead."))
        session.delete(one)


def arrange(store: Store, purpose: Purpose, keys: Sequence[UUID]) -> None:
    """Put the texts of a purpose in this order; those not named come last, as they were."""
    with store.step(_("Arrange texts")) as session:
        _settle(session)
        mine = select(Wording).where(Wording.purpose == purpose).order_by(Wording.position, Wording.id)
        rows = session.scalars(mine).all()
        places = {key: place for place, key in enumerate(keys)}
        for place, one in enumerate(sorted(rows, key=lambda one: places.get(one.id, len(places)))):
            one.position = place


def reset(store: Store, key: UUID) -> None:
    """Give one of our texts the name and the words back that it came with."""
    with store.step(_("Reset text")) as session:
        _settle(session)
        one, ours = _known(session, key), _ours().get(key)
        if ours is None:
            raise RefNetError(_("This text is your own; there is nothing to go back to."))
        _refuse_twin(session, one.purpose, ours.name, key)
        one.name, one.text = ours.name, ours.text


def removed(store: Store, purpose: Purpose) -> int:
    """Return how many of our texts for a purpose were removed."""
    with store.reading() as session:
        return len(_removed(session, purpose)) if _is_settled(session) else 0


def bring_back(store: Store, purpose: Purpose) -> None:
    """Put our texts that were removed at the end of their purpose again."""
    with store.step(_("Bring texts back")) as session:
        _settle(session)
        last = session.scalar(select(func.max(Wording.position)).where(Wording.purpose == purpose))
        for place, one in enumerate(_removed(session, purpose), start=0 if last is None else last + 1):
            session.add(Wording(id=one.id, purpose=purpose, name=one.name, text=one.text, position=place))


def _removed(session: Session, purpose: Purpose) -> list[WordingRow]:
    """Return what is there neither under its key nor by its name."""
    rows = session.execute(select(Wording.id, Wording.name).where(Wording.purpose == purpose)).all()
    keys, names = {key for key, _name in rows}, {name.casefold() for _key, name in rows}
    mine = [one for one in _shipped() if one.purpose is purpose and one.id not in keys]
    return [one for one in mine if one.name.casefold() not in names]


@cache
def _ours() -> dict[UUID, WordingRow]:
    return {one.id: one for one in _shipped()}


@cache
def _shipped() -> tuple[WordingRow, ...]:
    """Return the texts that come with RefNet; keys made of their words are alike in all databases."""
    found = tomllib.loads((paths.resources() / "wordings.toml").read_text(encoding="utf-8"))["wording"]
    counts: dict[Purpose, int] = {}
    rows = []
    for each in found:
        purpose, text = Purpose(each["purpose"]), each["text"].strip()
        key = uuid5(NAMESPACE_URL, f"refnet wording {purpose} {each['name']} {text}")
        counts[purpose] = counts.get(purpose, -1) + 1
        rows.append(WordingRow(key, purpose, each["name"], text, counts[purpose]))
    return tuple(rows)


def _settle(session: Session) -> None:
    """Put our texts where they can be changed, once there is none."""
    if _is_settled(session):
        return
    for one in _shipped():
        session.add(Wording(id=one.id, purpose=one.purpose, name=one.name, text=one.text, position=one.position))
    session.flush()


def _is_settled(session: Session) -> bool:
    """Tell whether the texts stand in the database by now."""
    return bool(session.scalar(select(func.count()).select_from(Wording)))


def _checked(name: str, text: str) -> tuple[str, str]:
    name, text = cleaning.line(name), cleaning.paragraph(text).strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InvalidInput("name", _("Please give a name of at most {most} letters.").format(most=LONGEST_NAME))
    if not 1 <= len(text) <= LONGEST_TEXT:
        raise InvalidInput("text", _("Please write something first."))
    return name, text


def _refuse_twin(session: Session, purpose: Purpose, name: str, key: UUID | None = None) -> None:
    rows = session.execute(select(Wording.id, Wording.name).where(Wording.purpose == purpose))
    if any(other != key and known.casefold() == name.casefold() for other, known in rows):
        raise InvalidInput("name", _("A text of this name is there already. Please give another name."))


def _known(session: Session, key: UUID) -> Wording:
    one = session.get(Wording, key)
    if one is None:
        raise RefNetError(_("This text was removed meanwhile."))
    return one


def _row(one: Wording) -> WordingRow:
    ours = _ours().get(one.id)
    is_changed = ours is not None and (one.name, one.text) != (ours.name, ours.text)
    return WordingRow(one.id, one.purpose, one.name, one.text, one.position, is_changed)
