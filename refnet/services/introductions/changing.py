"""An introduction is put right: when, how and why it was made; the deal that it began follows."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.drafts import IntroductionChange
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import Stage
from refnet.i18n import _
from refnet.services import pursuits
from refnet.services.cleaning import cleaned
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, StageEntry


def change(store: Store, key: UUID, version: int, draft: IntroductionChange) -> None:
    """Make an introduction what the form says; raise Conflict when it changed since the form read `version`.

    Where it began its deal, the deal's source follows its kind, and the first touch its day while both were the same.
    """
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Change introduction")) as session:
        one = session.get(Introduction, key)
        if one is None:
            raise RefNetError(_("This introduction was removed meanwhile."))
        if one.version != version:
            raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again."))
        before = one.made_on
        _fill(one, draft)
        deal = session.get(Deal, one.deal_id) if one.deal_id else None
        if deal is not None:
            _let_follow(session, deal, one, before)


def _fill(one: Introduction, draft: IntroductionChange) -> None:
    ticks = draft.ticks
    one.made_on, one.rep_id, one.reason = draft.made_on, draft.rep_id, draft.reason
    one.channel, one.kind = draft.channel, draft.kind
    one.spoke, one.expects, one.knows_reason, one.present = (
        ticks.spoke, ticks.expects, ticks.knows_reason, ticks.present,
    )  # fmt: skip


def _let_follow(session: Session, deal: Deal, one: Introduction, before: date | None) -> None:
    """Let the deal follow, and another introduction be the one that began it where the days say so now."""
    if not one.is_originating:
        pursuits.join(session, deal, one)
        return
    if one.made_on != before:
        _check_day(session, deal, one)
        one.is_originating = False
        session.flush()  # one a deal: the old one steps back before the new one comes
        pursuits.promote(session, deal.id)
    began = pursuits.originating(session, deal.id) or one
    deal.source = pursuits.source_of(began.kind)
    _move_beginning(session, deal, before, began.made_on)


def _check_day(session: Session, deal: Deal, one: Introduction) -> None:
    """Raise InvalidInput where a deal moved on before the day of the introduction that began it."""
    later = select(func.min(StageEntry.entered_on)).where(StageEntry.deal_id == deal.id, StageEntry.stage != Stage.LEAD)
    moved_on = session.scalar(later)
    if one.made_on is not None and moved_on is not None and one.made_on > moved_on:
        raise InvalidInput("made_on", _("The deal had moved on by then. Please choose a day before that."))


def _move_beginning(session: Session, deal: Deal, before: date | None, on: date | None) -> None:
    """Move the first touch along with the introduction that began the deal, while both were on the same day."""
    if deal.first_touch_on != before:
        return
    deal.first_touch_on = on
    began = select(StageEntry).where(StageEntry.deal_id == deal.id, StageEntry.stage == Stage.LEAD)
    for entry in session.scalars(began.where(StageEntry.entered_on == before)):
        entry.entered_on = on
