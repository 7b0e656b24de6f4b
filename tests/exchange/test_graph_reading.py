"""Networks that other programs wrote, and our own coming back."""

import json

import igraph
import networkx as nx
import pytest
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange import graph_reading
from refnet.exchange.graph_file import GraphLine, GraphPerson, write_gexf, write_graphml
from refnet.exchange.mapping import Rows, guess
from refnet.exchange.tables import open_table, sheet_names

EVA, BOB, CID = (
    "0198abcd00007000800000000000000a",
    "0198abcd00007000800000000000000b",
    "0198abcd00007000800000000000000c",
)
OURS = (
    [
        GraphPerson(EVA, "Eva Müller", 1, 2, 3, "#0F7B6C", ("Acme", "client", 1, 1, 9.5)),
        GraphPerson(BOB, "Bob", 1, 2, 3, "#0F7B6C", ("", "none", 0, 0, 0.0)),
        GraphPerson(CID, "Cid", 1, 2, 3, "#0F7B6C", ("", "none", 0, 0, 0.0)),
    ],
    [
        GraphLine(EVA, BOB, True, 1.0, ("introduction", "won", "2026-01-05", 9.5)),
        GraphLine(BOB, CID, False, 4.0, ("tie", "", None, 0.0)),
    ],
)


def read(folder, content, name="net.graphml", **choices):
    return open_table(file(folder, content, name), **choices)


def told(table):
    return [{header: cell for header, cell in zip(table.headers, row.cells, strict=True) if cell} for row in table.rows]


def pairs(table):
    """Return who stands beside whom in the lines of a network."""
    return [
        (one["person.name"], one.get("other.name") or one["introducer.name"], one.get("tie.strength", ""))
        for one in told(table)
        if one.get("other.name") or one.get("introducer.name")
    ]


def names(table):
    return [
        one.get("person.name") for one in told(table) if not one.get("other.name") and not one.get("introducer.name")
    ]


def problems(table):
    return {row.number: row.problem for row in table.rows if row.problem}


def graphml(body, head=""):
    return f'<?xml version="1.0"?>{head}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{body}</graphml>'


@pytest.mark.parametrize(("write", "suffix"), [(write_graphml, "graphml"), (write_gexf, "gexf")])
def test_our_own_network_comes_back_with_ties_and_introductions(tmp_path, write, suffix):
    path = tmp_path / f"ours.{suffix}"
    write(path, *OURS)
    table = open_table(path)
    first, bob, cid, introduction, tie = told(table)
    key = "0198abcd-0000-7000-8000-00000000000"
    assert first == {"person.name": "Eva Müller", "person.organization": "Acme", "person.reference": key + "a"}
    assert (bob["person.reference"], cid["person.reference"]) == (key + "b", key + "c")
    assert introduction == {
        "introducer.name": "Eva Müller", "introducer.organization": "Acme", "introducer.reference": key + "a",
        "person.name": "Bob", "person.reference": key + "b", "introduction.date": "2026-01-05",
    }  # fmt: skip
    assert (tie["person.name"], tie["other.name"], tie["tie.strength"]) == ("Bob", "Cid", "4")
    assert (table.warnings, sheet_names(path)) == ((), [])
    assert guess(table.headers, table.rows).rows is Rows.PEOPLE


