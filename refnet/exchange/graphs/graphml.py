"""GraphML, as NetworkX, igraph, Gephi and yEd write it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.exchange.graphs.elements import Edge, Node
from refnet.exchange.graphs.xml import events

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Keys = dict[str, tuple[str, str, str]]  # id to what it is for, its name, its default


def elements(path: Path) -> Iterator[Node | Edge]:
    """Yield people and lines in the order of the file."""
    keys: Keys = {}
    is_directed, numbers = False, count(1)
    for event, name, element in events(path):
        if event == "start" and name == "graph":
            is_directed = element.get("edgedefault") == "directed"
        elif event == "end" and name == "key":
            keys[element.get("id", "")] = _key(element)
        elif event == "end" and name == "node":
            yield Node(next(numbers), element.get("id", ""), _values(element, "node", keys))
        elif event == "end" and name == "edge":
            directed = {"true": True, "false": False}.get(element.get("directed", ""), is_directed)
            ends = element.get("source", ""), element.get("target", "")
            yield Edge(next(numbers), *ends, _values(element, "edge", keys), is_directed=directed)


def _key(element: "Element") -> tuple[str, str, str]:
    default = next((child.text or "" for child in element if child.tag.endswith("default")), "")
    name = element.get("attr.name", element.get("id", ""))
    return element.get("for", "all"), name.strip().lower(), default.strip()


def _values(element: "Element", kind: str, keys: Keys) -> dict[str, str]:
    found = {name: default for what, name, default in keys.values() if what in (kind, "all") and default}
    for data in element:
        _what, name, _default = keys.get(data.get("key", ""), ("", "", ""))
        text = (data.text or "").strip()
        if name and text:
            found[name] = text
        elif len(data):
            found |= _drawn(data)
    return found


def _drawn(data: "Element") -> dict[str, str]:
    """Return the label that yEd writes among the drawing of a node."""
    labels = (one.text or "" for one in data.iter() if one.tag.endswith("NodeLabel"))
    label = next((" ".join(text.split()) for text in labels if text.strip()), "")
    return {"label": label} if label else {}
