"""What the pointer does on the network picture: hover, click, drag the picture or a person, box, lasso, wheel."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

CARD_AFTER = 150  # milliseconds
DRAG_FROM = 4.0  # pixels; a shakier click is still a click
WHEEL_STEP = 1.0015  # the zoom of one eighth of a degree
ADDING = Qt.KeyboardModifier.ControlModifier


class Drag(Enum):
    """What moves with the pointer."""

    PICTURE = 0
    PERSON = 1
    BOX = 2
    LASSO = 3


class Pointer(QObject):
    """Turns events into gestures; `person_at` tells who is under a pixel."""

    hovered = Signal(object)  # a person's number or None
    rested = Signal()  # the pointer stayed on the hovered person
    clicked = Signal(object, bool)  # a person's number or None, and whether to add to who is picked
    opened = Signal(object)  # a person's number, by double click
    dragged = Signal(float, float)  # pixels since the last time
    person_dragged = Signal(int, float, float)  # a person's number, and the pixel they are dragged to
    person_dropped = Signal(int)
    outlined = Signal(QPolygonF)  # the box or lasso so far
    surrounded = Signal(QPolygonF, bool)  # the finished box or lasso, and whether to add to who is picked
    zoomed = Signal(float, float, float)  # factor, and the pixel that stays
    went = Signal(int)  # −1 back, 1 forward, by the buttons of the mouse

    def __init__(self, widget: QWidget, person_at: Callable[[float, float], int | None]) -> None:
        super().__init__(widget)
        self.is_lassoing = False  # the tool: a plain drag draws a lasso
        self._widget, self._person_at = widget, person_at
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._drag: Drag | None = None
        self._wanted = Drag.PICTURE
        self._person: int | None = None
        self._outline = QPolygonF()
        self._over: int | None = None
        self._rest = QTimer(self, interval=CARD_AFTER, singleShot=True)
        self._rest.timeout.connect(self.rested)

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        side = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button())
        if side is not None:
            self.went.emit(side)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed, self._last, self._drag = event.position(), event.position(), None
            self._person = self._person_at(event.position().x(), event.position().y())
            self._wanted = self._kind(event)

    def move(self, event: QMouseEvent) -> None:
        """Drag while a button is down, hover otherwise."""
        place = event.position()
        if self._pressed is None:
            self.hover(self._person_at(place.x(), place.y()))
            return
        if self._drag is None and (place - self._pressed).manhattanLength() < DRAG_FROM:
            return
        if self._drag is None:
            self._begin(self._pressed)
        self._go_on(place, self._pressed)
        self._last = place

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or click on whoever is there."""
        is_adding = bool(event.modifiers() & ADDING)
        if self._pressed is not None and self._drag is None:
            self.clicked.emit(self._person_at(event.position().x(), event.position().y()), is_adding)
        elif self._drag is Drag.PERSON and self._person is not None:
            self.person_dropped.emit(self._person)
        elif self._drag in (Drag.BOX, Drag.LASSO):
            self.surrounded.emit(self._outline, is_adding)
        self._stop()

    def cancel(self) -> bool:
        """Give up a box or lasso; tell whether there was one."""
        was_drawing = self._drag in (Drag.BOX, Drag.LASSO)
        self._stop()
        return was_drawing

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

    def _kind(self, event: QMouseEvent) -> Drag:
        if event.button() is Qt.MouseButton.MiddleButton:
            return Drag.PICTURE
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return Drag.BOX
        if self.is_lassoing or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return Drag.LASSO
        return Drag.PICTURE if self._person is None else Drag.PERSON

    def _begin(self, start: QPointF) -> None:
        self._drag, self._outline = self._wanted, QPolygonF([start])
        self.hover(None)
        is_drawing = self._drag in (Drag.BOX, Drag.LASSO)
        self._widget.setCursor(Qt.CursorShape.CrossCursor if is_drawing else Qt.CursorShape.ClosedHandCursor)

    def _go_on(self, place: QPointF, start: QPointF) -> None:
        if self._drag is Drag.PICTURE:
            self.dragged.emit(place.x() - self._last.x(), place.y() - self._last.y())
        elif self._drag is Drag.PERSON and self._person is not None:
            self.person_dragged.emit(self._person, place.x(), place.y())
        elif self._drag is Drag.BOX:
            self._outline = QPolygonF(QRectF(start, place).normalized())
            self.outlined.emit(self._outline)
        else:
            self._outline.append(place)
            self.outlined.emit(self._outline)

    def _stop(self) -> None:
        self._pressed, self._drag, self._outline = None, None, QPolygonF()
        self.outlined.emit(self._outline)
        self._widget.unsetCursor()
