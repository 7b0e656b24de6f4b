"""A field for one person: type-ahead over everybody, and adding somebody new without leaving the form."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from refnet.domain.drafts import PersonDraft
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import theme
from refnet.ui.widgets.forms.hit_list import Hit, HitList, NewPerson
from refnet.ui.widgets.parts.person_line import PersonLine

if TYPE_CHECKING:
    from refnet.services.people import PersonHit

PAUSE = 40  # milliseconds without a key before we search
LIMIT = 7
CONTROL = Qt.KeyboardModifier.ControlModifier

Tell = Callable[[Sequence["PersonHit"]], None]
Search = Callable[[str, Tell], None]


def search_in(context: Context) -> Search:
    """Return a search over everybody in the context's store, of which the newest answer counts."""
    from refnet.services import people  # noqa: PLC0415 - SQLAlchemy comes after the first paint

    latest = Latest(context.jobs, context)

    def search(text: str, tell: Tell) -> None:
        latest.read(partial(people.find, context.store, text, LIMIT), tell)

    return search


class PersonPicker(QWidget):
    """Keyboard: type, Down, then Enter or Tab; a new name opens the organization one Tab away."""

    picked = Signal(object)  # somebody who is known
    changed = Signal()

    def __init__(self, search: Search, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self.hit: Hit | PersonHit | None = None
        self._hits: Sequence[PersonHit] = ()
        self.line = PersonLine(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("Type a name"))
        self.company = QLineEdit(self)
        self.company.setAccessibleName(_("{field}: organization").format(field=name))
        self.company.setPlaceholderText(_("Organization, if you know it"))
        self.company.hide()
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.company)
        self._list = HitList(self)
        self._list.clicked.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(self._typed)
        self.line.pressed.connect(self._answer_key)
        self.line.editingFinished.connect(self._leave)
        self.company.textEdited.connect(self.changed)

    @property
    def is_new(self) -> bool:
        """Tell whether a name stands here that belongs to nobody known."""
        return self.hit is None and bool(self.line.text().strip())

    def draft(self) -> PersonDraft:
        """Return the person as the form has it: known by id, or new by name and organization."""
        if self.hit is not None:
            return PersonDraft(name=self.hit.name, id=self.hit.id, organization=self.hit.organization)
        return PersonDraft(name=self.line.text().strip(), organization=self.company.text().strip())

    def set_person(self, hit: "Hit | PersonHit") -> None:
        """Choose somebody who is known."""
        self.hit = hit
        self._hide_list()
        tokens = theme.current()
        self.line.show_person(hit.name, hit.organization, tokens.ally if hit.is_ally else tokens.text2)
        self.company.hide()
        self.picked.emit(hit)
        self.changed.emit()

    def set_new(self, name: str, organization: str) -> None:
        """Name somebody who is not known yet."""
        self.clear()
        self.line.setText(name)
        self.company.setText(organization)
        self.company.setVisible(bool(name))
        self.changed.emit()

    def clear(self) -> None:
        """Be empty again."""
        self.hit = None
        self.line.clear()
        self.line.show_typing()
        self.company.clear()
        self.company.hide()
        self.changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._hide_list()
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hide_list()
        super().focusOutEvent(event)

    def _typed(self) -> None:
        if self.hit is not None:
            self.hit = None
            self.line.show_typing()
        self.company.setVisible(False)
        self._pause.start()
        self.changed.emit()

    def _look(self) -> None:
        text = self.line.text().strip()
        if text:
            self._search(text, self._show)
        else:
            self._hide_list()

    def _show(self, hits: "Sequence[PersonHit]") -> None:
        text = self.line.text().strip()
        if not self.line.hasFocus() or self.hit is not None or not text:
            return
        self._hits = hits
        self._list.show_hits([*hits, NewPerson(text)], self.line)
        same = [number for number, hit in enumerate(hits) if fold(hit.name) == fold(text)]
        self._list.choose(same[0] if len(same) == 1 else -1 if hits else 0)

    def _answer_key(self, event: QKeyEvent) -> None:
        if not self._list.isVisible():
            self._open_on_down(event)
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self._list.move_choice(step)
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & CONTROL:
            self._take(self._list.chosen() or NewPerson(self.line.text()))  # and on it goes, to send the form
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.chosen() or (self._hits[0] if self._hits else NewPerson(self.line.text())))
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._hide_list()
            event.accept()
        elif event.key() == Qt.Key.Key_Tab:
            self._take(self._list.chosen() or NewPerson(self.line.text()))

    def _open_on_down(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.hit is None:
            self._look()
            event.accept()
        elif event.key() == Qt.Key.Key_Tab:
            self._leave()

    def _take(self, chosen: object) -> None:
        self._pause.stop()
        if isinstance(chosen, NewPerson):
            self._hide_list()
            self.company.show()
            self.changed.emit()
        elif chosen is not None:
            self.set_person(chosen)  # type: ignore[arg-type]

    def _leave(self) -> None:
        """Offer the organization of somebody new, once the name is finished."""
        if self._list.isVisible() and self.line.hasFocus():
            return
        self._pause.stop()
        self._hide_list()
        self.company.setVisible(self.is_new)

    def _hide_list(self) -> None:
        self._list.hide()
