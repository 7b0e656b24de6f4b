"""The verdict: one sentence with its ranges, two large numbers, and the deals of both sides."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from refnet.domain.funnel.numbers import signed, signed_range
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.funnel.verdicts import Place
from refnet.domain.funnel.words import chances
from refnet.domain.rates.differences import Difference
from refnet.i18n import _, counted
from refnet.ui.context import Context
from refnet.ui.look import fonts, theme
from refnet.ui.pages.diagnosis import working
from refnet.ui.pages.diagnosis.lines import LOG_COLD_LEAD, LOG_INTRODUCTION
from refnet.ui.pages.diagnosis.linked_lines import Line, Link, LinkedLines
from refnet.ui.widgets.charts.how import HowComputed
from refnet.ui.widgets.parts.buttons import icon_button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label, restyle

BAR, RADIUS = 4, 8


class Points(QWidget):
    """A large number of points with what it is and its range below; loud only where its range leaves zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.what = label("", "headline"), label("", "support", wrap=True)
        self.what.setFixedWidth(fonts.px(164))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.number)
        column.addWidget(self.what)
        column.addStretch(1)

    def show_points(self, found: Difference | None, what: str) -> None:
        """Show a part of the gap."""
        self.number.setText("–" if found is None else signed(found.value))
        range_ = _("too few yet") if found is None else signed_range(found)
        self.what.setText(_("{what}\n({range})").format(what=what, range=range_))
        is_loud = found is not None and not found.low <= 0 <= found.high
        self.number.setProperty("quiet", "false" if is_loud else "true")
        restyle(self.number)
        self.setAccessibleName(f"{self.number.text()} {self.what.text()}")


class _Edge(QWidget):
    """The bar along the left edge of the card, with its corners."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.watch.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().accent))
        painter.drawRoundedRect(QRectF(0, 0, 2 * RADIUS, self.height()), RADIUS, RADIUS)


class VerdictCard(QWidget):
    """Tells the verdict; `opened` gives the key of the deals to open."""

    opened = Signal(str)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._found: Diagnosis | None = None
        self.title, self.text = label("", "title", wrap=True), label("", "body", wrap=True)
        self.chances = label("", "muted", wrap=True)
        self.early, self.late = Points(), Points()
        self.copy = icon_button("copy", _("Copy as text"))
        self.sides = LinkedLines()
        self.how = HowComputed(_("Verdict"))
        self.frame, inside = card(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._edge = _Edge(self)
        self._lay_out(inside)
        self.sides.opened.connect(self.opened)
        self.copy.clicked.connect(self._copy)

    def show_diagnosis(self, found: Diagnosis) -> None:
        """Tell another verdict."""
        self._found = found
        is_told = found.verdict.place not in (Place.TOO_FEW, Place.FEW_STEPS)
        self.title.setText(found.title)
        self.text.setText(found.text)
        self.chances.setText(chances(found.gap, found.sides) if is_told else "")
        self.chances.setVisible(is_told)
        for each in (self.early, self.late):
            each.setVisible(is_told)
        self.early.show_points(found.gap.early, _("points before the proposal"))
        self.late.show_points(found.gap.late, _("points at closing"))
        links = [Link(_side(found.sides.ours, found.count("ours")), "ours")] if found.count("ours") else []
        if found.count("theirs"):
            links.append(Link(_side(found.sides.theirs, found.count("theirs")), "theirs"))
        self.sides.show_lines([Line("", "", "", (*links, *(() if is_told else _ways())))])
        self.how.show_how(working.verdict(found) if is_told else None)

    def set_narrow(self, narrow: bool) -> None:
        """Put the numbers under the sentences where there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def _copy(self) -> None:
        if self._found is not None:
            parts = (self.title, self.text, self.chances)
            QGuiApplication.clipboard().setText("\n".join(part.text() for part in parts if part.text()))
            self._context.say(_("The text was copied."), undo=False)

    def _lay_out(self, inside: QVBoxLayout) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        for each in (self.title, self.text, self.chances, self.sides):
            words.addWidget(each)
        words.addStretch(1)
        numbers = QHBoxLayout()
        numbers.setSpacing(20)
        numbers.addWidget(self.early, 0, Qt.AlignmentFlag.AlignTop)
        numbers.addWidget(self.late, 0, Qt.AlignmentFlag.AlignTop)
        numbers.addStretch(1)
        numbers.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self._row.setSpacing(24)
        self._row.addLayout(words, 1)
        self._row.addLayout(numbers)
        inside.addLayout(self._row)
        inside.addWidget(self.how)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.frame)
        self._edge.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(0, 0, BAR, self.height())


def _ways() -> tuple[Link, ...]:
    """Return what to do while there is too little."""
    return Link(_("Log introduction …"), LOG_INTRODUCTION), Link(_("Log cold lead …"), LOG_COLD_LEAD)


def _side(name: str, count: int) -> str:
    return counted("Show the {count} of: {{name}}", "Show the {count} {{name}}", count).format(name=name)
