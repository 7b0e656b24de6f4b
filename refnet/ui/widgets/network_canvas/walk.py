"""Going about in a picture without a pointer: who is near, who is next in a direction, who is called so."""

from collections.abc import Sequence

import numpy as np

from refnet.domain.names import fold
from refnet.domain.network.picture import Codes, Picture
from refnet.domain.network.rows import EdgeKind
from refnet.ui.widgets.network_canvas.scene import Mask, points_of

WIDEST = np.cos(np.radians(75))  # how far beside the arrow key's direction a neighbour may stand


def around(picture: Picture, person: int, depth: int, *, with_ties: bool) -> Mask:
    """Return everybody at most `depth` lines away from a person, in any direction, the person included."""
    edges = _edges(picture, with_ties=with_ties)
    reached = np.zeros(len(picture.ids), dtype=np.bool_)
    reached[person] = True
    for _step in range(depth):
        touched = reached[edges].any(axis=1)
        reached[edges[touched].ravel()] = True
    return reached


def neighbours(picture: Picture, person: int, *, with_ties: bool) -> list[int]:
    """Return who is one line away."""
    near = around(picture, person, 1, with_ties=with_ties)
    near[person] = False
    return [int(each) for each in np.flatnonzero(near)]


def next_person(picture: Picture, person: int, across: int, down: int, *, with_ties: bool) -> int | None:
    """Return the neighbour that stands most in a direction (−1, 0 or 1 right and down), or None."""
    near = neighbours(picture, person, with_ties=with_ties)
    if not near:
        return None
    points = points_of(picture)
    away = points[near] - points[person]
    length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
    along = (away @ np.array((across, down), dtype=np.float64)) / length
    best = int(np.argmax(along - length / length.max() * 0.1))
    return near[best] if along[best] >= WIDEST else None


def first_person(picture: Picture) -> int | None:
    """Return whom the keyboard starts from: the most important person."""
    return int(np.argmax(picture.priority)) if picture.ids else None


def found(names: Sequence[str], text: str) -> Mask:
    """Return whose folded name (or company) has a word that begins with each word of the text."""
    wanted = fold(text).split()
    hits = [all(any(word.startswith(want) for word in name.split()) for want in wanted) for name in names]
    return np.array(hits, dtype=np.bool_)


def _edges(picture: Picture, *, with_ties: bool) -> Codes:
    if with_ties:
        return picture.edges
    return np.asarray(picture.edges[picture.edge_kind == EdgeKind.INTRODUCTION])
