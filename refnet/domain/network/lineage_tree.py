"""The network as a lineage: each tree has its generations from left to right, and trees stand in columns."""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.forest import Forest, first_parents, forest
from refnet.domain.network.packing import WIDE

Points = NDArray[np.float64]
Floats = NDArray[np.float64]
Edges = NDArray[np.int64]
People = NDArray[np.int64]

GENERATION, ROW = 3.6, 0.75  # units from one generation to the next, and between two names
_BETWEEN_TREES = 0.5  # rows
_MOST_COLUMNS = 60
_HIGHEST = 1.0  # heights of a picture in its widths; one of more rows has its generations farther apart


def lineage_positions(node_count: int, edges: Edges) -> Points:
    """Return (n, 2) places: who was brought stands right of who brought them first, and no two of these lines cross.

    `edges` are (m, 2), introducer first, in the order of time. Parents stand in the middle of their children; the
    largest trees come first. The middle of the picture is 0.
    """
    if node_count == 0:
        return np.empty((0, 2))
    trees = forest(first_parents(node_count, edges))
    rows = trees.summed_up(np.ones(node_count))
    roots = trees.generations[0]
    roots = roots[np.argsort(-rows[roots], kind="stable")]
    depth = _depths(trees, node_count)
    left, top = _columns(rows[roots], _deepest(depth, trees.root, roots))
    first = np.zeros(node_count)
    first[roots] = top
    begins = trees.begins(rows, first)
    across = np.zeros(node_count)
    across[roots] = left
    places = np.column_stack(((across[trees.root] + depth) * GENERATION, _middles(trees, begins) * ROW))
    width, height = np.ptp(places, axis=0).tolist()
    places[:, 0] *= max(1.0, height / _HIGHEST / width) if width else 1.0
    centred: Points = places - (places.max(axis=0) + places.min(axis=0)) / 2
    return centred


def _depths(trees: Forest, node_count: int) -> Floats:
    depth = np.zeros(node_count)
    for number, people in enumerate(trees.generations):
        depth[people] = number
    return depth


def _deepest(depth: Floats, root: People, roots: People) -> Floats:
    deepest = np.zeros(len(depth))
    np.maximum.at(deepest, root, depth)
    return deepest[roots]


def _middles(trees: Forest, begins: Floats) -> Floats:
    """Return the row of each person: the middle between their first and last child, or where their own row begins."""
    low, high, row = np.full(len(begins), np.inf), np.full(len(begins), -np.inf), begins.copy()
    for people in reversed(trees.generations):
        has_children = np.isfinite(low[people])
        parents = people[has_children]
        row[parents] = (low[parents] + high[parents]) / 2
        if trees.parent[people[0]] >= 0:
            np.minimum.at(low, trees.parent[people], row[people])
            np.maximum.at(high, trees.parent[people], row[people])
    return row


def _columns(rows: Floats, deepest: Floats) -> tuple[Floats, Floats]:
    """Return the generation and row where each tree begins, in as many columns as make the picture wide."""
    heights = rows + _BETWEEN_TREES
    best, best_odds = (np.zeros(len(rows)), np.cumsum(heights) - heights), np.inf
    for columns in range(1, min(len(rows), _MOST_COLUMNS) + 1):
        left, top, across, down = _filled(heights, deepest, max(float(heights.sum()) / columns, float(heights.max())))
        odds = abs(float(np.log(across * GENERATION / (down * ROW) / WIDE)))
        if odds >= best_odds:
            break
        best, best_odds = (left, top), odds
    return best


def _filled(heights: Floats, deepest: Floats, high: float) -> tuple[Floats, Floats, float, float]:
    """Return where trees begin in columns of at most that height, and how large all of it is."""
    left, top = np.zeros(len(heights)), np.zeros(len(heights))
    begin, filled, widest, down = 0.0, 0.0, 0.0, 0.0
    for number, (height, depth) in enumerate(zip(heights.tolist(), deepest.tolist(), strict=True)):
        if filled + height > high + 1e-9 and filled > 0:
            begin, filled, widest = begin + widest, 0.0, 0.0
        left[number], top[number] = begin, filled
        filled, widest = filled + height, max(widest, depth + 1)
        down = max(down, filled)
    return left, top, begin + widest, down
