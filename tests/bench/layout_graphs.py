"""Generated referral networks for the layout benchmark: preferential attachment inside communities of very unlike sizes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FIRST_CROSS, EXTRA_CROSS = 0.08, 0.10  # links that leave the community
WITHOUT_FIRST = 0.05  # people whom nobody introduced
EXTRA = 0.94  # further links a person, on average


@dataclass(frozen=True, slots=True)
class Generated:
    """A network of people 0 … count−1: pairs (m, 2), and the community of each person."""

    count: int
    edges: NDArray[np.int64]
    community: NDArray[np.int64]


def generated(count: int, seed: int = 0) -> Generated:
    """Return a network with about 1.9 links a person, a third of the people with one, 97 % in one component."""
    dice = np.random.default_rng(seed)
    communities = max(2, round(np.sqrt(count) / 2.2))
    size = 1.0 / np.arange(1, communities + 1)
    community = dice.choice(communities, size=count, p=size / size.sum())
    links = (dice.random(count) >= WITHOUT_FIRST).astype(np.int64) + dice.geometric(1 / (1 + EXTRA), count) - 1
    edges = _attached(community.tolist(), links.tolist(), dice)
    return Generated(count, np.unique(edges, axis=0), community)


def _attached(community: list[int], links: list[int], dice: np.random.Generator) -> NDArray[np.int64]:
    """Link each person to earlier ones, who are liked by how many links they have."""
    near: dict[int, list[int]] = {group: [] for group in community}
    everyone: list[int] = []
    pairs: list[tuple[int, int]] = []
    leaving = dice.random(sum(links) + 1).tolist()
    choosing = dice.random(sum(links) + 1).tolist()
    for person, group in enumerate(community):
        chosen = set()
        for nth in range(links[person]):
            is_leaving = leaving.pop() < (FIRST_CROSS if nth == 0 else EXTRA_CROSS)
            crowd = everyone if is_leaving or not near[group] else near[group]
            if crowd:
                chosen.add(crowd[int(choosing.pop() * len(crowd))])
        pairs.extend((other, person) for other in chosen)
        for one in (person, *chosen):
            near[community[one]].append(one)
            everyone.append(one)
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)
