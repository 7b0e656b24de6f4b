"""What is done with the things on Today; each deed is one step and can be undone."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Channel, Outcome, Stage
from refnet.i18n import _
from refnet.services import loop, promises, pursuits
from refnet.services.today import tasks
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, NamedProspect


def note_told(store: Store, introduction_id: UUID, on: date, channel: Channel = Channel.EMAIL) -> None:
    """Note that the introducer knows what became of it so far, and was thanked if that was still owed."""
    with store.step(_("Thank and tell")) as session:
        one = session.get(Introduction, introduction_id)
        if one is None:
            raise RefNetError(_("This introduction was removed meanwhile."))
        loop.note(session, one, on, channel, thanks=one.thanked_on is None)


def give_up(store: Store, named_id: UUID, on: date) -> None:
    """Note that an introduction to a name will not come."""
    with store.step(_("Give up name")) as session:
        _named(session, named_id).given_up_on = on


def answer_promise(store: Store, named_id: UUID, introduction_id: UUID) -> None:
    """Note by which introduction a name was made good."""
    with store.step(_("Connect introduction")) as session:
        named = _named(session, named_id)
        introduction = session.get(Introduction, introduction_id)
        if introduction is None:
            raise RefNetError(_("This introduction was removed meanwhile."))
        if named.introduction_id != introduction_id:
            promises.keep(session, named, introduction)


def finish(store: Store, subject: UUID, on: date, *, is_step: bool = False) -> None:
    """Note that a task is done, or that a deal's next step was taken."""
    with store.step(_("Finish task")) as session:
        if is_step:
            deal = session.get(Deal, subject)
            if deal is None:
                raise RefNetError(_("This deal was removed meanwhile."))
            _take_step(session, deal, on)
        else:
            tasks.known(session, subject).done_on = on


def _take_step(session: Session, deal: Deal, on: date) -> None:
    """Let a step be taken; the first contact brings a deal on from where it began."""
    is_contact = deal.is_contact_next and deal.stage is Stage.LEAD and deal.outcome is Outcome.OPEN
    deal.next_step, deal.next_step_on = "", None
    if is_contact:
        deal.stage = Stage.CONTACTED
        pursuits.enter(session, deal, deal.stage, on)


def _named(session: Session, key: UUID) -> NamedProspect:
    found = session.get(NamedProspect, key)
    if found is None:
        raise RefNetError(_("This name was removed meanwhile."))
    return found
