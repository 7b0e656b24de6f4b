"""What if: hours moved from cold work to asks, another ally a month, every meeting prepared; each moves the forecast."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from refnet.domain.errors import InvalidInput
from refnet.domain.planning import words
from refnet.domain.planning.chain import Range
from refnet.domain.planning.changing import NO_LIFT, Change, Effort
from refnet.i18n import _, counted
from refnet.services.planning import Plan
from refnet.ui.dialogs.parts.fields import NumberField, tick
from refnet.ui.look import fonts, formats
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label

MOST_HOURS, MOST_ALLIES, MOST_MINUTES = 20, 4, 600
PAUSE = 60  # milliseconds after a slider stopped


class WhatIf(QWidget):
    """Two sliders and a tick; `changed` tells the change, `effort_set` the minutes that were typed."""

    changed = Signal(object)
    effort_set = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lift: Range | None = None
        self._minutes = self._kept = Effort()
        self.wrong = label("", "caption", wrap=True)
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
        self.hours = self._slider(inside, _("Hours a week from cold work to asks"), MOST_HOURS, _hours)
        self.ask_minutes, self.cold_minutes = self._efforts(inside)
        self.moved = label("", "caption", wrap=True)
        inside.addWidget(self.moved)
        self.allies = self._slider(inside, _("More allies"), MOST_ALLIES, _a_month)
        self.of_ally = label("", "caption", wrap=True)
        inside.addWidget(self.of_ally)
        self.prepare = tick(_("Prepare every meeting"))
        self.prepare.toggled.connect(self._pause.start)
        inside.addWidget(self.prepare)
        self._told, self.sentence = label("", "caption", wrap=True), label("", "body", wrap=True)
        inside.addWidget(self._told)
        inside.addWidget(self.sentence)

    def change(self) -> Change:
        """Return the change that the sliders say."""
        lift = self._lift if self.prepare.isChecked() and self._lift is not None else NO_LIFT
        return Change(float(self.hours.value()), float(self.allies.value()), lift, self._effort())

    def clear(self) -> None:
        """Go back to how it is."""
        self.hours.setValue(0)
        self.allies.setValue(0)
        self.prepare.setChecked(False)

    def show_plan(self, plan: Plan) -> None:
        """Say what goes with the hours, and what an ally brings."""
        self._show_effort(plan.assumed.effort)
        is_known = plan.cold is not None and plan.needs is not None
        told = ""
        if is_known and plan.cold and plan.needs:
            told = words.moved(self.change(), plan.cold, plan.needs.weeks, plan.cold_in_time)
        self.moved.setText(told)
        self.moved.setVisible(bool(told))
        self.of_ally.setText(words.of_ally(plan.allies))

    def show_lift(self, lift: Range | None) -> None:
        """Offer preparation where its difference is known."""
        self._lift = lift
        self.prepare.setEnabled(lift is not None)
        if lift is None:
            self._told.setText(_("Too few prepared or unprepared meetings yet to say what preparation goes with."))
            return
        self._told.setText(words.lift(lift, formats.points))

    def _show_effort(self, effort: Effort) -> None:
        """Show the minutes that are kept, unless others are just being typed."""
        if self._kept == effort:
            return
        self._kept = effort
        self.ask_minutes.set_value(effort.ask)
        self.cold_minutes.set_value(effort.cold)

    def _effort(self) -> Effort:
        """Return the minutes that were typed; those that are no number stay as they were."""
        try:
            self._minutes = Effort(self.ask_minutes.checked("ask"), self.cold_minutes.checked("cold"))
        except InvalidInput as error:
            self.wrong.setText(str(error))
        else:
            self.wrong.setText("")
        self.wrong.setVisible(bool(self.wrong.text()))
        return self._minutes

    def _efforts(self, inside: QVBoxLayout) -> tuple[NumberField, NumberField]:
        """Lay out the minutes that an ask and a cold lead take; they are assumed, and can be changed."""
        row, fields = QHBoxLayout(), []
        for text, name, value in (
            (_("An ask takes"), _("Minutes an ask takes"), self._minutes.ask),
            (_("min, a cold lead"), _("Minutes a cold lead takes"), self._minutes.cold),
        ):
            field = NumberField(name, 1, MOST_MINUTES, value)
            field.setFixedWidth(fonts.px(56))
            field.textChanged.connect(self._pause.start)
            field.editingFinished.connect(self._tell_effort)
            row.addWidget(label(text, "caption"))
            row.addWidget(field)
            fields.append(field)
        row.addWidget(label(_("min (assumed)"), "caption"))
        row.addStretch(1)
        inside.addLayout(row)
        inside.addWidget(self.wrong)
        self.wrong.hide()
        return fields[0], fields[1]

    def _slider(self, inside: QVBoxLayout, name: str, most: int, say: Callable[[int], str]) -> QSlider:
        row = QHBoxLayout()
        said = label(say(0), "strong")
        row.addWidget(label(name, "support"))
        row.addStretch(1)
        row.addWidget(said)
        inside.addLayout(row)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, most)
        slider.setPageStep(max(most // 5, 1))
        slider.setAccessibleName(name)

        def show(value: int) -> None:
            said.setText(say(value))
            slider.setAccessibleDescription(say(value))
            self._pause.start()

        slider.valueChanged.connect(show)
        inside.addWidget(slider)
        return slider

    def _tell_effort(self) -> None:
        if self._effort() != self._kept:
            self._kept = self._minutes
            self.effort_set.emit(self._minutes)

    def _tell(self) -> None:
        self.changed.emit(self.change())


def _hours(value: int) -> str:
    return counted("{count} hour", "{count} hours", value) if value else _("as now")


def _a_month(value: int) -> str:
    return counted("{count} more a month", "{count} more a month", value) if value else _("none")
