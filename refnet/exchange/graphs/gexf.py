"""GEXF, as Gephi and NetworkX write it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.exchange.graphs.elements import Edge, Node
from refnet.exchange.graphs.xml import events

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Titles = dict[tuple[str, str], tuple[str, str]]  # what it is for and its id to its title and default
_OWN = ("label", "weight", "kind")


def elements(path: Path) -> Iterator[Node | Edge]:
    """Yield people and lines in the order of the file."""
    titles: Titles = {}
    kind, is_directed, numbers = "", False, count(1)
    for event, name, element in events(path):
        if event == "start" and name == "graph":
            is_directed = element.get("defaultedgetype") == "directed"
        elif event == "start" and name == "attributes":
            kind = element.get("class", "")
        elif event == "end" and name == "attribute":
            titles[kind, element.get("id", "")] = _title(element)
        elif event == "end" and name == "node":
            yield Node(next(numbers), element.get("id", ""), _values(element, "node", titles))
        elif event == "end" and name == "edge":
            directed = {"directed": True, "undirected": False, "mutual": False}.get(
                element.get("type", ""), is_directed
            )
            ends = element.get("source", ""), element.get("target", "")
            yield Edge(next(numbers), *ends, _values(element, "edge", titles), is_directed=directed)


def _title(element: "Element") -> tuple[str, str]:
    default = next((child.text or "" for child in element if child.tag.endswith("default")), "")
    return element.get("title", "").strip().lower(), default.strip()


def _values(element: "Element", kind: str, titles: Titles) -> dict[str, str]:
    found = {title: default for (what, _id), (title, default) in titles.items() if what == kind and default}
    found |= {name: text.strip() for name in _OWN if (text := element.get(name, "")).strip()}
    for value in (one for values in element if values.tag.endswith("attvalues") for one in values):
        title, _default = titles.get((kind, value.get("for", value.get("id", ""))), ("", ""))
        text = value.get("value", "").strip()
        if title and text:
            found[title] = text
    return found