def labelled():
    graph = nx.Graph()
    graph.add_node("a", label="Eva Müller", company="Acme", email="eva@example.org")
    graph.add_node("b", name="Bob")
    graph.add_node("c", label="Cid <Co>")
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("b", "c", weight=5)
    return graph


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_networks_of_networkx_are_read(tmp_path, suffix):
    path = tmp_path / f"net.{suffix}"
    {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[suffix](labelled(), path)
    table = open_table(path)
    assert names(table) == ["Eva Müller", "b" if suffix == "gexf" else "Bob", "Cid <Co>"]
    assert sorted(strength for *_two, strength in pairs(table)) == ["2", "5"]
    assert told(table)[0]["person.organization"] == "Acme"
    assert told(table)[0]["person.email"] == "eva@example.org"


@pytest.mark.parametrize("edges", ["links", "edges"])
def test_node_link_json_of_networkx_is_read(tmp_path, edges):
    table = read(tmp_path, json.dumps(nx.node_link_data(labelled(), edges=edges)), "net.json")
    assert names(table) == ["Eva Müller", "Bob", "Cid <Co>"]
    assert pairs(table) == [("Eva Müller", "Bob", "2"), ("Bob", "Cid <Co>", "5")]


def test_node_link_json_may_count_its_nodes(tmp_path):
    content = {
        "nodes": [{"name": "Eva"}, {"group": 1}, {"name": "Cid"}],
        "links": [{"source": 0, "target": 2}, {"from": "Eva", "to": "x"}, 7],
    }
    table = read(tmp_path, json.dumps(content), "d3.json")
    assert names(table)[:2] == ["Eva", "#1"]
    assert pairs(table) == [("Eva", "Cid", "")]
    assert problems(table) == {5: "The line leads to “x”, who is not in the network."}


@pytest.mark.parametrize(
    "content", ['{"nodes": [', '{"nodes": ' + "[" * 100_000, '{"nodes": []}', '{"nodes": 1, "links": 2}']
)
def test_json_that_is_damaged_or_empty_is_refused(tmp_path, content):
    with pytest.raises(RefNetError, match=r"damaged|nobody"):
        read(tmp_path, content, "net.json")


def test_json_too_large_to_be_held_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("refnet.exchange.graphs.node_link._LARGEST", 10)
    with pytest.raises(RefNetError, match="too large"):
        read(tmp_path, json.dumps(nx.node_link_data(labelled(), edges="links")), "net.json")


def test_json_must_be_an_object(tmp_path):
    with pytest.raises(RefNetError, match="damaged"):
        graph_reading.read(file(tmp_path, "[]", "net.json"), "json")


def test_networks_of_igraph_are_read(tmp_path):
    graph = igraph.Graph([(0, 1), (1, 2)])
    graph.vs["name"] = ["Eva", "Bob", "Cid"]
    graph.es["weight"] = [1.0, 3.0]
    graph.write_graphml(str(tmp_path / "igraph.graphml"))
    table = open_table(tmp_path / "igraph.graphml")
    assert (names(table), pairs(table)) == (["Eva", "Bob", "Cid"], [("Eva", "Bob", "1"), ("Bob", "Cid", "3")])


def test_networks_of_yed_are_read(tmp_path):
    label = '<data key="d6"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:NodeLabel> Eva\nMüller </y:NodeLabel></y:ShapeNode></data>'
    blank = (
        '<data key="d6"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:NodeLabel/></y:ShapeNode></data>'
    )
    body = (
        '<key for="node" id="d6" yfiles.type="nodegraphics"/><key attr.name="note" for="node" id="d5"><default>none</default></key>'
        f'<graph edgedefault="directed"><node id="n0"><data key="d5"/>{label}<graph id="g"><node id="n1">{blank}</node></graph></node>'
        '<edge source="n0" target="n1"/></graph>'
    )
    table = read(tmp_path, graphml(body))
    assert sorted(names(table)) == ["Eva Müller", "n1"]
    assert pairs(table) == [("Eva Müller", "n1", "")]
    assert [one["person.notes"] for one in told(table) if "person.notes" in one] == ["none", "none"]


def test_networks_of_gephi_are_read(tmp_path):
    content = """<?xml version='1.0'?><gexf xmlns="http://www.gexf.net/1.1draft" version="1.1"><graph defaultedgetype="undirected">
    <attributes class="node"><attribute id="0" title="Company"><default>Acme</default></attribute></attributes>
    <nodes><node id="0" label="Eva"><attvalues><attvalue id="0" value="Zinc"/><attvalue for="9" value="x"/></attvalues></node>
    <node id="1" label="Bob"><nodes><node id="2" label="Cid"/></nodes></node></nodes>
    <edges><edge id="0" source="0" target="1"/><edge source="0" target="2" type="directed"/></edges></graph></gexf>"""
    table = read(tmp_path, content, "net.gexf")
    assert sorted(names(table)) == ["Bob", "Cid", "Eva"]
    assert {one["person.name"]: one["person.organization"] for one in told(table)} == {
        "Eva": "Zinc",
        "Bob": "Acme",
        "Cid": "Acme",
    }
    assert table.warnings == (
        "1 line has a direction and was read as a tie. If they tell who introduced whom, choose “Lines are introductions”.",
    )


def test_a_line_to_nobody_is_refused_by_its_number(tmp_path):
    body = (
        '<graph edgedefault="undirected"><edge source="a" target="b"/><node id="a"/><node id="b"/><edge source="a" target="zzz"/>'
        '<edge source="a" target="a"/><edge source="a"/></graph>'
    )
    table = read(tmp_path, graphml(body))
    assert pairs(table) == [("a", "b", "")]
    assert problems(table) == {
        4: "The line leads to “zzz”, who is not in the network.",
        5: "The line leads from “a” to themselves.",
        6: "The line names nobody at one of its ends.",
    }


def test_lines_can_be_read_as_introductions(tmp_path):
    path = file(
        tmp_path,
        graphml('<graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph>'),
        "n.graphml",
    )
    assert sheet_names(path) == ["Lines are ties", "Lines are introductions"]
    assert told(open_table(path))[2] == {"person.name": "a", "other.name": "b"}
    table = open_table(path, sheet="Lines are introductions")
    assert told(table)[2] == {"introducer.name": "a", "person.name": "b"}
    assert table.warnings == ()
    with pytest.raises(RefNetError, match="can be: “Lines are ties”, “Lines are introductions”"):
        open_table(path, sheet="Sheet1")


@pytest.mark.parametrize("weights", [[0.5, 2], [1, 9], [0, 3]])
def test_weights_that_are_no_strengths_are_left_out(tmp_path, weights):
    graph = nx.Graph()
    graph.add_weighted_edges_from((f"{place}", "x", weight) for place, weight in enumerate(weights))
    nx.write_graphml(graph, tmp_path / "net.graphml")
    table = open_table(tmp_path / "net.graphml")
    assert {strength for *_two, strength in pairs(table)} == {""}
    assert table.warnings == ("The weights of the lines are no strengths from 1 to 5 and were left out.",)


def test_one_weight_for_all_says_nothing(tmp_path):
    table = read(tmp_path, "source,target,weight\nEva,Bob,1\nBob,Cid,1\n", "net.csv")
    assert {strength for *_two, strength in pairs(table)} == {""}
    assert table.warnings == ()


def test_a_weight_that_is_no_number_is_no_strength(tmp_path):
    table = read(tmp_path, "source,target,weight\nEva,Bob,much\nBob,Cid,2\n", "net.csv")
    assert pairs(table) == [("Eva", "Bob", ""), ("Bob", "Cid", "")]


def test_two_people_of_one_name_stay_two(tmp_path):
    graph = nx.Graph()
    graph.add_node("n1", label="Ann")
    graph.add_node("n2", label="Ann")
    graph.add_edge("n1", "n2")
    nx.write_graphml(graph, tmp_path / "two.graphml")
    table = open_table(tmp_path / "two.graphml")
    assert [one["person.reference"] for one in told(table)] == ["two:n1", "two:n2", "two:n1"]
    assert told(table)[2]["other.reference"] == "two:n2"


ENTITY = '<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xxe.graphml", graphml('<graph><node id="&x;"/></graph>', ENTITY)),
        ("laughs.graphml", graphml('<graph><node id="&b;"/></graph>', LAUGHS)),
        (
            "remote.graphml",
            graphml('<graph><node id="a"/></graph>', '<!DOCTYPE graphml SYSTEM "http://example.org/g.dtd">'),
        ),
        ("xxe.gexf", f'<?xml version="1.0"?>{ENTITY}<gexf><graph><nodes><node id="&x;"/></nodes></graph></gexf>'),
    ],
)
def test_definitions_are_never_followed(tmp_path, name, content):
    with pytest.raises(RefNetError, match="definitions that no network needs"):
        read(tmp_path, content, name)


