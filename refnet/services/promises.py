"""Names that allies gave: each is made good by the introduction to whoever bears it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.asks import OPEN
from refnet.domain.kinds import Answer
from refnet.domain.names import fold
from refnet.store.schema import Ask, Introduction, NamedProspect, Organization, Person


def keep_by_name(session: Session, introduction: Introduction, prospect: Person) -> bool:
    """Let an introduction make good the promise of its introducer that bears the prospect's name; tell whether one did.

    Names count as the same as they are compared everywhere; two companies that are both known must be one.
    """
    waiting = (
        select(NamedProspect)
        .join(Ask, Ask.id == NamedProspect.ask_id)
        .where(
            Ask.ally_id == introduction.introducer_id,
            NamedProspect.introduction_id.is_(None),
            NamedProspect.given_up_on.is_(None),
        )
        .order_by(NamedProspect.named_on, NamedProspect.id)
    )
    company = _company(session, prospect)
    for one in session.scalars(waiting):
        if fold(one.name) == fold(prospect.name) and (not company or fold(one.organization) in ("", company)):
            keep(session, one, introduction)
            return True
    return False


def keep(session: Session, one: NamedProspect, introduction: Introduction) -> None:
    """Note within a step that a name was made good by an introduction, which then came of its ask."""
    one.introduction_id, one.person_id = introduction.id, introduction.prospect_id
    ask = session.get_one(Ask, one.ask_id)
    introduction.ask_id = ask.id
    if ask.answer in OPEN:
        ask.answer, ask.answered_on = Answer.NAMED, max(one.named_on, ask.asked_on)


def _company(session: Session, prospect: Person) -> str:
    if prospect.organization_id is None:
        return ""
    return fold(session.get_one(Organization, prospect.organization_id).name)
