"""The referral network as a NetworkX graph, and what can be counted in it.

The model is a directed multigraph: two introductions of one pair are two lines. Structural measures are taken on
`collapsed` graphs only, since most of NetworkX ignores or counts parallel lines in ways that differ by function.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np

from refnet.domain.network.outcome import credit
from refnet.domain.network.rows import EdgeKind, IntroductionEdge, PersonNode, TieEdge

if TYPE_CHECKING:
    import networkx as nx

_DAMPING = 0.85
_CLOSE_ENOUGH = 1e-12


@dataclass(frozen=True, slots=True)
class Ranked:
    """A person with the number they are ranked by."""

    id: UUID
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The network in numbers; `components` counts connected groups, people without any line included."""

    people: int
    introductions: int
    ties: int
    components: int
    largest_component: int
    by_credit: tuple[Ranked, ...]
    by_pagerank: tuple[Ranked, ...]


def build(
    people: Sequence[PersonNode], introductions: Sequence[IntroductionEdge], ties: Sequence[TieEdge] = ()
) -> "nx.MultiDiGraph[UUID]":
    """Return the directed multigraph; nodes carry `person`, lines `kind` and `row`.

    A tie is one line although it has no direction. Lines from a person to themselves or to nobody here are left out.
    """
    import networkx as nx  # noqa: PLC0415

    graph: nx.MultiDiGraph[UUID] = nx.MultiDiGraph()
    graph.add_nodes_from((person.id, {"person": person}) for person in people)
    for each in introductions:
        if each.introducer != each.prospect and each.introducer in graph and each.prospect in graph:
            graph.add_edge(each.introducer, each.prospect, kind=EdgeKind.INTRODUCTION, row=each)
    for tie in ties:
        if tie.person != tie.other and tie.person in graph and tie.other in graph:
            graph.add_edge(tie.person, tie.other, kind=EdgeKind.TIE, row=tie)
    return graph


def collapsed(graph: "nx.MultiDiGraph[UUID]") -> "nx.DiGraph[UUID]":
    """Return the introductions as a simple directed graph, `weight` being how many there are of a pair."""
    import networkx as nx  # noqa: PLC0415

    simple: nx.DiGraph[UUID] = nx.DiGraph()
    simple.add_nodes_from(graph)
    for row in _introductions(graph):
        pair = (row.introducer, row.prospect)
        weight = simple.edges[pair]["weight"] + 1 if simple.has_edge(*pair) else 1
        simple.add_edge(*pair, weight=weight)
    return simple


def acquaintance(graph: "nx.MultiDiGraph[UUID]") -> "nx.Graph[UUID]":
    """Return who knows whom, by introduction or tie, as a simple graph without direction."""
    import networkx as nx  # noqa: PLC0415

    simple: nx.Graph[UUID] = nx.Graph()
    simple.add_nodes_from(graph)
    simple.add_edges_from(graph.edges())
    return simple


def neighbourhood(graph: "nx.MultiDiGraph[UUID]", person: UUID, depth: int = 1) -> set[UUID]:
    """Return everyone at most `depth` steps from the person in any direction, the person included."""
    import networkx as nx  # noqa: PLC0415

    return set(nx.single_source_shortest_path_length(acquaintance(graph), person, cutoff=depth))


def summary(graph: "nx.MultiDiGraph[UUID]", top: int = 10) -> Summary:
    """Return the network in numbers with its first people by credit and by PageRank."""
    import networkx as nx  # noqa: PLC0415

    introductions = _introductions(graph)
    sizes = [len(group) for group in nx.connected_components(acquaintance(graph))]
    return Summary(
        people=graph.number_of_nodes(),
        introductions=len(introductions),
        ties=graph.number_of_edges() - len(introductions),
        components=len(sizes),
        largest_component=max(sizes, default=0),
        by_credit=_first(graph, {key: float(amount) for key, amount in credit(introductions).items()}, top),
        by_pagerank=_first(graph, pagerank(collapsed(graph).reverse(copy=False)), top),
    )


def _introductions(graph: "nx.MultiDiGraph[UUID]") -> list[IntroductionEdge]:
    rows: list[object] = [keep["row"] for _source, _target, keep in graph.edges(data=True)]
    return [row for row in rows if isinstance(row, IntroductionEdge)]


def pagerank(graph: "nx.DiGraph[UUID]") -> dict[UUID, float]:
    """Return PageRank by power iteration with damping 0.85 (Brin and Page 1998); the scores add up to 1.

    Scores flow along the lines by `weight`. On the reversed graph of introductions they flow to the introducers,
    which is how `summary` ranks them.
    """
    people = list(graph)
    if not people:
        return {}
    number = {person: place for place, person in enumerate(people)}
    pairs = np.array([(number[first], number[second]) for first, second in graph.edges()], dtype=np.int64)
    source, target = pairs.reshape(-1, 2).T
    weight = np.array([keep["weight"] for _first, _second, keep in graph.edges(data=True)], dtype=np.float64)
    leaving = np.bincount(source, weight, len(people))
    share = weight / leaving[source]
    score = np.full(len(people), 1 / len(people))
    change = 1.0
    while change > _CLOSE_ENOUGH:  # each round leaves at most 0.85 of it
        passed = np.bincount(target, score[source] * share, len(people))
        idle = float(score[leaving == 0].sum())
        moved = (1 - _DAMPING) / len(people) + _DAMPING * (passed + idle / len(people))
        change, score = float(np.abs(moved - score).sum()), moved
    return dict(zip(people, score.tolist(), strict=True))


def _first(graph: "nx.MultiDiGraph[UUID]", scores: dict[UUID, float], top: int) -> tuple[Ranked, ...]:
    names: dict[UUID, str] = {key: graph.nodes[key]["person"].name for key in graph}
    best = sorted(scores.items(), key=lambda item: (-item[1], names[item[0]]))[:top]
    return tuple(Ranked(key, names[key], score) for key, score in best)
