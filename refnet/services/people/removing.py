"""People are removed with all that is only theirs, and never from under an introduction, a deal or an ask."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.services.resting import count, forget_put_off, in_words
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import (
    Ally,
    Ask,
    ContactPoint,
    Deal,
    Introduction,
    KeptApart,
    MergedPerson,
    NamedProspect,
    Note,
    Person,
    Row,
    Tag,
    Task,
    Tie,
)

CHUNK = 500  # ids in one IN list


def remove(store: Store, keys: Sequence[UUID]) -> None:
    """Remove people with their tags, ways to reach them, notes, ties and ally row.

    Raises RefNetError, and removes nobody, when introductions, deals or asks rest on one of them; the sentence
    says how many.
    """
    with store.step(_("Remove people") if len(keys) > 1 else _("Remove person")) as session:
        for some in chunks(keys, CHUNK):
            _refuse_when_needed(session, some)
            forget_put_off(session, some)
            for named in session.scalars(select(NamedProspect).where(NamedProspect.person_id.in_(some))):
                named.person_id = None  # the name stays with its ask, and a task with its rep
            for task in session.scalars(select(Task).where(Task.person_id.in_(some))):
                task.person_id = None
            for table, mine in _own(some):
                for row in session.scalars(select(table).where(mine)):
                    session.delete(row)


def _own(keys: list[UUID]) -> list[tuple[type[Row], ColumnElement[bool]]]:
    return [
        (Tag, Tag.person_id.in_(keys)),
        (ContactPoint, ContactPoint.person_id.in_(keys)),
        (Note, Note.person_id.in_(keys)),
        (Tie, or_(Tie.person_id.in_(keys), Tie.other_id.in_(keys))),
        (KeptApart, or_(KeptApart.person_id.in_(keys), KeptApart.other_id.in_(keys))),
        (MergedPerson, MergedPerson.person_id.in_(keys)),
        (Ally, Ally.person_id.in_(keys)),
        (Person, Person.id.in_(keys)),
    ]


def _refuse_when_needed(session: Session, keys: list[UUID]) -> None:
    sides = (Introduction.introducer_id, Introduction.recipient_id, Introduction.prospect_id)
    named = in_words(
        introductions=count(session, Introduction, or_(*(side.in_(keys) for side in sides))),
        deals=count(session, Deal, Deal.prospect_id.in_(keys)),
        asks=count(session, Ask, Ask.ally_id.in_(keys)),
    )
    if not named:
        return
    if len(keys) > 1:
        sentence = _("These people cannot be removed: {resting} would lose their person. Please remove those first.")
        raise RefNetError(sentence.format(resting=named))
    name = session.scalar(select(Person.name).where(Person.id == keys[0]))
    sentence = _("{name} cannot be removed: {resting} would lose their person. Please remove those first.")
    raise RefNetError(sentence.format(name=name, resting=named))
