"""Two rates as they stand on Today: a large figure each with its n and range, and both on one scale with the benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.conversion import SourceRate
from refnet.domain.rates.estimate_words import cold_leads, introductions
from refnet.domain.rates.words import percent, range_words
from refnet.i18n import _
from refnet.services.insights import ConversionReport
from refnet.ui.look import fonts, formats, theme, words
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.parts.labels import label

HEIGHT, ROOM, CAP = 108, 18, 4
SCALE = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Side:
    """A rate with its range, as it is written and drawn."""

    source: Source
    name: str
    figure: str
    counted: str
    range: str
    value: float
    low: float
    high: float


def sides(report: ConversionReport) -> tuple[Side, ...]:
    """Return referral and cold where both have a rate that may be spoken, nothing otherwise."""
    found = report.conversion
    rates = [found.sources[source] for source in (Source.REFERRAL, Source.COLD)]
    if not all(each.has_rate for each in rates):
        return ()
    return tuple(_side(each, found.denominator) for each in rates)


def benchmark_of(report: ConversionReport) -> float | None:
    """Return the benchmark's rate where it may stand beside ours."""
    return None if report.benchmark.refusal(report.conversion.denominator) else report.benchmark.rate


def _side(each: SourceRate, denominator: Denominator) -> Side:
    noun = introductions() if each.source is Source.REFERRAL else cold_leads()
    counted = f"{formats.number(each.n)} {noun.of(each.n)}"
    if denominator is not Denominator.ALL:
        counted = _("{n} of them counted").format(n=formats.number(each.n))
    rate, value = each.rate, each.rate.value or 0.0
    said = _("range {range}").format(range=range_words(rate))
    return Side(each.source, words.source(each.source), percent(value), counted, said, value, rate.low, rate.high)


class Rates(QWidget):
    """The figures and the picture below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = RatesPicture(self)
        self._figures = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._figures)
        column.addWidget(self.picture)

    def show_rates(self, found: Sequence[Side], benchmark: float | None) -> None:
        """Show these rates; nothing where there are none."""
        while item := self._figures.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for side in found:
            self._figures.addWidget(_Figure(side, self), 1)
        self.picture.show_rates(found, benchmark)
        self.setVisible(bool(found))


class _Figure(QWidget):
    """One rate in large, with what it is a share of and its range below."""

    def __init__(self, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for text, role in ((side.name, "caption"), (side.figure, "headline"), (side.counted, "support")):
            column.addWidget(label(text, role))
        column.addWidget(label(side.range, "support"))


class RatesPicture(QWidget):
    """A disc and a square on whiskers over one scale from 0 to 100 %, and the benchmark as a dashed line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[Side, ...] = ()
        self._benchmark: float | None = None
        self.setFixedHeight(fonts.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rates(self, found: Sequence[Side], benchmark: float | None) -> None:
        """Draw these rates and say them to those who cannot see the picture."""
        self._sides, self._benchmark = tuple(found), benchmark
        self.setAccessibleName(". ".join(f"{one.name}: {one.figure}, {one.counted}, {one.range}" for one in found))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(300), fonts.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(11))
        self._paint_scale(painter, tokens)
        top, step = fonts.px(ROOM), (self.height() - 2 * fonts.px(ROOM)) / max(len(self._sides), 1)
        for place, side in enumerate(self._sides):
            self._paint_side(painter, tokens, side, top + step * (place + 0.65))

    def _x(self, share: float) -> float:
        left, right = fonts.px(ROOM), self.width() - fonts.px(ROOM)
        return left + (right - left) * share

    def _paint_scale(self, painter: QPainter, tokens: Tokens) -> None:
        top, bottom = float(fonts.px(ROOM)), float(self.height() - fonts.px(ROOM))
        for points in SCALE:
            x = self._x(points / 100)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            painter.setPen(QColor(tokens.text3))
            box = QRectF(x - 40, bottom + 2, 80, fonts.px(ROOM) - 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{points}%")
        if self._benchmark is not None:
            self._paint_benchmark(painter, tokens, top, bottom, self._benchmark)

    def _paint_benchmark(self, painter: QPainter, tokens: Tokens, top: float, bottom: float, rate: float) -> None:
        x, pen = self._x(rate), QPen(QColor(tokens.text), 1.5)
        pen.setDashPattern([5 / 1.5, 4 / 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setPen(QColor(tokens.text2))
        box = QRectF(min(max(x - 80, 0), self.width() - 160), 0, 160, top)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Benchmark {rate}").format(rate=percent(rate)))

    def _paint_side(self, painter: QPainter, tokens: Tokens, side: Side, y: float) -> None:
        color = QColor(tokens.hue("referral" if side.source is Source.REFERRAL else "cold").main)
        low, high, middle = self._x(side.low), self._x(side.high), self._x(side.value)
        painter.setPen(QPen(color, 2))
        painter.drawLine(QPointF(low, y), QPointF(high, y))
        for end in (low, high):
            painter.drawLine(QPointF(end, y - CAP), QPointF(end, y + CAP))
        painter.drawText(QPointF(self._x(0) + 4, y - 8), side.name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        if side.source is Source.REFERRAL:
            painter.drawEllipse(QPointF(middle, y), 5, 5)
        else:
            painter.drawRect(QRectF(middle - 5, y - 5, 10, 10))
