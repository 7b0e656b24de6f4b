import csv
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from world import world

from refnet.cli.networking import money
from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.store.database import Store
from refnet.store.schema import Person


def add_person(script, draft):
    store = Store.open(script.database)
    people.add(store, draft)
    store.close(backup=False)


@pytest.fixture
def empty(cli):
    Store.open(cli.database).close(backup=False)
    return cli


@pytest.fixture
def best(sampled):
    return sampled("report", "network", "--json").json["by_credit"][0]["name"]


def test_the_network_names_its_first_people_and_the_spread_of_business(sampled):
    shape = sampled("report", "network", "--json").json
    for ranking in ("by_credit", "by_pagerank", "by_betweenness"):
        assert len(shape[ranking]) == 10
    assert shape["components"] > 1
    assert shape["betweenness_is_exact"]
    spread = shape["concentration"]
    assert 0 < spread["top_1"] <= spread["top_3"] <= spread["top_10"] <= 1
    assert spread["effective"] == pytest.approx(1 / spread["hhi"])
    assert spread["counts_zero"] is False
    assert "as if" in sampled("report", "network").out


def test_an_ally_has_a_scorecard(sampled, best):
    shape = sampled("report", "ally", best, "--json").json
    card = shape["scorecard"]
    assert card["low"] < card["rate"] < card["high"]
    assert 0 <= card["chance_above_benchmark"] <= 1
    said = sampled("report", "ally", best.upper())
    assert (said.code, said.lines[0]) == (0, best)
    assert "range" in said.out
    assert "Credit: " in said.out


def test_who_never_introduced_anybody_has_none(sampled):
    add_person(sampled, PersonDraft("Zoe Zinc"))
    assert sampled("report", "ally", "Zoe Zinc").out.strip() == "Zoe Zinc is no ally and has introduced nobody yet."
    assert sampled("report", "ally", "Zoe Zinc", "--json").json == {"name": "Zoe Zinc", "scorecard": None}


def test_a_path_names_each_step_and_what_it_rests_on(sampled, best):
    shape = sampled("path", best, "--json").json
    assert shape["target"] == best
    assert shape["paths"][0]["hops"][0]["from"] is None
    said = sampled("path", best)
    assert said.lines[0] == f"1. us → {best}"
    assert "Made " in said.out


def test_a_path_to_a_company_ends_at_one_of_its_people(sampled):
    add_person(sampled, PersonDraft("Zoe Zinc", organization="Zinc Works"))
    said = sampled("path", "Zinc Works")
    assert "No path to Zinc Works is known" in said.out
    assert "Zinc Works" in sampled("path", "Zoe Zinc").out
    assert sampled("path", "zinc works", "--json").json["paths"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("path", "Nobody Here"), "Nobody and no company is called Nobody Here."),
        (("report", "ally", "Nobody Here"), "Nobody is called Nobody Here."),
        (("report", "ally"), "A name goes with ally"),
        (("report", "network", "Ann"), "A name goes with ally"),
        (("export", "network", "--out", "network.png"), "must end in .graphml, .gexf or .csv."),
        (("report", "ally", "Ann", "--by", "rep"), "goes with conversion only"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(sampled, words, sentence):
    said = sampled(*words)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err


def read_back(path):
    if path.suffix == ".gexf":
        return nx.read_gexf(path, version="1.3")
    return nx.read_graphml(path, force_multigraph=True)


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_the_network_opens_in_other_programs(sampled, tmp_path, suffix):
    path = tmp_path / f"network{suffix}"
    said = sampled("export", "network", "--out", path, "--json")
    assert (said.code, said.json["files"]) == (0, [str(path)])
    graph = read_back(path)
    assert graph.number_of_nodes() == said.json["people"]
    assert graph.number_of_edges() > 100
    someone = next(iter(graph.nodes.values()))
    assert {"organization", "meaning", "introductions", "won", "credit", "label"} <= set(someone)
    if suffix == ".gexf":
        assert set(someone["viz"]) == {"color", "position", "size"}
    else:
        assert {"x", "y", "size", "r", "g", "b"} <= set(someone)
    kinds = {keep["kind"] for *_pair, keep in graph.edges(data=True)}
    assert kinds == {"introduction", "tie"}


def test_people_and_lines_come_as_two_lists(sampled, tmp_path):
    said = sampled("export", "network", "--out", tmp_path / "network.csv")
    assert "network-people.csv and " in said.out
    rows = {
        part: list(csv.DictReader((tmp_path / f"network-{part}.csv").read_text(encoding="utf-8-sig").splitlines()))
        for part in ("people", "lines")
    }
    ids = {row["Id"] for row in rows["people"]}
    assert {row["Source"] for row in rows["lines"]} | {row["Target"] for row in rows["lines"]} <= ids
    assert {row["Type"] for row in rows["lines"]} == {"Directed", "Undirected"}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".csv"])
def test_an_empty_network_is_a_file_of_nobody(empty, tmp_path, suffix):
    assert empty("export", "network", "--out", tmp_path / f"n{suffix}", "--json").json["people"] == 0


def test_amounts_are_written_with_the_decimals_of_their_currency():
    assert [money(123456, "EUR"), money(1234, "JPY")] == ["1,234.56 EUR", "1,234 JPY"]


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_a_picture_of_people_with_odd_names_is_drawn(cli, tmp_path, kind):
    path = tmp_path / f"network.{kind}"
    store = Store.open(cli.database)
    known = world(store, "Ann>Bob Bob>Cid Cid>Dan")
    with store.step("rename") as step:
        for key, name in zip(known.values(), ("\ufeffAnn\x01", "Ben\r\n\u202e", "\x7f", "$x^2$ \\frac{"), strict=True):
            step.get_one(Person, key).name = name
    store.close(backup=False)
    said = cli("picture", "network", "--out", path)
    assert (said.code, said.err) == (0, "")
    if kind == "svg":
        assert "Ann" in "".join(ET.parse(path).getroot().itertext())  # noqa: S314 - our own
    assert path.stat().st_size > 1_000
