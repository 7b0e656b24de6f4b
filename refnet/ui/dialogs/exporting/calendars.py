"""Follow-ups, or Today, for a calendar: how many of each kind there are, and a file that every calendar opens."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.services import exports, reps
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting.first_rows import FirstRows
from refnet.ui.dialogs.exporting.written import WrittenDialog
from refnet.ui.dialogs.parts import folders
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.look import fonts, formats
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.services.exports import FollowUp
    from refnet.store.database import Store

SHOWN = 50  # in the table
RINGS = "calendar_rings"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Something that goes into a calendar: in words, how it is found on a day, and how it is written to a path."""

    title: str
    about: str
    nothing: str
    file: str
    find: "Callable[[Store, date], list[FollowUp]]"
    write: "Callable[[Store, Path, date, bool], int]"


class CalendarDialog(FormDialog):
    """What is to be done, by day, and the verb that saves it as a calendar."""

    def __init__(self, context: Context, calendar: Calendar, parent: QWidget | None = None) -> None:
        super().__init__(context, calendar.title, verb=_("Save as …"), width=680, parent=parent)
        self._count = -1
        self._calendar = calendar
        again = _("Open the file in a calendar; when you export again, what is there already is brought up to date.")
        self.add_widget(label(f"{calendar.about} {again}", "muted", wrap=True))
        self.rows = FirstRows()
        self.rows.setMinimumHeight(fonts.px(280))
        self.add_row(Field("rows", _("To be done"), self.rows, hint=" "))
        rings = _("Let the calendar ring: at nine, and half an hour before a meeting with a time")
        self.rings = tick(rings, ticked=context.settings.text(RINGS) == "yes")
        self.add_widget(self.rings)
        context.jobs.read(partial(calendar.find, context.store, context.today()), self._show)

    def submit(self) -> None:
        if self._count == 0:
            raise InvalidInput("rows", self._calendar.nothing)
        self.context.settings.keep(RINGS, "yes" if self.rings.isChecked() else "no")
        name = f"{self._calendar.file}-{self.context.today():%Y-%m-%d}.ics"
        files = folders.for_export(QFileDialog(self, self.windowTitle()), self.context)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilter(_("Calendar") + " (*.ics)")
        files.setDefaultSuffix("ics")
        files.selectFile(name)
        files.fileSelected.connect(self.write)
        files.open()

    def write(self, name: str) -> None:
        """Write the calendar in the background."""
        path = Path(name)
        work = partial(self._calendar.write, self.context.store, path, self.context.today(), self.rings.isChecked())
        self.context.jobs.read(work, partial(self._wrote, path), self._refused)

    def _show(self, found: "list[FollowUp]") -> None:
        self._count = len(found)
        kinds = Counter(one.kind for one in found)
        told = ", ".join(f"{kind}: {formats.number(count)}" for kind, count in sorted(kinds.items()))
        self.fields["rows"].set_hint(told or _("nothing"))
        self.rows.show_rows(
            (_("Day"), _("Time"), _("What"), _("Kind")),
            [(one.day, one.at, one.summary, one.kind) for one in found[:SHOWN]],
        )
        self.rows.setColumnWidth(2, fonts.px(330))

    def _wrote(self, path: Path, count: int) -> None:
        told = counted("{count} entry", "{count} entries", count)
        said = _("{file} was written: {rows}.").format(file=path.name, rows=told)
        self.context.say(said, undo=False)
        WrittenDialog(said, path, parent=self.parentWidget()).open()
        self.sent(path)


def follow_ups() -> Calendar:
    """Return what is to be done with people, of all of us."""
    return Calendar(
        _("Follow-ups for a calendar"),
        _("Next steps, answers awaited, thanks owed and allies gone quiet, each on its day."),
        _("There is nothing to follow up: no next step, no open ask, no thanks owed."),
        _("follow-ups"),
        exports.follow_ups,
        _write_follow_ups,
    )


def today() -> Calendar:
    """Return the day of whoever is at the keyboard."""
    return Calendar(
        _("Today for a calendar"),
        _("What is on your list, meetings to come, what you put off, and tasks with their day."),
        _("Nothing is on your list, and no meeting and no task has a day to come."),
        _("today"),
        _find_today,
        _write_today,
    )


def _write_follow_ups(store: "Store", path: Path, today: date, rings: bool) -> int:
    return exports.write_follow_ups(store, path, today, rings=rings)


def _find_today(store: "Store", today: date) -> "list[FollowUp]":
    return exports.todays_calendar(store, _me(store), today)


def _write_today(store: "Store", path: Path, today: date, rings: bool) -> int:
    return exports.write_todays_calendar(store, path, _me(store), today, rings=rings)


def _me(store: "Store") -> UUID | None:
    """Return who is at the keyboard, None for all of us while nobody said so."""
    me = reps.me(store)
    return me.id if me is not None else None
