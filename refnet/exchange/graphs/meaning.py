"""What people and lines of a network are in the fields of RefNet."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from refnet.exchange.graphs.elements import Edge, Node
from refnet.i18n import _

NAME, ORGANIZATION, REFERENCE = "name", "organization", "reference"
_ATTRIBUTES = {
    NAME: ("label", "name", "full name", "fullname", "person"),
    ORGANIZATION: ("organization", "organisation", "company", "org", "employer", "firma"),
    "job_title": ("job_title", "job title", "role", "position"),
    "email": ("email", "e-mail", "mail"),
    "phone": ("phone", "telephone", "mobile"),
    "profile_url": ("profile_url", "linkedin", "url"),
    "notes": ("notes", "note"),
}
_KEYS = (NAME, ORGANIZATION, "email", "phone", REFERENCE)
_TIE, _INTRODUCTION = "tie", "introduction"
_STRENGTHS = range(1, 6)
_MOST_WEIGHTS = 10


@dataclass(slots=True)
class Network:
    """What one look at a network tells: by what its people are known, and what its lines say of themselves.

    An edge list names its people only at the ends of lines (`is_implied`).
    """

    is_implied: bool
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    weights: set[str] = field(default_factory=set)
    unsaid: int = 0  # lines that do not say whether they are ties or introductions
    directed: int = 0  # of these
    has_strengths: bool = False  # the weights of ties are strengths from 1 to 5
    columns: set[str] = field(default_factory=set)  # that people or lines fill

    def take(self, element: Node | Edge) -> None:
        """Take in a node or an edge."""
        if isinstance(element, Node):
            told = person(element)
            self.columns.update(f"person.{part}" for part in told)
            self.people.setdefault(element.id, {part: told[part] for part in _KEYS if told.get(part)})
        elif not element.problem:
            self._take_line(element)

    def _take_line(self, edge: Edge) -> None:
        if self.is_implied:
            for end in filter(None, (edge.source, edge.target)):
                self.people.setdefault(end, {NAME: end})
        kind = edge.values.get("kind")
        is_unsaid = kind not in (_TIE, _INTRODUCTION)
        self.unsaid += is_unsaid
        self.directed += is_unsaid and edge.is_directed
        self.columns.update(("introduction.date", "tie.since") if _day(edge) else ())
        if kind != _INTRODUCTION and "weight" in edge.values and len(self.weights) < _MOST_WEIGHTS:
            self.weights.add(edge.values["weight"])

    def close(self, stem: str) -> None:
        """Give people who share a name a reference each, made of the file's name and what it calls them.

        Weights are strengths when all can be and not all are alike: many programs write 1 everywhere for no weight.
        """
        shared = Counter(told.get(NAME, "") for told in self.people.values())
        for key, told in self.people.items():
            if shared[told.get(NAME, "")] > 1:
                told.setdefault(REFERENCE, f"{stem}:{key}")
        self.has_strengths = all(map(_strength, self.weights)) and (not self.unsaid or len(self.weights) > 1)
        parts = {part for told in self.people.values() for part in told}
        self.columns.update(f"{side}.{part}" for side in ("person", "introducer", "other") for part in parts)
        self.columns.update(["tie.strength"] if self.weights and self.has_strengths else ())


def person(node: Node) -> dict[str, str]:
    """Return the parts of a person that a node tells; who has no name goes by what the file calls them."""
    found = {
        part: node.values[name]
        for part, names in _ATTRIBUTES.items()
        for name in reversed(names)
        if name in node.values
    }
    found.setdefault(NAME, node.id)
    key = _uuid(node.id)
    return found | {REFERENCE: key} if key else found


def line(edge: Edge, network: Network, *, as_introductions: bool) -> tuple[dict[str, str], str]:
    """Return the columns of a line, or why it cannot be used."""
    ends = (edge.source, edge.target)
    problem = edge.problem or _flaw(ends, network)
    if problem:
        return {}, problem
    first, second = (network.people[end] for end in ends)
    kind = edge.values.get("kind")
    if kind == _INTRODUCTION or (as_introductions and kind != _TIE):
        return _sides("introducer", first, second) | _dated("introduction.date", edge), ""
    strength = _strength(edge.values.get("weight", "")) if network.has_strengths else ""
    told = {"tie.strength": strength} if strength else {}
    return _sides("other", second, first) | told | _dated("tie.since", edge), ""


def _flaw(ends: tuple[str, str], network: Network) -> str:
    if not all(ends):
        return _("The line names nobody at one of its ends.")
    for end in ends:
        if end not in network.people:
            return _("The line leads to “{who}”, who is not in the network.").format(who=end)
    return _("The line leads from “{who}” to themselves.").format(who=ends[0]) if ends[0] == ends[1] else ""


def _sides(side: str, beside: dict[str, str], owner: dict[str, str]) -> dict[str, str]:
    columns = {f"{side}.{part}": text for part, text in beside.items()}
    return columns | {f"person.{part}": text for part, text in owner.items()}


def _dated(column: str, edge: Edge) -> dict[str, str]:
    day = _day(edge)
    return {column: day} if day else {}


def _day(edge: Edge) -> str:
    return edge.values.get("made_on") or edge.values.get("date") or edge.values.get("since", "")


def _strength(weight: str) -> str:
    try:
        number = float(weight)
    except ValueError:
        return ""
    return str(int(number)) if number in _STRENGTHS else ""


def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""
