"""Moving people by the forces between them until the picture is calm.

Places are (2, n) arrays here, all x and then all y: numpy goes through such rows several times as fast as through pairs.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.effort import Effort
from refnet.domain.network.repulsion import Spots, repulsion

Floats = NDArray[np.float64]
Edges = NDArray[np.int64]
People = NDArray[np.int64]

MOMENTUM = 0.6
LONGEST = 0.12  # longest step at full heat, in shares of the root of the number of people
COLD = 0.01  # what is left of the heat at the end
_FEW, _MANY = 100, 1000  # groups between which the balance changes
_TANGLED = 0.5  # lines a person beyond those of a tree, with which a group is all tangle


@dataclass(frozen=True, slots=True)
class Balance:
    """How strong the push is, and the pull (far + near / (1 + d²)) d along a line of length d."""

    push: float
    near: float
    far: float

    @classmethod
    def for_group(cls, count: int, lines: int) -> "Balance":
        """Return an airy balance where lines are to be read, in small groups and trees, and else a tight one for clusters."""
        tangle = np.clip((lines - count + 1) / (_TANGLED * max(count, 1)), 0.0, 1.0)
        size = np.log(max(float(count * tangle), 1.0) / _FEW) / np.log(_MANY / _FEW)
        share = float(np.clip(size, 0.0, 1.0))
        airy, tight = (8.0, 3.0, 0.6), (2.5, 8.0, 0.12)
        return cls(*(first ** (1 - share) * last**share for first, last in zip(airy, tight, strict=True)))


@dataclass(frozen=True, slots=True)
class Cooling:
    """How many rounds people move for, and how far at most in the first of them, in units."""

    rounds: int
    longest: float

    @classmethod
    def for_size(cls, count: float, rounds: int, heat: float) -> "Cooling":
        """Return a cooling whose first steps are a share of the picture, at full heat a large one."""
        return cls(rounds, LONGEST * heat * float(np.sqrt(count)))

    def steps(self) -> Floats:
        """Return the longest step of each round."""
        return np.geomspace(self.longest, self.longest * COLD, self.rounds)


def forced(
    spots: Spots, pairs: Edges, balance: Balance, cooling: Cooling, effort: Effort, *, free: Floats | None = None
) -> None:
    """Move people in place by the forces, cooling down; `free` is how freely each of them moves, from 0 to 1."""
    count = spots.shape[1]
    first, second = pairs[:, 0].copy(), pairs[:, 1].copy()
    yielding = 1.0 / (1.0 + 0.25 * (balance.near + balance.far) * np.bincount(pairs.ravel(), minlength=count))
    if free is not None:
        yielding *= free
    speed = np.zeros_like(spots)
    for longest in cooling.steps():
        force = repulsion(spots)
        force *= balance.push
        force -= _pulled(spots, first, second, balance)
        force *= yielding
        speed *= MOMENTUM
        speed += force
        shorten(speed, longest)
        spots += speed
        effort.spend(count)


def shorten(steps: Spots, longest: float) -> None:
    """Cut steps in place to a length."""
    length = np.sqrt(steps[0] * steps[0] + steps[1] * steps[1])
    steps *= longest / np.maximum(length, longest)


def _pulled(spots: Spots, first: People, second: People, balance: Balance) -> Spots:
    """Return the pull along each line from the first to the second, summed for both of its ends."""
    force, count = np.empty_like(spots), spots.shape[1]
    for axis, along in enumerate(
        pull_along(spots[0][first] - spots[0][second], spots[1][first] - spots[1][second], balance)
    ):
        np.subtract(np.bincount(first, along, count), np.bincount(second, along, count), out=force[axis])
    return force


def pull_along(across: Floats, down: Floats, balance: Balance) -> tuple[Floats, Floats]:
    """Return how lines of that reach pull: (far + near / (1 + d²)) d."""
    weight = balance.far + balance.near / (1.0 + across * across + down * down)
    return across * weight, down * weight
