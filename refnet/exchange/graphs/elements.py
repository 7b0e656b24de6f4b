"""What every format of a network is read into, one after another and never all at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in a network: what the file calls them, and their attributes, names in lower case."""

    number: int
    id: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of a network between two nodes; `problem` is why it cannot be read."""

    number: int
    source: str
    target: str
    values: dict[str, str] = field(default_factory=dict)
    is_directed: bool = False
    problem: str = ""


Elements = Callable[[], Iterator[Node | Edge]]  # goes through the file afresh


def told(values: dict[str, object]) -> dict[str, str]:
    """Return what is plain in some attributes as text, their names in lower case."""
    plain = {name: value for name, value in values.items() if isinstance(value, str | int | float)}
    return {name.strip().lower(): str(value) for name, value in plain.items() if str(value).strip()}
