"""Edit texts: the wordings of one kind, changed, added, moved and removed; each deed can be undone."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Purpose
from refnet.i18n import _
from refnet.services import wordings
from refnet.services.wordings import WordingRow
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import TextField, line
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

ROWS = 132  # pixels


class EditWordingsDialog(FormDialog):
    """The list above, the chosen text below; Ctrl+Enter keeps the text and stays open."""

    def __init__(self, context: Context, purpose: Purpose, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Edit texts"), verb=_("Save text"), width=620, parent=parent)
        self._purpose = purpose
        self._known: list[WordingRow] = []
        self._key: UUID | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(_("Texts"))
        self.list.setProperty("card", "true")
        self.list.setFixedHeight(fonts.px(ROWS))
        self.name = line(_("Name"))
        self.text = TextField(_("Text"), lines=9)
        self.new, self.up = button(_("&New text"), "plus"), button(_("&Up"), "chevron-up")
        self.down, self.gone = button(_("&Down"), "chevron-down"), button(_("&Remove"), "trash-2")
        self._lay_out()
        self.list.currentRowChanged.connect(self._choose)
        for one, deed in (
            (self.new, self.begin), (self.up, partial(self.move_by, -1)), (self.down, partial(self.move_by, 1)),
            (self.gone, self.remove),
        ):  # fmt: skip
            one.clicked.connect(deed)
        self._read()
        self.list.setFocus()

    def begin(self) -> None:
        """Begin a new text."""
        self._key = None
        self.list.setCurrentRow(-1)
        self.name.clear()
        self.text.clear()
        self.settle()
        self.name.setFocus()

    def move_by(self, step: int) -> None:
        """Move the chosen text up or down."""
        place, keys = self.list.currentRow(), [one.id for one in self._known]
        wanted = place + step
        if place >= 0 and 0 <= wanted < len(keys):
            keys.insert(wanted, keys.pop(place))
            self._write(partial(wordings.arrange, self.context.store, self._purpose, keys))

    def remove(self) -> None:
        """Remove the chosen text."""
        if self._key is not None:
            self._write(partial(wordings.remove, self.context.store, self._key))

    def submit(self) -> None:
        name, text, store = self.name.text(), self.text.text(), self.context.store
        if self._key is None:
            self.send(partial(wordings.add, store, self._purpose, name, text), _("The text was kept."))
        else:
            self.send(partial(wordings.change, store, self._key, name, text), _("The text was changed."))

    def sent(self, result: object) -> None:
        self._key = result if isinstance(result, UUID) else self._key
        self._read()

    def _write(self, work: Callable[[], None]) -> None:
        self.clear_errors()
        self.context.jobs.write(work, self._written_at_once, self._refused_at_once)

    def _written_at_once(self, _nothing: object) -> None:
        self._read()

    def _refused_at_once(self, error: RefNetError) -> None:
        self.warn(str(error))

    def _read(self) -> None:
        self.context.jobs.read(partial(wordings.kept, self.context.store, self._purpose), self._show)

    def _show(self, rows: list[WordingRow]) -> None:
        self._known = rows
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([one.name for one in rows])
        self.list.blockSignals(False)
        place = next((place for place, one in enumerate(rows) if one.id == self._key), 0)
        self.list.setCurrentRow(place)
        self._choose(place)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._known):
            one = self._known[place]
            self._key = one.id
            self.name.setText(one.name)
            self.text.setPlainText(one.text)
            self.settle()

    def _lay_out(self) -> None:
        self.add_row(Field("list", _("Texts"), self.list))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for one in (self.new, self.up, self.down, self.gone):
            one.setProperty("size", "small")
            row.addWidget(one)
        row.addStretch(1)
        self.add_widget(holder)
        self.add_row(Field("name", _("Name"), self.name))
        self.add_row(Field("text", _("Text"), self.text))
        places = _("Filled in: {first name}, {name}, {company}, {prospect}, {ideal client}, {reason}, {my name}")
        told = _("; in thanks and news {what happened}.") if self._purpose in (Purpose.THANKS, Purpose.NEWS) else "."
        self.add_widget(label(places + told, "caption", wrap=True))
