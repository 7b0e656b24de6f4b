"""Lucide icons from the resources, recoloured for the theme each time they are painted."""

import logging
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from refnet import paths
from refnet.ui.look import theme
from refnet.ui.look.icon_names import IconName

STROKE = "1.75"
BLANK = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>'

log = logging.getLogger(__name__)


def icon(name: IconName, role: str = "text2", *, active: str = "", at_right: bool = False) -> QIcon:
    """Return an icon in the colour of a token; when checked or selected, in that of the token `active`."""
    return QIcon(_Engine(name, role, active or role, at_right=at_right))


def pixmap(name: IconName, size: int, color: str) -> QPixmap:
    """Return a picture of an icon, `size` logical pixels wide, sharp on this screen."""
    ratio = _ratio()
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, picture.width(), picture.height()), color)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def paint(painter: QPainter, name: IconName, place: QRectF, color: str) -> None:
    """Paint an icon into a rectangle."""
    _renderer(name, color).render(painter, place)


def app_icon() -> QIcon:
    """Return the program's own icon: three people linked."""
    return QIcon(str(paths.resources() / "icons" / "refnet-app.svg"))


@cache
def _source(name: IconName) -> str:
    """Return the drawing; an icon that cannot be read stays blank, for Qt calls this where an exception ends it."""
    try:
        text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        log.exception("An icon cannot be read: %s", name)
        return BLANK
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@cache
def _renderer(name: IconName, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


class _Engine(QIconEngine):
    """Asks for the colour only when it paints, so that a change of theme needs no new icons."""

    def __init__(self, name: IconName, role: str, active: str, *, at_right: bool) -> None:
        super().__init__()
        self._name, self._role, self._active, self._at_right = name, role, active, at_right

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._active, at_right=self._at_right)

    def key(self) -> str:
        return f"{self._name}/{self._role}/{self._active}"

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint at the left of a box that is wider than the icon: what is left over parts it from the word."""
        side = min(rect.width(), rect.height())
        left = rect.right() + 1 - side if self._at_right else rect.left()
        place = QRectF(left, rect.top() + (rect.height() - side) / 2, side, side)
        paint(painter, self._name, place, self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, state)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._pixmap(size, mode, state)

    def _pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tokens = theme.current()
        if mode is QIcon.Mode.Disabled:
            return tokens.text3
        role = self._active if state is QIcon.State.On else self._role
        return str(getattr(tokens, role))
