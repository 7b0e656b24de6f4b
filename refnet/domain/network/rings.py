"""The network round one person: whoever is so many steps away stands on that ring, beside whom they know there."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.forest import Forest, first_parents, forest

Points = NDArray[np.float64]
Floats = NDArray[np.float64]
Edges = NDArray[np.int64]
People = NDArray[np.int64]

DEPTHS = range(1, 5)
USUAL_DEPTH = 2
RING, BESIDE = 3.0, 0.8  # units from one ring to the next at least, and between two people on one
_WIDENED = 2.0  # times that a ring grows for its people, before they stand in several lines
_SWEEPS = 3


def ring_positions(node_count: int, edges: Edges, person: int, depth: int = USUAL_DEPTH) -> Points:
    """Return (n, 2) places: the person at 0, those at most `depth` steps away on rings, and nan for all others.

    Everybody has a part of the circle beyond the one they came through, so that lines between rings do not cross;
    and siblings are sorted by whom else they know. Raises ValueError for a person or depth that is not there.
    """
    if not 0 <= person < node_count or depth not in DEPTHS:
        raise ValueError(f"person must be from 0 to {node_count - 1} and depth from 1 to 4, not {person} and {depth}")
    steps = _steps(node_count, edges, person, depth)
    near = np.flatnonzero(steps >= 0)
    near = near[np.argsort(steps[near], kind="stable")]
    number = np.full(node_count, -1)
    number[near] = np.arange(len(near))
    inner = number[edges]
    inner = inner[(inner >= 0).all(axis=1) & (inner[:, 0] != inner[:, 1])]
    places = np.full((node_count, 2), np.nan)
    places[near] = _placed(steps[near], inner)
    return places


def _steps(node_count: int, edges: Edges, person: int, depth: int) -> People:
    """Return how many steps away each one is, or −1 beyond `depth`."""
    steps = np.full(node_count, -1)
    steps[person] = 0
    both = np.concatenate((edges, edges[:, ::-1])).reshape(-1, 2)
    for step in range(1, depth + 1):
        reached = both[steps[both[:, 0]] == step - 1, 1]
        steps[reached[steps[reached] < 0]] = step
    return steps


def _placed(steps: People, edges: Edges) -> Points:
    """Return the places of people 0 … n−1, the first in the middle, the others ordered by steps."""
    inwards, outwards = np.where((steps[edges[:, 0]] <= steps[edges[:, 1]])[:, None], edges, edges[:, ::-1]).T
    is_through = steps[outwards] == steps[inwards] + 1
    parent = first_parents(len(steps), np.column_stack((inwards, outwards))[is_through])
    others = edges[(parent[edges[:, 0]] != edges[:, 1]) & (parent[edges[:, 1]] != edges[:, 0])]
    rings = _rings(np.bincount(steps))
    angle, key = np.zeros(len(steps)), np.zeros(len(steps))
    distance = rings.radius[steps]
    for _sweep in range(_SWEEPS):
        trees = forest(parent, key)
        angle, distance = _spread(trees, steps, rings)
        key = _leanings(trees, angle, others)
    return np.column_stack((distance * np.cos(angle), distance * np.sin(angle)))


@dataclass(frozen=True, slots=True)
class _Rings:
    """The radius of each ring, and in how many lines one behind another its people stand."""

    radius: Floats
    lines: People


def _rings(people: People) -> _Rings:
    radius, lines = np.zeros(len(people)), np.ones(len(people), dtype=np.int64)
    for ring in range(1, len(people)):
        least = radius[ring - 1] + (lines[ring - 1] - 1) * BESIDE + RING
        wanted = people[ring] * BESIDE / (2 * np.pi)
        lines[ring] = max(1, int(np.ceil(wanted / (_WIDENED * least))))
        radius[ring] = max(least, wanted / lines[ring])
    return _Rings(radius, lines)


def _spread(trees: Forest, steps: People, rings: _Rings) -> tuple[Floats, Floats]:
    """Return the angle of each person and how far from the middle they stand, with room beside each other."""
    room = np.maximum(rings.radius * rings.lines, BESIDE)
    needs = trees.summed_up(BESIDE / room[steps])
    turn = 2 * np.pi
    distance = rings.radius[steps] * max(1.0, float(needs[0]) / turn)
    for ring, people in enumerate(trees.generations):
        distance[people] += np.arange(len(people)) % rings.lines[ring] * BESIDE
    width = needs * (turn / needs[0])
    return trees.begins(width, np.zeros(len(steps))) + width / 2, distance


def _leanings(trees: Forest, angle: Floats, others: Edges) -> Floats:
    """Return for each person how far round their parent those stand whom their descendants also know."""
    pull = np.exp(1j * angle) * 0.5
    for one, other in (others.T, others.T[::-1]):
        np.add.at(pull, one, np.exp(1j * angle[other]))
    for people in reversed(trees.generations[1:]):
        np.add.at(pull, trees.parent[people], pull[people])
    ahead = np.where(trees.parent >= 0, angle[trees.parent], 0.0)
    leaning: Floats = np.angle(pull * np.exp(-1j * ahead))
    return leaning
