"""Edit deal: title, amount, segment, source and what is next."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.kinds import Source
from refnet.i18n import _
from refnet.services import deals
from refnet.services.deals import DealRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line, not_ahead
from refnet.ui.dialogs.parts.rep_field import UNKNOWN, RepChoice, RepField, settle
from refnet.ui.look import words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.money_field import MoneyField


def change_with_rep(store: Store, deal: DealRow, draft: DealDraft, rep: RepChoice) -> None:
    """Change the deal for a rep who may be new."""
    with store.step(_("Change deal")):
        deals.change(store, deal.id, deal.version, replace(draft, rep_id=settle(store, rep)))


class EditDealDialog(FormDialog):
    """Shows a deal and keeps what was changed, beginning in the field `first`; refused when somebody else changed it meanwhile."""

    def __init__(self, context: Context, deal: DealRow, parent: QWidget | None = None, first: str = "title") -> None:
        super().__init__(context, _("Edit deal"), verb=_("Save"), width=660, parent=parent)
        self._deal = deal
        self.deal_title = line(_("Title"), deal.title)
        self.organization = line(_("Organization"), deal.organization)
        self.amount = MoneyField(deal.currency)
        self.amount.set_value(deal.amount, deal.currency)
        self.segment = line(_("Segment"), deal.segment)
        self.source = ChoiceBox([(source, words.source(source)) for source in Source], _("Source"))
        self.source.choose(deal.source)
        self.source.setEnabled(not deal.introducer)  # what an introduction says stays
        self.rep = RepField(context, deal.rep_id)
        self.first_touch_on = DateField(context.today(), empty=True)
        self.first_touch_on.set_value(deal.first_touch_on)
        self.next_step = line(_("Next step"), deal.next_step)
        self.next_step_on = DateField(context.today(), empty=True, ahead=True)
        self.next_step_on.set_value(deal.next_step_on)
        self._lay_out()
        editor = self.fields[first].editor
        editor.setFocus()
        if first != "title" and isinstance(editor, QLineEdit):
            editor.selectAll()  # what is typed is instead of what stands there

    def draft(self) -> DealDraft:
        """Return the deal as the form has it; the rep is settled when it is written."""
        deal, today = self._deal, self.context.today()
        return DealDraft(
            prospect=PersonDraft(id=deal.prospect_id, name=deal.prospect),
            rep_id=UNKNOWN,
            first_touch_on=not_ahead(self.first_touch_on.checked("first_touch_on"), today, "first_touch_on"),
            title=self.deal_title.text().strip(),
            organization=self.organization.text().strip(),
            source=Source(self.source.value()),
            amount=self.amount.checked("amount"),
            currency=self.amount.currency(),
            segment=self.segment.text().strip(),
            next_step=self.next_step.text().strip(),
            next_step_on=self.next_step_on.optional("next_step_on"),
        )

    def submit(self) -> None:
        draft = self.draft()
        draft.check()
        work = partial(change_with_rep, self.context.store, self._deal, draft, self.rep.choice())
        self.send(work, _("The deal was changed."))

    def _lay_out(self) -> None:
        self.add_row(
            Field("title", _("Title"), self.deal_title), Field("organization", _("Organization"), self.organization)
        )
        self.add_row(
            Field("amount", _("Amount"), self.amount),
            Field("segment", _("Segment"), self.segment),
            Field("source", _("Source"), self.source),
        )
        self.add_row(Field("first_touch_on", _("First touch"), self.first_touch_on), Field("rep", _("Rep"), self.rep))
        self.add_row(
            Field("next_step", _("Next step"), self.next_step), Field("next_step_on", _("By"), self.next_step_on)
        )
