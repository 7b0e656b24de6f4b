"""Networks for other programs: GraphML, GEXF 1.3, and CSV lists of people and lines, as Gephi opens them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from refnet.exchange import csv_file, files
from refnet.exchange.cells import Value
from refnet.exchange.xml_text import in_attribute, in_element

PERSON_FIELDS = (
    ("organization", "string"), ("meaning", "string"), ("introductions", "int"), ("won", "int"), ("credit", "double"),
)  # fmt: skip
LINE_FIELDS = (("kind", "string"), ("outcome", "string"), ("made_on", "string"), ("amount", "double"))


@dataclass(frozen=True, slots=True)
class GraphPerson:
    """A person with a place, a size and a colour `#RRGGBB`; `values` are those of PERSON_FIELDS."""

    id: str
    label: str
    x: float
    y: float
    size: float
    colour: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class GraphLine:
    """A line from one person to another; `values` are those of LINE_FIELDS.

    A tie has no direction. In XML it is written like the others, for many programs (NetworkX is one) refuse files that
    mix both; its kind tells.
    """

    source: str
    target: str
    is_directed: bool
    weight: float
    values: tuple[Value, ...]


def write_graphml(path: Path, people: Iterable[GraphPerson], lines: Iterable[GraphLine]) -> None:
    """Write GraphML; label, place, size and colour have the names that Gephi reads."""
    _write(path, _graphml(people, lines))


def write_gexf(path: Path, people: Iterable[GraphPerson], lines: Iterable[GraphLine]) -> None:
    """Write GEXF 1.3 with place, size and colour in its own elements."""
    _write(path, _gexf(people, lines))


def write_csv(path: Path, people: Iterable[GraphPerson], lines: Iterable[GraphLine]) -> tuple[Path, Path]:
    """Write two lists beside each other, NAME-people.csv and NAME-lines.csv, and return their paths."""
    first, second = (path.with_name(f"{path.stem}-{part}{path.suffix}") for part in ("people", "lines"))
    nodes = ["Id", "Label", "X", "Y", "Size", "Color", *(name for name, _kind in PERSON_FIELDS)]
    edges = ["Source", "Target", "Type", "Weight", *(name for name, _kind in LINE_FIELDS)]
    with files.saving(first) as one_file, files.saving(second) as other_file:  # each only when both are written
        csv_file.fill(
            one_file, nodes, ((one.id, one.label, one.x, one.y, one.size, one.colour, *one.values) for one in people)
        )
        csv_file.fill(
            other_file,
            edges,
            (
                (one.source, one.target, "Directed" if one.is_directed else "Undirected", one.weight, *one.values)
                for one in lines
            ),
        )
    return first, second


def _write(path: Path, parts: Iterable[str]) -> None:
    with files.saving(path) as stream:
        for part in parts:
            stream.write(part.encode("utf-8"))


def _graphml(people: Iterable[GraphPerson], lines: Iterable[GraphLine]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    drawn = (
        ("label", "string"), ("x", "double"), ("y", "double"), ("size", "double"), ("r", "int"), ("g", "int"), ("b", "int"),
    )  # fmt: skip
    yield from _keys("node", (*drawn, *PERSON_FIELDS))
    yield from _keys("edge", (("weight", "double"), *LINE_FIELDS))
    yield '<graph edgedefault="directed">\n'
    for one in people:
        values = (one.label, one.x, one.y, one.size, *_channels(one.colour), *one.values)
        yield f"<node id={_quoted(one.id)}>{_data('node', values)}</node>\n"
    for number, line in enumerate(lines):
        ends = f"source={_quoted(line.source)} target={_quoted(line.target)}"
        values = (line.weight, *line.values)
        yield f'<edge id="e{number}" {ends}>{_data("edge", values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(target: str, fields: Sequence[tuple[str, str]]) -> Iterator[str]:
    for number, (name, kind) in enumerate(fields):
        yield f'<key id="{target}{number}" for="{target}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(target: str, values: Sequence[Value]) -> str:
    return "".join(
        f'<data key="{target}{number}">{_escaped(value)}</data>'
        for number, value in enumerate(values)
        if value is not None
    )


def _gexf(people: Iterable[GraphPerson], lines: Iterable[GraphLine]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield '<graph defaultedgetype="directed" mode="static">\n'
    yield from _attributes("node", PERSON_FIELDS)
    yield from _attributes("edge", LINE_FIELDS)
    yield "<nodes>\n"
    for one in people:
        red, green, blue = _channels(one.colour)
        yield f"<node id={_quoted(one.id)} label={_quoted(one.label)}>{_attvalues(one.values)}"
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        yield f'<viz:position x="{one.x}" y="{one.y}" z="0.0"/><viz:size value="{one.size}"/></node>\n'
    yield "</nodes>\n<edges>\n"
    for number, line in enumerate(lines):
        ends = f"source={_quoted(line.source)} target={_quoted(line.target)}"
        yield f'<edge id="{number}" {ends} weight="{line.weight}">{_attvalues(line.values)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(target: str, fields: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<attributes class="{target}">'
    for number, (name, kind) in enumerate(fields):
        yield f'<attribute id="{number}" title="{name}" type="{"integer" if kind == "int" else kind}"/>'
    yield "</attributes>\n"


def _attvalues(values: Sequence[Value]) -> str:
    told = "".join(
        f'<attvalue for="{number}" value={_quoted(value)}/>' for number, value in enumerate(values) if value is not None
    )
    return f"<attvalues>{told}</attvalues>"


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _escaped(value: Value) -> str:
    return in_element(str(value))


def _quoted(value: Value) -> str:
    return in_attribute(str(value))
