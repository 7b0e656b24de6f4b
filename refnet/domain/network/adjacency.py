"""Who knows whom as sparse matrices: one entry a pair, nobody beside themselves, as structural measures want it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Check = Callable[[int, int], object]  # told (done, total) of long work; raises to stop it


def go_on(_done: int, _total: int) -> None:
    """Watch nothing and stop nothing."""


def undirected(count: int, pairs: Numbers, weight: Floats | None = None) -> "csr_array":
    """Return the symmetric matrix of (m, 2) pairs; 1 for each that is there, or the sum of weights both ways."""
    matrix = directed(count, pairs, weight)
    both = (matrix + matrix.T).tocsr()
    if weight is None:
        both.data[:] = 1.0
    return both


def directed(count: int, pairs: Numbers, weight: Floats | None = None) -> "csr_array":
    """Return the matrix of (m, 2) pairs from the first to the second; 1 for each that is there, or its summed weight."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - heavy

    apart = pairs[:, 0] != pairs[:, 1]
    ends = pairs[apart]
    values = np.ones(len(ends)) if weight is None else weight[apart]
    matrix = csr_array((values, (ends[:, 0], ends[:, 1])), shape=(count, count))
    matrix.sum_duplicates()
    if weight is None:
        matrix.data[:] = 1.0
    return matrix


def blocks(people: Numbers, size: int) -> Iterator[Numbers]:
    """Return people in portions that fit into memory."""
    for first in range(0, len(people), size):
        yield people[first : first + size]


def portions(known: "csr_array", people: Numbers, entries: int) -> Iterator[Numbers]:
    """Return people in portions of whom all contacts together have about so many contacts at most."""
    contacts = np.diff(known.indptr)
    reached = (known != 0)[people] @ contacts
    portion = np.cumsum(reached) // entries
    for number in np.unique(portion):
        yield people[portion == number]
