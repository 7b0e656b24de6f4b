"""What if: more asks, more introductions, every meeting prepared; each moves the forecast at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from refnet.domain.planning import words
from refnet.domain.planning.chain import Range
from refnet.domain.planning.forecast import NO_LIFT, Change
from refnet.i18n import _
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.look import formats
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label

TENTHS, MOST_ASKS, MOST_A_MONTH = 10, 40, 8
WEEKS_A_MONTH = 4.345
PAUSE = 60  # milliseconds after a slider stopped


class WhatIf(QWidget):
    """Two sliders and a tick; `changed` tells the change."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lift: Range | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        frame, inside = card(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        head = QHBoxLayout()
        head.addWidget(label(_("What if"), "card"))
        head.addStretch(1)
        self.back = button(_("As it is"), kind="link")
        self.back.clicked.connect(self.clear)
        head.addWidget(self.back)
        inside.addLayout(head)
        self.asks, self._asks_said = self._slider(inside, _("Asks, beside today’s pace"), TENTHS, MOST_ASKS, _times)
        self.more, self._more_said = self._slider(inside, _("More introductions a month"), 0, MOST_A_MONTH, _a_month)
        self.prepare = tick(_("Prepare every meeting"))
        self.prepare.toggled.connect(self._pause.start)
        inside.addWidget(self.prepare)
        self._told, self.sentence = label("", "caption", wrap=True), label("", "body", wrap=True)
        inside.addWidget(self._told)
        inside.addWidget(self.sentence)

    def change(self) -> Change:
        """Return the change that the sliders say."""
        lift = self._lift if self.prepare.isChecked() and self._lift is not None else NO_LIFT
        return Change(self.asks.value() / TENTHS, self.more.value() / WEEKS_A_MONTH, lift)

    def clear(self) -> None:
        """Go back to how it is."""
        self.asks.setValue(TENTHS)
        self.more.setValue(0)
        self.prepare.setChecked(False)

    def show_lift(self, lift: Range | None) -> None:
        """Offer preparation where its difference is known."""
        self._lift = lift
        self.prepare.setEnabled(lift is not None)
        if lift is None:
            self._told.setText(_("Too few prepared or unprepared meetings yet to say what preparation goes with."))
            return
        self._told.setText(words.lift(lift, formats.points))

    def _slider(
        self, inside: QVBoxLayout, name: str, least: int, most: int, say: Callable[[int], str]
    ) -> tuple[QSlider, QLabel]:
        row = QHBoxLayout()
        said = label(say(least), "strong")
        row.addWidget(label(name, "support"))
        row.addStretch(1)
        row.addWidget(said)
        inside.addLayout(row)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, most)
        slider.setValue(least)
        slider.setPageStep(TENTHS // 2)
        slider.setAccessibleName(name)

        def show(value: int) -> None:
            said.setText(say(value))
            slider.setAccessibleDescription(say(value))
            self._pause.start()

        slider.valueChanged.connect(show)
        inside.addWidget(slider)
        return slider, said

    def _tell(self) -> None:
        self.changed.emit(self.change())


def _times(value: int) -> str:
    if value == TENTHS:
        return _("as now")
    return _("{times} times").format(times=f"{value / TENTHS:g}")


def _a_month(value: int) -> str:
    return f"+{value}" if value else _("none")
