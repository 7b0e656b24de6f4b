"""Where to draw each person, so that those who know each other stand together and groups stand apart.

Each connected group is unfolded on its own, from a rough version to the fine one (see `unfolding`), and the groups are
packed into one picture, the largest in the middle. One unit is about the length of a line.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.arranging import arranged
from refnet.domain.network.effort import Effort
from refnet.domain.network.groups import connected, simple
from refnet.domain.network.refining import refined, refining_effort
from refnet.domain.network.unfolding import effort_of

Points = NDArray[np.float64]
Edges = NDArray[np.int64]

FARTHEST = 1e9  # units from the middle that a start may be


def force_positions(
    node_count: int,
    edges: Edges,
    *,
    seed: int = 0,
    start: Points | None = None,
    pinned: NDArray[np.bool_] | None = None,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Points:
    """Return an (n, 2) place for each of the people 0 … n−1; the same arguments give the same bits.

    `edges` is an (m, 2) array of pairs; loops and repeated pairs do no harm. `start` gives places to keep: people
    without one (nan) are placed beside their neighbours, and hardly anyone else moves; where all have one, all are
    eased. `pinned` people keep their place in `start` exactly. `progress` is told the work done and in all. Raises
    ValueError for what cannot be right, and Cancelled when `is_cancelled` says so.
    """
    pairs = simple(_checked_edges(node_count, edges), node_count)
    places, fixed = _checked_start(node_count, start, pinned)
    if node_count == 0:
        return np.empty((0, 2))
    generator = np.random.default_rng(seed)
    has_place = ~np.isnan(places[:, 0])
    total = refining_effort(~has_place) if has_place.any() else effort_of(node_count)
    effort = Effort(total, progress, is_cancelled)
    if has_place.any():
        result = refined(places, pairs, fixed, generator, effort)
    else:
        result = arranged(node_count, connected(node_count, pairs), generator, effort)
    effort.finish()
    return result


def _checked_edges(node_count: int, edges: Edges) -> Edges:
    """Return the pairs as whole numbers, or raise ValueError."""
    pairs = np.asarray(edges)
    if node_count < 0:
        raise ValueError(f"node_count must not be negative, and is {node_count}")
    if pairs.size == 0:
        return np.empty((0, 2), dtype=np.int64)
    if pairs.ndim != 2 or pairs.shape[1] != 2 or not np.issubdtype(pairs.dtype, np.integer):
        raise ValueError(f"edges must be an (m, 2) array of whole numbers, not {pairs.dtype} of shape {pairs.shape}")
    if pairs.min() < 0 or pairs.max() >= node_count:
        raise ValueError(
            f"edges must lie between people 0 and {node_count - 1}, and name {pairs.min()} and {pairs.max()}"
        )
    return pairs.astype(np.int64)


def _checked_start(
    node_count: int, start: Points | None, pinned: NDArray[np.bool_] | None
) -> tuple[Points, NDArray[np.bool_]]:
    """Return the places to start from, nan where there is none, and who must stay; or raise ValueError."""
    places = np.full((node_count, 2), np.nan) if start is None else np.array(start, dtype=np.float64)
    fixed = np.zeros(node_count, dtype=np.bool_) if pinned is None else np.asarray(pinned, dtype=np.bool_)
    if places.shape != (node_count, 2) or fixed.shape != (node_count,):
        raise ValueError(f"start must be ({node_count}, 2) and pinned ({node_count},): {places.shape}, {fixed.shape}")
    if (np.abs(places) > FARTHEST).any():
        raise ValueError(f"start must not be farther out than {FARTHEST:g}; give nan for people without a place")
    places[np.isnan(places).any(axis=1)] = np.nan
    if np.isnan(places[fixed]).any():
        raise ValueError("pinned people need a place in start")
    return places, fixed
