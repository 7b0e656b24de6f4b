import csv

import networkx as nx
import pytest

from refnet.exchange.graph_file import GraphLine, GraphPerson, write_csv, write_gexf, write_graphml

ODD = 'Zoë <Zinc> & "Co"\x01\ufffe\ud800 🙂'
KEPT = 'Zoë <Zinc> & "Co" 🙂'
PEOPLE = (
    GraphPerson("a", ODD, 1.5, -2.0, 4.0, "#0F7B6C", ("=Zinc", "client", 3, 1, 12.5)),
    GraphPerson("b", "", 0.0, 0.0, 4.2, "#ffffff", ("", "none", 0, 0, 0.0)),
)
LINES = (
    GraphLine("a", "b", True, 1.0, ("introduction", "won", "2026-01-05", 12.5)),
    GraphLine("a", "b", True, 1.0, ("introduction", "", None, 0.0)),
    GraphLine("b", "a", False, 3.0, ("tie", "", None, 0.0)),
)


def test_graphml_comes_back_as_it_was(tmp_path):
    write_graphml(tmp_path / "n.graphml", PEOPLE, LINES)
    graph = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert graph.nodes["a"] == {
        "label": KEPT, "x": 1.5, "y": -2.0, "size": 4.0, "r": 15, "g": 123, "b": 108, "organization": "=Zinc",
        "meaning": "client", "introductions": 3, "won": 1, "credit": 12.5,
    }  # fmt: skip
    assert graph.number_of_edges("a", "b") == 2
    first = graph.edges["a", "b", "e0"]
    assert (first["weight"], first["kind"], first["made_on"], first["amount"]) == (
        1,
        "introduction",
        "2026-01-05",
        12.5,
    )
    assert "made_on" not in graph.edges["a", "b", "e1"]


def test_a_carriage_return_comes_back(tmp_path):
    odd = (GraphPerson("a", "one\rtwo", 0, 0, 1, "#000000", ("three\r\nfour", "none", 0, 0, 0.0)),)
    for name, write, read in (("g.graphml", write_graphml, nx.read_graphml), ("g.gexf", write_gexf, nx.read_gexf)):
        write(tmp_path / name, odd, [])
        node = read(tmp_path / name).nodes["a"]
        assert (node["label"], node["organization"]) == ("one\rtwo", "three\r\nfour")


def test_gexf_comes_back_as_it_was(tmp_path):
    write_gexf(tmp_path / "n.gexf", PEOPLE, LINES)
    graph = nx.read_gexf(tmp_path / "n.gexf", version="1.3")
    someone = graph.nodes["a"]
    assert (someone["label"], someone["organization"], someone["credit"]) == (KEPT, "=Zinc", 12.5)
    assert someone["viz"]["position"] == {"x": 1.5, "y": -2.0, "z": 0.0}
    assert (someone["viz"]["color"]["r"], someone["viz"]["size"]) == (15, 4.0)
    assert sorted(keep["kind"] for *_pair, keep in graph.edges(data=True)) == ["introduction", "introduction", "tie"]


def test_lists_keep_a_spreadsheet_from_running_names(tmp_path):
    odd = (PEOPLE[1], GraphPerson("c", "=1+1", 0, 0, 1, "#000000", ("", "none", 0, 0, 0.0)))
    first, second = write_csv(tmp_path / "n.csv", odd, LINES)
    rows = list(csv.DictReader(first.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["Label"] for row in rows] == ["", "'=1+1"]
    assert (rows[0]["X"], rows[0]["Color"]) == ("0.0", "#ffffff")
    lines = list(csv.DictReader(second.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["Type"] for row in lines] == ["Directed", "Directed", "Undirected"]


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)])
def test_nobody_is_a_file_too(tmp_path, write, read):
    write(tmp_path / "n", (), ())
    graph = read(tmp_path / "n") if read is nx.read_graphml else read(tmp_path / "n", version="1.3")
    assert graph.number_of_nodes() == 0
