"""Today: one list of what is due, each line with its reason and one deed; beside it the week and the headline."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from refnet.domain.kinds import Duty, Role
from refnet.domain.today.order import Group
from refnet.domain.today.rules import Item
from refnet.i18n import _, counted
from refnet.services import today
from refnet.ui.context import Context
from refnet.ui.jobs import InTurn, Latest
from refnet.ui.look import fonts, formats
from refnet.ui.pages.today import words
from refnet.ui.pages.today.columns import TwoColumns
from refnet.ui.pages.today.day_list import DayList, without
from refnet.ui.pages.today.deeds import TodayDeeds
from refnet.ui.pages.today.empties import FirstDay, NothingDue
from refnet.ui.pages.today.headline import HeadlineCard
from refnet.ui.pages.today.reading import ALL, TodayShown, read
from refnet.ui.pages.today.resting_list import RestingList
from refnet.ui.pages.today.row import TodayRow
from refnet.ui.pages.today.settled_list import SettledList
from refnet.ui.pages.today.week_card import WeekCard
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

MOST = 40  # lines that are shown at once
NARROWEST = 980  # pixels below which the cards stand under the list
MINUTE = 60_000  # milliseconds between two looks at the calendar
PAUSE = 10  # milliseconds, so that the list is painted before whom to ask is worked out


class TodayPage(Page):
    """What is due for one of us, or for all."""

    key = "today"
    tables = (*today.TABLES, "question_asked", "note", "own_benchmark")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Today"))
        self.shown: TodayShown | None = None
        self._leaf: int | None = None  # which part of all that is due is shown, none while only the day is
        self._day = context.today()
        self._latest, self._later = Latest(self.jobs, self), InTurn(self.jobs, self)
        self._gone: list[Item] = []  # settled since what is shown began to be read
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read_whole)
        self.deeds_of = TodayDeeds(context, self, self._other_rep)
        self.whose = ChoiceBox([("", _("My day")), (ALL, _("Everybody’s day"))], _("Whose day"))
        self.whose.chosen.connect(self.refresh)
        self.week = WeekCard(self._open_plan, self)
        self.headline = HeadlineCard(context, self)
        self._dawn = QTimer(self, interval=MINUTE)
        self._dawn.timeout.connect(self._greet)
        self._dawn.start()
        self.more, self.resting = button(_("Show all"), kind="link"), RestingList(self)
        self.fewer = button(_("Show only what fits today"), kind="link")
        self.more.clicked.connect(self._show_more)
        self.fewer.clicked.connect(self._show_day)
        self.calendar = button(_("Send to a calendar …"), "calendar", kind="link", hint="Ctrl+Shift+C")
        self.calendar.clicked.connect(partial(context.run, "today-calendar"))
        self.resting.back.connect(self.deeds_of.put_back)
        self.explained = label(f"{words.order_explained()} {words.keys_explained()}", "caption", wrap=True)
        self.settled = SettledList(context, self)
        self.first = FirstDay(context, self)
        self.empty = NothingDue(context, self._open_plan, self)
        for one in (self.first, self.empty, self.explained, self.more, self.fewer, self.resting, self.settled):
            one.hide()
        self.list = self._made_list()
        self.deeds_of.finished.connect(self._drop)
        self._lay_out()

    def refresh(self) -> None:
        """Show what is due at once, and whom to ask a moment later; from then on all together."""
        self._day = self.context.today()
        if self.shown is None:
            self._latest.read(self._work(with_ideas=False), self._show)
            self._pause.start()
        else:
            self._read_whole()

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what menus and keys can do here now."""
        row, owed = self.chosen_row(), [one for one in self.rows() if one.item.duty is Duty.THANKS]
        found = self.deeds_of.of(row.item) if row is not None else {}
        if row in owed:
            found["thank"] = partial(self.deeds_of.do, row.item)
            found["tell"] = partial(self.deeds_of.write_note, row.item)
        elif owed:
            found["thank"] = partial(self._go_to, owed[0])
        return found

    def rows(self) -> list[TodayRow]:
        """Return all lines in their order."""
        return self.list.rows()

    def chosen_row(self) -> TodayRow | None:
        """Return the line that has the keyboard."""
        return self.list.chosen()

    def main_control(self) -> QWidget:
        rows = self.rows()
        return rows[0] if rows else self

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._columns.set_room(self.margin, is_beside=self.width() >= fonts.px(NARROWEST) or not narrow)

    def _work(self, *, with_ideas: bool) -> Callable[[], TodayShown]:
        return partial(read, self.store, self.whose.value(), self.context.today(), with_ideas=with_ideas)

    def _other_rep(self) -> UUID | None:
        """Return whose day a manager looks at."""
        return UUID(self.whose.value()) if self.whose.value() not in ("", ALL) else None

    def _read_whole(self) -> None:
        if not self.context.is_open:  # the file was closed meanwhile
            return
        self._later.read(self._work(with_ideas=True), self._show)
        self.headline.read(self.whose.value(), self.whose.currentText() if self._is_team() else "")

    def _greet(self) -> None:
        """Show the new day where the window was left open over night."""
        if self._day != self.context.today() and self.context.is_open and self.shown is not None:
            self.refresh()

    def _is_team(self) -> bool:
        return self.shown is not None and len(self.shown.reps) > 1

    def _show(self, shown: TodayShown) -> None:
        held, is_here = self.list.held(), self.hasFocus()
        self.shown = shown
        if self._later.is_last:
            self._gone = []
        self.whose.setVisible(self._is_team())
        self.whose.set_options(_choices(shown))
        self.headline.whose.setText(self.whose.currentText() if self._is_team() else "")
        self._show_groups(shown)
        self.resting.show_items(shown.agenda.put_off, shown.agenda.until)
        self.settled.show_rows(shown.settled)
        self.week.show_week(shown.week, shown.wanted, shown.pipeline)
        self._show_empty(shown)
        self.context.due.emit(self.key, len(shown.agenda.due) - shown.agenda.day.more)
        self.set_subtitle(formats.weekday(self.context.today()))
        if held is not None or is_here:
            self.list.hold(held)
            QTimer.singleShot(0, self, self._follow_keyboard)
        if held is not None and not self.rows():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self, shown: TodayShown) -> None:
        is_empty = not shown.agenda.due
        self.first.setVisible(is_empty and not shown.has_people)
        self.empty.setVisible(is_empty and shown.has_people and (shown.is_whole or bool(shown.settled)))
        self.empty.say_done(len(shown.settled))
        self.explained.setVisible(not is_empty)
        self.calendar.setVisible(shown.has_people)

    def _show_groups(self, shown: TodayShown) -> None:
        self.list.show_groups(
            without(self._wanted_groups(shown), self._gone), self.context.today(), shown.pipeline.currency
        )
        self._offer_more(shown)

    def _offer_more(self, shown: TodayShown) -> None:
        """Say how much more is due than is shown."""
        more, all_ = shown.agenda.day.more, len(shown.agenda.due)
        left = all_ - (0 if self._leaf is None else (self._leaf + 1) * MOST)
        self.more.setVisible(bool(more) and left > 0)
        self.fewer.setVisible(self._leaf is not None)
        few = counted("{count} more is due: show all", "{count} more are due: show all", more)
        step = _("Next {count} of {all}").format(count=min(left, MOST), all=formats.number(all_))
        _say(self.more, few if self._leaf is None else step)

    def _wanted_groups(self, shown: TodayShown) -> tuple[Group, ...]:
        if self._leaf is None:
            return shown.agenda.day.groups
        if self._leaf * MOST >= len(shown.agenda.due):  # what stood there was settled
            self._leaf = 0
        items = shown.agenda.due[self._leaf * MOST : (self._leaf + 1) * MOST]
        groups = (Group(duty, tuple(item for item in items if item.duty is duty)) for duty in Duty)
        return tuple(group for group in groups if group.items)

    def _drop(self, item: Item) -> None:
        """Let the line of what was settled go at once; an answer that is still on its way does not bring it back."""
        self._gone.append(item)
        self.list.drop(item)

    def _made_list(self) -> DayList:
        made = DayList(self)
        made.done.connect(self.deeds_of.do)
        made.put_off.connect(self.deeds_of.put_off)
        made.opened.connect(self._open)
        made.noted.connect(self.deeds_of.write_note)
        made.numbered.connect(self.deeds_of.press)
        made.menu_wanted.connect(self._open_menu)
        made.reached.connect(self._bring_into_view)
        return made

    def _follow_keyboard(self) -> None:
        """Show the line that has the keyboard once the new lines have their places; with the first, the top too."""
        row = self.chosen_row()
        if row is not None and row is self.rows()[0]:
            self._columns.to_top()
        elif row is not None:
            self._columns.ensureWidgetVisible(row)

    def _go_to(self, row: TodayRow) -> None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_view(row)

    def _bring_into_view(self, row: QWidget) -> None:
        self._columns.ensureWidgetVisible(row)

    def _open(self, item: Item) -> None:
        page = {"person": "allies", "introduction": "introductions", "deal": "deals"}
        if item.opens is not None:
            self.context.go(page[item.opens[0]], item.opens)

    def _open_menu(self, row: TodayRow, place: QPoint) -> None:
        menu = row.menu()
        self.deeds_of.fill_menu(menu, row.item)
        menu.popup(place)

    def _show_more(self) -> None:
        self._leaf = 0 if self._leaf is None else self._leaf + 1
        self._show_again()

    def _show_day(self) -> None:
        self._leaf = None
        self._show_again()

    def _show_again(self) -> None:
        if self.shown is not None:
            self._show_groups(self.shown)
            self._columns.to_top()

    def _open_plan(self) -> None:
        self.context.go("plan")

    def _lay_out(self) -> None:
        links = (self.more, self.fewer)
        left = (self.whose, self.list, self.first, self.empty, *links, self.resting, self.settled, self.calendar)
        small = (self.whose, *links, self.calendar)
        self._columns = TwoColumns((*left, self.explained), small, (self.headline, self.week))
        self._columns.set_room(self.margin, is_beside=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)


def _say(link: QPushButton, text: str) -> None:
    link.setText(text)
    link.setAccessibleName(text)


def _choices(shown: TodayShown) -> list[tuple[str, str]]:
    """Return whose day can be looked at: one's own and everybody's; a manager's people one by one."""
    found = [("", _("My day")), (ALL, _("Everybody’s day"))]
    if shown.me is not None and shown.me.role is Role.MANAGER:
        found += [(str(one.id), one.name) for one in shown.reps if one.id != shown.me.id]
    return found
