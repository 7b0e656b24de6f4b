"""Chips say a state or a source: icon, word and soft background; painted in cells and shown as labels."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.domain.kinds import Outcome, Source, Stage
from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme, words
from refnet.ui.look.icon_names import MaybeIcon

HEIGHT, PADDING, ICON, GAP, RADIUS = 20, 7, 12, 5, 4


@dataclass(frozen=True, slots=True)
class Chip:
    """What a chip says; the tone names a colour of the tokens, the icon a Lucide picture."""

    text: str
    tone: str = "neutral"
    icon: MaybeIcon = ""


def source_chip(source: Source) -> Chip:
    """Return the chip of a deal's source."""
    known: dict[Source, tuple[str, MaybeIcon]] = {
        Source.REFERRAL: ("referral", "handshake"), Source.COLD: ("cold", "snowflake"), Source.NAME_ONLY: ("cold", "tag"),
    }  # fmt: skip
    return Chip(words.source(source), *known.get(source, ("neutral", "")))


def outcome_chip(outcome: Outcome) -> Chip:
    """Return the chip of how a deal ended."""
    known: dict[Outcome, tuple[str, MaybeIcon]] = {
        Outcome.WON: ("won", "circle-check"),
        Outcome.OPEN: ("open", "circle-dot"),
        Outcome.LOST: ("lost", "circle-x"),
    }
    return Chip(words.outcome(outcome), *known[outcome])


def stage_chip(stage: Stage) -> Chip:
    """Return the chip of a stage: coloured at the ends, amber while open."""
    if stage.is_end:
        return outcome_chip(Outcome(stage.value))
    return Chip(words.stage(stage), "open", "circle-dot")


def hot_chip(is_hot: bool) -> Chip:
    """Return Hot or Cold."""
    return Chip(_("Hot"), "referral", "flame") if is_hot else Chip(_("Cold"), "cold", "snowflake")


def ally_chip() -> Chip:
    """Return the chip of people who can introduce us."""
    return Chip(_("Ally"), "accent", "shield-check")


def chip_width(chip: Chip) -> float:
    """Return the width a chip takes, in pixels."""
    text = QFontMetricsF(fonts.font(12, 500)).horizontalAdvance(chip.text)
    return text + 2 * PADDING + ((fonts.px(ICON) + GAP) if chip.icon else 0)


def paint_chip(painter: QPainter, chip: Chip, left: float, middle: float, most: float) -> None:
    """Paint a chip from `left`, centred on the height `middle`, at most `most` wide."""
    hue = theme.current().hue(chip.tone)
    height = fonts.px(HEIGHT)
    place = QRectF(left, middle - height / 2, min(chip_width(chip), most), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hue.soft))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    inner = place.adjusted(PADDING, 0, -PADDING + 1, 0)
    if chip.icon:
        side = fonts.px(ICON)
        icons.paint(painter, chip.icon, QRectF(inner.left(), middle - side / 2, side, side), hue.text)
        inner.setLeft(inner.left() + side + GAP)
    painter.setFont(fonts.font(12, 500))
    painter.setPen(QColor(hue.text))
    cut = QFontMetricsF(painter.font()).elidedText(chip.text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)


class ChipLabel(QWidget):
    """A chip in a panel or a form."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(chip)
        theme.watch.changed.connect(self.update)

    def show_chip(self, chip: Chip) -> None:
        """Say something else."""
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._chip) + 1), fonts.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, self._chip, 0, QPointF(self.rect().center()).y() + 0.5, self.width())
