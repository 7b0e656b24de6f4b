"""The lines of a day under their duties, and which of them has the keyboard."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.today.order import Group
from refnet.domain.today.rules import Item
from refnet.ui.pages.today import words
from refnet.ui.pages.today.group import TodayGroup
from refnet.ui.pages.today.row import TodayRow

Held = tuple[int, Item]  # the place of a line, and what it is about


class DayList(QWidget):
    """Groups of lines; arrows go from line to line across them."""

    done = Signal(object)
    put_off = Signal(object, object)
    opened = Signal(object)
    noted = Signal(object)
    numbered = Signal(object, int)
    menu_wanted = Signal(object, QPoint)
    reached = Signal(QWidget)  # the line that the arrows came to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: list[TodayGroup] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_groups(self, groups: Sequence[Group], today: date, currency: str) -> None:
        """Show these groups instead of those before; one in which nothing changed stays as it is."""
        before = self.groups
        kept = {group.holds: group for group in before if group.holds is not None}
        wanted = [(words.look(group.duty).title, group.items, today, currency) for group in groups]
        self.groups = [kept.get(what) or self._made(*what) for what in wanted]
        for old in before:
            self._column.removeWidget(old)
            if old not in self.groups:
                old.hide()
                old.deleteLater()
        for group in self.groups:
            self._column.addWidget(group)

    def drop(self, item: Item) -> None:
        """Let the line of what was settled go; the next one gets the keyboard that it had."""
        row = next((row for row in self.rows() if _is_same(row.item, item)), None)
        if row is None:
            return
        held = (self.rows().index(row), item) if row.hasFocus() else None
        next(group for group in self.groups if row in group.rows).drop(row)
        if held is not None:
            self.hold(held)

    def rows(self) -> list[TodayRow]:
        """Return all lines in their order."""
        return [row for group in self.groups for row in group.rows]

    def chosen(self) -> TodayRow | None:
        """Return the line that has the keyboard, or will have it once a dialog over the window is closed."""
        keyboard = self.window().focusWidget()
        return next((row for row in self.rows() if row is keyboard), None)

    def held(self) -> Held | None:
        """Return which line has the keyboard, None where something else has it."""
        row = self.chosen()
        return None if row is None else (self.rows().index(row), row.item)

    def hold(self, held: Held | None) -> None:
        """Give the keyboard to the same line again, to the one that took its place, or to the first of all."""
        rows = self.rows()
        place, item = held if held is not None else (0, None)
        same = [row for row in rows if item is not None and _is_same(row.item, item)]
        wanted = same or rows[min(place, len(rows) - 1) :][:1]
        for row in wanted[:1]:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, title: str, items: tuple[Item, ...], today: date, currency: str) -> TodayGroup:
        made = TodayGroup(title, items, today, currency, self)
        made.done.connect(self.done)
        made.put_off.connect(self.put_off)
        made.opened.connect(self.opened)
        made.noted.connect(self.noted)
        made.numbered.connect(self.numbered)
        made.menu_wanted.connect(self.menu_wanted)
        made.moved.connect(self._move)
        return made

    def _move(self, step: int) -> None:
        rows = self.rows()
        place = next((number for number, row in enumerate(rows) if row.hasFocus()), 0)
        wanted = rows[min(max(place + step, 0), len(rows) - 1)]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reached.emit(wanted)


def without(groups: Iterable[Group], gone: Iterable[Item]) -> list[Group]:
    """Return the groups without the lines that are gone, and without those that have no other line."""
    lost = {(item.duty, item.subject_id) for item in gone}
    left = (
        replace(group, items=tuple(one for one in group.items if (one.duty, one.subject_id) not in lost))
        for group in groups
    )
    return [group for group in left if group.items]


def _is_same(one: Item, other: Item) -> bool:
    return (one.duty, one.subject_id) == (other.duty, other.subject_id)