def test_endless_nesting_is_refused(tmp_path):
    with pytest.raises(RefNetError, match="nested deeper"):
        read(tmp_path, graphml("<a>" * 50_000 + "</a>" * 50_000))


@pytest.mark.parametrize(
    "content",
    [
        graphml('<graph><node id="a"/>')[:-5],
        '<?xml version="1.0" encoding="no-such"?><graphml></graphml>',
        graphml("<graph/>"),
    ],
)
def test_damaged_and_empty_networks_are_refused(tmp_path, content):
    with pytest.raises(RefNetError, match=r"damaged at line 1|nobody is in it"):
        read(tmp_path, content)


def test_xml_that_is_no_network_is_none(tmp_path):
    assert graph_reading.format_of(tmp_path / "a.xml", b"<html></html>") == ""
    assert graph_reading.format_of(tmp_path / "a.json", b'{"people": []}') == ""


def test_a_network_in_wide_letters_is_read(tmp_path):
    content = graphml('<graph><node id="Zoë"/></graph>').replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")
    assert names(read(tmp_path, content)) == ["Zoë"]


def test_edge_lists_are_lines_numbered_like_their_rows(tmp_path):
    content = "Source;Target;Type;Weight\nEva Müller;Bob;Undirected;2\n\nBob;Cid;Directed;3\nEva;;Directed;1\nEva;Bob\n"
    table = read(tmp_path, content, "edges.csv")
    assert pairs(table) == [("Eva Müller", "Bob", "2"), ("Bob", "Cid", "3")]
    assert problems(table) == {
        5: "The line names nobody at one of its ends.",
        6: "The row has 2 cells, but the table has 4 columns.",
    }
    assert table.warnings[0].startswith("2 lines have a direction")


