"""The widget that shows the network, and turns gestures and keys into what is lit, selected and told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.domain.network.picture import Picture
from refnet.i18n import _
from refnet.ui.look import theme
from refnet.ui.widgets.network_canvas import export, keys, walk
from refnet.ui.widgets.network_canvas.asked import Asked
from refnet.ui.widgets.network_canvas.card import HoverCard, PersonFacts
from refnet.ui.widgets.network_canvas.furniture import Furniture
from refnet.ui.widgets.network_canvas.legend_words import Legend, legend_of
from refnet.ui.widgets.network_canvas.pointer import Pointer
from refnet.ui.widgets.network_canvas.scene import ColourBy, Scene, SizeBy
from refnet.ui.widgets.network_canvas.stage import Stage


class NetworkCanvas(QWidget):
    """People and introductions to look at, walk through and point at."""

    selected = Signal(object)  # the UUID of the selected person, or None
    focused = Signal(object)  # the UUID of the person whose surroundings alone are lit, or None
    depth_wanted = Signal(int)
    table_wanted = Signal()
    find_left = Signal()  # Esc or focus gave up finding

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Network picture"))
        self.asked = Asked()
        self._stage = Stage(theme.current(), self)
        self._facts: Callable[[int], PersonFacts] = lambda person: PersonFacts(str(person))
        self._search: Sequence[str] = ()
        self._currency = ""
        self._is_reached_by_key = False
        self._card = HoverCard(self)
        self._pointer = Pointer(self, self._stage.person_at)
        self._furniture = Furniture(self, self._nearer, self._farther, self.fit)
        self._furniture.show(False)
        self._connect()

    @property
    def scene(self) -> Scene:
        """Return what is shown."""
        return self._stage.scene

    @property
    def legend(self) -> Legend:
        """Return what the legend says."""
        return self._furniture.legend.legend

    @property
    def matches(self) -> int:
        """Return how many people the text being looked for fits."""
        return len(self.asked.found(self._search))

    def show_picture(
        self, picture: Picture, facts: Callable[[int], PersonFacts], search: Sequence[str], currency: str
    ) -> None:
        """Show a picture; `search` are the folded words that find each person, `facts` what the card tells."""
        number: dict[UUID | None, int] = {person: place for place, person in enumerate(picture.ids)}
        selected, focus = self.scene.person(self.scene.selected), self.scene.person(self.asked.focus)
        self._facts, self._search, self._currency = facts, search, currency
        self.asked = replace(self.asked, focus=number.get(focus))
        self._stage.show(picture, number.get(selected))
        self._furniture.show(bool(picture.ids))
        self._card.hide()
        self._light()
        self._lay_out()

    def show_by(self, *, colour: ColourBy | None = None, size: SizeBy | None = None, ties: bool | None = None) -> None:
        """Let colour, area and dotted lines tell something else."""
        self._stage.show_by(colour=colour, size=size, ties=ties)
        self._light()
        self._lay_out()

    def look_for(self, text: str) -> None:
        """Light whoever's name or company begins so, and fade the others."""
        self.asked = replace(self.asked, text=text.strip())
        self._light()

    def next_match(self) -> None:
        """Select the next person found and bring them into view."""
        found = self.asked.found(self._search)
        if found:
            chosen = self.scene.selected
            place = found.index(chosen) + 1 if chosen in found else 0
            self._choose_and_show(found[place % len(found)])

    def set_depth(self, depth: int) -> None:
        """Say how many lines away from the focused person stays lit."""
        self.asked = replace(self.asked, depth=depth)
        self._light()

    def focus_on(self, person: UUID | None) -> None:
        """Fade everybody who is not near a person, giving up finding; None lights all again."""
        self.asked = replace(self.asked, focus=self.scene.number(person))
        if self.asked.text and self.asked.focus is not None:
            self.asked = replace(self.asked, text="")
            self.find_left.emit()
        self._light()
        self.focused.emit(self.scene.person(self.asked.focus))

    def select(self, person: UUID | None) -> None:
        """Select a person and bring them into view, None for nobody."""
        self._choose_and_show(self.scene.number(person))

    def fit(self) -> None:
        """Show everybody, clear of legend and buttons."""
        self._stage.fit()

    def zoom_by(self, factor: float) -> None:
        """Zoom at the middle of the canvas."""
        self._stage.zoom(factor, self.width() / 2, self.height() / 2)

    def focus_selected(self) -> None:
        """Focus on the selected person, or leave the focus when it is on them already."""
        if self.scene.selected is not None:
            is_there = self.asked.focus == self.scene.selected
            self.focus_on(None if is_there else self.scene.person(self.scene.selected))

    def want_depth(self, depth: int) -> None:
        """Ask for another depth; who owns the switch for it answers with `set_depth`."""
        self.depth_wanted.emit(depth)

    def want_table(self) -> None:
        """Ask for the table of the same people."""
        self.table_wanted.emit()

    def walk(self, across: int, down: int) -> None:
        """Select the neighbour in a direction; from nobody, the most important person."""
        scene = self.scene
        if scene.selected is None:
            person = walk.first_person(scene.picture)
        else:
            person = walk.next_person(scene.picture, scene.selected, across, down, with_ties=scene.with_ties)
        if person is not None:
            self._choose_and_show(person)

    def step_back(self) -> bool:
        """Give up finding, then the focus, then the selection; tell whether there was any of them."""
        if self.asked.text:
            self.look_for("")
            self.find_left.emit()
        elif self.asked.focus is not None:
            self.focus_on(None)
        elif self.scene.selected is not None:
            self._choose(None)
        else:
            return False
        return True

    def image(self) -> QImage:
        """Return the picture as it looks, with its legend."""
        return export.image(self._still(), self.legend)

    def save(self, file: Path, title: str) -> None:
        """Write the picture as it looks to a PNG or SVG file; RefNetError when that cannot be."""
        export.save(self._still(), self.legend, file, title)

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._stage.zoom(1 + event.value(), event.position().x(), event.position().y())
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._stage.paint(painter)
        if self._is_reached_by_key and self.hasFocus():
            painter.setPen(QPen(QColor(self.scene.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.scene.selected is not None:
            self._stage.bring_into_view(self.scene.selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_reached_by_key = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.open(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.hover(None)
        super().leaveEvent(event)

    def _connect(self) -> None:
        self._stage.changed.connect(self.update)
        self._pointer.hovered.connect(self._hover)
        self._pointer.rested.connect(self._show_card)
        self._pointer.clicked.connect(self._choose)
        self._pointer.opened.connect(self._open)
        self._pointer.dragged.connect(self._stage.drag)
        self._pointer.zoomed.connect(self._stage.zoom)
        self._furniture.legend.folded.connect(self._lay_out)
        theme.watch.changed.connect(self._follow_theme)

    def _lay_out(self) -> None:
        """Follow size, legend and scale; the legend's circles are as large as the marks, so it comes twice."""
        size = (float(self.width()), float(self.height()))
        for _round in range(2):
            self._furniture.legend.show_legend(legend_of(self.scene, self._stage.size_by, self._currency))
            self._furniture.place()
            self._stage.lay_out(size, self._furniture.taken())

    def _follow_theme(self) -> None:
        self._stage.dress(theme.current())
        self._lay_out()

    def _light(self) -> None:
        self._stage.light(self.asked.lit(self.scene, self._search))

    def _choose(self, person: int | None) -> None:
        self._stage.choose(person)
        told = _("{who}, selected").format(who=self._facts(person).sentence) if person is not None else ""
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.selected.emit(self.scene.person(person))

    def _choose_and_show(self, person: int | None) -> None:
        self._choose(person)
        if person is not None:
            self._stage.bring_into_view(person)

    def _open(self, person: int) -> None:
        self._choose(person)
        self.focus_on(self.scene.person(person))

    def _hover(self, person: int | None) -> None:
        self._card.hide()
        self._stage.hover(person)

    def _show_card(self) -> None:
        person = self.scene.hovered
        if person is not None:
            self._card.show_person(self._facts(person), self.scene.box(person), self.scene.size)

    def _still(self) -> Scene:
        """Return the scene as it is kept: finely drawn, nobody hovered."""
        return replace(self.scene, hovered=None, is_moving=False)

    def _nearer(self) -> None:
        self.zoom_by(keys.ZOOM)

    def _farther(self) -> None:
        self.zoom_by(1 / keys.ZOOM)
