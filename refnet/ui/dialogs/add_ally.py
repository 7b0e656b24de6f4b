"""Add ally: someone who would put in a word for us; a name is enough to begin."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import AllyDraft
from refnet.i18n import _
from refnet.services import allies
from refnet.services.people import PersonHit
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.ally_fields import AllyFields
from refnet.ui.dialogs.parts.fields import line, tick
from refnet.ui.dialogs.parts.likely_same import LikelySame
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in


class AddAllyDialog(FormDialog):
    """A person we know already, or a new one, becomes an ally."""

    def __init__(self, context: Context, parent: QWidget | None = None, person: PersonHit | None = None) -> None:
        super().__init__(context, _("Add ally"), verb=_("Add ally"), width=660, parent=parent)
        self.person = PersonPicker(search_in(context), _("Who is it?"))
        self.job_title = line(_("Role"))
        self.email = line(_("E-mail"))
        self.phone = line(_("Telephone"))
        self.ally = AllyFields()
        self.add_row(Field("name", _("Who is it?"), self.person), Field("job_title", _("Role"), self.job_title))
        self.add_widget(LikelySame(context, self.person))
        self.add_row(*self.ally.fields())
        self.add_row(self.ally.wish())
        self.add_row(Field("email", _("E-mail"), self.email), Field("phone", _("Telephone"), self.phone))
        self.person.changed.connect(self._offer_contact)
        self.another = tick(_("Add another after this"))
        self.set_option(self.another)
        if person is not None:
            self.person.set_person(person)
            self.ally.kind.setFocus()
        else:
            self.person.setFocus()

    def draft(self) -> AllyDraft:
        """Return the ally as the form has it."""
        person = replace(
            self.person.draft(),
            job_title=self.job_title.text().strip(),
            email=self.email.text().strip(),
            phone=self.phone.text().strip(),
        )
        return self.ally.draft(person)

    def submit(self) -> None:
        draft = self.draft()
        draft.check()
        name = draft.person.name
        said = _("{name} is an ally now.").format(name=name) if name else _("There is one ally more.")
        self.send(partial(allies.add, self.context.store, draft), said)

    def _offer_contact(self) -> None:
        """Ask how to reach somebody new; what is known already is changed elsewhere."""
        for field in (self.job_title, self.email, self.phone):
            field.setEnabled(self.person.hit is None)

    def sent(self, result: object) -> None:
        if not self.another.isChecked():
            super().sent(result)
            return
        self.saved.emit(result)
        self.person.clear()
        for field in (self.job_title, self.email, self.phone):
            field.clear()
        self.person.setFocus()
