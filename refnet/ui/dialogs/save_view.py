"""Save view: a name for what a list shows now, with its filters and columns."""

from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.services import views
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog


class SaveViewDialog(FormDialog):
    """Asks for the name."""

    def __init__(
        self, context: Context, page: str, listing: Listing, columns: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Save view"), verb=_("Save view"), width=420, parent=parent)
        self._shown = (page, listing, columns)
        self.name = line(_("Name of the view"), placeholder=_("such as Partners in Hamburg"))
        self.add_row(Field("name", _("Name of the view"), self.name, hint=_("keeps filters, order and columns")))
        self.name.setFocus()

    def submit(self) -> None:
        name = self.name.text().strip()
        if not name:
            raise InvalidInput("name", _("Please give the view a name."))
        page, listing, columns = self._shown
        work = partial(views.save, self.context.store, page, name, listing, columns)
        self.send(work, _("The view “{name}” was saved.").format(name=name))
