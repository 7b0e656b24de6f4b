"""The week in five activities, beside what the plan wants of them."""

from collections.abc import Callable
from datetime import timedelta
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from refnet.domain.planning.chain import Activity
from refnet.i18n import _, counted
from refnet.services.planning import Week
from refnet.services.today import Pipeline
from refnet.ui.look import fonts, formats, theme
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card, rule
from refnet.ui.widgets.parts.labels import label


class WeekCard(QWidget):
    """Five small bars; without a plan only the counts."""

    def __init__(self, open_plan: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("This week"))
        frame, inside = card(self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        head = QHBoxLayout()
        self._days = label("", "caption")
        head.addWidget(label(_("This week"), "card"))
        head.addStretch(1)
        head.addWidget(self._days)
        inside.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self._names = (
            (_("Asks"), Activity.ASKS), (_("Introductions received"), Activity.INTRODUCTIONS),
            (_("First meetings scheduled"), Activity.MEETINGS), (_("First meetings held"), Activity.MEETINGS), (_("New clients"), Activity.CLIENTS),
        )  # fmt: skip
        self._bars = [_Bar(self) for _name in self._names]
        self._counts = [label("", "body") for _name in self._names]
        for place, (name, _activity) in enumerate(self._names):
            self._grid.addWidget(label(name, "support"), place, 0)
            self._grid.addWidget(self._bars[place], place, 1)
            self._grid.addWidget(self._counts[place], place, 2, Qt.AlignmentFlag.AlignRight)
        inside.addLayout(self._grid)
        self._open, self._told = label("", "body", wrap=True), label("", "caption", wrap=True)
        inside.addWidget(rule(self))
        inside.addWidget(self._open)
        inside.addWidget(self._told)
        self.plan = button(_("Open plan"), kind="link")
        self.plan.clicked.connect(open_plan)
        inside.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)

    def show_week(self, week: Week, wanted: dict[str, float], pipeline: Pipeline) -> None:
        """Show what was done, what is wanted a week, and what is open."""
        self._days.setText(formats.days(week.begins, week.begins + timedelta(days=6)))
        done = (week.asks, week.introductions, week.scheduled, week.held, week.clients)
        for place, (name, activity) in enumerate(self._names):
            self._show(place, name, done[place], wanted.get(str(activity)))
        self._open.setText(_pipeline(pipeline))
        goal = _("Set a goal, and the plan says how many a week it takes.")
        self._told.setText(_("Weekly numbers from your plan.") if wanted else goal)

    def _show(self, place: int, name: str, done: int, aim: float | None) -> None:
        if aim is None:
            text, share = formats.number(done), 0.0
        elif (weeks := round(1 / max(aim, 0.01))) > 1:  # as the plan rounds it
            text = _("{done} (1 in {weeks} weeks)").format(done=formats.number(done), weeks=weeks)
            share = min(done / max(aim, 0.01), 1.0)
        else:
            text, share = _("{done} of {aim}").format(done=done, aim=ceil(aim)), min(done / aim, 1.0)
        self._counts[place].setText(text)
        self._bars[place].show_share(share, has_aim=aim is not None)
        self._bars[place].setAccessibleName(f"{name}: {text}")


def _pipeline(found: Pipeline) -> str:
    """Say what referral deals are open, and what they are worth as far as somebody said so."""
    if not found.deals:
        return _("No referral deal is open.")
    said = counted("{count} referral deal is open", "{count} referral deals are open", found.deals)
    if found.without == found.deals:
        return _("{said}, without an amount so far.").format(said=said)
    worth = formats.money(found.amount, found.currency)
    if not found.without:
        return _("{said}, worth {amount}.").format(said=said, amount=worth)
    without = counted("{count} without an amount", "{count} without an amount", found.without)
    return _("{said}, worth {amount} ({without}).").format(said=said, amount=worth, without=without)


class _Bar(QWidget):
    """A thin bar on its track; without an aim only the track."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share, self._has_aim = 0.0, False
        self.setMinimumSize(QSize(40, 6))
        self.setFixedHeight(fonts.px(20))

    def show_share(self, share: float, *, has_aim: bool) -> None:
        """Fill this share of the track."""
        self._share, self._has_aim = share, has_aim
        self.setVisible(has_aim)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() / 2 - 3, self.width(), 6)
        for width, color in ((track.width(), tokens.sunken), (track.width() * self._share, tokens.accent)):
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), width, 6), 3, 3)
