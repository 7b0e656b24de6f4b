"""Done today: what was settled, newest first, with Undo for the last."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services.today import Settled
from refnet.ui.context import Context
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

MOST = 20  # lines


class SettledList(QWidget):
    """A link that says how many, and below it what and when."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shows = False
        self._said: list[QLabel] = []
        self._rows: tuple[Settled, ...] = ()
        self.link, self.undo = button("", kind="link"), button(_("Undo"), kind="quiet")
        self.link.clicked.connect(self._turn)
        self.undo.clicked.connect(partial(context.run, "undo"))
        self._lines = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        for one in (self.link, self.undo):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        head.addStretch(1)
        whole.addLayout(head)
        whole.addLayout(self._lines)

    def show_rows(self, rows: Sequence[Settled]) -> None:
        """Show what was done; nothing where nothing was."""
        self._rows = tuple(rows)
        self.setVisible(bool(rows))
        text = counted("Done today ({count})", "Done today ({count})", len(rows))
        self.link.setText(text)
        self.link.setAccessibleName(text)
        self.undo.setVisible(bool(rows) and rows[0].is_last)
        self.undo.setAccessibleName(_("Undo: {what}").format(what=rows[0].what) if rows else _("Undo"))
        self._show_lines()

    def texts(self) -> list[str]:
        """Return the lines in view."""
        return [one.text() for one in self._said]

    def _turn(self) -> None:
        self._shows = not self._shows
        self._show_lines()

    def _show_lines(self) -> None:
        while item := self._lines.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        shown = self._rows[:MOST] if self._shows else ()
        self._said = [label(f"{one.at.astimezone():%H:%M}  {one.what}", "muted") for one in shown]
        for one in self._said:
            self._lines.addWidget(one)
