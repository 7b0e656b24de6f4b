"""What is done with deals while they run: opened, changed, moved on, noted on, removed."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from refnet.domain.drafts import DealDraft
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import Outcome, Source, Stage
from refnet.i18n import _
from refnet.services import cleaning, organizations, people, pursuits
from refnet.services.deals.money import checked_money
from refnet.store.database import Store
from refnet.store.schema import Deal, Note

LONGEST_TITLE = 300


def open_deal(store: Store, draft: DealDraft) -> UUID:
    """Open a deal and return its id; its source is fixed by how it was touched first."""
    draft = cleaning.cleaned(draft)
    draft.check()
    label = _("Log cold lead") if draft.source is Source.COLD else _("Open deal")
    with store.step(label) as session:
        deal = Deal(source=draft.source)
        _fill(session, deal, draft)
        return pursuits.begin(session, deal).id


def change(store: Store, key: UUID, version: int, draft: DealDraft) -> None:
    """Make a deal what the form says; raise Conflict when it changed since the form read `version`.

    The source of a deal that an introduction began stays what the introduction says.
    """
    draft = cleaning.cleaned(draft)
    draft.check()
    with store.step(_("Change deal")) as session:
        deal = known(session, key)
        if deal.version != version:
            raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again."))
        _fill(session, deal, draft)
        if pursuits.originating(session, key) is None:
            deal.source = draft.source


def move(store: Store, key: UUID, stage: Stage, on: date) -> None:
    """Move an open deal to another open stage, on or back; the last move counts."""
    if stage.is_end:
        raise InvalidInput("stage", _("Please close the deal, so that it has its amount or its reason."))
    with store.step(_("Move deal")) as session:
        deal = known(session, key)
        if deal.outcome is not Outcome.OPEN:
            raise RefNetError(_("This deal is over. Please reopen it first."))
        if deal.first_touch_on is not None and on < deal.first_touch_on:
            raise InvalidInput("on", _("A deal cannot move before it began."))
        if deal.stage is not stage:
            pursuits.make_contact(deal)
            deal.stage = stage
            pursuits.enter(session, deal, stage, on)


def add_note(store: Store, deal_id: UUID, on: date, text: str) -> UUID:
    """Note something on a deal and return the note's id."""
    clean = cleaning.paragraph(text)
    if not clean:
        raise InvalidInput("text", _("Please write something first."))
    with store.step(_("Add note")) as session:
        note = Note(deal_id=known(session, deal_id).id, noted_on=on, text=clean)
        session.add(note)
        return note.id


def known(session: Session, key: UUID) -> Deal:
    """Return a deal that must be there; raise RefNetError when somebody removed it."""
    deal = session.get(Deal, key)
    if deal is None:
        raise RefNetError(_("This deal was removed meanwhile."))
    return deal


def _fill(session: Session, deal: Deal, draft: DealDraft) -> None:
    prospect = people.resolve(session, draft.prospect, "prospect") if _names_somebody(draft) else None
    organization = organizations.named(session, draft.organization)
    organization_id = organization.id if organization else prospect.organization_id if prospect else None
    deal.prospect_id, deal.organization_id = prospect.id if prospect else None, organization_id
    deal.title = _title(session, draft, prospect.name if prospect else "", organization_id)
    deal.rep_id, deal.first_touch_on, deal.segment = draft.rep_id, draft.first_touch_on, draft.segment
    deal.amount, deal.currency = checked_money(session, draft.amount, draft.currency)
    deal.next_step, deal.next_step_on = draft.next_step, draft.next_step_on


def _names_somebody(draft: DealDraft) -> bool:
    return draft.prospect.id is not None or bool(draft.prospect.name)


def _title(session: Session, draft: DealDraft, prospect: str, organization_id: UUID | None) -> str:
    if len(draft.title) > LONGEST_TITLE:
        raise InvalidInput("title", _("A title can have at most {most} letters.").format(most=LONGEST_TITLE))
    return draft.title or pursuits.title(session, prospect, organization_id)
