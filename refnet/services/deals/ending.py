"""Deals end as won or lost, and can be taken up again."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from refnet.domain.drafts import ClosingDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Outcome, Stage
from refnet.i18n import _
from refnet.services import meetings, pursuits
from refnet.services.cleaning import cleaned
from refnet.services.deals.money import checked_money
from refnet.services.deals.writing import known
from refnet.store.database import Store
from refnet.store.schema import Deal


def close(
    store: Store, key: UUID, draft: ClosingDraft, *, allies: Collection[UUID] = (), ask: Collection[UUID] = ()
) -> None:
    """Close a deal as won or lost, on the day it was signed or given up. No amount leaves the amount as it was.

    A deal that is over already ends this way from now on. `allies` are people met in it who become allies, `ask`
    those whom to ask later; undo takes back both with the end.
    """
    draft = cleaned(draft)
    draft.check()
    won = draft.outcome is Outcome.WON
    with store.step(_("Close deal as won") if won else _("Close deal as lost")) as session:
        deal = known(session, key)
        _check_day(deal, draft.closed_on)
        amount, currency = checked_money(session, draft.amount, draft.currency)
        if amount is not None:
            deal.amount, deal.currency = amount, currency
        deal.outcome, deal.closed_on = draft.outcome, draft.closed_on
        deal.lost_reason = "" if won else draft.lost_reason
        deal.next_step, deal.next_step_on = "", None
        pursuits.enter(session, deal, Stage.WON if won else Stage.LOST, draft.closed_on)
        meetings.keep(session, deal, draft.closed_on, allies=allies, ask=ask)


def reopen(store: Store, key: UUID, on: date) -> None:
    """Take a closed deal up again, in the stage it had come to; its end stays in its history."""
    with store.step(_("Reopen deal")) as session:
        deal = known(session, key)
        if deal.outcome is Outcome.OPEN:
            return
        deal.outcome, deal.closed_on, deal.lost_reason = Outcome.OPEN, None, ""
        pursuits.enter(session, deal, deal.stage, on)


def _check_day(deal: Deal, on: date) -> None:
    if deal.first_touch_on is not None and on < deal.first_touch_on:
        raise InvalidInput("closed_on", _("A deal cannot end before it began."))
