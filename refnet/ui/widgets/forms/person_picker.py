"""A field for one person: type-ahead over everybody, and adding somebody new without leaving the form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from refnet.domain.drafts import PersonDraft
from refnet.i18n import _
from refnet.ui.look import theme
from refnet.ui.widgets.forms.held_keys import FINISHING, HeldKeys
from refnet.ui.widgets.forms.hit_list import Hit, HitList, NewPerson
from refnet.ui.widgets.forms.name_lookup import NameLookup, Search, search_in
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.person_line import PersonLine

if TYPE_CHECKING:
    from refnet.services.people import PersonHit

__all__ = ["PersonPicker", "search_in"]

PAUSE = 40  # milliseconds without a key before we search
CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PersonPicker(QWidget):
    """Keyboard: type, Down, then Enter or Tab; a new name opens the organization one Tab away.

    A name that is finished means who bears it; of several namesakes the organization tells, and else the form asks.
    Keys that come before the search has answered wait for it: how fast somebody types decides nothing.
    """

    picked = Signal(object)  # somebody who is known
    changed = Signal()

    def __init__(self, search: Search, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hit: Hit | PersonHit | None = None
        self._is_finished, self._is_surely_new = False, False
        self._then: Callable[[], object] | None = None
        self._make_fields(name)
        self._lookup = NameLookup(search, self)
        self._lookup.answered.connect(self._hear)
        self._lookup.failed.connect(self._give_up)
        self._list = HitList(self)
        self._list.clicked.connect(self._take)
        self._held = HeldKeys(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(self._typed)
        self.line.pressed.connect(self._answer_key)
        self.line.editingFinished.connect(self._leave)
        self.company.textEdited.connect(self._tell_company)
        self.company.editingFinished.connect(self._leave)

    @property
    def name(self) -> str:
        """Return what stands in the line, without spaces around it."""
        return self.line.text().strip()

    @property
    def is_new(self) -> bool:
        """Tell whether a name stands here that belongs to nobody chosen."""
        return self.hit is None and bool(self.name)

    @property
    def stays_new(self) -> bool:
        """Tell whether the name is finished and belongs to nobody known, or is kept for somebody new."""
        return self.is_new and self._is_finished and not self._is_waiting() and not self.doubt()

    def draft(self) -> PersonDraft:
        """Return the person as the form has it: known by id, or new by name, organization and e-mail."""
        hit = self.hit or self._meant()
        if hit is not None:
            return PersonDraft(name=hit.name, id=hit.id, organization=hit.organization)
        return PersonDraft(name=self.name, organization=self.company.text().strip(), email=self.mail.text().strip())

    def settle(self, then: Callable[[], object]) -> bool:
        """Take the name as finished; return whether it is known whom it means, else call `then` once it is."""
        self._leave(is_left=True)
        self.told.hide()  # from here on the form says it
        self._then = then if self._is_waiting() else None
        return self._then is None

    def doubt(self) -> str:
        """Return what must be answered before it is clear who is meant; empty when it is."""
        is_open = self.hit is None and not self._is_surely_new
        if not is_open or not self._lookup.is_doubtful(self.name, self.company.text()):
            return ""
        sentence = _("Several are called {name}. Press Down here to choose, or type the organization below.")
        return sentence.format(name=self.name)

    def set_person(self, hit: "Hit | PersonHit") -> None:
        """Choose somebody who is known."""
        self.hit = hit
        self._list.hide()
        self._pause.stop()
        tokens = theme.current()
        self._say("")
        self.line.show_person(hit.name, hit.organization, tokens.ally if hit.is_ally else tokens.text2)
        self._show_rest(is_shown=False)
        self.picked.emit(hit)
        self.changed.emit()

    def set_new(self, name: str, organization: str, email: str = "") -> None:
        """Name somebody who was not chosen: whoever bears this name is looked for, and else they are new."""
        self.clear()
        self.line.setText(name)
        self.company.setText(organization)
        self.mail.setText(email)
        self._leave(is_left=True)
        self.changed.emit()

    def keep_new(self) -> None:
        """Take the name for somebody new, whoever else bears it."""
        self._is_finished = self._is_surely_new = True
        self._conclude()

    def clear(self) -> None:
        """Be empty again."""
        self._forget()
        self.line.clear()
        self.company.clear()
        self.mail.clear()
        self._show_rest(is_shown=False)
        self.changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        self._held.drop()
        self._then = None
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._list.hide()
        super().focusOutEvent(event)

    def _typed(self) -> None:
        self._forget()
        self._show_rest(is_shown=False)
        self._pause.start()
        self.changed.emit()

    def _forget(self) -> None:
        """Forget what was found out about another name."""
        self.hit, self._then = None, None
        self._is_finished = self._is_surely_new = False
        self.line.show_typing()
        self._say("")

    def _is_waiting(self) -> bool:
        return self.is_new and not self._lookup.knows(self.name)

    def _look(self) -> None:
        self._pause.stop()
        if self.name:
            self._lookup.ask(self.name)
        else:
            self._list.hide()

    def _hear(self, name: str) -> None:
        if self.hit is not None or name != self.name:
            return
        if self._is_finished:
            self._conclude()
        elif self.line.hasFocus():
            self._offer()
        self._held.release()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _give_up(self, sentence: str) -> None:
        """Tell why nobody could be looked up; the next key, or the form, asks again."""
        self._held.drop()
        self._then = None
        self._say(sentence)

    def _offer(self) -> None:
        hits, same = list(self._lookup.hits), self._lookup.namesakes(self.name)
        self._list.show_hits([*hits, NewPerson(self.name)], self.line)
        self._list.choose(hits.index(same[0]) if len(same) == 1 else -1 if hits else 0)

    def _meant(self) -> "PersonHit | None":
        return None if self._is_surely_new else self._lookup.meant(self.name, self.company.text())

    def _conclude(self) -> None:
        """Show what a finished name means: somebody known, one of several namesakes, or somebody new."""
        self._list.hide()
        meant = self._meant() if self.is_new else None
        if meant is not None:
            self.set_person(meant)
        elif self.hit is None:
            self._show_rest(is_shown=self.is_new)
            self._tell()
            self.changed.emit()

    def _show_rest(self, *, is_shown: bool) -> None:
        """Show where somebody new is from, and the address that came with the name."""
        self.company.setVisible(is_shown)
        self.mail.setVisible(is_shown and bool(self.mail.text()))

    def _tell(self) -> None:
        self._say(self.doubt())
        self.line.show_new(is_new=self.is_new and not self.doubt() and self._meant() is None)

    def _tell_company(self) -> None:
        """Let the organization tell which of several namesakes is meant."""
        self._tell()
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence) and self.line.property("wrong") != "true")
        self.line.setAccessibleDescription(sentence)

    def _answer_key(self, event: QKeyEvent) -> None:
        if event.key() in FINISHING and self._is_waiting():
            self._held.hold(event)
            event.accept()
            self._look()
        elif self._list.isVisible():
            self._answer_in_list(event)
        else:
            self._answer_alone(event)

    def _answer_in_list(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        is_sending = event.key() in ENTER and event.modifiers() & CONTROL
        if step:
            self._list.move_choice(step)
            event.accept()
        elif is_sending or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._finish(self._list.chosen())  # and on it goes, to another field or to send the form
        elif event.key() in ENTER:
            self._finish(self._list.chosen() or self._first())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._list.hide()
            event.accept()

    def _answer_alone(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.hit is None:
            self._is_finished = False
            self._look()
            event.accept()
        elif event.key() == Qt.Key.Key_Tab:
            self._leave()

    def _first(self) -> "PersonHit | None":
        """Return whom Enter takes where none is marked: the first found, unless several have the very name."""
        return None if self.doubt() or not self._lookup.hits else self._lookup.hits[0]

    def _finish(self, chosen: object | None) -> None:
        if chosen is None:
            self._leave(is_left=True)
        else:
            self._take(chosen)

    def _take(self, chosen: object) -> None:
        self._pause.stop()
        if isinstance(chosen, NewPerson):
            self.keep_new()
        else:
            self.set_person(chosen)  # type: ignore[arg-type]

    def _leave(self, *, is_left: bool = False) -> None:
        """Take the name as finished: whom it means is shown, and somebody new is asked for their organization."""
        if self._list.isVisible() and self.line.hasFocus() and not is_left:
            return
        self._is_finished = True
        if self._is_waiting():
            self._look()
        if not self._is_waiting():
            self._conclude()

    def _make_fields(self, name: str) -> None:
        self.line = PersonLine(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("Type a name"))
        self.told = label("", "caption", wrap=True)
        self.company = QLineEdit(self)
        self.company.setAccessibleName(_("{field}: organization").format(field=name))
        self.company.setPlaceholderText(_("Organization, if you know it"))
        self.mail = QLineEdit(self)
        self.mail.setAccessibleName(_("{field}: e-mail").format(field=name))
        self.mail.setPlaceholderText(_("E-mail"))
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in (self.line, self.told, self.company, self.mail):
            column.addWidget(one)
        for one in (self.told, self.company, self.mail):
            one.hide()
