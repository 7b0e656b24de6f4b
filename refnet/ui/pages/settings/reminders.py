"""The reminders of this computer: at the start of the day, with or without names, and RefNet in the tray."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.domain.meetings import clock
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line, tick
from refnet.ui.look import fonts
from refnet.ui.reminder import BEGINS, NAMES, REMIND, USUALLY
from refnet.ui.tray import KEEP, has_tray
from refnet.ui.voice import speaker
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

WIDTH = 90  # pixels of the time


class Reminders(QWidget):
    """Nothing reminds until it is wished; where there is no tray, a sentence says so and what to do instead."""

    def __init__(
        self,
        context: Context,
        available: Callable[[], bool] = has_tray,
        find: Callable[[], str | None] = speaker,
    ) -> None:
        super().__init__()
        self._context, self._available, self._find = context, available, find
        settings = context.settings
        self.remind = tick(_("Remind me half an hour before meetings, and of a working day’s list at"))
        self.at = line(_("Time"), settings.text(BEGINS, USUALLY))
        self.at.setFixedWidth(fonts.px(WIDTH))
        self.names = tick(_("Name people in reminders; else they only count, as others may see the screen"))
        self.keep = tick(_("Keep RefNet in the tray when its window is closed"))
        self.wrong = label("", "danger", wrap=True)
        self.none = label("", "caption")
        self.calendar = button(_("Send Today to a calendar …"), kind="link")
        self._lay_out()
        for box, name in ((self.remind, REMIND), (self.names, NAMES), (self.keep, KEEP)):
            box.setChecked(settings.flag(name))
            box.toggled.connect(partial(self._keep, name))
        self.at.editingFinished.connect(self._keep_time)
        self.calendar.clicked.connect(partial(context.run, "today-calendar"))
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Offer what this desktop can do; a choice that was made can be taken back even where it has no use now."""
        is_kept, speaks = self._available(), self._find() is not None
        self.remind.setEnabled(is_kept or speaks or self.remind.isChecked())
        self.keep.setEnabled(is_kept or self.keep.isChecked())
        self.at.setEnabled(self.remind.isChecked())
        self.names.setEnabled(self.remind.isChecked())
        only_open = _("This desktop shows no tray: RefNet reminds you while its window is open, a calendar always.")
        never = _("This desktop shows no tray, so RefNet cannot remind you itself. A calendar can.")
        self.none.setText(only_open if speaks else never)
        for words in (self.none, self.calendar):
            words.setVisible(not is_kept)

    def _keep(self, name: str, wished: bool) -> None:
        self._context.settings.keep(name, wished)
        self._settle()

    def _keep_time(self) -> None:
        at = clock(self.at.text())
        said = "" if at else _("Please give the time as in 8:30.")
        self.wrong.setText(said)
        self.wrong.setVisible(bool(said))
        self.at.setAccessibleDescription(said)
        if at:
            self.at.setText(at)
            self._context.settings.keep(BEGINS, at)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Reminders on this computer"), "field"))
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.remind)
        first.addWidget(self.at)
        last.addWidget(self.none)
        last.addWidget(self.calendar)
        for row in (first, last):
            row.addStretch(1)
        column.addLayout(first)
        column.addWidget(self.wrong)
        column.addWidget(self.names)
        column.addWidget(self.keep)
        column.addLayout(last)
        self.wrong.hide()
