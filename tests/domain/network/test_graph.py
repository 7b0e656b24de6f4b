from uuid import UUID

import networkx as nx
import pytest

from refnet.domain.kinds import Outcome
from refnet.domain.network.graph import build, collapsed, neighbourhood, pagerank, summary
from refnet.domain.network.rows import IntroductionEdge, PersonNode, TieEdge


def key(name):
    return UUID(bytes=name.encode().ljust(16, b"\0"))


def network(introductions, ties="", more=""):
    pairs = [pair.split(">") for pair in introductions.split()]
    known = [pair.split("-") for pair in ties.split()]
    names = sorted({name for pair in pairs + known for name in pair} | set(more.split()))
    return build(
        [PersonNode(key(name), name) for name in names],
        [IntroductionEdge(key(one), key(other), outcome=Outcome.WON, amount=100) for one, other in pairs],
        [TieEdge(key(one), key(other)) for one, other in known],
    )


def test_two_introductions_of_one_pair_are_two_lines_and_one_weight():
    graph = network("Ann>Bob Ann>Bob Bob>Cid")
    assert graph.number_of_edges() == 3
    assert collapsed(graph).edges[key("Ann"), key("Bob")]["weight"] == 2


def test_lines_to_oneself_and_to_nobody_are_left_out():
    people = [PersonNode(key("Ann"), "Ann")]
    graph = build(
        people,
        [
            IntroductionEdge(key("Ann"), key("Ann")),
            IntroductionEdge(key("Ann"), key("Bob")),
            IntroductionEdge(key("Bob"), key("Ann")),
        ],
        [TieEdge(key("Ann"), key("Ann")), TieEdge(key("Ann"), key("Bob")), TieEdge(key("Bob"), key("Ann"))],
    )
    assert graph.number_of_edges() == 0


def test_ties_are_no_introductions():
    graph = network("Ann>Bob", "Bob-Cid")
    assert collapsed(graph).number_of_edges() == 1


def test_the_neighbourhood_goes_both_ways_and_over_ties():
    graph = network("Ann>Bob Bob>Cid", "Cid-Dee", "Eve")
    assert neighbourhood(graph, key("Bob"), 1) == {key("Ann"), key("Bob"), key("Cid")}
    assert key("Dee") in neighbourhood(graph, key("Bob"), 2)
    assert neighbourhood(graph, key("Eve"), 3) == {key("Eve")}


def test_the_summary_counts_people_lines_and_groups():
    found = summary(network("Ann>Bob Ann>Cid Dee>Eve", "Ann-Fay", "Gus"))
    assert (found.people, found.introductions, found.ties) == (7, 3, 1)
    assert (found.components, found.largest_component) == (3, 4)


def test_the_summary_names_those_who_bring_most():
    found = summary(network("Ann>Bob Ann>Cid Dee>Eve"), top=2)
    assert [(each.name, each.score) for each in found.by_credit] == [("Ann", 200), ("Dee", 100)]
    assert found.by_pagerank[0].name == "Ann"
    assert len(found.by_pagerank) == 2


def test_an_empty_network_has_a_summary():
    found = summary(build([], []))
    assert (found.people, found.components, found.largest_component, found.by_pagerank) == (0, 0, 0, ())


@pytest.mark.parametrize(
    "graph",
    [
        nx.karate_club_graph(),
        nx.florentine_families_graph(),
        nx.davis_southern_women_graph(),
        nx.les_miserables_graph(),
        nx.empty_graph(3),
        nx.DiGraph([(1, 2), (2, 3), (1, 3)]),
    ],
)
def test_pagerank_agrees_with_networkx(graph):
    directed = nx.DiGraph(graph)
    for *_pair, line in directed.edges(data=True):
        line.setdefault("weight", 1)
    assert pagerank(directed) == pytest.approx(nx.pagerank(directed, tol=1e-14, max_iter=1000), abs=1e-9)
