from itertools import islice

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.network.lines import lines
from refnet.domain.network.paths import reach, warm_paths

SECOND_WORLD = (
    "ME-A .9, ME-B .5, ME-C .8, A-T .2, A-D .6, B-T .7, C-D .9, D-T .5, C-E .5, E-T .6, D-U .7"  # W2 of the method
)


class World:
    def __init__(self, text):
        told = [word.split() for word in text.split(",")]
        pairs = [(*pair.split("-"), float(chance)) for pair, chance in told]
        self.names = list(dict.fromkeys(name for one, other, _chance in pairs for name in (one, other)))
        self.number = {name: place for place, name in enumerate(self.names)}
        ends = np.array([(self.number[one], self.number[other]) for one, other, _chance in pairs], dtype=np.int64)
        chances = np.array([chance for *_pair, chance in pairs])
        self.lines = lines(len(self.names), ends[:, 0], ends[:, 1], chances)

    def paths(self, targets, **more):
        found = warm_paths(self.lines, self.number["ME"], [self.number[one] for one in targets.split()], **more)
        return [(round(each.chance, 6), "-".join(self.names[one] for one in each.people)) for each in found]


def test_the_best_five_paths_are_those_of_the_method():
    assert World(SECOND_WORLD).paths("T") == [
        (0.36, "ME-C-D-T"),
        (0.35, "ME-B-T"),
        (0.27, "ME-A-D-T"),
        (0.24, "ME-C-E-T"),
        (0.18, "ME-A-T"),
    ]


def test_fewer_asks_can_be_wanted():
    assert World(SECOND_WORLD).paths("T", most_hops=2) == [(0.35, "ME-B-T"), (0.18, "ME-A-T")]
    assert World(SECOND_WORLD).paths("T", most_hops=1) == []


def test_a_company_is_reached_through_any_of_its_people():
    found = World(SECOND_WORLD).paths("T U", count=3)
    assert found == [(0.504, "ME-C-D-U"), (0.378, "ME-A-D-U"), (0.36, "ME-C-D-T")]


def test_a_path_ends_at_the_first_person_of_the_company():
    assert World("ME-T .5, T-U .9").paths("T U") == [(0.5, "ME-T")]


def test_the_weakest_hop_is_named():
    world = World(SECOND_WORLD)
    best = warm_paths(world.lines, world.number["ME"], [world.number["T"]], count=1)[0]
    assert best.chances == (0.8, 0.9, 0.5)
    assert best.weakest == 2


def test_of_two_certain_paths_the_shorter_comes_first():
    assert World("ME-A 1, A-B 1, B-T 1, A-T 1").paths("T")[0] == (1.0, "ME-A-T")


def test_there_is_no_path_to_whom_nobody_knows_nor_to_oneself():
    world = World("ME-A .5, B-T .5")
    assert world.paths("T") == []
    assert world.paths("ME") == []
    assert world.paths("T", count=0) == []


def test_of_parallel_lines_the_likeliest_counts():
    world = World("ME-T .2, ME-T .6, ME-T .4, ME-ME .9")
    assert world.paths("T") == [(0.6, "ME-T")]
    assert len(world.lines.source) == 1


def test_without_a_person_less_is_reached():
    world = World(SECOND_WORLD)
    start, targets = world.number["ME"], [world.number["T"], world.number["U"]]

    def reached(without=""):
        known = world.lines.without([world.number[name] for name in without.split()])
        return reach(known, start)[targets].tolist()

    assert reached() == pytest.approx([0.36, 0.504])
    lost = {one: sum(reached()) - sum(reached(one)) for one in "ABCD"}
    assert [lost["A"], lost["B"]] == pytest.approx([0, 0], abs=1e-12)
    assert lost["C"] == pytest.approx(0.136)
    assert lost["D"] == pytest.approx(0.514)


def test_work_can_be_stopped_between_searches():
    def stop():
        raise InterruptedError

    world = World(SECOND_WORLD)
    with pytest.raises(InterruptedError):
        warm_paths(world.lines, 0, [world.number["T"]], check=stop)


def test_a_person_with_ten_thousand_introductions_is_no_obstacle():
    many = np.arange(1, 10_001)
    source = np.concatenate([np.zeros(10_000, dtype=np.int64), many])
    target = np.concatenate([many, np.full(10_000, 10_001)])
    known = lines(10_002, source, target, np.full(20_000, 0.5))
    assert [each.chance for each in warm_paths(known, 0, [10_001])] == [0.25] * 5


chances = st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9, 1.0])
graphs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), chances), min_size=1, max_size=30)


@given(graphs, st.integers(1, 4), st.sets(st.integers(1, 7), min_size=1, max_size=3))
def test_paths_are_those_of_networkx_within_the_hops(told, most_hops, targets):
    ends = np.array([pair[:2] for pair in told], dtype=np.int64)
    known = lines(8, ends[:, 0], ends[:, 1], np.array([pair[2] for pair in told]))
    found = warm_paths(known, 0, sorted(targets), count=4, most_hops=most_hops)
    expected = _by_networkx(known, targets, most_hops)
    assert [each.chance for each in found] == pytest.approx(expected[:4])
    assert len({each.people for each in found}) == len(found)
    assert all(len(set(each.people)) == len(each.people) <= most_hops + 1 for each in found)
    best = reach(known, 0, most_hops)[sorted(targets)].max()
    assert best == pytest.approx(expected[0] if expected else 0)


def _by_networkx(known, targets, most_hops):
    graph = nx.DiGraph()
    graph.add_nodes_from([0, "sink"])
    for one, other, cost in zip(known.source.tolist(), known.target.tolist(), known.cost.tolist(), strict=True):
        if one not in targets:
            graph.add_edge(one, other, weight=cost)
    graph.add_edges_from((target, "sink", {"weight": 0}) for target in targets)
    if not nx.has_path(graph, 0, "sink"):
        return []
    ways = islice(nx.shortest_simple_paths(graph, 0, "sink", weight="weight"), 5_000)
    return [np.exp(-nx.path_weight(graph, way, "weight")) for way in ways if len(way) - 2 <= most_hops]
