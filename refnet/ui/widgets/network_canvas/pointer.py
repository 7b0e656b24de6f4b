"""What the pointer does on the network picture: hover, click, drag, wheel."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

CARD_AFTER = 150  # milliseconds
DRAG_FROM = 4.0  # pixels; a shakier click is still a click
WHEEL_STEP = 1.0015  # the zoom of one eighth of a degree


class Pointer(QObject):
    """Turns events into gestures; `person_at` tells who is under a pixel."""

    hovered = Signal(object)  # a person's number or None
    rested = Signal()  # the pointer stayed on the hovered person
    clicked = Signal(object)  # a person's number or None
    opened = Signal(object)  # a person's number, by double click
    dragged = Signal(float, float)  # pixels since the last time
    zoomed = Signal(float, float, float)  # factor, and the pixel that stays

    def __init__(self, widget: QWidget, person_at: Callable[[float, float], int | None]) -> None:
        super().__init__(widget)
        self._widget, self._person_at = widget, person_at
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_dragging = False
        self._over: int | None = None
        self._rest = QTimer(self, interval=CARD_AFTER, singleShot=True)
        self._rest.timeout.connect(self.rested)

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed, self._last, self._is_dragging = event.position(), event.position(), False

    def move(self, event: QMouseEvent) -> None:
        """Drag while a button is down, hover otherwise."""
        place = event.position()
        if self._pressed is None:
            self.hover(self._person_at(place.x(), place.y()))
            return
        if not self._is_dragging and (place - self._pressed).manhattanLength() < DRAG_FROM:
            return
        if not self._is_dragging:
            self._is_dragging = True
            self.hover(None)
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(place.x() - self._last.x(), place.y() - self._last.y())
        self._last = place

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or click on whoever is there."""
        if self._pressed is not None and not self._is_dragging:
            self.clicked.emit(self._person_at(event.position().x(), event.position().y()))
        self._pressed, self._is_dragging = None, False
        self._widget.unsetCursor()

    def open(self, event: QMouseEvent) -> None:
        """Open the person of a double click."""
        person = self._person_at(event.position().x(), event.position().y())
        if person is not None:
            self.opened.emit(person)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.hover(None)
        turned = event.angleDelta().y()
        if turned:
            self.zoomed.emit(WHEEL_STEP**turned, event.position().x(), event.position().y())

    def hover(self, person: int | None) -> None:
        """Be over a person or over nobody; the card comes when it stays so."""
        if person == self._over:
            return
        self._over = person
        self._rest.stop()
        self.hovered.emit(person)
        if person is not None:
            self._rest.start()
