import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refnet.domain.network import brokers, centrality
from refnet.domain.network.adjacency import directed, undirected
from refnet.domain.network.articulation import articulation_points
from refnet.domain.network.brokers import betweenness, constraint, effective_size
from refnet.domain.network.communities import communities, modularity
from refnet.domain.network.loss import splits
from refnet.domain.network.waves import Waves

TWO_TRIANGLES = nx.Graph([(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (5, 6), (4, 6)])
BUILT_IN = {
    "karate": nx.karate_club_graph(),
    "florentine": nx.florentine_families_graph(),
    "davis": nx.davis_southern_women_graph(),
    "miserables": nx.les_miserables_graph(),
    "triangles": TWO_TRIANGLES,
    "star": nx.star_graph(5),
    "kite": nx.krackhardt_kite_graph(),
    "parts": nx.disjoint_union(nx.path_graph(4), nx.empty_graph(3)),
    "one": nx.empty_graph(1),
    "pair": nx.path_graph(2),
}


def matrix(graph, *, weighted=False):
    number = {node: place for place, node in enumerate(graph)}
    pairs = np.array([(number[one], number[other]) for one, other in graph.edges()], dtype=np.int64).reshape(-1, 2)
    weight = np.array([keep.get("weight", 1) for *_pair, keep in graph.edges(data=True)], dtype=np.float64)
    make = directed if graph.is_directed() else undirected
    return make(len(graph), pairs, weight if weighted else None)


def in_order(graph, scores):
    return np.array([scores[node] for node in graph], dtype=np.float64)


@pytest.mark.parametrize("name", BUILT_IN)
class TestBuiltIn:
    def test_centralities_are_those_of_networkx(self, name):
        graph = BUILT_IN[name]
        known = matrix(graph)
        for ours, theirs in (
            (centrality.degree(known), nx.degree_centrality(graph)),
            (betweenness(known).scores, nx.betweenness_centrality(graph)),
        ):
            assert np.abs(ours - in_order(graph, theirs)).max(initial=0) < 1e-9

    def test_pagerank_is_that_of_networkx(self, name):
        graph = BUILT_IN[name]
        theirs = in_order(graph, nx.pagerank(graph, tol=1e-15, max_iter=10_000))
        assert np.abs(centrality.pagerank(matrix(graph, weighted=True)) - theirs).max(initial=0) < 1e-9

    def test_brokerage_is_that_of_networkx(self, name):
        graph = BUILT_IN[name]
        ours = constraint(matrix(graph, weighted=True))
        assert ours == pytest.approx(in_order(graph, nx.constraint(graph, weight="weight")), abs=1e-9, nan_ok=True)
        plain = nx.Graph(graph.edges())
        plain.add_nodes_from(graph)
        size = {node: nx.effective_size(plain, [node])[node] if graph.degree(node) else np.nan for node in graph}
        assert effective_size(matrix(graph)) == pytest.approx(in_order(graph, size), abs=1e-9, nan_ok=True)

    def test_articulation_points_are_those_of_networkx(self, name):
        graph = BUILT_IN[name]
        nodes = list(graph)
        found = {nodes[place] for place in articulation_points(matrix(graph))}
        assert found == set(nx.articulation_points(graph))
        assert found == {node for place, node in enumerate(nodes) if splits(matrix(graph), place) > 1}


def test_nobody_has_no_measures():
    nobody = matrix(nx.empty_graph(0))
    measures = (centrality.degree, centrality.pagerank, constraint, effective_size)
    assert [len(measure(nobody)) for measure in measures] == [0] * 4
    assert len(betweenness(nobody).scores) == 0
    assert articulation_points(nobody).tolist() == []


def test_two_triangles_are_bridged_by_two():
    scores = betweenness(matrix(TWO_TRIANGLES))
    assert scores.scores == pytest.approx([0, 0, 0.6, 0.6, 0, 0])
    assert scores.is_exact
    assert constraint(matrix(TWO_TRIANGLES))[[0, 2]] == pytest.approx([1.006944, 0.611111], abs=5e-7)
    assert effective_size(matrix(TWO_TRIANGLES))[[0, 2]] == pytest.approx([1, 2.333333], abs=5e-7)


def test_a_star_hangs_on_its_centre():
    star = nx.star_graph(4)
    assert constraint(matrix(star)) == pytest.approx([0.25, 1, 1, 1, 1])
    assert splits(matrix(star), 0) == 4
    assert splits(matrix(nx.empty_graph(1)), 0) == 0


def test_constraint_goes_by_weights_both_ways():
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("A", "B", 2), ("B", "A", 1), ("A", "C", 1), ("C", "B", 1), ("A", "D", 4)])
    found = dict(zip(graph, constraint(matrix(graph, weighted=True)).tolist(), strict=True))
    expected = {"A": 0.489258, "B": 0.883789, "C": 1.238281, "D": 1.0}
    assert found == pytest.approx(expected, abs=5e-7)
    assert constraint(matrix(graph, weighted=True), np.array([0])) == pytest.approx([0.489258], abs=5e-7)


def test_the_medici_and_the_kite_stand_between_as_published():
    families = nx.florentine_families_graph()
    found = dict(zip(families, betweenness(matrix(families)).scores.tolist(), strict=True))
    assert found["Medici"] == pytest.approx(0.521978, abs=5e-7)
    assert betweenness(matrix(nx.krackhardt_kite_graph())).scores[7] == pytest.approx(14 / 36)


