"""People we trust to introduce us."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.drafts import AllyDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.i18n import _
from refnet.services import people
from refnet.services.cleaning import cleaned
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import Ally

CHUNK = 500  # ids in one IN list


def add(store: Store, draft: AllyDraft) -> UUID:
    """Make somebody known, or somebody new, an ally; return the person's id."""
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Add ally")) as session:
        person = people.resolve(session, draft.person)
        if _of(session, person.id) is not None:
            raise InvalidInput("name", _("{name} is an ally already.").format(name=person.name))
        ally = Ally(person_id=person.id)
        _fill(ally, draft)
        session.add(ally)
        return person.id


def change(store: Store, person_id: UUID, draft: AllyDraft) -> None:
    """Change how we know an ally and how often we want to meet; the person stays as they are."""
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Change ally")) as session:
        ally = _of(session, person_id)
        if ally is None:
            raise RefNetError(_("This person is no ally any more. Please add them again."))
        _fill(ally, draft)


def remove(store: Store, person_ids: Sequence[UUID]) -> None:
    """Let people be allies no more; they stay as people, with their introductions."""
    label = _("Remove allies") if len(person_ids) > 1 else _("Remove ally")
    with store.step(label) as session:
        for some in chunks(person_ids, CHUNK):
            for ally in session.scalars(select(Ally).where(Ally.person_id.in_(some))):
                session.delete(ally)


def _of(session: Session, person_id: UUID) -> Ally | None:
    return session.scalars(select(Ally).where(Ally.person_id == person_id)).first()


def _fill(ally: Ally, draft: AllyDraft) -> None:
    ally.kind, ally.trust, ally.since = draft.kind, draft.trust, draft.since
    ally.cadence_days, ally.paused_until = draft.cadence_days, draft.paused_until
    ally.looking_for = draft.looking_for
