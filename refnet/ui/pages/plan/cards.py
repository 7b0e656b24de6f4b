"""The cards of the plan: the goal, what it takes, the way from an ask to a client, and the team."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from refnet.domain.planning import words
from refnet.domain.planning.chain import Activity
from refnet.domain.planning.words import Say
from refnet.i18n import _
from refnet.services.planning import Plan
from refnet.ui.look import formats
from refnet.ui.pages.plan.reading import TeamRow
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import ElidedLabel, label


class TitledCard(QWidget):
    """A card with its name, and one thing to do at its right."""

    wanted = Signal()

    def __init__(self, title: str, verb: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.frame, self.inside = card(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        head = QHBoxLayout()
        head.addWidget(label(title, "card"))
        head.addStretch(1)
        self.verb = button(verb or title, kind="link")
        self.verb.setVisible(bool(verb))
        self.verb.clicked.connect(self.wanted)
        head.addWidget(self.verb)
        self.inside.addLayout(head)


class TableCard(TitledCard):
    """A small table of words: a line a row, the first column as wide as it may be."""

    def __init__(self, title: str, heads: Sequence[str], verb: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, verb, parent)
        self._heads = heads
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.inside.addLayout(self._grid)
        self.told = label("", "caption", wrap=True)
        self.inside.addWidget(self.told)
        self.cells: list[list[QLabel]] = []

    def show_rows(self, rows: Sequence[Sequence[str]], told: str = "") -> None:
        """Show these rows, and a sentence below."""
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.cells = []
        for column, head in enumerate(self._heads):
            self._grid.addWidget(label(head, "caption"), 0, column, _side(column))
        for place, row in enumerate(rows, start=1):
            made = [
                ElidedLabel(text, "body") if column == 0 else label(text, "body") for column, text in enumerate(row)
            ]
            for column, cell in enumerate(made):
                self._grid.addWidget(cell, place, column, _side(column) if column else Qt.AlignmentFlag(0))
            self.cells.append(made)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def texts(self) -> list[list[str]]:
        """Return what the rows say."""
        return [[cell.text() for cell in row] for row in self.cells]


def needs_rows(plan: Plan) -> list[tuple[str, str, str]]:
    """Return for each activity what is wanted a week, and what was done a week of late."""
    wanted = plan.needs.a_week if plan.needs else None
    return [
        (
            words.activity(one),
            words.a_week(wanted[one]) if wanted else formats.DASH,
            words.tidy(plan.done[one]) if one in plan.done else formats.DASH,
        )
        for one in Activity
    ]


def needs_told(plan: Plan) -> str:
    """Say what the numbers rest on, and when no number would do."""
    if plan.needs is None:
        return _("Set a goal, and what it takes a week stands here.")
    if plan.is_reached:
        return words.reached()
    if plan.is_over:
        return words.over()
    if plan.needs.a_week is None:
        return words.too_late()
    open_ = words.of_open(plan.needs, plan.open_deals, plan.open_asks)
    told = _("Of the clients that asks bring from now on {share} come in time, for {times}.").format(
        share=formats.percent(plan.needs.in_time), times=words.times(plan.past)
    )
    return " ".join(part for part in (open_, told, _ranges_told(plan)) if part)


def _ranges_told(plan: Plan) -> str:
    """Say how far the ranges reach: they allow for an assumption to be off, but not for any."""
    own = [found.rate.is_own for found in plan.steps]
    if all(own) and plan.past.lag.is_own and plan.past.to_client.is_own:
        return _("Ranges hold in eight of ten cases.")
    if not any(own):
        return _(
            "All rates are assumed. The ranges allow for assumptions that are somewhat off; where one is far off, so is "
            "what stands here, and only cases of your own can tell."
        )
    return _(
        "Ranges hold in eight of ten cases unless what is assumed is far off: it counts as five cases, and your own soon "
        "outweigh it."
    )


def step_rows(plan: Plan) -> list[tuple[str, str, str]]:
    """Return the steps with their rates and what those rest on."""
    rows = []
    for found in plan.steps:
        share = _("{share} ({range})").format(
            share=formats.percent(found.rate.value), range=formats.percent_range(found.range.low, found.range.high)
        )
        rows.append((words.step(found.rate.to), share, words.basis(found.rate, is_team=found.is_team)))
    return rows


def team_rows(rows: Sequence[TeamRow], say: Callable[[Plan], Say]) -> list[tuple[str, ...]]:
    """Return how each of us stands beside their goal."""
    return [_team_row(row, say) for row in rows]


def _team_row(row: TeamRow, say: Callable[[Plan], Say]) -> tuple[str, ...]:
    plan = row.plan
    pace = words.tidy(plan.done[Activity.ASKS]) if plan is not None else formats.DASH
    if plan is None or plan.goal is None or plan.forecast is None:
        return row.name, _("no goal yet"), formats.DASH, formats.DASH, pace
    tell = say(plan)
    wanted = plan.needs.a_week if plan.needs else None
    asks = words.a_week(wanted[Activity.ASKS]) if wanted else formats.DASH
    total = tell.span(plan.forecast.total.low, plan.forecast.total.high)
    goal = _("{goal}, {reached} so far").format(reached=tell.one(plan.reached), goal=tell.one(plan.goal.amount))
    return row.name, goal, total, asks, pace


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft


def stacked(*widgets: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """Return a column that holds these, the first at its top."""
    frame = QFrame()
    frame.setProperty("back", "none")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for each in widgets:
        column.addWidget(each)
    column.addStretch(1)
    return frame, column
