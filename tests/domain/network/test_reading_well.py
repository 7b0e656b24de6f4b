import networkx as nx
import numpy as np
import pytest

from refnet.domain.network.layout import force_positions
from tests.bench.layout_graphs import generated
from tests.bench.layout_quality import quality


@pytest.fixture(scope="module")
def network():
    return generated(500, seed=3)


@pytest.fixture(scope="module")
def ours(network):
    return quality(network, force_positions(network.count, network.edges))


@pytest.fixture(scope="module")
def theirs(network):
    whole = nx.Graph(network.edges.tolist())
    whole.add_nodes_from(range(network.count))
    places = nx.spring_layout(whole, seed=0)
    return quality(network, np.array([places[person] for person in range(network.count)]))


def test_people_stand_nearer_to_those_they_know_than_networkx_places_them(ours, theirs):
    assert ours.neighbours > 4 * theirs.neighbours
    assert ours.community > 1.1 * theirs.community


def test_fewer_lines_cross_than_where_networkx_places_people(ours, theirs):
    assert ours.crossings < theirs.crossings


def test_the_room_is_used(ours, theirs):
    assert ours.spread > 0.4


def test_generated_networks_are_like_those_of_the_reference(network):
    degree = np.bincount(generated(2000).edges.ravel(), minlength=2000)
    assert 1.7 < len(generated(2000).edges) / 2000 < 2
    assert 0.28 < (degree == 1).mean() < 0.38
    assert quality(network, np.random.default_rng(1).random((500, 2))).crossings > 180
