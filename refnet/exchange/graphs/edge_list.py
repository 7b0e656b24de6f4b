"""Lists of lines: tables with the columns source and target, and plain texts with two names a line."""

import re
from collections.abc import Iterator
from pathlib import Path

from refnet.exchange.cells import as_text
from refnet.exchange.files import reading
from refnet.exchange.graphs.elements import Edge, Node
from refnet.exchange.rows import Table
from refnet.i18n import _

# what Gephi, NetworkX, igraph and we call the columns of an edge list
_COLUMNS = frozenset(
    [
        "source",
        "target",
        "weight",
        "type",
        "id",
        "label",
        "kind",
        "timeset",
        "interval",
        "directed",
        "outcome",
        "made_on",
        "amount",
        "key",
        "strength",
    ]
)
_LINE = re.compile(r"(\S+)\s+(\S+)(?:\s+(\{.*\}|-?[0-9.]+(?:[eE][-+]?[0-9]+)?))?\s*\Z")
_WEIGHT = re.compile(r"'weight': (-?[0-9.]+)")
_LOOKED_AT = 200  # lines
_LONGEST = 4096


def is_edge_table(headers: tuple[str, ...]) -> bool:
    """Tell whether a table has the columns of an edge list, and no other."""
    names = {header.strip().lower() for header in headers}
    return {"source", "target"} <= names <= _COLUMNS


def from_table(table: Table) -> Iterator[Node | Edge]:
    """Yield the lines of a table, numbered like its rows."""
    names = [header.strip().lower() for header in table.headers]
    for row in table.rows:
        if row.problem:
            yield Edge(row.number, "", "", problem=row.problem)
        elif not row.is_blank:
            values = {name: as_text(cell).strip() for name, cell in zip(names, row.cells, strict=True)}
            values = {name: text for name, text in values.items() if text}
            is_directed = values.get("type", values.get("directed", "")).lower() in ("directed", "true", "1")
            yield Edge(row.number, values.get("source", ""), values.get("target", ""), values, is_directed=is_directed)


def is_plain_list(path: Path, head: bytes) -> bool:
    """Tell whether a text surely lists lines: two names on each line, in a .txt also a weight or attributes."""
    suffix = path.suffix.lower()
    try:
        lines = head[: head.rfind(b"\n") + 1].decode("utf-8-sig").splitlines()[:_LOOKED_AT]
    except UnicodeDecodeError:
        return False
    found = [_LINE.match(line) for line in lines if line.strip() and not line.startswith("#")]
    if not found or suffix not in (".edgelist", ".edges", ".txt") or not all(found):
        return False
    return suffix != ".txt" or all(one[3] for one in found if one)


def plain(path: Path) -> Iterator[Node | Edge]:
    """Yield the lines of a plain text, numbered as they stand in it."""
    with reading(path) as stream:
        raws = iter(lambda: stream.readline(_LONGEST), b"")
        for number, raw in enumerate(raws, start=1):
            line = raw.decode("utf-8-sig", "replace").strip()
            if not line or line.startswith("#"):
                continue
            found = _LINE.match(line)
            if found is None:
                yield Edge(number, "", "", problem=_("Line {number} does not name two people.").format(number=number))
            else:
                yield Edge(number, found[1], found[2], _weight(found[3] or ""))


def _weight(text: str) -> dict[str, str]:
    found = _WEIGHT.search(text) if text.startswith("{") else None
    weight = found[1] if found else text
    return {"weight": weight} if weight and not weight.startswith("{") else {}
