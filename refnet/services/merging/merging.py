"""Merging two people in one step."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.services.merging import fields
from refnet.services.merging.moving import move
from refnet.services.people.resolving import known
from refnet.store.database import Store
from refnet.store.schema import Introduction, MergedPerson, Note, Person


def merge(store: Store, kept: UUID, other: UUID, theirs: Collection[str] = (), *, on: date) -> None:
    """Give everything of the other person to the one who is kept, and let the other go.

    Of `fields.FIELDS` the values named in `theirs` are the other's; values that nobody gets are noted on the day `on`.
    Raises RefNetError, and changes nothing, when one introduced the other, or somebody is gone meanwhile.
    """
    with store.step(_("Merge people")) as session:
        one, two = known(session, kept), known(session, other)
        refusal = obstacle(session, one, two)
        if refusal:
            raise RefNetError(refusal)
        note = unite(session, one, two, theirs)
        if note:
            session.add(Note(person_id=kept, noted_on=on, text=note))
        session.add(MergedPerson(former_id=other, person_id=kept, merged_on=on))


def unite(session: Session, one: Person, two: Person, theirs: Collection[str] = ()) -> str:
    """Let the second go within a step, all that is theirs being the first's; return in words the values nobody gets."""
    chosen = fields.compare(session, one, two, theirs)
    note = fields.left_out(two.name, chosen)
    reference = next(found.value for found in chosen if found.field == "reference")
    one.reference = two.reference = None
    session.flush()  # a reference is one person's at any moment
    fields.fill(one, two, [found for found in chosen if found.field != "reference"])
    one.reference = reference or None
    move(session, one.id, two.id)
    session.flush()
    session.delete(two)
    return note


def obstacle(session: Session, one: Person, other: Person) -> str:
    """Return in a sentence why two people cannot be one, empty when they can."""
    if one.id == other.id:
        return _("This is one and the same person already.")
    made = session.scalars(_between(one.id, other.id)).first()
    if made is None:
        return ""
    sentence = _(
        "{one} and {other} cannot be merged: an introduction brings them together, and nobody is introduced to"
        " themselves. If they are one person, please remove that introduction first."
    )
    return sentence.format(one=one.name, other=other.name)


def _between(one: UUID, other: UUID) -> Select[UUID]:
    sides = (Introduction.introducer_id, Introduction.recipient_id)
    return select(Introduction.id).where(
        or_(
            *(and_(side == one, Introduction.prospect_id == other) for side in sides),
            *(and_(side == other, Introduction.prospect_id == one) for side in sides),
        )
    )
