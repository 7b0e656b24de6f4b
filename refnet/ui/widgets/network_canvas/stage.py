"""Keeps the scene that is shown and its drawn frame: fitting, moving and zooming make the next scene from the last."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from refnet.domain.network.picture import Picture, picture
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas.hits import HitGrid
from refnet.ui.widgets.network_canvas.painting import Brushes, paint_people, paint_rings
from refnet.ui.widgets.network_canvas.scene import ColourBy, Mask, Scene, SizeBy, points_of, sized
from refnet.ui.widgets.network_canvas.view import Box, Viewport, fitted

ROOM_ACROSS, ROOM_DOWN = 56.0, 34.0  # kept free beside the people for their names
ROOM_SIDE = 130.0  # a selected person and their name stay that far inside
NEAREST_FIT = 1.9
FARTHEST, NEAREST = 0.02, 12.0
AT_REST = 120  # milliseconds without a move until all is drawn finely


class Stage(QObject):
    """One scene at a time; `changed` tells that it has to be painted again."""

    changed = Signal()

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        empty = picture((), ())
        self.scene = Scene(empty, Viewport(), (1.0, 1.0), tokens)
        self.size_by = SizeBy.CREDIT
        self.number: dict[UUID, int] = {}  # where each person stands in the picture's arrays
        self._whole = empty  # as it came, with areas by credit
        self._is_fitted = True
        self._grid = HitGrid(points_of(empty))
        self._brushes, self._frame = Brushes(), QPixmap()
        self._rest = QTimer(self, interval=AT_REST, singleShot=True)
        self._rest.timeout.connect(self._come_to_rest)

    def show(self, whole: Picture) -> None:
        """Take another picture; the view stays where the user moved it, and who was selected stays so."""
        chosen = self.scene.person(self.scene.selected)
        self._whole, self._grid = whole, HitGrid(points_of(whole))
        self.number = {person: place for place, person in enumerate(whole.ids)}
        selected = None if chosen is None else self.number.get(chosen)
        shown = sized(whole, self.size_by)
        self._take(replace(self.scene, picture=shown, selected=selected, hovered=None, lit=None, path=(), lost=None))

    def show_by(self, *, colour: ColourBy | None = None, size: SizeBy | None = None, ties: bool | None = None) -> None:
        """Let colour, area and dotted lines tell something else."""
        self.size_by = size or self.size_by
        shown = sized(self._whole, self.size_by)
        with_ties = self.scene.with_ties if ties is None else ties
        self._take(replace(self.scene, picture=shown, colour_by=colour or self.scene.colour_by, with_ties=with_ties))

    def light(self, lit: Mask | None, path: tuple[int, ...] = (), lost: Mask | None = None) -> None:
        """Fade everybody who is not lit, draw a path, and mark who would be lost."""
        self._take(replace(self.scene, lit=lit, path=path, lost=lost))

    def choose(self, person: int | None) -> None:
        """Put the focus ring round a person."""
        self._take(replace(self.scene, selected=person))

    def hover(self, person: int | None) -> None:
        """Put the thin ring round a person; the drawn frame stays as it is."""
        self.scene = replace(self.scene, hovered=person)
        self.changed.emit()

    def dress(self, tokens: Tokens) -> None:
        """Change colours, and measure letters again."""
        self._brushes = Brushes()
        self._take(replace(self.scene, tokens=tokens))

    def lay_out(self, size: tuple[float, float], taken: tuple[Box, ...]) -> None:
        """Follow the canvas's size and what stands on it; fit again unless the user moved the view or chose somebody."""
        self.scene = replace(self.scene, size=size, taken=taken)
        if self.scene.selected is None and self._is_fitted:
            self._take(replace(self.scene, view=self._fitting()))
        else:
            self._take(self.scene)

    def fit(self) -> None:
        """Show everybody."""
        self._is_fitted = True
        self._take(replace(self.scene, view=self._fitting()))

    def drag(self, across: float, down: float) -> None:
        """Move the picture by so many pixels."""
        self._move_to(self.scene.view.moved(across, down))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Come nearer or go away, the pixel (x, y) staying where it is."""
        scale = self.scene.view.scale
        self._move_to(self.scene.view.zoomed(min(max(factor, FARTHEST / scale), NEAREST / scale), x, y))

    def bring_into_view(self, person: int) -> None:
        """Move the picture until a person is well inside the canvas."""
        x, y = self.scene.centres[person].tolist()
        width, height = self.scene.size
        if any(left < x < right and top < y < bottom for left, top, right, bottom in self.scene.taken):
            wanted_x, wanted_y = width / 2, height / 2
        else:
            wanted_x = min(max(x, ROOM_SIDE), max(width - ROOM_SIDE, ROOM_SIDE))
            wanted_y = min(max(y, ROOM_DOWN), max(height - ROOM_DOWN, ROOM_DOWN))
        if (wanted_x, wanted_y) != (x, y):
            self.drag(wanted_x - x, wanted_y - y)

    def bring_all_into_view(self, people: list[int]) -> None:
        """Move, and go away where need be, until these people are all inside the canvas."""
        width, height = self.scene.size
        x, y = self.scene.centres[people].T
        if x.min() > 0 and y.min() > 0 and x.max() < width and y.max() < height:
            return
        area = (ROOM_SIDE, 2 * ROOM_DOWN, max(width - ROOM_SIDE, ROOM_SIDE + 80), max(height - 2 * ROOM_DOWN, 130.0))
        wanted = fitted(points_of(self.scene.picture)[people], area, (), max(self.scene.view.scale, FARTHEST))
        self._move_to(wanted)

    def person_at(self, x: float, y: float) -> int | None:
        """Return who is under a pixel."""
        return self._grid.hit(self.scene.view, x, y, self.scene.radii)

    def paint(self, painter: QPainter) -> None:
        """Paint the scene, drawing it anew only when more than a ring changed."""
        ratio = painter.device().devicePixelRatioF()
        if self._frame.isNull() or self._frame.devicePixelRatio() != ratio:
            self._frame = self._drawn(ratio)
        painter.drawPixmap(0, 0, self._frame)
        paint_rings(painter, self.scene)

    def _drawn(self, ratio: float) -> QPixmap:
        width, height = self.scene.size
        frame = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        frame.setDevicePixelRatio(ratio)
        painter = QPainter(frame)
        paint_people(painter, self.scene, self._brushes)
        painter.end()
        return frame

    def _take(self, scene: Scene) -> None:
        self.scene, self._frame = scene, QPixmap()
        self.changed.emit()

    def _move_to(self, view: Viewport) -> None:
        self._is_fitted = False
        self._rest.start()
        self._take(replace(self.scene, view=view, is_moving=True))

    def _come_to_rest(self) -> None:
        self._take(replace(self.scene, is_moving=False))

    def _fitting(self) -> Viewport:
        width, height = self.scene.size
        area = (ROOM_ACROSS, ROOM_DOWN, max(width - ROOM_ACROSS, 80.0), max(height - ROOM_DOWN, 60.0))
        return fitted(points_of(self.scene.picture), area, self.scene.taken, NEAREST_FIT)
