"""Paints the legend, on the canvas and into exported pictures alike."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from refnet.i18n import _
from refnet.ui.look import fonts, formats
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas.colors import mixed
from refnet.ui.widgets.network_canvas.legend_words import Legend, LegendPerson, LineKind
from refnet.ui.widgets.network_canvas.looks import Shape
from refnet.ui.widgets.network_canvas.marks import Spot, draw_mark
from refnet.ui.widgets.network_canvas.scene import FADED

WIDTH, PADDING, ROW, HEAD, GAP = 196, 12, 19, 22, 6
CAPTION = 18  # below the circles of sizes
TIES = "ties"  # the key of the row that shows and hides ties
LARGE_MARK, SMALL_MARK = 5.5, 4.6


def legend_height(legend: Legend, *, is_folded: bool = False) -> float:
    """Return how high the legend is, in pixels."""
    if is_folded:
        return fonts.px(HEAD + 2 * PADDING - 6)
    total: float = 2 * PADDING + HEAD + ROW * len(legend.people)
    if legend.sizes:
        total += GAP + HEAD + CAPTION
    if legend.lines:
        total += GAP + HEAD + ROW * len(legend.lines)
    return scaled(total) + (2 * legend.sizes[-1].radius if legend.sizes else 0)


def legend_rows(legend: Legend) -> list[tuple[str, QRectF]]:
    """Return the rows that can be switched: looks by their keys, and ties; where they are within the legend."""
    width, row = fonts.px(WIDTH) - PADDING, scaled(ROW)
    top = PADDING + scaled(HEAD)
    rows = [
        (each.look.key, QRectF(PADDING / 2, top + place * row, width, row)) for place, each in enumerate(legend.people)
    ]
    bottom = legend_height(legend) - PADDING - len(legend.lines) * row
    kinds = [kind for kind, _words in legend.lines]
    if LineKind.TIE in kinds:
        rows.append((TIES, QRectF(PADDING / 2, bottom + kinds.index(LineKind.TIE) * row, width, row)))
    return rows


def paint_legend(painter: QPainter, corner: QPointF, legend: Legend, tokens: Tokens, *, is_folded: bool) -> None:
    """Paint it with its upper left corner at a place; folded, only the head."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.surface))
    high = legend_height(legend, is_folded=is_folded)
    painter.drawRoundedRect(QRectF(corner.x() + 0.5, corner.y() + 0.5, fonts.px(WIDTH) - 1, high - 1), 8, 8)
    pen = _Pen(painter, corner, tokens)
    pen.title(_("Legend") if is_folded else legend.title)
    if is_folded:
        return
    for row in legend.people:
        pen.person(row)
    if legend.sizes:
        pen.skip()
        pen.title(legend.size_title)
        pen.circles([(size.radius, size.words) for size in legend.sizes])
    if legend.lines:
        pen.skip()
        pen.title(_("Line"))
        for kind, words in legend.lines:
            pen.line(kind, words, legend)


class _Pen:
    """Writes from the top down; remembers how far it has come."""

    def __init__(self, painter: QPainter, corner: QPointF, tokens: Tokens) -> None:
        self._painter, self._tokens = painter, tokens
        self._left, self._y = corner.x() + PADDING, corner.y() + PADDING

    def skip(self) -> None:
        """Leave a gap."""
        self._y += scaled(GAP)

    def title(self, words: str) -> None:
        """Write the head of a part."""
        self._painter.setFont(fonts.font(12, 600))
        self._write(0, HEAD - 4, words, self._tokens.text)
        self._y += scaled(HEAD)

    def person(self, row: LegendPerson) -> None:
        """Draw a mark, and write what it means and how many there are; what is switched off is struck out."""
        canvas = QColor(self._tokens.surface)
        color = row.look.color(self._tokens)
        radius = LARGE_MARK if row.look.shape in (Shape.BADGE, Shape.DISC) else SMALL_MARK
        spot = Spot(row.look.shape, self._left + scaled(9), self._y + scaled(ROW) / 2 - 1, scaled(radius))
        draw_mark(self._painter, spot, mixed(color, canvas, FADED) if row.is_off else color, canvas)
        font = fonts.font(12)
        count = formats.number(row.count)
        metrics = self._painter.fontMetrics()
        room = fonts.px(WIDTH) - 2 * PADDING - scaled(26) - metrics.horizontalAdvance(" " + count)
        self._painter.setFont(font)
        words = self._painter.fontMetrics().elidedText(row.look.words, Qt.TextElideMode.ElideRight, int(room))
        width = self._painter.fontMetrics().horizontalAdvance(words + " ")
        font.setStrikeOut(row.is_off)
        self._painter.setFont(font)
        self._write(scaled(26), ROW - 2, words, self._tokens.text3 if row.is_off else self._tokens.text2)
        self._painter.setFont(fonts.font(12))
        self._write(scaled(26) + width, ROW - 2, count, self._tokens.text3)
        self._y += scaled(ROW)

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
            place = QRectF(x - 4, bottom + 2, width + 8, scaled(16))
            self._painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
            x += width + 14
        self._y = bottom + scaled(CAPTION)

    def line(self, kind: LineKind, words: str, legend: Legend) -> None:
        """Draw a line of a kind, and write what it means."""
        middle, start = self._y + scaled(ROW) / 2 - 1, self._left
        is_off = kind is LineKind.TIE and not legend.with_ties
        color = self._color(kind, legend)
        pen = QPen(color, {LineKind.TIE: 1.0, LineKind.PATH: 3.0}.get(kind, 2.0))
        dashes = {LineKind.TIE: (1.0, 3.0), LineKind.CUT_OFF: (3.0, 2.0)}.get(kind)
        if dashes:
            pen.setDashPattern(dashes)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(start, middle), QPointF(start + 26, middle))
        if kind is LineKind.INTRODUCTION:
            self._arrowhead(start + 28, middle, color)
        font = fonts.font(12)
        font.setStrikeOut(is_off)
        self._painter.setFont(font)
        self._write(scaled(38), ROW - 2, words, self._tokens.text3 if is_off else self._tokens.text2)
        self._y += scaled(ROW)

    def _color(self, kind: LineKind, legend: Legend) -> QColor:
        introduced = self._tokens.strong if legend.is_neutral else self._tokens.won.main
        known = {
            LineKind.TIE: self._tokens.knows,
            LineKind.CUT_OFF: self._tokens.danger,
            LineKind.PATH: self._tokens.accent,
        }
        return QColor(known.get(kind, introduced))

    def _arrowhead(self, tip: float, middle: float, color: QColor) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        corners = [QPointF(tip, middle), QPointF(tip - 7, middle - 3), QPointF(tip - 7, middle + 3)]
        self._painter.drawPolygon(corners)

    def _write(self, across: float, height: float, words: str, color: str) -> None:
        self._painter.setPen(QColor(color))
        place = QRectF(self._left + across, self._y, fonts.px(WIDTH), scaled(height))
        self._painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def scaled(length: float) -> float:
    """Return a length that grows with the text."""
    return length * fonts.px(100) / 100
