"""Laying out many small groups of one size at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.forces import COLD, LONGEST, MOMENTUM, Balance

Points = NDArray[np.float64]

SMALL = 12
_ALIKE = Balance.for_group(SMALL, 0)
_ROUNDS = 120


def small_places(count: int, groups: Sequence[NDArray[np.int64]], generator: np.random.Generator) -> list[Points]:
    """Return (count, 2) places for each group of `count` people, given by its pairs.

    The forces are those of `forces`, worked out for all pairs of people in all groups together.
    """
    ties = np.zeros((len(groups), count, count))
    for number, pairs in enumerate(groups):
        ties[number, pairs[:, 0], pairs[:, 1]] = ties[number, pairs[:, 1], pairs[:, 0]] = 1.0
    places = generator.normal(0, np.sqrt(count), (len(groups), count, 2))
    stiffness = 1.0 / (1.0 + 0.25 * (_ALIKE.near + _ALIKE.far) * ties.sum(axis=2))[:, :, None]
    speed = np.zeros_like(places)
    for cooling in np.geomspace(1.0, COLD, _ROUNDS):
        speed = MOMENTUM * speed + _force(places, ties) * stiffness
        longest = np.maximum(np.sqrt(np.square(speed).sum(axis=2, keepdims=True)), 1e-12)
        speed *= np.minimum(1.0, LONGEST * cooling * np.sqrt(count) / longest)
        places += speed
    return list(places - places.mean(axis=1, keepdims=True))


def _force(places: Points, ties: Points) -> Points:
    """Return push and pull on everyone; both go along the line between two people, so they share one weight."""
    apart = places[:, :, None, :] - places[:, None, :, :]
    near = 1.0 / (1.0 + np.square(apart).sum(axis=3))
    weight = _ALIKE.push * near * near - ties * (_ALIKE.far + _ALIKE.near * near)
    summed: Points = np.einsum("gij,gijk->gik", weight, apart)
    return summed
