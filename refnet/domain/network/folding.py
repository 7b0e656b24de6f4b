"""Folding somebody: all whom they brought, directly or through others, are shown as one mark with their sum."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.picture import Codes, Picture
from refnet.domain.network.rows import EdgeKind, Meaning

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fold:
    """Who is folded into a person, and what they brought: `amount` in minor units."""

    person: int
    people: Mask
    amount: float

    @property
    def count(self) -> int:
        """Return how many people are folded away."""
        return int(self.people.sum())


def fold(picture: Picture, person: int) -> Fold:
    """Return the fold of a person: whom they brought, and whom these brought, unless somebody else brought them too.

    The amount is that of all introductions made by the person and by the folded. Cycles do no harm: the person is
    never folded into themselves.
    """
    pairs = picture.edges[picture.edge_kind == EdgeKind.INTRODUCTION]
    allowed = picture.meaning != Meaning.REP
    inside = _reached(pairs, person, allowed)
    while True:
        elsewhere = np.zeros(len(inside), dtype=np.bool_)
        elsewhere[pairs[~inside[pairs[:, 0]], 1]] = True
        elsewhere[person] = False
        if not (inside & elsewhere).any():
            break
        inside = _reached(pairs, person, inside & ~elsewhere)
    amount = float(picture.edge_amount[inside[picture.edges[:, 0]]].sum())
    inside[person] = False
    return Fold(person, inside, amount)


def _reached(pairs: Codes, person: int, allowed: Mask) -> Mask:
    """Return who is brought by the person or by somebody reached, among the allowed; the person is reached."""
    reached = np.zeros(len(allowed), dtype=np.bool_)
    reached[person] = True
    wave = reached
    while wave.any():
        brought = np.zeros(len(allowed), dtype=np.bool_)
        brought[pairs[wave[pairs[:, 0]], 1]] = True
        wave = brought & allowed & ~reached
        reached = reached | wave
    return reached
