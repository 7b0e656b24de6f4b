"""Log cold lead: a pursuit that nobody introduced, so that both kinds can be compared."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import DealDraft
from refnet.domain.kinds import Source
from refnet.i18n import _
from refnet.services import deals, preferences
from refnet.services.preferences import Preferences
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line, not_ahead, tick, working_days_later
from refnet.ui.dialogs.parts.likely_same import LikelySame
from refnet.ui.dialogs.parts.rep_field import UNKNOWN, RepChoice, RepField, settle
from refnet.ui.look import words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.money_field import MoneyField
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in

NOT_INTRODUCED = (Source.COLD, Source.INBOUND, Source.EVENT, Source.EXISTING, Source.UNKNOWN)


def open_with_rep(store: Store, draft: DealDraft, rep: RepChoice) -> UUID:
    """Open the deal for a rep who may be new."""
    with store.step(_("Log cold lead")):
        return deals.open_deal(store, replace(draft, rep_id=settle(store, rep)))


class LogColdLeadDialog(FormDialog):
    """Whom, since when, how it began and what is next."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Log cold lead"), verb=_("Log lead"), width=660, parent=parent)
        self._make_fields()
        self._lay_out()
        self.another = tick(_("Log another after this"))
        self.set_option(self.another)
        context.jobs.read(partial(preferences.load, context.store), self._show_preferences)
        self.prospect.setFocus()

    def draft(self) -> DealDraft:
        """Return the deal as the form has it; the rep is settled when it is written."""
        prospect, today = self.prospect.draft(), self.context.today()
        return DealDraft(
            prospect=prospect,
            rep_id=UNKNOWN,
            first_touch_on=not_ahead(self.first_touch_on.checked("first_touch_on"), today, "first_touch_on"),
            title=self.deal_title.text().strip(),
            organization=prospect.organization,
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
        self.send(partial(open_with_rep, self.context.store, draft, self.rep.choice()), _("The lead was logged."))

    def sent(self, result: object) -> None:
        if not self.another.isChecked():
            super().sent(result)
            return
        self.saved.emit(result)
        self.prospect.clear()
        self.deal_title.clear()
        self.prospect.setFocus()

    def _make_fields(self) -> None:
        today = self.context.today()
        self.prospect = PersonPicker(search_in(self.context), _("Prospect"))
        self.source = ChoiceBox([(source, words.source(source)) for source in NOT_INTRODUCED])
        self.source.setAccessibleName(_("How it began"))
        self.first_touch_on = DateField(today)
        self.rep = RepField(self.context)
        self.deal_title = line(_("Title"))
        self.amount = MoneyField(Preferences().currency)
        self.segment = line(_("Segment"))
        self.next_step = line(_("Next step"), _("First contact"))
        self.next_step_on = DateField(today, ahead=True)
        self.next_step_on.set_value(working_days_later(today, 2))

    def _lay_out(self) -> None:
        self.add_row(Field("prospect", _("Prospect"), self.prospect), Field("source", _("How it began"), self.source))
        self.add_widget(LikelySame(self.context, self.prospect))
        self.add_row(Field("first_touch_on", _("First touch"), self.first_touch_on), Field("rep", _("Rep"), self.rep))
        self.add_row(
            Field("title", _("Title"), self.deal_title, hint=_("what it is about")),
            Field("amount", _("Amount"), self.amount),
            Field("segment", _("Segment"), self.segment),
        )
        self.add_row(
            Field("next_step", _("Next step"), self.next_step),
            Field("next_step_on", _("By"), self.next_step_on, hint=_("two working days")),
        )

    def _show_preferences(self, known: Preferences) -> None:
        if not self.amount.text():
            self.amount.set_value(None, known.currency)
