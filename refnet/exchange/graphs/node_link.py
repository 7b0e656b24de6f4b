"""Node-link JSON, as NetworkX, D3 and igraph's friends write it."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange.files import reading
from refnet.exchange.graphs.elements import Edge, Node, told
from refnet.i18n import _

_LARGEST = 64 << 20  # bytes; JSON must be held whole
_LINES = ("links", "edges")
_ENDS = (("source", "target"), ("from", "to"))


def elements(path: Path) -> Iterator[Node | Edge]:
    """Yield people, then lines."""
    content = _content(path)
    nodes, edges = _dicts(content, "nodes"), [edge for name in _LINES for edge in _dicts(content, name)]
    numbers = count(1)
    ids = [_text(node.get("id", node.get("name", node.get("key", ""))), place) for place, node in enumerate(nodes)]
    yield from (Node(next(numbers), key, told(node)) for key, node in zip(ids, nodes, strict=True))
    known, is_directed = set(ids), content.get("directed") is True
    for edge in edges:
        first, second = next((ends for ends in _ENDS if ends[0] in edge), _ENDS[0])
        ends = (_end(edge.get(first), known, ids), _end(edge.get(second), known, ids))
        yield Edge(next(numbers), *ends, told(edge), is_directed=is_directed)


def _content(path: Path) -> dict[str, object]:
    with reading(path) as stream:
        raw = stream.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise RefNetError(_("{name} is too large for JSON. Please export it as GraphML.").format(name=path.name))
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise RefNetError(_("{name} is damaged and cannot be read. Please export it again.").format(name=path.name))
    return content


def _dicts(content: dict[str, object], name: str) -> list[dict[str, object]]:
    found = content.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(value: object, place: int) -> str:
    return str(value) if value not in ("", None) else f"#{place}"


def _end(value: object, known: set[str], ids: list[str]) -> str:
    """Return the id of a line's end; D3 and old files of NetworkX count nodes from 0."""
    text = str(value)
    is_place = text not in known and isinstance(value, int) and 0 <= value < len(ids)
    return ids[value] if is_place and isinstance(value, int) else text
