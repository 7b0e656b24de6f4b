"""Deals are removed with their history and notes, and never from under an introduction or a meeting."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.services.resting import count, forget_put_off, in_words
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Meeting, Note, StageEntry, Task, Warming

CHUNK = 500  # ids in one IN list


def remove(store: Store, keys: Sequence[UUID]) -> None:
    """Remove deals with their stages and notes.

    Raises RefNetError, and removes none, when introductions or meetings rest on one of them; the sentence says how
    many.
    """
    with store.step(_("Remove deals") if len(keys) > 1 else _("Remove deal")) as session:
        for some in chunks(keys, CHUNK):
            _refuse_when_needed(session, some)
            forget_put_off(session, some)
            for task in session.scalars(select(Task).where(Task.deal_id.in_(some))):  # it stays, without the deal
                task.deal_id = None
            own = (StageEntry, StageEntry.deal_id), (Note, Note.deal_id), (Warming, Warming.deal_id), (Deal, Deal.id)
            for table, key in own:
                for row in session.scalars(select(table).where(key.in_(some))):
                    session.delete(row)


def _refuse_when_needed(session: Session, keys: list[UUID]) -> None:
    named = in_words(
        introductions=count(session, Introduction, Introduction.deal_id.in_(keys)),
        meetings=count(session, Meeting, Meeting.deal_id.in_(keys)),
    )
    if named:
        sentence = _("This cannot be removed: {resting} would lose their deal. Please remove those first.")
        raise RefNetError(sentence.format(resting=named))