def test_tables_with_more_than_lines_stay_tables(tmp_path):
    assert read(tmp_path, "source,target,since\nEva,Bob,2020\n", "net.csv").headers == ("source", "target", "since")


@pytest.mark.parametrize(
    ("write", "suffix", "strengths"),
    [
        (nx.write_edgelist, "edgelist", ["2", "5"]),
        (nx.write_edgelist, "txt", ["2", "5"]),
        (nx.write_weighted_edgelist, "edges", ["2", "5"]),
    ],
)
def test_plain_edge_lists_of_networkx_are_read(tmp_path, write, suffix, strengths):
    path = tmp_path / f"net.{suffix}"
    write(labelled(), path)
    path.write_bytes(b"# made by a test\n" + path.read_bytes() + b"\na b and c\n")
    table = graph_reading.read(path, "edges")
    assert [strength for *_two, strength in pairs(table)] == strengths
    assert problems(table) == {5: "Line 5 does not name two people."}


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.edgelist", b"a b\nb c\n", "edges"),
        ("a.txt", b"John Smith\nEva Miller\n", ""),
        ("a.txt", b"a b {'since': 2020}\n", "edges"),
        ("a.csv", b"a b 1\n", ""),
        ("a.edgelist", b"# only words\n", ""),
        ("a.edgelist", b"a b\nb c d e\n", ""),
        ("a.edgelist", b"a \xff\n", ""),
    ],
)
def test_only_what_surely_lists_lines_is_an_edge_list(tmp_path, name, content, form):
    assert graph_reading.format_of(tmp_path / name, content) == form
    if form:
        assert pairs(read(tmp_path, content, name))[0] == ("a", "b", "")
