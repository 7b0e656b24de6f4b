"""Taking up new people into a picture whose people have places, or easing a picture that is whole."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.arranging import group_places
from refnet.domain.network.effort import Effort
from refnet.domain.network.forces import MOMENTUM, Balance, Cooling, forced, pull_along, shorten
from refnet.domain.network.groups import connected
from refnet.domain.network.packing import pack_round
from refnet.domain.network.parting import parted
from refnet.domain.network.repulsion import Spots, repulsion_at

Points = NDArray[np.float64]
Floats = NDArray[np.float64]
Edges = NDArray[np.int64]
People = NDArray[np.int64]
Mask = NDArray[np.bool_]

_EASING = Cooling(40, 0.3)
_SETTLING = Cooling(20, 1.0)
_ROUNDS_A_PUSH = 5  # hardly anyone moves, so the push is looked up again only now and then
_PARTING_ROUNDS = 5
_FLOOD, _FLOOD_ROUNDS = 0.2, 150  # the share of new people with which all have to be looked at in each round
_GIVING_WAY = 0.1  # how freely the neighbours of new people move
_SCATTER = 0.3  # units round the neighbours, so that new people do not start on one spot


def refined(places: Points, pairs: Edges, fixed: Mask, generator: np.random.Generator, effort: Effort) -> Points:
    """Return places for all: new people (nan) beside their neighbours, groups of strangers round the picture.

    Only new people and those they know move; where nobody is new, everybody is eased. The fixed stay exactly.
    """
    is_new = np.isnan(places[:, 0])
    if not is_new.any():
        return _eased(places, pairs, ~fixed, effort)
    begun = _beside_neighbours(places, pairs, generator)
    is_there = ~np.isnan(begun[:, 0])
    _settle(begun, pairs, is_new & is_there, fixed, effort)
    return begun if is_there.all() else _with_strangers(begun, pairs, ~is_there, generator, effort)


def refining_effort(is_new: Mask) -> int:
    """Return about how much work `refined` has with these new people."""
    rounds = _FLOOD_ROUNDS if _is_flood(is_new) else 0 if is_new.any() else _EASING.rounds
    return len(is_new) * (rounds + _PARTING_ROUNDS)


def _is_flood(joining: Mask) -> bool:
    return bool(joining.mean() > _FLOOD)


def _eased(places: Points, pairs: Edges, free: Mask, effort: Effort) -> Points:
    spots = places.T.copy()
    forced(spots, pairs, Balance.for_group(len(places), len(pairs)), _EASING, effort, free=free.astype(np.float64))
    parted(spots, _PARTING_ROUNDS, effort, free)
    return np.ascontiguousarray(spots.T)


def _beside_neighbours(places: Points, pairs: Edges, generator: np.random.Generator) -> Points:
    """Give people without a place the middle of their neighbours, in waves; strangers stay without."""
    begun, missing = places.copy(), np.isnan(places[:, 0])
    both = np.concatenate((pairs, pairs[:, ::-1]))
    both = both[missing[both[:, 0]]]
    while len(known := both[missing[both[:, 0]] & ~missing[both[:, 1]]]):
        count = np.bincount(known[:, 0], minlength=len(places))
        reached = np.flatnonzero(count)
        for axis in range(2):
            total = np.bincount(known[:, 0], begun[known[:, 1], axis], len(places))
            begun[reached, axis] = total[reached] / count[reached]
        begun[reached] += generator.normal(0, _SCATTER, (len(reached), 2))
        missing[reached] = False
    return begun


def _settle(places: Points, pairs: Edges, joining: Mask, fixed: Mask, effort: Effort) -> None:
    """Move those who join, and a little those whom they know, until they stand well; in place."""
    if not joining.any():
        return
    touched = joining.copy()
    touched[pairs[joining[pairs].any(axis=1)].ravel()] = True
    there = np.flatnonzero(~np.isnan(places[:, 0]))
    number = np.full(len(places), -1)
    number[there] = np.arange(len(there))
    spots, free = places[there].T.copy(), (touched & ~fixed)[there]
    balance, freedom = Balance.for_group(len(places), len(pairs)), np.where(joining[there], 1.0, _GIVING_WAY)
    lines = number[pairs[touched[pairs].any(axis=1)]]
    if _is_flood(joining):
        cooling = Cooling.for_size(len(there), _FLOOD_ROUNDS, 1.0)
        forced(spots, lines, balance, cooling, effort, free=freedom * free)
    else:
        _move(spots, _Moving.of(np.flatnonzero(free), lines, freedom, balance), effort)
    parted(spots, _PARTING_ROUNDS, effort, free)
    places[there] = spots.T


@dataclass(frozen=True, slots=True)
class _Moving:
    """Who moves, the lines they have, their slots at both ends of each, and how freely each of them moves."""

    people: People
    pairs: Edges
    ends: People
    yielding: Floats
    balance: Balance

    @classmethod
    def of(cls, people: People, pairs: Edges, freedom: Floats, balance: Balance) -> "_Moving":
        """Return who moves; everybody else shares one slot behind theirs, and whoever has many lines yields less."""
        slot = np.full(len(freedom), len(people))
        slot[people] = np.arange(len(people))
        ends = slot[pairs].ravel()
        lines = np.bincount(ends, minlength=len(people) + 1)[:-1]
        yielding = freedom[people] / (1.0 + 0.25 * (balance.near + balance.far) * lines)
        return cls(people, pairs, ends, yielding, balance)


def _move(spots: Spots, moving: _Moving, effort: Effort) -> None:
    """Move some people in place by the forces, all others standing still."""
    speed, push = np.zeros((2, len(moving.people))), np.zeros((2, len(moving.people)))
    for number, longest in enumerate(_SETTLING.steps()):
        if number % _ROUNDS_A_PUSH == 0:
            push = repulsion_at(spots, moving.people) * moving.balance.push
        speed = MOMENTUM * speed + (push - _pulls(spots, moving)) * moving.yielding
        shorten(speed, longest)
        spots[:, moving.people] += speed
        effort.spend(len(moving.people))


def _pulls(spots: Spots, moving: _Moving) -> Spots:
    apart = spots[:, moving.pairs[:, 0]] - spots[:, moving.pairs[:, 1]]
    both = [np.column_stack((each, -each)).ravel() for each in pull_along(apart[0], apart[1], moving.balance)]
    slots = len(moving.people) + 1
    return np.stack([np.bincount(moving.ends, each, slots)[:-1] for each in both])


def _with_strangers(
    places: Points, pairs: Edges, strangers: Mask, generator: np.random.Generator, effort: Effort
) -> Points:
    """Return the places with groups in which nobody had one, laid out on their own and packed round the picture."""
    who = np.flatnonzero(strangers)
    number = np.cumsum(strangers) - 1
    groups = connected(len(who), number[pairs[strangers[pairs[:, 0]]]])
    return pack_round(places, [who[group.members] for group in groups], group_places(groups, generator, effort))
