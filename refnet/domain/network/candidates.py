"""Whom an ally could still introduce: people they know and we do not deal with yet, then people they may know."""

from uuid import UUID

import numpy as np

from refnet.domain.network.acquaintance import US, Known
from refnet.domain.network.ground import Ground
from refnet.domain.network.lines import Floats, Lines


def could_introduce(ground: Ground, known: Known, ally: UUID, top: int) -> list[tuple[UUID, int]]:
    """Return people with the strength of their tie to the ally, the strongest first; guesses follow with strength 0."""
    ours = set(known.lines.target[known.lines.source == US].tolist())
    strength = {
        known.number[tie.other if tie.person == ally else tie.person]: tie.strength
        for tie in ground.ties
        if ally in (tie.person, tie.other)
    }
    by_tie = sorted((key for key in strength if _is_new(ground, known, key, ours)), key=lambda key: -strength[key])
    scores = may_know(known.lines, known.number[ally])
    guesses = [key for key in np.argsort(-scores, kind="stable")[: top + len(ours)].tolist() if scores[key] > 0]
    wanted = [key for key in guesses if key not in strength and _is_new(ground, known, key, ours)]
    return [(known.id(key), strength.get(key, 0)) for key in (*by_tie, *wanted)][:top]


def may_know(lines: Lines, person: int) -> Floats:
    """Return the index of Adamic and Adar (2003) with everybody: sum of 1 / ln(degree) of acquaintances in common.

    It is taken without directions and without us; 0 for the person and whom they know already.
    """
    apart = (lines.source != US) & (lines.target != US)
    one, other = lines.source[apart], lines.target[apart]
    pairs = np.unique(np.concatenate([one * lines.count + other, other * lines.count + one]))
    one, other = pairs // lines.count, pairs % lines.count
    degree = np.bincount(one, minlength=lines.count)
    near = other[one == person]
    between = np.isin(one, near)
    scores = np.bincount(other[between], 1 / np.log(np.maximum(degree[one[between]], 2)), lines.count)
    scores[[person, *near.tolist()]] = 0.0
    return np.asarray(scores, dtype=np.float64)


def _is_new(ground: Ground, known: Known, number: int, ours: set[int]) -> bool:
    return number not in ours and not ground.people[known.id(number)].do_not_contact
