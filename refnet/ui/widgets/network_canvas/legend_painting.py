"""Paints the legend, on the canvas and into exported pictures alike."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.i18n import _
from refnet.ui.look import fonts, formats
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas.legend_words import Legend
from refnet.ui.widgets.network_canvas.marks import Spot, color_of, draw_mark

WIDTH, PADDING, ROW, HEAD, GAP = 196, 12, 19, 22, 6
CAPTION = 18  # below the circles of sizes


def legend_height(legend: Legend, *, is_folded: bool = False) -> float:
    """Return how high the legend is, in pixels."""
    if is_folded:
        return fonts.px(HEAD + 2 * PADDING - 6)
    total: float = 2 * PADDING + HEAD + ROW * len(legend.people)
    if legend.sizes:
        total += GAP + HEAD + 2 * legend.sizes[-1].radius + CAPTION
    if legend.lines:
        total += GAP + HEAD + ROW * len(legend.lines)
    return _scaled(total)


def paint_legend(painter: QPainter, corner: QPointF, legend: Legend, tokens: Tokens, *, is_folded: bool) -> None:
    """Paint it with its upper left corner at a place; folded, only the head."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.surface))
    high = legend_height(legend, is_folded=is_folded)
    painter.drawRoundedRect(QRectF(corner.x() + 0.5, corner.y() + 0.5, fonts.px(WIDTH) - 1, high - 1), 8, 8)
    pen = _Pen(painter, corner, tokens)
    pen.title(_("Legend") if is_folded else _("Person"))
    if is_folded:
        return
    for row in legend.people:
        pen.person(row.meaning, row.words, row.count, color_of(row.meaning, tokens, legend.colour_by))
    if legend.sizes:
        pen.skip()
        pen.title(legend.size_title)
        pen.circles([(size.radius, size.words) for size in legend.sizes])
    if legend.lines:
        pen.skip()
        pen.title(_("Line"))
        for kind, words in legend.lines:
            pen.line(kind, words)


class _Pen:
    """Writes from the top down; remembers how far it has come."""

    def __init__(self, painter: QPainter, corner: QPointF, tokens: Tokens) -> None:
        self._painter, self._tokens = painter, tokens
        self._left, self._y = corner.x() + PADDING, corner.y() + PADDING

    def skip(self) -> None:
        """Leave a gap."""
        self._y += _scaled(GAP)

    def title(self, words: str) -> None:
        """Write the head of a part."""
        self._painter.setFont(fonts.font(12, 600))
        self._write(0, HEAD - 4, words, self._tokens.text)
        self._y += _scaled(HEAD)

    def person(self, meaning: Meaning, words: str, count: int, color: QColor) -> None:
        """Draw a mark, and write what it means and how many there are."""
        radius = 5.5 if meaning in (Meaning.REP, Meaning.CLIENT, Meaning.ALLY) else 4.6
        spot = Spot(meaning, self._left + _scaled(9), self._y + _scaled(ROW) / 2 - 1, _scaled(radius))
        draw_mark(self._painter, spot, color, QColor(self._tokens.surface))
        self._painter.setFont(fonts.font(12))
        self._write(_scaled(26), ROW - 2, words, self._tokens.text2)
        width = self._painter.fontMetrics().horizontalAdvance(words + " ")
        self._write(_scaled(26) + width, ROW - 2, formats.number(count), self._tokens.text3)
        self._y += _scaled(ROW)

    def circles(self, sizes: list[tuple[float, str]]) -> None:
        """Draw circles standing on one line, with their amounts below."""
        bottom, x = self._y + 2 * sizes[-1][0], self._left
        self._painter.setFont(fonts.font(11))
        for radius, words in sizes:
            width = max(2 * radius, float(self._painter.fontMetrics().horizontalAdvance(words)))
            self._painter.setPen(QPen(QColor(self._tokens.text2), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawEllipse(QPointF(x + width / 2, bottom - radius), radius, radius)
            self._painter.setPen(QColor(self._tokens.text3))
            place = QRectF(x - 4, bottom + 2, width + 8, _scaled(16))
            self._painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
            x += width + 14
        self._y = bottom + _scaled(CAPTION)

    def line(self, kind: EdgeKind, words: str) -> None:
        """Draw a line of a kind, and write what it means."""
        middle, start = self._y + _scaled(ROW) / 2 - 1, self._left
        is_tie = kind is EdgeKind.TIE
        pen = QPen(QColor(self._tokens.knows if is_tie else self._tokens.won.main), 1 if is_tie else 2)
        if is_tie:
            pen.setDashPattern((1.0, 3.0))
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(start, middle), QPointF(start + 26, middle))
        if not is_tie:
            tip = start + 28
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._tokens.won.main))
            self._painter.drawPolygon(
                [QPointF(tip, middle), QPointF(tip - 7, middle - 3), QPointF(tip - 7, middle + 3)]
            )
        self._painter.setFont(fonts.font(12))
        self._write(_scaled(38), ROW - 2, words, self._tokens.text2)
        self._y += _scaled(ROW)

    def _write(self, across: float, height: float, words: str, color: str) -> None:
        self._painter.setPen(QColor(color))
        place = QRectF(self._left + across, self._y, fonts.px(WIDTH), _scaled(height))
        self._painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def _scaled(length: float) -> float:
    return length * fonts.px(100) / 100
