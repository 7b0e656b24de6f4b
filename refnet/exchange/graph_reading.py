"""Networks of other programs as tables: a row for each person and each line, named like the fields of RefNet."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange.graphs import edge_list, gexf, graphml, node_link
from refnet.exchange.graphs.elements import Edge, Elements
from refnet.exchange.graphs.meaning import ORGANIZATION, REFERENCE, Network, line, person
from refnet.exchange.rows import Row, Stream, Table
from refnet.i18n import _, counted

TIES, INTRODUCTIONS = _("Lines are ties"), _("Lines are introductions")
_PARTS = ("name", ORGANIZATION, "job_title", "email", "phone", "profile_url", "notes", REFERENCE)
_COLUMNS = (
    *(f"{side}.{part}" for side in ("person", "introducer", "other") for part in _PARTS),
    "introduction.date", "tie.strength", "tie.since",
)  # fmt: skip
_FORMATS = {"graphml": graphml.elements, "gexf": gexf.elements, "json": node_link.elements, "edges": edge_list.plain}


def format_of(path: Path, head: bytes) -> str:
    """Return which format of a network a file has that starts so, or "" for none."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text.startswith(b"<"):
        return next((name for name in ("graphml", "gexf") if f"<{name}".encode() in text), "")
    if text.startswith(b"{"):
        return "json" if b'"nodes"' in text or b'"links"' in text or b'"multigraph"' in text else ""
    return "edges" if edge_list.is_plain_list(path, head) else ""


def read(path: Path, form: str, *, sheet: str | None = None) -> Table:
    """Open a network as a table; `sheet` tells what its lines are where they do not say it, ties if not given."""
    return _table(path, partial(_FORMATS[form], path), sheet, is_implied=form == "edges")


def is_network(table: Table) -> bool:
    """Tell whether a table is a list of lines between people."""
    return edge_list.is_edge_table(table.headers)


def read_edges(path: Path, table: Table, *, sheet: str | None = None) -> Table:
    """Return a list of lines as a table of people who know each other, or who introduced each other."""
    return _table(path, partial(edge_list.from_table, table), sheet, is_implied=True)


def sheet_names(path: Path, form: str) -> list[str]:
    """Return what lines can be, when the file itself does not say it of each."""
    return (
        [TIES, INTRODUCTIONS]
        if _network(path, partial(_FORMATS[form], path), is_implied=form == "edges").unsaid
        else []
    )


def _table(path: Path, elements: Elements, sheet: str | None, *, is_implied: bool) -> Table:
    if sheet not in (None, TIES, INTRODUCTIONS):
        raise RefNetError(_("The lines of a network can be: {all}.").format(all=f"“{TIES}”, “{INTRODUCTIONS}”"))
    network = _network(path, elements, is_implied=is_implied)
    rows = partial(_rows, elements, network, as_introductions=sheet == INTRODUCTIONS)
    headers = tuple(column for column in _COLUMNS if column in network.columns)
    return Table(headers, Stream(lambda: _fitted(rows(), headers)), warnings=tuple(_warnings(network, sheet)), header=0)


def _network(path: Path, elements: Elements, *, is_implied: bool) -> Network:
    network = Network(is_implied)
    for element in elements():
        network.take(element)
    if not network.people:
        raise RefNetError(_("{name} holds no network: nobody is in it.").format(name=path.name))
    network.close(path.stem)
    return network


def _rows(elements: Elements, network: Network, *, as_introductions: bool) -> Iterator[tuple[dict[str, str], int, str]]:
    """Yield the columns, the number and the problem of each person and each line."""
    for element in elements():
        if isinstance(element, Edge):
            columns, problem = line(element, network, as_introductions=as_introductions)
            yield columns, element.number, problem
        else:
            told = person(element) | network.people[element.id]
            yield {f"person.{part}": text for part, text in told.items()}, element.number, ""


def _fitted(rows: Iterator[tuple[dict[str, str], int, str]], headers: tuple[str, ...]) -> Iterator[Row]:
    for columns, number, problem in rows:
        yield Row(number, tuple(columns.get(header, "") for header in headers), problem)


def _warnings(network: Network, sheet: str | None) -> Iterator[str]:
    if network.directed and sheet is None:
        one = _("{count} line has a direction and was read as a tie.")
        many = _("{count} lines have a direction and were read as ties.")
        hint = _(" If they tell who introduced whom, choose “{choice}”.").format(choice=INTRODUCTIONS)
        yield counted(one, many, network.directed) + ("" if network.is_implied else hint)
    if len(network.weights) > 1 and not network.has_strengths:  # one for all says nothing
        yield _("The weights of the lines are no strengths from 1 to 5 and were left out.")
