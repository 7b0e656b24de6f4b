"""Edit texts: the wordings of one kind, changed, added, moved and removed; each deed can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Purpose
from refnet.domain.wordings import places, unknown_told
from refnet.i18n import _, counted
from refnet.services import wordings
from refnet.services.wordings import WordingRow
from refnet.store.database import Store
from refnet.ui.context import Context, Link
from refnet.ui.dialogs.parts.fields import TextField, line
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.parts.banner import Banner
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

ROWS = 96  # pixels


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[WordingRow]
    removed: int


def read(store: Store, purpose: Purpose) -> _Found:
    """Read the texts for a purpose, and how many of ours were removed."""
    return _Found(wordings.kept(store, purpose), wordings.removed(store, purpose))


class EditWordingsDialog(FormDialog):
    """The kinds, the list, the chosen text below; Ctrl+Enter keeps the text and stays open."""

    def __init__(self, context: Context, purpose: Purpose, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Edit texts"), verb=_("Save text"), width=620, parent=parent)
        self._purpose = purpose
        self._known: list[WordingRow] = []
        self._key: UUID | None = None
        self._make_fields()
        self._lay_out()
        self._connect()
        self._read()
        self.list.setFocus()

    def begin(self) -> None:
        """Begin a new text."""
        self._leave(self._begin)

    def move_by(self, step: int) -> None:
        """Move the chosen text up or down."""
        self._leave(partial(self._move, step))

    def _move(self, step: int) -> None:
        place, keys = self.list.currentRow(), [one.id for one in self._known]
        wanted = place + step
        if place >= 0 and 0 <= wanted < len(keys):
            keys.insert(wanted, keys.pop(place))
            self._write(partial(wordings.arrange, self.context.store, self._purpose, keys))

    def remove(self) -> None:
        """Remove the chosen text."""
        self._leave(self._remove)

    def _remove(self) -> None:
        if self._key is not None:
            self._write(partial(wordings.remove, self.context.store, self._key), _("The text was removed."))

    def reset(self) -> None:
        """Give the chosen text its first words back."""
        self._leave(self._reset)

    def _reset(self) -> None:
        if self._key is not None:
            self._write(partial(wordings.reset, self.context.store, self._key), _("The text is as it came."))

    def bring_back(self) -> None:
        """Bring back our texts of this kind that were removed."""
        self._leave(self._bring_back)

    def _bring_back(self) -> None:
        work = partial(wordings.bring_back, self.context.store, self._purpose)
        self._write(work, _("Our texts are there again."))

    def submit(self) -> None:
        name, text, store = self.name.text(), self.text.text(), self.context.store
        if self._key is None:
            self.send(partial(wordings.add, store, self._purpose, name, text), _("The text was kept."))
        else:
            self.send(partial(wordings.change, store, self._key, name, text), _("The text was changed."))

    def sent(self, result: object) -> None:
        self._key = result if isinstance(result, UUID) else self._key
        self._read()

    def _begin(self) -> None:
        self._key = None
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._show_text("", "")
        self._enable()
        self.name.setFocus()

    def _leave(self, then: Callable[[], object]) -> None:
        """Go on to another text, but ask first when this one was changed and not kept."""
        if self._is_as_kept():
            then()
            return
        self._put_choice_back()
        self.clear_errors()
        links: list[Link] = [(_("Discard"), partial(self._discard, then)), (_("Go on"), self.clear_errors)]
        question = Banner(_("What you typed is not kept yet."), "open", "circle-question-mark", links)
        self.show_above(question)
        question.links[0].setFocus()

    def _discard(self, then: Callable[[], object]) -> None:
        self.clear_errors()
        then()

    def _is_as_kept(self) -> bool:
        kept = next((one for one in self._known if one.id == self._key), None)
        shown = self.name.text(), self.text.toPlainText()
        return shown == ((kept.name, kept.text) if kept else ("", ""))

    def _put_choice_back(self) -> None:
        for one in (self.list, self.kind):
            one.blockSignals(True)
        self.list.setCurrentRow(self._place_of(self._key))
        self.kind.choose(self._purpose)
        for one in (self.list, self.kind):
            one.blockSignals(False)

    def _write(self, work: Callable[[], None], said: str = "") -> None:
        self.clear_errors()
        self.context.jobs.write(work, partial(self._written_at_once, said), self._refused_at_once)

    def _written_at_once(self, said: str, _nothing: object) -> None:
        if said:
            self.context.say(said)
        self._read()

    def _refused_at_once(self, error: RefNetError) -> None:
        self.warn(str(error))

    def _read(self) -> None:
        self.context.jobs.read(partial(read, self.context.store, self._purpose), self._show)

    def _show(self, found: _Found) -> None:
        self._known = found.rows
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([one.name for one in found.rows])
        is_begun = self._key is None and bool(self.name.text() or self.text.toPlainText())  # while this was read
        self.list.setCurrentRow(-1 if is_begun else max(self._place_of(self._key), 0))
        self.list.blockSignals(False)
        told = counted("Bring back {count} that was removed", "Bring back {count} that were removed", found.removed)
        self.back.setText(told)
        self.back.setAccessibleName(told)
        self.back.setVisible(bool(found.removed))
        self._take(self.list.currentRow())

    def _place_of(self, key: UUID | None) -> int:
        return next((place for place, one in enumerate(self._known) if one.id == key), -1)

    def _choose(self, place: int) -> None:
        self._leave(partial(self._go_to, place))

    def _go_to(self, place: int) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._take(place)

    def _choose_purpose(self, purpose: Purpose) -> None:
        self._leave(partial(self._open_purpose, purpose))

    def _open_purpose(self, purpose: Purpose) -> None:
        self._purpose, self._key = purpose, None
        self._show_text("", "")
        self.kind.choose(purpose)
        self._say_places()
        self._read()

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._known):
            one = self._known[place]
            self._key = one.id
            self._show_text(one.name, one.text)
            self._enable()

    def _show_text(self, name: str, text: str) -> None:
        self.name.setText(name)
        self.text.setPlainText(text)
        self.settle()

    def _enable(self) -> None:
        one = next((one for one in self._known if one.id == self._key), None)
        self.ours.setEnabled(one is not None and one.is_changed)

    def _say_places(self) -> None:
        told = ", ".join(f"{{{place}}}" for place in places(self._purpose))
        self.places.setText(_("Filled in: {places}").format(places=told))

    def _point_out(self) -> None:
        said = unknown_told(self.text.toPlainText(), self._purpose)
        self.unknown.setText(said)
        self.unknown.setVisible(bool(said))
        self.text.setAccessibleDescription(said)

    def _make_fields(self) -> None:
        self.kind = Segmented([(one, text, "") for one, text in _kinds().items()], _("Kind of text"))
        self.kind.choose(self._purpose)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Texts"))
        self.list.setProperty("card", "true")
        self.list.setProperty("plain", "true")
        self.list.setFixedHeight(fonts.px(ROWS))
        self.name = line(_("Name"))
        self.text = TextField(_("Text"), lines=9)
        self.new, self.up = button(_("&New text"), "plus"), button(_("&Up"), "chevron-up")
        self.down, self.gone = button(_("&Down"), "chevron-down"), button(_("&Remove"), "trash-2")
        self.ours = button(_("&Ours again"), "undo-2", hint=_("The name and the words that this text came with"))
        self.back = button("", kind="link")
        self.places, self.unknown = label("", "caption", wrap=True), label("", "caption", wrap=True)

    def _lay_out(self) -> None:
        self.add_row(Field("purpose", _("Kind of text"), self.kind))
        self.add_row(Field("list", _("Texts"), self.list))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for one in (self.new, self.up, self.down, self.gone, self.ours):
            one.setProperty("size", "small")
            row.addWidget(one)
        row.addStretch(1)
        self.add_widget(holder)
        self.add_widget(self.back)
        self.add_row(Field("name", _("Name"), self.name))
        self.add_row(Field("text", _("Text"), self.text))
        self.add_widget(self.unknown)
        self.add_widget(self.places)
        self._say_places()
        self._point_out()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.kind.chosen.connect(self._choose_purpose)
        self.text.textChanged.connect(self._point_out)
        for one, deed in (
            (self.new, self.begin), (self.up, partial(self.move_by, -1)), (self.down, partial(self.move_by, 1)),
            (self.gone, self.remove), (self.ours, self.reset), (self.back, self.bring_back),
        ):  # fmt: skip
            one.clicked.connect(deed)


def _kinds() -> dict[Purpose, str]:
    return {
        Purpose.ASK: _("Ask"),
        Purpose.FORWARD: _("To pass on"),
        Purpose.OPT_IN: _("Ask both first"),
        Purpose.THANKS: _("Thanks"),
        Purpose.NEWS: _("News"),
    }
