"""Keeps the scene that is shown: every gesture and question makes the next scene from the last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter

from refnet.domain.network.picture import Picture, picture
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas import fitting
from refnet.ui.widgets.network_canvas.frames import Frames
from refnet.ui.widgets.network_canvas.ground import ground
from refnet.ui.widgets.network_canvas.hits import HitGrid
from refnet.ui.widgets.network_canvas.looks import ColourBy, Facet, looks_of
from refnet.ui.widgets.network_canvas.painting import paint_rings
from refnet.ui.widgets.network_canvas.presence import Presence, present
from refnet.ui.widgets.network_canvas.scene import Mask, Outline, Scene, SizeBy, ThicknessBy, given, sized, thick
from refnet.ui.widgets.network_canvas.view import Box, Viewport

AT_REST = 120  # milliseconds without a move until all is drawn finely


class Stage(QObject):
    """One scene at a time; `changed` tells that it has to be painted again."""

    changed = Signal()

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number: dict[UUID, int] = {}  # where each person stands in the picture's arrays
        self.presence = Presence()
        self.pinned: frozenset[UUID] = frozenset()
        self.size_by, self.thickness_by = SizeBy.CREDIT, ThicknessBy.COUNT
        self.facets: Mapping[ColourBy, Facet] = {}
        self.frames = Frames(self)
        self.frames.changed.connect(self.changed)
        self.whole = picture((), ())  # as it came, with areas by credit
        self._is_fitted = True
        self.scene = _empty(self.whole, tokens)
        self._grid = HitGrid(self.scene.ground.points)
        self._rest = QTimer(self, interval=AT_REST, singleShot=True)
        self._rest.timeout.connect(self._come_to_rest)

    def show(self, whole: Picture, currency: str = "") -> None:
        """Take another picture; the view stays where the user moved it, and who was selected stays so."""
        chosen, picked = self.scene.person(self.scene.selected), self.picked
        self.whole, self.facets = whole, {}
        self.number = {person: place for place, person in enumerate(whole.ids)}
        selected = None if chosen is None else self.number.get(chosen)
        self.scene = replace(
            self.scene, selected=selected, picked=self.mask(picked), hovered=None, lit=None, path=(), lost=None,
            outlines=(), currency=currency,
        )  # fmt: skip
        self.rebuild()

    def show_by(
        self,
        *,
        colour: ColourBy | None = None,
        size: SizeBy | None = None,
        ties: bool | None = None,
        thickness: ThicknessBy | None = None,
    ) -> None:
        """Let colour, area, dotted lines and thickness tell something else."""
        self.size_by, self.thickness_by = size or self.size_by, thickness or self.thickness_by
        with_ties = self.scene.with_ties if ties is None else ties
        self.scene = replace(self.scene, colour_by=colour or self.scene.colour_by, with_ties=with_ties)
        self.rebuild()

    def outline(self, outlines: tuple[Outline, ...]) -> None:
        """Draw lines round people who belong together."""
        self.take(replace(self.scene, outlines=outlines))

    def show_presence(self, presence: Presence) -> None:
        """Hide, fold, or go to another time; nobody moves."""
        self.presence = presence
        self.rebuild()

    def rebuild(self) -> None:
        """Work out anew what follows from the picture, from what is there, and from what marks tell."""
        now = present(self.whole, self.presence, self.number)
        everything = np.ones(len(self.whole.edges), dtype=np.bool_)
        most = float(given(self.whole, everything).max(initial=0))
        shown = thick(sized(now.picture, self.size_by, given(now.picture, now.lines), most), self.thickness_by)
        laid = ground(shown, now.people, now.lines)
        self._grid = HitGrid(laid.points, laid.drawing)
        looks = looks_of(shown, self.scene.colour_by, self.facets)
        self.take(
            replace(
                self.scene,
                picture=shown,
                ground=laid,
                looks=looks,
                people=now.people,
                lines=now.lines,
                folds=now.folds,
                pinned=self.mask(self.pinned),
            )
        )

    def light(self, lit: Mask | None, path: tuple[int, ...] = (), lost: Mask | None = None) -> None:
        """Fade everybody who is not lit, draw a path, and mark who would be lost."""
        self.take(replace(self.scene, lit=lit, path=path, lost=lost))

    def choose(self, person: int | None) -> None:
        """Put the focus ring round a person."""
        self.take(replace(self.scene, selected=person))

    @property
    def picked(self) -> frozenset[UUID]:
        """Return who is picked, several at once."""
        if self.scene.picked is None:
            return frozenset()
        return frozenset(self.scene.picture.ids[each] for each in np.flatnonzero(self.scene.picked).tolist())

    def pick(self, people: Mask | None) -> None:
        """Put rings round several people; the drawn frame stays as it is."""
        self.scene = replace(self.scene, picked=people if people is not None and people.any() else None)
        self.changed.emit()

    def hover(self, person: int | None) -> None:
        """Put the thin ring round a person; the drawn frame stays as it is."""
        self.scene = replace(self.scene, hovered=person)
        self.changed.emit()

    def dress(self, tokens: Tokens) -> None:
        """Change colours, and measure letters again."""
        self.frames.forget_sizes()
        self.take(replace(self.scene, tokens=tokens))

    def lay_out(self, size: tuple[float, float], taken: tuple[Box, ...]) -> None:
        """Follow the canvas's size and what stands on it; fit again unless the user moved the view or chose somebody."""
        is_same = (size, taken) == (self.scene.size, self.scene.taken)
        self.scene = replace(self.scene, size=size, taken=taken)
        if self.scene.selected is None and self._is_fitted:
            self.take(replace(self.scene, view=self._fitting()))
        elif not is_same:
            self.take(self.scene)

    def keep_out(self, taken: tuple[Box, ...]) -> None:
        """Keep names from boxes that changed, and leave the view as it is."""
        self.take(replace(self.scene, taken=taken))

    def fit(self) -> None:
        """Show everybody."""
        self._is_fitted = True
        self._see(self._fitting(), is_moving=False)

    def drag(self, across: float, down: float) -> None:
        """Move the picture by so many pixels."""
        self.look(self.scene.view.moved(across, down))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Come nearer or go away, the pixel (x, y) staying where it is."""
        self.look(fitting.zoomed(self.scene, factor, x, y))

    def look(self, view: Viewport) -> None:
        """Look from elsewhere; while that goes on, only the most telling is drawn."""
        if view == self.scene.view:
            return
        self._is_fitted = False
        self._rest.start()
        self._see(view, is_moving=True)

    def bring_one_into_view(self, person: int) -> None:
        """Move the picture until a person is well inside the canvas."""
        self.look(fitting.somebody(self.scene, person))

    def bring_into_view(self, people: Sequence[int]) -> None:
        """Move, and go away where need be, until these people are all inside the canvas."""
        self.look(fitting.some(self.scene, people))

    def centre_on(self, x: float, y: float) -> None:
        """Bring a point of the picture to the middle of the canvas."""
        (width, height), scale = self.scene.size, self.scene.view.scale
        self.look(Viewport(scale, width / 2 - x * scale, height / 2 - y * scale))

    def move(self, person: int, x: float, y: float) -> None:
        """Put a person under a pixel, for as long as they are dragged; `settle` keeps it."""
        points = self.scene.ground.points.copy()
        points[person] = self.scene.view.to_picture(x, y)
        self._rest.start()
        self.take(replace(self.scene, ground=replace(self.scene.ground, points=points), is_moving=True))

    def settle(self) -> None:
        """Keep everybody where they were dragged to."""
        points = self.scene.ground.points
        self.whole = replace(self.whole, x=points[:, 0].copy(), y=points[:, 1].copy())
        self._is_fitted = False
        self.rebuild()

    def person_at(self, x: float, y: float) -> int | None:
        """Return who is under a pixel."""
        return self._grid.hit(self.scene.view, x, y, self.scene.radii)

    def people_inside(self, left: float, top: float, right: float, bottom: float) -> Mask:
        """Return who stands in a box of pixels."""
        found = self._grid.inside(*self.scene.view.to_picture(left, top), *self.scene.view.to_picture(right, bottom))
        x, y = self.scene.centres[found].T
        inside = np.zeros(len(self.scene.picture.ids), dtype=np.bool_)
        inside[found[(x >= left) & (x <= right) & (y >= top) & (y <= bottom)]] = True
        return inside

    def mask(self, people: frozenset[UUID]) -> Mask | None:
        """Return who of these is in the picture, None for nobody."""
        found = [self.number[each] for each in people if each in self.number]
        if not found:
            return None
        mask = np.zeros(len(self.number), dtype=np.bool_)
        mask[found] = True
        return mask

    def paint(self, painter: QPainter) -> None:
        """Paint the scene, drawing it anew only when more than a ring changed."""
        self.frames.paint(painter, self.scene)
        paint_rings(painter, self.scene)

    def take(self, scene: Scene) -> None:
        """Show another scene."""
        self.scene = scene
        self.frames.outdate()
        self.changed.emit()

    def _fitting(self) -> Viewport:
        """Return the view of everybody of any time who is not hidden, so that it stays while time goes on."""
        is_now = self.presence.since is None and self.presence.until is None
        any_time = replace(self.presence, since=None, until=None)
        people = self.scene.people if is_now else present(self.whole, any_time, self.number).people
        return fitting.everybody(self.scene, people)

    def _see(self, view: Viewport, *, is_moving: bool) -> None:
        """Look from elsewhere at the same scene; the frame that is drawn goes along."""
        self.scene = replace(self.scene, view=view, is_moving=is_moving)
        self.changed.emit()

    def _come_to_rest(self) -> None:
        self._see(self.scene.view, is_moving=False)


def _empty(nobody: Picture, tokens: Tokens) -> Scene:
    nothing = np.zeros(0, dtype=np.bool_)
    looks = looks_of(nobody, ColourBy.OUTCOME, {})
    return Scene(nobody, ground(nobody, nothing, nothing), looks, nothing, nothing, Viewport(), (1.0, 1.0), tokens)
