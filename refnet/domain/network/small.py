"""Laying out many small groups of one size at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network import forces

SMALL = 12
_ROUNDS = 120


def small_places(
    count: int, groups: Sequence[NDArray[np.int64]], generator: np.random.Generator
) -> list[forces.Points]:
    """Return (count, 2) places for each group of `count` people, given by its pairs.

    The forces are those of `forces`, worked out for all pairs of people in all groups together.
    """
    ties = np.zeros((len(groups), count, count))
    for number, pairs in enumerate(groups):
        ties[number, pairs[:, 0], pairs[:, 1]] = ties[number, pairs[:, 1], pairs[:, 0]] = 1.0
    places = generator.normal(0, np.sqrt(count), (len(groups), count, 2))
    stiffness = 1.0 / (1.0 + 0.25 * forces.NEAR * ties.sum(axis=2))[:, :, None]
    speed = np.zeros_like(places)
    for cooling in np.geomspace(1.0, forces.COLD, _ROUNDS):
        speed = forces.MOMENTUM * speed + _force(places, ties) * stiffness
        longest = np.maximum(np.sqrt(np.square(speed).sum(axis=2, keepdims=True)), 1e-12)
        speed *= np.minimum(1.0, forces.LONGEST * cooling * np.sqrt(count) / longest)
        places += speed
    return list(places - places.mean(axis=1, keepdims=True))


def _force(places: forces.Points, ties: forces.Points) -> forces.Points:
    """Return push and pull on everyone; both go along the line between two people, so they share one weight."""
    apart = places[:, :, None, :] - places[:, None, :, :]
    near = 1.0 / (1.0 + np.square(apart).sum(axis=3))
    weight = forces.STRENGTH * near * near - ties * (forces.FAR + forces.NEAR * near)
    summed: forces.Points = np.einsum("gij,gijk->gik", weight, apart)
    return summed
