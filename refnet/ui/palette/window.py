"""The palette's window: a field, a list and the keys, over the page and under its head."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from refnet.domain.errors import RefNetError
from refnet.i18n import _, counted
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts, icons, theme
from refnet.ui.palette.deeds_line import DeedsLine
from refnet.ui.palette.list import PaletteList
from refnet.ui.palette.rows import commands
from refnet.ui.palette.search import Search
from refnet.ui.record_deeds import Deed
from refnet.ui.widgets.forms.held_keys import FINISHING, HeldKeys
from refnet.ui.widgets.parts.cards import round_corners, rule
from refnet.ui.widgets.parts.labels import label

WIDTH, UNDER_HEAD, PAUSE = 620, 64, 40
COMMANDS_ONLY = ">"


class PaletteWindow(QDialog):
    """Closes with Esc, with Enter after it opened something, and when another window is used."""

    def __init__(self, context: Context, over: QWidget, search: Search) -> None:
        super().__init__(over.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(search.title)
        self.setAccessibleName(search.prompt)
        self._context, self._search = context, search
        self._latest = Latest(context.jobs, self)
        self._asked: str = ""
        self._answered: str | None = None  # the text that the list is of
        self._held = HeldKeys(self)
        self.field, self.count = QLineEdit(), label("", "caption")
        self.list, self.deeds = PaletteList(self), DeedsLine(self)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.field.textChanged.connect(self._typed)
        self.list.itemClicked.connect(self._click)
        self.list.currentItemChanged.connect(self._show_deeds)
        self._look()
        self._place(over)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        is_deed = keys in self._search.keys
        if (is_deed or event.key() in FINISHING) and self._answered != self.field.text().strip():
            self._held.hold(event)  # the list is not of what was typed yet
            self._look()
        elif is_deed:
            self._do(keys)
        else:
            self._move(event)

    def _move(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.list.move_choice(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_chosen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        round_corners(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.close()

    def _typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        text = self._asked = self.field.text().strip()
        is_of_commands = self._search.has_commands and (not text or text.startswith(COMMANDS_ONLY))
        if self._context.is_open and not is_of_commands:
            self._latest.read(partial(self._search.find, text), self._show, self._give_up)
        else:
            self._latest.forget()
            self._show(None)

    def _show(self, hits: Any) -> None:  # noqa: ANN401 - what the search found, None for commands alone
        typed = self.field.text().strip()
        text = typed.removeprefix(COMMANDS_ONLY).strip() if self._search.has_commands else typed
        rows = list(self._search.rows(hits)) if hits is not None else []
        if self._search.has_commands:
            rows += commands(self._context.actions, text, 40 if not typed or typed != text else 6)
        self.list.show_rows(rows, text, chooses=bool(typed) or self._search.has_commands)
        self._empty.setText(self._nothing() if typed else self._search.prompt)
        self.count.setText(counted("{count} found", "{count} found", len(rows)) if text else "")
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._answered = self._asked
        self._held.release()

    def _give_up(self, error: RefNetError) -> None:
        self._held.drop()
        self._context.jobs.refused.emit(error)

    def _open_chosen(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self.close()
            row.run()

    def _do(self, keys: str) -> None:
        """Do with the chosen row what these keys mean, if they mean something there."""
        row = self.list.chosen()
        deed = next((one for one in row.deeds if one.keys == keys), None) if row is not None else None
        if deed is not None:
            self.close()
            deed.run()

    def _show_deeds(self) -> None:
        row = self.list.chosen()
        deeds: tuple[Deed, ...] = row.deeds if row is not None else ()
        self.deeds.show_deeds(deeds)

    def _nothing(self) -> str:
        return _("Nothing has this name. Fewer letters find more.")

    def _click(self, _item: QListWidgetItem) -> None:
        self._open_chosen()

    def _place(self, over: QWidget) -> None:
        """Stand under the head, in the middle of what it covers."""
        width = min(fonts.px(WIDTH), over.width() - 16)
        self._frame.setFixedWidth(width)
        self.move(over.mapToGlobal(QPoint((over.width() - width) // 2, fonts.px(UNDER_HEAD))))

    def _lay_out(self) -> None:
        frame = QFrame(self)
        frame.setProperty("popup", "true")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        outside.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self._frame = frame
        column.addLayout(self._top())
        column.addWidget(rule())
        column.addWidget(self.list)
        self._empty = label(self._nothing(), "muted")
        self._empty.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._empty)
        column.addWidget(rule())
        column.addWidget(self.deeds)
        column.addLayout(self._keys())

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        glass = QLabel()
        glass.setPixmap(icons.pixmap("search", fonts.px(18), theme.current().text2))
        self.field.setProperty("bare", "true")
        self.field.setFont(fonts.font(15))
        self.field.setPlaceholderText(self._search.prompt)
        self.field.setAccessibleName(self.field.placeholderText())
        row.addWidget(glass)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        return row

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(6)
        known = [("↑ ↓", _("move")), ("Enter", _("open")), (">", _("commands only")), ("Esc", _("close"))]
        if not self._search.has_commands:
            known = [known[0], ("Enter", _("take")), known[3]]
        for keys, what in known:
            for key in keys.split():
                row.addWidget(label(key, "key"))
            row.addWidget(label(what, "caption"))
            row.addSpacing(10)
        row.addStretch(1)
        return row
