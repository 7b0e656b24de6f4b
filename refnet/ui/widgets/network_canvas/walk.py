"""Going about in a picture without a pointer: who is near, who is next in a direction, who is called so."""

import re
from collections.abc import Sequence

import numpy as np

from refnet.domain.names import fold
from refnet.domain.network.picture import Codes
from refnet.ui.widgets.network_canvas.scene import Mask, Scene

WIDEST = np.cos(np.radians(75))  # how far beside the arrow key's direction a neighbour may stand


def around(scene: Scene, person: int, depth: int) -> Mask:
    """Return everybody at most `depth` lines away from a person, in any direction, the person included."""
    edges = _edges(scene)
    reached = np.zeros(len(scene.picture.ids), dtype=np.bool_)
    reached[person] = True
    for _step in range(depth):
        touched = reached[edges].any(axis=1)
        reached[edges[touched].ravel()] = True
    return reached


def neighbours(scene: Scene, person: int) -> list[int]:
    """Return who is one line away."""
    near = around(scene, person, 1)
    near[person] = False
    return [int(each) for each in np.flatnonzero(near)]


def next_person(scene: Scene, person: int, across: int, down: int) -> int | None:
    """Return the neighbour that stands most in a direction (−1, 0 or 1 right and down), or None."""
    near = neighbours(scene, person)
    if not near:
        return None
    points = scene.ground.points
    away = points[near] - points[person]
    length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
    along = (away @ np.array((across, down), dtype=np.float64)) / length
    best = int(np.argmax(along - length / length.max() * 0.1))
    return near[best] if along[best] >= WIDEST else None


def first_person(scene: Scene) -> int | None:
    """Return whom the keyboard starts from: the most important person who is there."""
    there = scene.ground.naming
    return int(there[np.argmax(scene.picture.priority[there])]) if len(there) else None


class Search:
    """Finds people by the folded words of their names and companies, fast enough to follow the typing."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self._text = "".join(f"\n {name}" for name in names)
        lengths = np.array([len(name) + 2 for name in names], dtype=np.int64)
        self._starts = np.cumsum(lengths) - lengths

    def found(self, text: str) -> Mask:
        """Return who has a word that begins with each word of the text."""
        hits = np.ones(len(self._starts), dtype=np.bool_)
        for want in fold(text).split():
            places = [each.start() for each in re.finditer(re.escape(f" {want}"), self._text)]
            some = np.zeros(len(hits), dtype=np.bool_)
            some[np.searchsorted(self._starts, places, side="right") - 1] = True
            hits &= some
        return hits


def _edges(scene: Scene) -> Codes:
    kinds = (scene.ground.introductions, scene.ground.ties) if scene.with_ties else (scene.ground.introductions,)
    return scene.picture.edges[np.concatenate(kinds)]
