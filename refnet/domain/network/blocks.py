"""Placing groups that are drawn already: near those whom they have lines to, and none over another."""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.arranging import arranged
from refnet.domain.network.effort import Effort
from refnet.domain.network.groups import connected, simple

Points = NDArray[np.float64]
Floats = NDArray[np.float64]
Edges = NDArray[np.int64]

MOST = 600  # blocks; all pairs of them are looked at
_ROUNDS = 200
_CALM = 1e-3  # units that nothing moves farther than, when all is well


def block_centres(radius: Floats, edges: Edges, generator: np.random.Generator, effort: Effort) -> Points:
    """Return the (n, 2) middles of blocks with these radii; `edges` (m, 2) are the lines between blocks."""
    count = len(radius)
    pairs = simple(edges, count)
    centres = arranged(count, connected(count, pairs), generator, effort)
    taken, there = float(np.square(2 * radius).sum()), float(np.prod(np.maximum(np.ptp(centres, axis=0), 1.0)))
    return apart(centres * np.sqrt(taken / there), radius)


def apart(centres: Points, radius: Floats, rounds: int = _ROUNDS) -> Points:
    """Return where blocks stand when those that overlapped are pushed apart, the smaller farther."""
    needed = radius[:, None] + radius[None]
    share = np.square(radius[None]) / (np.square(radius[:, None]) + np.square(radius[None]))
    for _round in range(rounds):
        between = centres[:, None] - centres[None]
        distance = np.maximum(np.hypot(between[..., 0], between[..., 1]), 1e-9)
        missing = np.maximum(needed - distance, 0.0) * share
        np.fill_diagonal(missing, 0.0)
        step = np.einsum("ij,ija->ia", missing / distance, between)
        centres = centres + step
        if float(np.abs(step).max(initial=0.0)) < _CALM:
            break
    return centres
