"""How deals begin, move and gain introductions, within a step; shared by all who write deals."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.kinds import IntroductionKind, Outcome, Source, Stage
from refnet.store.schema import Deal, Introduction, Meeting, Organization, StageEntry

INTRODUCED = (Source.REFERRAL, Source.NAME_ONLY)


def source_of(kind: IntroductionKind) -> Source:
    """Return how a deal began that this kind of introduction began."""
    return Source.REFERRAL if kind is IntroductionKind.INTRODUCED else Source.NAME_ONLY


def title(session: Session, prospect: str, organization_id: UUID | None) -> str:
    """Return what a deal is called when nobody names it: after the organization, else after the prospect."""
    organization = session.get(Organization, organization_id) if organization_id else None
    return organization.name if organization else prospect


def begin(session: Session, deal: Deal) -> Deal:
    """Add a new deal, which enters its stage on the day of its first touch."""
    session.add(deal)
    session.flush()  # gives it the stage that columns have by default
    enter(session, deal, deal.stage, deal.first_touch_on)
    return deal


def make_contact(deal: Deal) -> None:
    """Take the first contact that a form proposed as done, before a deal moves on from where it began."""
    if deal.stage is Stage.LEAD and deal.is_contact_next:
        deal.next_step, deal.next_step_on = "", None


def enter(session: Session, deal: Deal, stage: Stage, on: date | None) -> None:
    """Note that a deal entered a stage on a day."""
    session.add(StageEntry(deal_id=deal.id, stage=stage, entered_on=on))


def open_deal_of(session: Session, prospect_id: UUID) -> Deal | None:
    """Return the newest open deal with a prospect."""
    mine = select(Deal).where(Deal.prospect_id == prospect_id, Deal.outcome == Outcome.OPEN)
    return session.scalars(mine.order_by(Deal.id.desc()).limit(1)).first()


def join(session: Session, deal: Deal, introduction: Introduction) -> None:
    """Connect an introduction to a deal that is there already, as the originating one or as a further one.

    A deal's source is what touched the prospect first. An introduction begins a deal that had none yet when it came
    before the first meeting, and before all other touches: a cold deal introduced later stays cold.
    """
    introduction.deal_id = deal.id
    origin = originating(session, deal.id)
    if not _is_first(session, deal, origin, introduction.made_on):
        return
    if origin is not None:
        origin.is_originating = False
        session.flush()  # one a deal: the old one steps back before the new one comes
    introduction.is_originating = True
    deal.source = source_of(introduction.kind)
    deal.first_touch_on = min(filter(None, (deal.first_touch_on, introduction.made_on)), default=None)


def originating(session: Session, deal_id: UUID) -> Introduction | None:
    """Return the introduction that began a deal."""
    mine = select(Introduction).where(Introduction.deal_id == deal_id, Introduction.is_originating)
    return session.scalars(mine).first()


def promote(session: Session, deal_id: UUID) -> None:
    """Let the earliest introduction left before the first meeting be the one that began an introduced deal."""
    deal = session.get_one(Deal, deal_id)
    left = select(Introduction).where(Introduction.deal_id == deal_id)
    for one in session.scalars(left.order_by(Introduction.made_on.nulls_last(), Introduction.id)):
        if _is_first(session, deal, None, one.made_on):
            one.is_originating = True
            return


def first_met_on(session: Session, deal_id: UUID) -> date | None:
    """Return the day of the first meeting, as stages and meetings have it."""
    entered = select(func.min(StageEntry.entered_on)).where(
        StageEntry.deal_id == deal_id, StageEntry.stage == Stage.MET
    )
    held = select(func.min(Meeting.held_on)).where(Meeting.deal_id == deal_id)
    return min(filter(None, (session.scalar(entered), session.scalar(held))), default=None)


def _is_first(session: Session, deal: Deal, origin: Introduction | None, made_on: date | None) -> bool:
    met = first_met_on(session, deal.id)
    if made_on is not None and met is not None and made_on > met:
        return False
    if deal.source not in INTRODUCED:
        return _is_earlier(made_on, deal.first_touch_on)
    return origin is None or _is_earlier(made_on, origin.made_on)


def _is_earlier(made_on: date | None, known: date | None) -> bool:
    return made_on is not None and known is not None and made_on < known
