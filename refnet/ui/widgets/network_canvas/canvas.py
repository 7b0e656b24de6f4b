"""The widget that shows the network, and turns gestures and keys into what is lit, selected and told.

Others show answers in it: `show_path` draws numbered steps, `show_cut_off` marks whom we would lose, `fade` leaves
some lit, `select` chooses somebody, `pick` several. All take keys, forget who is not in the picture, and outlive a new
picture. What a page can do with a person it puts into the right-click menu by `offers`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from shiboken6 import isValid

from refnet.domain.network.picture import Picture
from refnet.i18n import _
from refnet.ui.look import theme
from refnet.ui.widgets.network_canvas import keys, walk
from refnet.ui.widgets.network_canvas.card import HoverCard, PersonFacts
from refnet.ui.widgets.network_canvas.deeds import Deeds
from refnet.ui.widgets.network_canvas.furniture import Furniture
from refnet.ui.widgets.network_canvas.going import Going
from refnet.ui.widgets.network_canvas.legend_words import Legend
from refnet.ui.widgets.network_canvas.looks import ColourBy
from refnet.ui.widgets.network_canvas.menu import Offer, person_menu, picture_menu
from refnet.ui.widgets.network_canvas.pointer import Pointer
from refnet.ui.widgets.network_canvas.scene import Scene, SizeBy, ThicknessBy
from refnet.ui.widgets.network_canvas.seeing import Seeing
from refnet.ui.widgets.network_canvas.stage import Stage


class NetworkCanvas(QWidget):
    """People and introductions to look at, walk through and point at."""

    selected = Signal(object)  # the UUID of the selected person, or None
    depth_wanted = Signal(int)
    table_wanted = Signal()
    ties_switched = Signal(bool)  # in the legend
    settled = Signal()  # somebody was dragged to a place of their own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Network picture"))
        self.offers: Callable[[UUID | None], Sequence[Offer]] = lambda _person: ()
        self.stage = Stage(theme.current(), self)
        self.seeing = Seeing(self.stage, self)
        self.deeds = Deeds(self.stage, self.seeing, self)
        self.picking, self.hiding = self.deeds.picking, self.deeds.hiding
        self._facts: Callable[[int], PersonFacts] = lambda person: PersonFacts(str(person))
        self._is_reached_by_key = False
        self.going = Going(self.stage, self.seeing, self._choose, self)
        self._menu: QMenu | None = None
        self._card = HoverCard(self)
        self._pointer = Pointer(self, self.stage.person_at)
        self._furniture = Furniture(self, self.stage, self.seeing, self._deeds())
        self._furniture.show(False)
        self._connect()

    @property
    def scene(self) -> Scene:
        """Return what is shown."""
        return self.stage.scene

    @property
    def legend(self) -> Legend:
        """Return what the legend says."""
        return self._furniture.legend.legend

    def show_picture(
        self, picture: Picture, facts: Callable[[int], PersonFacts], search: Sequence[str], currency: str
    ) -> None:
        """Show a picture; `search` are the folded words that find each person, `facts` what the card tells."""
        self._facts = facts
        self.stage.show(picture, currency)
        self._furniture.show(bool(picture.ids))
        self._card.hide()
        self.seeing.take_search(search)
        self._lay_out()

    def show_by(
        self,
        *,
        colour: ColourBy | None = None,
        size: SizeBy | None = None,
        ties: bool | None = None,
        thickness: ThicknessBy | None = None,
    ) -> None:
        """Let colour, area, dotted lines and thickness tell something else."""
        self.stage.show_by(colour=colour, size=size, ties=ties, thickness=thickness)
        if colour is not None:
            self.seeing.switch_all_on()
        self.seeing.light()
        self._lay_out()

    def show_path(self, people: Sequence[UUID]) -> None:
        """Draw a path through these people with the numbers of its steps, and bring it into view; nobody clears it."""
        self.seeing.show_path(people)
        self.bring_into_view(people)

    def show_cut_off(self, person: UUID | None, cut_off: Collection[UUID] = ()) -> None:
        """Put a halo round everybody who would be cut off without a person; None takes it away. Nobody moves."""
        self.seeing.show_cut_off(person, cut_off)
        self.bring_into_view([person, *cut_off] if person is not None else ())

    def fade(self, kept: Collection[UUID] | None) -> None:
        """Fade everybody but these; None lights all again."""
        self.seeing.fade(kept)

    def select(self, person: UUID | None) -> None:
        """Select a person and bring them into view, None for nobody."""
        self._choose_and_show(self.stage.number.get(person) if person is not None else None)

    def pick(self, people: Collection[UUID]) -> None:
        """Put rings round several people; what is done next is done with all of them."""
        self.picking.pick(people)

    def bring_into_view(self, people: Collection[UUID]) -> None:
        """Move and zoom until these people are in view, where they are not yet."""
        found = [self.stage.number[each] for each in people if each in self.stage.number]
        if found:
            self.stage.bring_into_view(found)

    def next_match(self) -> None:
        """Select the next person found and bring them into view."""
        found = self.seeing.matches
        if found:
            chosen = self.scene.selected
            place = found.index(chosen) + 1 if chosen in found else 0
            self._choose_and_show(found[place % len(found)])

    def fit(self) -> None:
        """Show everybody, clear of legend and buttons."""
        self.stage.fit()

    def zoom_by(self, factor: float) -> None:
        """Zoom at the middle of the canvas."""
        self.deeds.zoom(factor)

    def focus_selected(self) -> None:
        """Focus on the selected person, or leave the focus when it is on them already."""
        self.deeds.focus()

    def walk(self, across: int, down: int) -> None:
        """Select the neighbour in a direction; from nobody, the most important person."""
        scene = self.scene
        if scene.selected is None:
            person = walk.first_person(scene)
        else:
            person = walk.next_person(scene, scene.selected, across, down)
        if person is not None:
            self._choose_and_show(person)

    def step_back(self) -> bool:
        """Give up finding, the path, the loss, the focus, the selection, one each time; tell whether there was any."""
        if self._pointer.cancel() or self.picking.clear():
            return True
        if self.seeing.step_back():
            return True
        if self.scene.selected is None:
            return False
        self._choose(None)
        return True

    def open_menu(self, place: QPoint | None = None) -> None:
        """Open the menu of the selected person, or of the picture; beside the person when no place is said."""
        number, person = self.scene.selected, self.deeds.selected
        if number is None or person is None:
            menu = partial(picture_menu, self, self.deeds, self.offers(None))
            where = place or self.rect().center()
        else:
            menu = partial(person_menu, self, self._facts(number).name, person, self.deeds, self.offers(person))
            where = place or QPoint(*(round(each) for each in self.scene.centres[number].tolist()))
        if self._menu is None or not isValid(self._menu) or not self._menu.isVisible():
            self._menu = menu()
            self._menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._menu.popup(self.mapToGlobal(where))

    def still(self) -> Scene:
        """Return the scene as it is kept: finely drawn, nobody hovered or picked."""
        return replace(self.scene, hovered=None, picked=None, is_moving=False)

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.stage.zoom(1 + event.value(), event.position().x(), event.position().y())
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.stage.paint(painter)
        self.picking.paint(painter)
        if self._is_reached_by_key and self.hasFocus():
            painter.setPen(QPen(QColor(self.scene.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.scene.selected is not None:
            self.stage.bring_one_into_view(self.scene.selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in keys.DEPTHS and not event.modifiers():
            self.depth_wanted.emit(keys.DEPTHS[key])
        elif (key == Qt.Key.Key_Escape and self.step_back()) or keys.press(
            event, self._deeds(), self.walk, self.deeds.pan
        ):
            return
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_reached_by_key = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_pointed = event.reason() is QContextMenuEvent.Reason.Mouse
        if is_pointed:
            self._card.hide()
            self._choose(self.stage.person_at(event.pos().x(), event.pos().y()))
        self.open_menu(event.pos() if is_pointed else None)

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
        self.stage.changed.connect(self._repaint)
        self.picking.redrawn.connect(self.update)
        self.hiding.changed.connect(self._furniture.tell)
        self.hiding.changed.connect(self.seeing.light)
        self.seeing.told.connect(self._furniture.tell)
        pointer = self._pointer
        pointer.hovered.connect(self._hover)
        pointer.rested.connect(self._show_card)
        pointer.clicked.connect(self._click)
        pointer.opened.connect(self._open)
        pointer.dragged.connect(self.stage.drag)
        pointer.person_dragged.connect(self.stage.move)
        pointer.person_dropped.connect(self._drop)
        pointer.outlined.connect(self.picking.outline)
        pointer.surrounded.connect(self.picking.surround)
        pointer.zoomed.connect(self.stage.zoom)
        pointer.went.connect(self.going.go)
        self._furniture.ties_wanted.connect(self._switch_ties)
        theme.watch.changed.connect(self._follow_theme)

    def _deeds(self) -> Mapping[str, Callable[[], object]]:
        return {
            **self.deeds.by_name(),
            "table": self.table_wanted.emit,
            "back": partial(self.going.go, -1),
            "forward": partial(self.going.go, 1),
            "menu": self.open_menu,
            "lasso": self._toggle_lasso,
            "map": self._toggle_map,
        }

    def _repaint(self) -> None:
        self._furniture.follow()
        self.update()

    def _lay_out(self) -> None:
        self._furniture.lay_out()

    def _toggle_lasso(self) -> None:
        self._pointer.is_lassoing = not self._pointer.is_lassoing
        self._furniture.lasso.setChecked(self._pointer.is_lassoing)

    def _toggle_map(self) -> None:
        self._furniture.toggle_map()

    def _switch_ties(self) -> None:
        self.show_by(ties=not self.scene.with_ties)
        self.ties_switched.emit(self.scene.with_ties)

    def _follow_theme(self) -> None:
        self.stage.dress(theme.current())
        self._lay_out()

    def _click(self, person: int | None, is_adding: bool) -> None:
        if is_adding and person is not None:
            self.picking.toggle(person)
            return
        self.picking.clear()
        self._choose(person)

    def _choose(self, person: int | None) -> None:
        self.stage.choose(person)
        told = _("{who}, selected").format(who=self._facts(person).sentence) if person is not None else ""
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.going.visit()
        self.selected.emit(self.scene.person(person))

    def _choose_and_show(self, person: int | None) -> None:
        self._choose(person)
        if person is not None:
            self.stage.bring_one_into_view(person)

    def _open(self, person: int) -> None:
        self._choose(person)
        self.seeing.focus_on(self.scene.person(person))

    def _drop(self, person: int) -> None:
        self.stage.settle()
        self.hiding.pin({self.scene.picture.ids[person]})
        self.settled.emit()

    def _hover(self, person: int | None) -> None:
        self._card.hide()
        self.stage.hover(person)

    def _show_card(self) -> None:
        person = self.scene.hovered
        if person is not None:
            self._card.show_person(self._facts(person), self.scene.box(person), self.scene.size)
