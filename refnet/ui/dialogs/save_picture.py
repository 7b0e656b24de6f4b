"""Save picture: a name for how the network is looked at, with the places of its people."""

from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.services import pictures
from refnet.services.pictures import PictureDraft
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label


class SavePictureDialog(FormDialog):
    """Asks for the name."""

    def __init__(self, context: Context, draft: PictureDraft, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, _("Save picture"), verb=_("Save picture"), width=420, parent=parent)
        self._draft = draft
        self.name = line(_("Name of the picture"), placeholder=_("such as Our network in May"))
        self.name.setText(name)
        self.add_row(Field("name", _("Name of the picture"), self.name))
        told = _("Keeps filter, colours, layout and everybody's place. An earlier one of this name is replaced.")
        self.add_widget(label(told, "caption", wrap=True))
        self.name.setFocus()

    def submit(self) -> None:
        name = self.name.text().strip()
        if not name:
            raise InvalidInput("name", _("Please give the picture a name."))
        work = partial(pictures.save, self.context.store, name, self._draft)
        self.send(work, _("The picture “{name}” was saved.").format(name=name))
