"""How central people are, by arrays: degree and PageRank, each as NetworkX defines it."""

from typing import TYPE_CHECKING

import numpy as np

from refnet.domain.network.adjacency import Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_DAMPING, _CLOSE_ENOUGH = 0.85, 1e-12


def degree(known: "csr_array") -> Floats:
    """Return the share of all others whom each person knows; 1 for one who is alone, as NetworkX has it."""
    count = known.shape[0]
    return np.diff(known.indptr) / (count - 1) if count > 1 else np.ones(count)


def pagerank(weights: "csr_array") -> Floats:
    """Return PageRank by power iteration with damping 0.85 (Brin and Page 1998); the scores add up to 1.

    Scores flow along the lines by weight; what stands on people without a line onward is spread over all.
    """
    count = weights.shape[0]
    if not count:
        return np.zeros(0)
    leaving = np.asarray(weights.sum(axis=1)).reshape(-1)
    flow = weights.multiply(1.0 / np.where(leaving > 0, leaving, 1.0)[:, None]).T.tocsr()
    score, change = np.full(count, 1 / count), 1.0
    while change > _CLOSE_ENOUGH:  # each round leaves at most 0.85 of it
        idle = float(score[leaving == 0].sum())
        moved = (1 - _DAMPING) / count + _DAMPING * (flow @ score + idle / count)
        change, score = float(np.abs(moved - score).sum()), moved
    return score
