"""A day, typed as people say it or picked from a calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.ui.look import dates, fonts, formats, icons

WIDEST, AROUND = "30 Sept 2026", 48  # a day as it is written, and what stands round it


class DateField(QLineEdit):
    """Holds a day or nothing; arrows up and down move it by a day. `ahead`: Friday is the next one, not the last."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None, *, empty: bool = False, ahead: bool = False) -> None:
        super().__init__(parent)
        self._today, self._ahead = today, ahead
        self._value: date | None = None
        self._calendar: QWidget | None = None
        self.setAccessibleName(_("Date"))
        self.setPlaceholderText(_("today, 12.3., 5 Nov"))
        self.setMinimumWidth(QFontMetrics(fonts.font()).horizontalAdvance(WIDEST) + fonts.px(AROUND))
        action = QAction(icons.icon("calendar"), _("Calendar"), self)
        action.triggered.connect(self._open_calendar)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._settle)
        if not empty:
            self.set_value(today)

    def value(self) -> date | None:
        """Return the day, None when there is none or when it cannot be read."""
        self._settle()
        return self._value

    def checked(self, field: str) -> date:
        """Return the day, or raise InvalidInput for `field`."""
        found = self.value()
        if found is None:
            sentence = _("Please give a day, such as today, 12.3. or 2026-03-12.")
            raise InvalidInput(field, sentence)
        return found

    def optional(self, field: str) -> date | None:
        """Return the day or nothing; raise InvalidInput when something was typed that is no day."""
        return self.checked(field) if self.text().strip() else None

    def set_value(self, value: date | None) -> None:
        """Show a day, or nothing."""
        is_new = value != self._value
        self._value = value
        self.setText(formats.day(value) if value else "")
        if is_new:
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        elif step:
            self.set_value((self.value() or self._today) + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _settle(self) -> None:
        """Read what was typed; what cannot be read stays as it is, to be mended."""
        found = dates.parse(self.text(), self._today, ahead=self._ahead)
        if found is not None or not self.text().strip():
            self.set_value(found)
        else:
            self._value = None

    def _open_calendar(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("back", "surface")
        calendar = QCalendarWidget(popup)
        calendar.setAccessibleName(_("Calendar"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # Qt has them red
            calendar.setWeekdayTextFormat(weekend, calendar.weekdayTextFormat(Qt.DayOfWeek.Monday))
        _show_arrows(calendar)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.value() or self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        box = QVBoxLayout(popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()
        self._calendar = popup

    def _pick(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.setFocus()


def _show_arrows(calendar: QCalendarWidget) -> None:
    """Give the arrows the colour of the theme; Qt's own are black."""
    for button in calendar.findChildren(QToolButton):
        if button.objectName() == "qt_calendar_prevmonth":
            button.setIcon(icons.icon("chevron-left", "text"))
        elif button.objectName() == "qt_calendar_nextmonth":
            button.setIcon(icons.icon("chevron-right", "text"))
