"""Views that show everybody, somebody, or some people, clear of what stands on the canvas."""

from collections.abc import Sequence

from refnet.ui.widgets.network_canvas.scene import Mask, Scene
from refnet.ui.widgets.network_canvas.view import Viewport, fitted

ROOM_ACROSS, ROOM_DOWN = 56.0, 34.0  # kept free beside the people for their names
ROOM_SIDE = 130.0  # a selected person and their name stay that far inside
NEAREST_FIT = 1.9
FARTHEST, NEAREST = 0.004, 12.0


def everybody(scene: Scene, people: Mask) -> Viewport:
    """Return the view of all these people, clear of legend and buttons."""
    width, height = scene.size
    area = (ROOM_ACROSS, ROOM_DOWN, max(width - ROOM_ACROSS, 80.0), max(height - ROOM_DOWN, 60.0))
    return fitted(scene.ground.points[people], area, scene.taken, NEAREST_FIT)


def somebody(scene: Scene, person: int) -> Viewport:
    """Return the view moved until a person is well inside the canvas; the same view when they are."""
    x, y = scene.centres[person].tolist()
    width, height = scene.size
    if any(left < x < right and top < y < bottom for left, top, right, bottom in scene.taken):
        wanted_x, wanted_y = width / 2, height / 2
    else:
        wanted_x = min(max(x, ROOM_SIDE), max(width - ROOM_SIDE, ROOM_SIDE))
        wanted_y = min(max(y, ROOM_DOWN), max(height - ROOM_DOWN, ROOM_DOWN))
    return scene.view if (wanted_x, wanted_y) == (x, y) else scene.view.moved(wanted_x - x, wanted_y - y)


def some(scene: Scene, people: Sequence[int]) -> Viewport:
    """Return the view moved, and farther away where need be, until these people are all inside the canvas."""
    width, height = scene.size
    x, y = scene.centres[list(people)].T
    if x.min() > 0 and y.min() > 0 and x.max() < width and y.max() < height:
        return scene.view
    area = (ROOM_SIDE, 2 * ROOM_DOWN, max(width - ROOM_SIDE, ROOM_SIDE + 80), max(height - 2 * ROOM_DOWN, 130.0))
    return fitted(scene.ground.points[list(people)], area, (), max(scene.view.scale, FARTHEST))


def zoomed(scene: Scene, factor: float, x: float, y: float) -> Viewport:
    """Return the view nearer by a factor within bounds, the pixel (x, y) staying where it is."""
    scale = scene.view.scale
    return scene.view.zoomed(min(max(factor, FARTHEST / scale), NEAREST / scale), x, y)