def test_large_and_long_networks_are_sampled(monkeypatch):
    graph = nx.karate_club_graph()
    exact = betweenness(matrix(graph)).scores
    few = betweenness(matrix(graph), most_sources=20, seed=3)
    assert (few.sources, few.is_exact) == (20, False)
    assert np.abs(few.scores - exact).max() < 0.15
    monkeypatch.setattr(brokers, "MOST_WORK", 1e4)
    assert not betweenness(matrix(nx.path_graph(60))).is_exact
    monkeypatch.setattr(brokers, "MOST_EXACT", 10)
    assert betweenness(matrix(graph)).sources < len(graph)


@pytest.mark.parametrize(
    "graph", [nx.path_graph(300), nx.cycle_graph(301), nx.circular_ladder_graph(250), nx.lollipop_graph(5, 300)]
)
def test_long_lines_are_followed_exactly(graph, monkeypatch):
    monkeypatch.setattr(brokers, "_CELLS", 20_000)
    monkeypatch.delattr(brokers, "_dependencies")
    found = betweenness(matrix(graph))
    assert found.is_exact
    assert found.scores == pytest.approx(in_order(graph, nx.betweenness_centrality(graph)), abs=1e-9)


def test_long_work_can_be_stopped():
    def stop(done, total):
        raise InterruptedError

    known = matrix(nx.karate_club_graph())
    works = (betweenness, constraint, effective_size, communities, articulation_points)
    for work in works:
        with pytest.raises(InterruptedError):
            work(known, check=stop)


def test_two_triangles_are_two_circles():
    found = communities(matrix(TWO_TRIANGLES), seed=1)
    assert found.tolist() in ([0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0])
    assert modularity(matrix(TWO_TRIANGLES), found) == pytest.approx(0.357143, abs=5e-7)


@pytest.mark.parametrize("seed", range(8))
def test_the_karate_club_falls_into_good_circles(seed):
    known = matrix(nx.karate_club_graph())
    found = communities(known, seed=seed)
    assert modularity(known, found) >= 0.41
    assert np.all(np.diff(np.bincount(found)) <= 0)
    assert communities(known, seed=seed).tolist() == found.tolist()


def test_people_without_lines_are_circles_of_their_own():
    assert sorted(communities(matrix(nx.empty_graph(3))).tolist()) == [0, 1, 2]
    assert communities(matrix(nx.empty_graph(0))).tolist() == []
    assert modularity(matrix(nx.empty_graph(3)), np.arange(3)) == 0


graphs = st.integers(1, 14).flatmap(
    lambda count: st.tuples(
        st.just(count), st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=40)
    )
)


@given(graphs)
@settings(max_examples=60)
def test_measures_are_those_of_networkx_on_any_network(told):
    count, pairs = told
    known = undirected(count, np.array(pairs, dtype=np.int64).reshape(-1, 2))
    graph = nx.empty_graph(count)
    graph.add_edges_from(pair for pair in pairs if pair[0] != pair[1])
    assert betweenness(known).scores == pytest.approx(in_order(graph, nx.betweenness_centrality(graph)), abs=1e-9)
    among_all = nx.betweenness_centrality(graph, normalized=False)
    waves = Waves(known, np.arange(count)).dependencies()
    assert waves / 2 == pytest.approx(in_order(graph, among_all), abs=1e-9)
    assert constraint(known) == pytest.approx(in_order(graph, nx.constraint(graph)), abs=1e-9, nan_ok=True)
    assert set(articulation_points(known).tolist()) == set(nx.articulation_points(graph))
    found = communities(known)
    groups = [set(np.flatnonzero(found == circle).tolist()) for circle in range(found.max() + 1)]
    assert modularity(known, found) == pytest.approx(nx.community.modularity(graph, groups) if graph.size() else 0)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40))
@settings(max_examples=60)
def test_constraint_is_that_of_networkx_with_directions_and_parallel_lines(pairs):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(9))
    for one, other in pairs:
        if one != other:
            weight = graph.edges[one, other]["weight"] + 1 if graph.has_edge(one, other) else 1
            graph.add_edge(one, other, weight=weight)
    weights = directed(9, np.array(pairs, dtype=np.int64).reshape(-1, 2), np.ones(len(pairs)))
    theirs = in_order(graph, nx.constraint(graph, weight="weight"))
    assert constraint(weights) == pytest.approx(theirs, abs=1e-9, nan_ok=True)
    assert centrality.pagerank(weights) == pytest.approx(
        in_order(graph, nx.pagerank(graph, tol=1e-15, max_iter=10_000)), abs=1e-9
    )


def test_two_thousand_people_are_measured_as_networkx_does():
    graph = nx.gnm_random_graph(2_000, 2_600, seed=5)
    known = matrix(graph)
    sample = list(range(0, 2_000, 40))
    theirs = nx.constraint(graph, nodes=sample)
    assert constraint(known, np.array(sample)) == pytest.approx(list(theirs.values()), abs=1e-9, nan_ok=True)
    assert set(articulation_points(known).tolist()) == set(nx.articulation_points(graph))
    ours = centrality.pagerank(known)
    assert np.abs(ours - in_order(graph, nx.pagerank(graph, tol=1e-14, max_iter=1000))).max() < 1e-9
