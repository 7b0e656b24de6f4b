"""The widget that shows the network, and turns gestures and keys into what is lit, selected and told.

Others show answers in it: `show_path` draws numbered steps, `show_cut_off` marks whom we would lose, `fade` leaves
some lit, `select` chooses somebody. All take keys, forget who is not in the picture, and outlive a new picture.
"""

from collections.abc import Callable, Collection, Sequence
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
from refnet.ui.widgets.network_canvas.card import HoverCard, PersonFacts
from refnet.ui.widgets.network_canvas.furniture import Furniture
from refnet.ui.widgets.network_canvas.legend_words import Legend, legend_of
from refnet.ui.widgets.network_canvas.pointer import Pointer
from refnet.ui.widgets.network_canvas.scene import ColourBy, Scene, SizeBy
from refnet.ui.widgets.network_canvas.seeing import Seeing
from refnet.ui.widgets.network_canvas.stage import Stage


class NetworkCanvas(QWidget):
    """People and introductions to look at, walk through and point at."""

    selected = Signal(object)  # the UUID of the selected person, or None
    depth_wanted = Signal(int)
    table_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Network picture"))
        self._stage = Stage(theme.current(), self)
        self.seeing = Seeing(self._stage, self)
        self._facts: Callable[[int], PersonFacts] = lambda person: PersonFacts(str(person))
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

    def show_picture(
        self, picture: Picture, facts: Callable[[int], PersonFacts], search: Sequence[str], currency: str
    ) -> None:
        """Show a picture; `search` are the folded words that find each person, `facts` what the card tells."""
        self._facts, self._currency = facts, currency
        self._stage.show(picture)
        self._furniture.show(bool(picture.ids))
        self._card.hide()
        self.seeing.take_search(search)
        self._lay_out()

    def show_by(self, *, colour: ColourBy | None = None, size: SizeBy | None = None, ties: bool | None = None) -> None:
        """Let colour, area and dotted lines tell something else."""
        self._stage.show_by(colour=colour, size=size, ties=ties)
        self._light()
        self._lay_out()

    def next_match(self) -> None:
        """Select the next person found and bring them into view."""
        found = self.seeing.matches
        if found:
            chosen = self.scene.selected
            place = found.index(chosen) + 1 if chosen in found else 0
            self._choose_and_show(found[place % len(found)])

    def show_path(self, people: Sequence[UUID]) -> None:
        """Draw a path through these people with the numbers of its steps, and bring it into view; nobody clears it."""
        self.seeing.show_path(people)
        self._bring(people)

    def show_cut_off(self, person: UUID | None, cut_off: Collection[UUID] = ()) -> None:
        """Put a halo round everybody who would be cut off without a person; None takes it away. Nobody moves."""
        self.seeing.show_cut_off(person, cut_off)
        self._bring([person, *cut_off] if person is not None else ())

    def fade(self, kept: Collection[UUID] | None) -> None:
        """Fade everybody but these; None lights all again."""
        self.seeing.fade(kept)

    def select(self, person: UUID | None) -> None:
        """Select a person and bring them into view, None for nobody."""
        self._choose_and_show(self._stage.number.get(person) if person is not None else None)

    def fit(self) -> None:
        """Show everybody, clear of legend and buttons."""
        self._stage.fit()

    def zoom_by(self, factor: float) -> None:
        """Zoom at the middle of the canvas."""
        self._stage.zoom(factor, self.width() / 2, self.height() / 2)

    def focus_selected(self) -> None:
        """Focus on the selected person, or leave the focus when it is on them already."""
        if self.scene.selected is not None:
            person = self.scene.person(self.scene.selected)
            self.seeing.focus_on(None if self.seeing.asked.focus == person else person)

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
        """Give up finding, the path, the loss, the focus, the selection, one each time; tell whether there was any."""
        if self.seeing.step_back():
            return True
        if self.scene.selected is None:
            return False
        self._choose(None)
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
        self.seeing.light()

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

    def _bring(self, people: Collection[UUID]) -> None:
        """Move and zoom until these people are in view, where they are not yet."""
        found = [self._stage.number[each] for each in people if each in self._stage.number]
        if found:
            self._stage.bring_all_into_view(found)

    def _open(self, person: int) -> None:
        self._choose(person)
        self.seeing.focus_on(self.scene.person(person))

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
