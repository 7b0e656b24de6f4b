"""Today: one list of what is due, each line with its reason and one deed; beside it the week and the headline."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from refnet.domain.kinds import Duty
from refnet.domain.today.order import Group
from refnet.domain.today.rules import Item
from refnet.i18n import _, counted
from refnet.services import today
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts, formats
from refnet.ui.pages.today import words
from refnet.ui.pages.today.deeds import TodayDeeds
from refnet.ui.pages.today.group import TodayGroup
from refnet.ui.pages.today.headline import HeadlineCard
from refnet.ui.pages.today.reading import ALL, TodayShown, read
from refnet.ui.pages.today.row import TodayRow
from refnet.ui.pages.today.settled_list import SettledList
from refnet.ui.pages.today.week_card import WeekCard
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import label

BESIDE, MOST = 380, 60  # pixels of the column beside; lines that are shown at once
NARROWEST = 980  # pixels below which the cards stand under the list
PAUSE = 10  # milliseconds, so that the list is painted before whom to ask is worked out


class TodayPage(Page):
    """What is due for one of us, or for all."""

    key = "today"
    tables = (*today.TABLES, "question_asked", "note", "own_benchmark")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Today"))
        self.shown: TodayShown | None = None
        self.groups: list[TodayGroup] = []
        self._is_whole, self._shows_rest = False, False
        self._latest, self._later = Latest(self.jobs, self), Latest(self.jobs, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read_whole)
        self.deeds_of = TodayDeeds(context, self)
        self.whose = ChoiceBox([("", _("My day")), (ALL, _("Everybody’s day"))], _("Whose day"))
        self.whose.chosen.connect(self.refresh)
        self.week = WeekCard(self._open_plan, self)
        self.headline = HeadlineCard(context, self)
        self.more, self.rest = button(_("Show all"), kind="link"), button(_("Put off"), kind="link")
        self.more.clicked.connect(self._show_whole)
        self.rest.clicked.connect(self._turn_rest)
        self.calendar = button(_("Send to a calendar …"), "calendar", kind="link", hint="Ctrl+Shift+C")
        self.calendar.clicked.connect(partial(context.run, "today-calendar"))
        self.settled = SettledList(context, self)
        self.empty = EmptyState(_("Nothing is due today"), _nothing_due(), ways=self._ways(), parent=self)
        self._list, self._resting = QVBoxLayout(), QVBoxLayout()
        self._outside: QBoxLayout
        self._lay_out()

    def refresh(self) -> None:
        """Show what is due at once, and whom to ask a moment later."""
        self._latest.read(self._work(with_ideas=self.shown is not None), self._show)
        self._pause.start()

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what menus and keys can do here now."""
        row = self.chosen_row()
        return {"thank": partial(self.deeds_of.do, row.item)} if row and row.item.duty is Duty.THANKS else {}

    def rows(self) -> list[TodayRow]:
        """Return all lines in their order."""
        return [row for group in self.groups for row in group.rows]

    def chosen_row(self) -> TodayRow | None:
        """Return the line that has the keyboard."""
        return next((row for row in self.rows() if row.hasFocus()), None)

    def main_control(self) -> QWidget:
        rows = self.rows()
        return rows[0] if rows else self

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._outside.setContentsMargins(self.margin, 4, self.margin, self.margin)
        is_beside = self.width() >= fonts.px(NARROWEST) or not narrow
        self._outside.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)

    def _work(self, *, with_ideas: bool) -> Callable[[], TodayShown]:
        return partial(read, self.store, self.whose.value(), self.context.today(), with_ideas=with_ideas)

    def _read_whole(self) -> None:
        if not self.context.is_open:  # the file was closed meanwhile
            return
        self._later.read(self._work(with_ideas=True), self._show)
        self.headline.read(self.whose.value())

    def _show(self, shown: TodayShown) -> None:
        self.shown = shown
        place = next((number for number, row in enumerate(self.rows()) if row.hasFocus()), None)
        self.whose.setVisible(len(shown.reps) > 1)
        self._show_groups(shown)
        self._show_resting(shown)
        self.settled.show_rows(shown.settled)
        self.week.show_week(shown.week, shown.wanted, shown.open_deals)
        self.empty.setVisible(not shown.agenda.due)
        self.context.due.emit(self.key, len(shown.agenda.due) - shown.agenda.day.more)
        self.set_subtitle(formats.day(self.context.today()))
        if place is not None and self.rows():
            self.rows()[min(place, len(self.rows()) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_groups(self, shown: TodayShown) -> None:
        _empty(self._list)
        self.groups = []
        for group in self._wanted_groups(shown):
            self._add_group(self._list, words.look(group.duty).title, group.items)
        more = shown.agenda.day.more
        self.more.setVisible(bool(more))
        few = counted("{count} more is due: show all", "{count} more are due: show all", more)
        _say(self.more, _("Show only what fits today") if self._is_whole else few)
        self.more.setToolTip(words.order_explained())

    def _wanted_groups(self, shown: TodayShown) -> tuple[Group, ...]:
        if not self._is_whole:
            return shown.agenda.day.groups
        items = shown.agenda.due[: MOST * 5]
        groups = (Group(duty, tuple(item for item in items if item.duty is duty)) for duty in Duty)
        return tuple(group for group in groups if group.items)

    def _show_resting(self, shown: TodayShown) -> None:
        _empty(self._resting)
        count = len(shown.agenda.put_off)
        self.rest.setVisible(bool(count))
        _say(self.rest, counted("Put off ({count})", "Put off ({count})", count))
        if self._shows_rest:
            for item in shown.agenda.put_off[:MOST]:
                self._resting.addWidget(self._resting_line(item))

    def _resting_line(self, item: Item) -> QWidget:
        line = QWidget(self)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(item.what, "muted"), 1)
        back = button(_("Back on the list"), kind="quiet")
        back.setAccessibleName(_("Back on the list: {what}").format(what=item.what))
        back.clicked.connect(partial(self.deeds_of.put_back, item))
        row.addWidget(back)
        return line

    def _add_group(self, column: QVBoxLayout, title: str, items: tuple[Item, ...]) -> None:
        group = TodayGroup(title, items, words.later_days(self.context.today()), self)
        group.done.connect(self.deeds_of.do)
        group.put_off.connect(self.deeds_of.put_off)
        group.opened.connect(self._open)
        group.noted.connect(self.deeds_of.write_note)
        group.moved.connect(self._move)
        group.menu_wanted.connect(self._open_menu)
        self.groups.append(group)
        column.addWidget(group)

    def _move(self, step: int) -> None:
        rows = self.rows()
        place = next((number for number, row in enumerate(rows) if row.hasFocus()), 0)
        wanted = rows[min(max(place + step, 0), len(rows) - 1)]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(wanted)

    def _open(self, item: Item) -> None:
        page = {"person": "allies", "introduction": "introductions", "deal": "deals"}
        if item.opens is not None:
            self.context.go(page[item.opens[0]], item.opens)

    def _open_menu(self, row: TodayRow, place: QPoint) -> None:
        menu = row.menu()
        self.deeds_of.fill_menu(menu, row.item)
        menu.popup(place)

    def _show_whole(self) -> None:
        self._is_whole = not self._is_whole
        if self.shown is not None:
            self._show_groups(self.shown)

    def _turn_rest(self) -> None:
        self._shows_rest = not self._shows_rest
        if self.shown is not None:
            self._show_resting(self.shown)

    def _open_plan(self) -> None:
        self.context.go("plan")

    def _ways(self) -> list[Way]:
        return [
            Way(_("Log introduction"), "handshake", partial(self.context.run, "log-introduction"), primary=True),
            Way(_("Log ask"), "message-circle-question-mark", partial(self.context.run, "log-ask")),
            Way(_("Import"), "file-down", partial(self.context.run, "import")),
        ]

    def _lay_out(self) -> None:
        left, right = QWidget(), _Beside()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.whose, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.setSpacing(16)
        column.addLayout(self._list)
        column.addWidget(self.empty)
        for one in (self.more, self.rest):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._resting)
        column.addWidget(self.settled)
        column.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.headline)
        beside.addWidget(self.week)
        beside.addStretch(1)
        right.setFixedWidth(fonts.px(BESIDE))
        inner = QWidget()
        inner.setProperty("back", "none")
        self._outside = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._outside.setContentsMargins(self.margin, 4, self.margin, self.margin)
        self._outside.setSpacing(24)
        self._outside.addWidget(left, 1)
        self._outside.addWidget(right)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)


class _Beside(QWidget):
    """As high as its wrapped words are at its own width: below the list, the page would reckon with its full width."""

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and layout is not None:
            self.setMinimumHeight(max(0, layout.minimumHeightForWidth(self.width())))
        return handled


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if old := item.widget():
            old.hide()
            old.deleteLater()


def _say(link: QPushButton, text: str) -> None:
    link.setText(text)
    link.setAccessibleName(text)


def _nothing_due() -> str:
    return _(
        "Introductions that wait for your call, meetings to prepare, people to thank and whom to ask stand here, "
        "each with its reason."
    )
