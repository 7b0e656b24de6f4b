"""The time slider under the network picture: from which month to which, with the introductions of each month as bars."""

from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from refnet.domain.network.picture import Codes
from refnet.domain.network.time import month_end, month_number, month_of
from refnet.i18n import _
from refnet.ui.look import fonts, formats
from refnet.ui.pages.network.months import MonthTrack
from refnet.ui.widgets.parts.buttons import icon_button
from refnet.ui.widgets.parts.labels import label

HEIGHT = 66
LONGEST_PLAY = 20_000  # milliseconds from the first month to the last
FASTEST, SLOWEST, STEPWISE = 120, 400, 1_000  # milliseconds a month


class TimeSlider(QWidget):
    """Two handles and a button that plays; both handles at the ends mean the whole time."""

    moved = Signal(object, object)  # the first day and the last that count, None where there is no bound

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("back", "surface")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.is_still = False  # reduced motion: step by step
        self.has_months = False
        self._first = 0
        self._today = date.min
        self.play = icon_button("play", _("Play the months"), edged=True, parent=self)
        self.play.clicked.connect(self.toggle)
        self.span = label("", wrap=True)
        self.track = MonthTrack(self)
        self.track.moved.connect(self._moved)
        self._words = label(_("Bars: introductions a month"), "caption", wrap=True)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._step)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(14)
        row.addWidget(self.play)
        row.addWidget(self.span)
        row.addWidget(self.track, 1)
        row.addWidget(self._words)
        self.hide()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day that count, None where there is no bound."""
        low, high = self.track.low, self.track.high
        since = month_of(self._first + low) if low > 0 else None
        until = month_end(self._first + high) if high < self.track.last else None
        return since, until

    @property
    def words(self) -> str:
        """Return from when to when in one line."""
        return self.span.text().replace("\n", " ")

    def show_months(self, months: tuple[date, Codes] | None, today: date) -> None:
        """Take the months there are, to this one; without dates there is nothing to slide. The handles stay."""
        self.has_months = months is not None
        self.setVisible(self.has_months)
        if months is None:
            self.stop()
            return
        since, until = self.days if self._today > date.min else (None, None)
        first, counts = months
        self._first, self._today = month_number(first), today
        last = max(month_number(today) - self._first, len(counts) - 1)
        self.track.show_counts(first, [*counts.tolist(), *[0] * (last + 1 - len(counts))])
        self.show_days(since, until)

    def show_days(self, since: date | None, until: date | None) -> None:
        """Put the handles to these days without telling."""
        low = 0 if since is None else month_number(since) - self._first
        high = self.track.last if until is None else month_number(until) - self._first
        self.track.put(low, high)
        self._tell()

    def toggle(self) -> None:
        """Play from where the later handle is, from the beginning when it is at the end; or stop."""
        if self._clock.isActive():
            self.stop()
            return
        if self.track.high >= self.track.last:
            self.track.put(self.track.low, self.track.low)
            self._moved()
        months = max(1, self.track.last - self.track.low)
        pace = max(FASTEST, min(SLOWEST, LONGEST_PLAY // months))
        self._clock.start(STEPWISE if self.is_still else pace)
        self._show_state()

    def stop(self) -> None:
        """Stay at the month that is shown."""
        self._clock.stop()
        self._show_state()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what the bars are where there is little room."""
        self._words.setVisible(not narrow)

    def sizeHint(self) -> QSize:
        return QSize(600, fonts.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, fonts.px(HEIGHT))

    def _step(self) -> None:
        if self.track.high >= self.track.last:
            self.stop()
            return
        self.track.put(self.track.low, self.track.high + 1)
        self._moved()
        if self.track.high >= self.track.last:
            self.stop()

    def _moved(self) -> None:
        self._tell()
        self.moved.emit(*self.days)

    def _tell(self) -> None:
        since, until = self.days
        start = formats.month(since or month_of(self._first))
        self.span.setText(_("{start} –\n{end}").format(start=start, end=formats.day(until or self._today)))
        self.span.setMinimumWidth(fonts.px(96))
        self.track.tell(formats.month(month_of(self._first + self.track.low)), formats.day(until or self._today))

    def _show_state(self) -> None:
        from refnet.ui.look import icons  # noqa: PLC0415 - only to change the icon

        is_playing = self._clock.isActive()
        self.play.setIcon(icons.icon("pause" if is_playing else "play"))
        self.play.setAccessibleName(_("Stop") if is_playing else _("Play the months"))
        self.play.setToolTip(self.play.accessibleName())
