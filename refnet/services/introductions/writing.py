"""What is done with introductions: logged, thanked for, removed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.asks import OPEN
from refnet.domain.drafts import GivenDraft, IntroductionDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Answer, Direction, Stage
from refnet.domain.today.words import first_contact
from refnet.i18n import _
from refnet.services import loop, people, promises, pursuits
from refnet.services.cleaning import cleaned
from refnet.services.resting import forget_put_off
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, NamedProspect, Person, Told

CHUNK = 500  # ids in one IN list


def log(store: Store, draft: IntroductionDraft) -> UUID:
    """Log an introduction to us and return its id.

    Where the introducer had named the prospect, that promise is made good by it, and it comes of the ask that brought
    the name. It opens a deal in the same step,
    unless the prospect has an open one: then it joins that as a further introduction, and leaves its source as it is.
    """
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Log introduction")) as session:
        introducer = people.resolve(session, draft.introducer, "introducer")
        prospect = people.resolve(session, draft.prospect, "prospect")
        introduction = _introduction(draft, introducer, prospect)
        session.add(introduction)
        _connect(session, draft, introduction, prospect)
        if not promises.keep_by_name(session, introduction, prospect):
            _answer(session, draft)
        return introduction.id


def log_given(store: Store, draft: GivenDraft) -> UUID:
    """Log an introduction that we gave to somebody, and return its id."""
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Log introduction we gave")) as session:
        recipient = people.resolve(session, draft.recipient, "recipient")
        prospect = people.resolve(session, draft.prospect, "prospect")
        if recipient is prospect:
            raise InvalidInput("prospect", _("Nobody can be introduced to themselves. Please name two people."))
        introduction = Introduction(
            direction=Direction.GIVEN, recipient_id=recipient.id, prospect_id=prospect.id, rep_id=draft.rep_id,
            made_on=draft.made_on, channel=draft.channel, reason=draft.reason,
        )  # fmt: skip
        session.add(introduction)
        return introduction.id


def thank(store: Store, keys: Sequence[UUID], on: date) -> None:
    """Note that the introducers were thanked on this day, and so know what became of it; those we gave stay as they are."""
    with store.step(_("Say thanks")) as session:
        for some in chunks(keys, CHUNK):
            received = select(Introduction).where(
                Introduction.id.in_(some), Introduction.direction == Direction.RECEIVED
            )
            for one in session.scalars(received).all():
                loop.note(session, one, on, thanks=True)


def remove(store: Store, keys: Sequence[UUID]) -> None:
    """Remove introductions. Their deals stay, with their source; the next introduction of a deal takes its place."""
    label = _("Remove introductions") if len(keys) > 1 else _("Remove introduction")
    with store.step(label) as session:
        orphaned: set[UUID] = set()
        for some in chunks(keys, CHUNK):
            for one in session.scalars(select(Introduction).where(Introduction.id.in_(some))):
                if one.is_originating and one.deal_id:
                    orphaned.add(one.deal_id)
                session.delete(one)
            _let_go(session, some)
        session.flush()  # one a deal: the old one is gone before the new one comes
        for deal_id in sorted(orphaned):
            pursuits.promote(session, deal_id)


def _let_go(session: Session, keys: Sequence[UUID]) -> None:
    """Forget what introducers were told and what was put off; a name that was made good is waited for again."""
    for told in session.scalars(select(Told).where(Told.introduction_id.in_(keys))):
        session.delete(told)
    forget_put_off(session, keys)
    for named in session.scalars(select(NamedProspect).where(NamedProspect.introduction_id.in_(keys))):
        named.introduction_id = named.person_id = None


def _introduction(draft: IntroductionDraft, introducer: Person, prospect: Person) -> Introduction:
    ticks = draft.ticks
    return Introduction(
        introducer_id=introducer.id, prospect_id=prospect.id, rep_id=draft.rep_id, made_on=draft.made_on,
        channel=draft.channel, kind=draft.kind, spoke=ticks.spoke, expects=ticks.expects,
        knows_reason=ticks.knows_reason, present=ticks.present, reason=draft.reason, ask_id=draft.ask_id,
        direction=Direction.RECEIVED, is_originating=False,
    )  # fmt: skip


def _connect(session: Session, draft: IntroductionDraft, introduction: Introduction, prospect: Person) -> None:
    """Let the introduction join the prospect's open deal, or open one."""
    deal = pursuits.open_deal_of(session, prospect.id)
    if deal is not None:
        pursuits.join(session, deal, introduction)
        if draft.next_step != first_contact() or not _is_known(deal):
            _set_next_step(deal, draft)
    elif draft.open_deal:
        introduction.deal_id = pursuits.begin(session, _deal(session, draft, prospect)).id
        introduction.is_originating = True


def _is_known(deal: Deal) -> bool:
    """Tell whether we are in touch already, or know what comes next: the contact that forms propose is none then."""
    return deal.stage is not Stage.LEAD or bool(deal.next_step) or deal.next_step_on is not None


def _deal(session: Session, draft: IntroductionDraft, prospect: Person) -> Deal:
    deal = Deal(
        title=pursuits.title(session, prospect.name, prospect.organization_id), prospect_id=prospect.id,
        organization_id=prospect.organization_id, rep_id=draft.rep_id, source=pursuits.source_of(draft.kind),
        first_touch_on=draft.made_on,
    )  # fmt: skip
    _set_next_step(deal, draft)
    return deal


def _set_next_step(deal: Deal, draft: IntroductionDraft) -> None:
    if draft.next_step or draft.next_step_on:
        deal.next_step, deal.next_step_on = draft.next_step, draft.next_step_on


def _answer(session: Session, draft: IntroductionDraft) -> None:
    """Let the ask that led to it be answered: the ally named somebody."""
    if draft.ask_id is None:
        return
    ask = session.get(Ask, draft.ask_id)
    if ask is None:
        raise RefNetError(_("This ask was removed meanwhile."))
    if ask.answer in OPEN:
        ask.answer, ask.answered_on = Answer.NAMED, max(draft.made_on, ask.asked_on)
