"""Introduce two people: an introduction that we gave, logged; and whom an ally would like to meet."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import GivenDraft
from refnet.domain.kinds import Channel
from refnet.i18n import _
from refnet.services import giving, introductions
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import TextField, not_ahead
from refnet.ui.dialogs.parts.rep_field import UNKNOWN, RepChoice, RepField, settle
from refnet.ui.look import words
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in
from refnet.ui.widgets.forms.segmented import Segmented


def log_with_rep(store: Store, draft: GivenDraft, rep: RepChoice) -> UUID:
    """Log the introduction that we gave for a rep who may be new."""
    with store.step(_("Log introduction we gave")):
        return introductions.log_given(store, replace(draft, rep_id=settle(store, rep)))


class LogGivenDialog(FormDialog):
    """Whom we introduced to which ally, when, how and why."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        recipient: PersonHit | None = None,
        other: PersonHit | None = None,
        reason: str = "",
    ) -> None:
        verb = _("Log introduction we gave")
        super().__init__(context, verb, verb=verb, width=620, parent=parent)
        self.recipient = PersonPicker(search_in(context), _("Ally"))
        self.other = PersonPicker(search_in(context), _("Introduced to them"))
        self.made_on = DateField(context.today())
        self.rep = RepField(context)
        self.channel = Segmented([(one, words.channel(one), "") for one in Channel], _("How was it made?"))
        self.channel.choose(Channel.EMAIL)
        self.reason = TextField(_("Reason"), text=reason)
        self.add_row(
            Field("recipient", _("Ally"), self.recipient), Field("prospect", _("Introduced to them"), self.other)
        )
        self.add_row(Field("made_on", _("Date"), self.made_on), Field("rep", _("Rep"), self.rep))
        self.add_row(Field("channel", _("How was it made?"), self.channel))
        self.add_row(Field("reason", _("Reason"), self.reason))
        for picker, hit in ((self.recipient, recipient), (self.other, other)):
            if hit is not None:
                picker.set_person(hit)
        first = self.recipient if recipient is None else self.other if other is None else self.reason
        first.setFocus()

    def draft(self) -> GivenDraft:
        """Return the introduction as the form has it; the rep is settled when it is written."""
        made_on = not_ahead(self.made_on.checked("made_on"), self.context.today(), "made_on")
        return GivenDraft(
            recipient=self.recipient.draft(), prospect=self.other.draft(), made_on=made_on, rep_id=UNKNOWN,
            channel=Channel(self.channel.value()), reason=self.reason.text(),
        )  # fmt: skip

    def submit(self) -> None:
        draft = self.draft()
        draft.check()
        work = partial(log_with_rep, self.context.store, draft, self.rep.choice())
        self.send(work, _("The introduction we gave was logged."))


class NoteWishDialog(FormDialog):
    """Whom an ally would like to meet, in their own words."""

    def __init__(self, context: Context, ally: UUID, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Whom do they look for?"), verb=_("Save"), width=480, parent=parent)
        self._ally = ally
        self.text = TextField(_("Looking for"), lines=3, text=text)
        hint = _("{name} would like to meet").format(name=name)
        self.add_row(Field("looking_for", _("Looking for"), self.text, hint=hint))
        self.text.setFocus()

    def submit(self) -> None:
        work = partial(giving.note_wish, self.context.store, self._ally, self.text.text())
        self.send(work, _("What they look for was noted."))
