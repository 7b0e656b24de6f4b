"""Somebody's initials on a disc."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from refnet.ui.look import fonts, theme, tips
from refnet.ui.widgets.parts.person_line import paint_disc


class Avatar(QWidget):
    """A disc in the colour of a tone; on the rail in the rail's own colour."""

    def __init__(self, side: int, parent: QWidget | None = None, *, on_rail: bool = False) -> None:
        super().__init__(parent)
        self._side, self._on_rail = side, on_rail
        self._name, self._tone = "", "ally"
        self.setFixedSize(fonts.px(side), fonts.px(side))
        theme.watch.changed.connect(self.update)

    def show_person(self, name: str, tone: str = "ally") -> None:
        """Show somebody else."""
        self._name, self._tone = name, tone
        self.setAccessibleName(name)
        self.setToolTip(tips.plain(name) if self._on_rail else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = 11 if self._on_rail else self._side * 0.36
        if not self._on_rail:
            paint_disc(painter, QRectF(self.rect()), self._name, tokens.hue(self._tone).main, size)
            return
        paint_disc(painter, QRectF(self.rect()), self._name, tokens.rail_active, size, ink=tokens.rail_active_text)
