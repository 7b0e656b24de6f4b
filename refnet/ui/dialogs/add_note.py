"""Add note: a dated sentence or two about a person or a deal."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.services import deals, people
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import TextField
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog


class AddNoteDialog(FormDialog):
    """Asks for the day and the text."""

    def __init__(
        self,
        context: Context,
        key: UUID,
        name: str,
        parent: QWidget | None = None,
        *,
        of_deal: bool = False,
    ) -> None:
        super().__init__(context, _("Add note"), verb=_("Add note"), width=480, parent=parent)
        self._key, self._of_deal = key, of_deal
        self.noted_on = DateField(context.today())
        self.note = TextField(_("Note"), lines=5)
        self.add_row(Field("note", _("Note"), self.note, hint=name))
        self.add_row(Field("noted_on", _("Date"), self.noted_on))
        self.note.setFocus()

    def submit(self) -> None:
        text = self.note.text()
        if not text:
            raise InvalidInput("note", _("Please write something first."))
        on = self.noted_on.checked("noted_on")
        add = deals.add_note if self._of_deal else people.add_note
        self.send(partial(add, self.context.store, self._key, on, text), _("The note was added."))
