"""Close a deal: as won with its amount, or as lost with its reason."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import ClosingDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Outcome
from refnet.i18n import _
from refnet.services import deals, meetings
from refnet.services.deals import DealRow
from refnet.services.meetings import MetRow
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import Suggestions, not_ahead
from refnet.ui.dialogs.parts.met_box import MetBox
from refnet.ui.look import words
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.money_field import MoneyField
from refnet.ui.widgets.forms.segmented import Option, Segmented


class CloseDealDialog(FormDialog):
    """Won asks for the amount, lost for the reason; the other one hides."""

    def __init__(
        self, context: Context, deal: DealRow, outcome: Outcome = Outcome.WON, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Close deal"), verb=_("Close deal"), width=560, parent=parent)
        self._deal = deal
        ends: list[Option] = [(Outcome.WON, words.outcome(Outcome.WON), "circle-check")]
        ends += [(Outcome.LOST, words.outcome(Outcome.LOST), "circle-x")]
        self.outcome = Segmented(ends, _("How did it end?"))
        self.closed_on = DateField(context.today())
        self.amount = MoneyField(deal.currency)
        self.amount.set_value(deal.amount, deal.currency)
        self.lost_reason = Suggestions(_("Reason"), _usual_reasons())
        self.add_row(
            Field("outcome", _("How did it end?"), self.outcome, hint=deal.title or deal.organization or deal.prospect),
            Field("closed_on", _("Closed on"), self.closed_on),
        )
        self._amount = Field("amount", _("Amount"), self.amount)
        self._reason = Field("lost_reason", _("Reason"), self.lost_reason, hint=_("in your own words"))
        self.add_row(self._amount, self._reason)
        self.met = MetBox()
        self._met = Field("met", _("Whom you met"), self.met, hint=_("a deal lost need not be the end of it"))
        self.add_row(self._met)
        context.jobs.read(partial(meetings.met_in, context.store, deal.id), self._show_met)
        self.outcome.chosen.connect(self._follow)
        self.outcome.choose(outcome)
        self._follow()

    def draft(self) -> ClosingDraft:
        """Return the end as the form has it; a lost deal keeps the amount that it had."""
        is_won = Outcome(self.outcome.value()) is Outcome.WON
        return ClosingDraft(
            outcome=Outcome(self.outcome.value()),
            closed_on=not_ahead(self.closed_on.checked("closed_on"), self.context.today(), "closed_on"),
            amount=self.amount.checked("amount") if is_won else self._deal.amount,
            currency=self.amount.currency() if is_won else self._deal.currency,
            lost_reason="" if is_won else self.lost_reason.text(),
        )

    def submit(self) -> None:
        draft = self.draft()
        draft.check()
        if draft.outcome is Outcome.WON and draft.amount is None:
            raise InvalidInput("amount", _("Please say what it was worth; 0 is an answer too."))
        if draft.outcome is Outcome.LOST and not draft.lost_reason:
            raise InvalidInput("lost_reason", _("Please say why in a word or two; the next deal learns from it."))
        said = _("The deal was won.") if draft.outcome is Outcome.WON else _("The deal was closed as lost.")
        lost = draft.outcome is Outcome.LOST
        allies, ask = (self.met.allies(), self.met.ask()) if lost else ((), ())
        work = partial(deals.close, self.context.store, self._deal.id, draft, allies=allies, ask=ask)
        self.send(work, said)

    def _show_met(self, rows: list[MetRow]) -> None:
        self.met.show_rows(rows)
        self._follow_met()
        self.settle()

    def _follow_met(self) -> None:
        self._met.set_shown(self.met.has_rows and Outcome(self.outcome.value()) is Outcome.LOST)
        if self.isVisible():
            QTimer.singleShot(0, self, self.adjustSize)

    def _follow(self) -> None:
        is_won = Outcome(self.outcome.value()) is Outcome.WON
        self._amount.set_shown(is_won)
        self._reason.set_shown(not is_won)
        self._follow_met()
        (self.amount if is_won else self.lost_reason).setFocus()


def _usual_reasons() -> tuple[str, ...]:
    return (
        _("No need now"),
        _("Chose a competitor"),
        _("No budget"),
        _("Never answered"),
        _("Wrong person"),
        _("Stayed with what they have"),
    )
