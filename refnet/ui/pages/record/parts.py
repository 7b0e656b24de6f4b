"""Pieces of the side panels: numbers in a row, lines of a record, and the history of changes."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.store.past import FieldChange, Past
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts, formats, words
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.timeline import Entry, Timeline

MARGIN, NAMES = 16, 76  # NAMES: the names of what a record says, so that its sections stand in one line
LONGEST = 40  # letters of a value in the history
UNTOLD = ("id", "search_key", "family_key", "normal", "created_at", "updated_at")


def figures(shown: Sequence[tuple[str, str]]) -> QWidget:
    """Return numbers side by side, each with the words that say what it counts."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for number, said in shown:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(number, "figure"))
        column.addWidget(label(said, "caption"))
        row.addLayout(column)
    row.addStretch(1)
    return holder


def facts(shown: Sequence[tuple[str, str]]) -> QWidget:
    """Return lines of name and value, of which the value can be selected and copied; empty ones are left out."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, fonts.px(NAMES))
    for number, (name, value) in enumerate((name, value) for name, value in shown if value):
        grid.addWidget(label(name, "caption"), number, 0, Qt.AlignmentFlag.AlignTop)
        said = label(value, "body", wrap=True)
        said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        said.setAccessibleName(f"{name}: {value}")
        grid.addWidget(said, number, 1)
    return holder


def column(*parts: QWidget) -> QWidget:
    """Return parts below each other, for the panel to scroll."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.setSpacing(12)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return inside


class HistoryList(QWidget):
    """What was done to one record, by whom and when; read when it is first looked at."""

    def __init__(self, context: Context, table: str, key: UUID, parts: Sequence[str] = ()) -> None:
        super().__init__()
        self._context, self._table, self._key, self._parts = context, table, key, parts
        self._latest = Latest(context.jobs, self)
        self._is_read = False
        self.timeline = Timeline()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(self.timeline)
        layout.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_read:
            self._is_read = True
            self._latest.read(partial(self._context.store.history, self._table, self._key, self._parts), self._show)

    def _show(self, steps: list[Past]) -> None:
        self.timeline.show_entries([_entry(step) for step in steps])


def _entry(step: Past) -> Entry:
    title = step.label if step.stands else _("{step} (undone)").format(step=step.label)
    changes = [said for change in step.fields if (said := _say(change))]
    detail = "; ".join([_("by {author}").format(author=step.author), *changes])
    return Entry(step.made_at.astimezone().date(), title, detail, "pencil", "neutral")


def _say(change: FieldChange) -> str:
    """Say what became of one field; keys of other rows mean nothing to people."""
    if change.column in UNTOLD or change.column.endswith("_id") or change.before is None:
        return ""
    name = change.column.replace("_", " ")
    return f"{name}: {_shown(change.before)} → {_shown(change.after)}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return formats.day(value.astimezone().date() if isinstance(value, datetime) else value)
    text = words.any_word(value) if value not in (None, "") else formats.DASH
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
