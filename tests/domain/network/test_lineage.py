from datetime import date, timedelta

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.network.lineage import Win, descendants, downstream, generations_brought, lineage

FIRST = date(2025, 1, 1)


def day(number):
    return FIRST + timedelta(days=number)


def first_world():
    """The introductions W1 of the method notes: who bought, through whom, on which day, for how much."""
    won = (
        ("P1", "ANA", 40, 100), ("P3", "ANA", 70, 40), ("P4", "BEN", 80, 60), ("P5", "P1", 85, 80),
        ("P7", "P5", 115, 50), ("P2", "P5", 130, 20),
    )  # fmt: skip
    return [Win(client, ally, day(on), amount) for client, ally, on, amount in won]


def test_everybody_has_the_parent_who_brought_their_first_win():
    found = lineage(first_world())
    assert found.parent == {"P1": "ANA", "P3": "ANA", "P4": "BEN", "P5": "P1", "P7": "P5", "P2": "P5"}
    assert [found.generation[one] for one in ("P1", "P3", "P4", "P5", "P7", "P2")] == [1, 1, 1, 2, 3, 3]
    assert found.generation["ANA"] == 0


@pytest.mark.parametrize(
    ("decay", "ana", "first", "fifth"), [(1.0, 290, 150, 70), (0.5, 197.5, 115, 70), (0.0, 140, 80, 70)]
)
def test_downstream_credit_counts_later_generations_for_less(decay, ana, first, fifth):
    found = downstream(lineage(first_world()), decay)
    assert (found["ANA"], found["P1"], found["P5"], found["BEN"]) == (ana, first, fifth, 60)
    assert found["P7"] == 0


def test_all_descendants_are_counted_with_their_generations():
    found = lineage(first_world())
    assert descendants(found)["ANA"] == 5
    assert generations_brought(found)["ANA"] == 3
    assert generations_brought(found)["BEN"] == 1


def test_a_client_has_a_root_and_a_line_that_leads_to_them():
    found = lineage(first_world())
    assert found.root("P7") == "ANA"
    assert found.line("P7") == ["ANA", "P1", "P5", "P7"]
    assert found.line("BEN") == ["BEN"]
    assert found.children["ANA"] == ["P1", "P3"]


def test_of_two_who_introduced_each_other_only_the_later_client_has_a_parent():
    found = lineage([Win("X", "Y", day(30), 10), Win("Y", "X", day(50), 10)])
    assert found.parent == {"Y": "X"}


def test_who_introduced_themselves_or_won_on_the_same_day_is_no_parent():
    assert lineage([Win("X", "X", day(3))]).parent == {}
    assert lineage([Win("X", "Y", day(3)), Win("Y", "X", day(3))]).parent == {}


def test_a_first_win_without_an_introduction_begins_a_line():
    found = lineage([Win("X", None, day(1), 5), Win("X", "ANA", day(2), 7)])
    assert found.parent == {}
    assert found.revenue == {"X": 12}


def test_a_win_without_a_day_comes_last():
    found = lineage([Win("X", "ANA", None), Win("Y", "X", None), Win("Z", "X", day(5))])
    assert found.parent == {"X": "ANA"}


def test_nobody_has_an_empty_lineage():
    found = lineage([])
    assert (found.order, found.parent, downstream(found), descendants(found)) == ((), {}, {}, {})


def test_ten_thousand_clients_of_one_person_are_one_generation():
    found = lineage([Win(number, "ANA", day(number % 900), 1) for number in range(10_000)])
    assert downstream(found)["ANA"] == 10_000


@given(
    st.lists(
        st.builds(
            Win,
            st.integers(0, 12),
            st.none() | st.integers(0, 12),
            st.none() | st.integers(0, 6).map(day),
            st.integers(0, 100),
        ),
        max_size=40,
    )
)
def test_the_lineage_is_always_a_forest_and_parents_stand_before_children(wins):
    found = lineage(wins)
    tree = nx.DiGraph([(ally, client) for client, ally in found.parent.items()])
    assert not tree or nx.is_forest(tree)
    places = {person: place for place, person in enumerate(found.order)}
    assert all(places[ally] < places[client] for client, ally in found.parent.items())
    assert set(found.generation) == {win.client for win in wins} | set(found.parent.values())
    below = descendants(found)
    assert all(below[person] == len(nx.descendants(tree, person)) for person in tree)
