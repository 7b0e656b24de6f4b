"""Shares the width of a table among its columns, and keeps what the user chose about them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from refnet.ui.widgets.lists.columns import Column

LEAST_SHARE = 0.8  # of its own width; below that a column of words gives way
ELASTIC = 100  # pixels; narrower columns of words stay as they are


NARROWEST, WIDEST = 16, 4_000  # pixels that a column may have been dragged to


@dataclass(slots=True)
class Chosen:
    """What the user chose: columns in view, their order and the widths that were dragged; empty means as usual."""

    shown: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)

    def as_text(self) -> str:
        """Return it as it is kept."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> "Chosen":
        """Read what was kept; what cannot be read means as usual."""
        try:
            kept = json.loads(text)
            widths = {str(key): max(NARROWEST, min(int(width), WIDEST)) for key, width in kept["widths"].items()}
            return cls([str(key) for key in kept["shown"]], [str(key) for key in kept["order"]], widths)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return cls()


def share(columns: Sequence[Column], widths: Mapping[str, int], room: int) -> dict[str, int]:
    """Return the width of each column that has a place in `room` pixels, in their order.

    Words are squeezed a little first; then columns of low priority give way, the last ones first; what is left
    over goes to the words.
    """
    kept = list(columns)
    while _least(kept, widths) > room and (ready := [one for one in kept if one.priority > 1 or one.is_spare]):
        kept.remove(max(ready, key=lambda one: (one.priority, kept.index(one))))
    found = {column.key: widths[column.key] for column in kept}
    elastic = [column.key for column in kept if _is_elastic(column, widths)] or list(found)[:1]
    spare = room - sum(found.values())
    if spare < 0:
        spare = max(spare, -sum(round(found[key] * (1 - LEAST_SHARE)) for key in elastic))
    whole = sum(found[key] for key in elastic)
    for key in elastic:
        part = round(spare * found[key] / whole) if whole else 0
        spare, whole = spare - part, whole - found[key]
        found[key] += part
    return found


def _least(columns: Sequence[Column], widths: Mapping[str, int]) -> int:
    squeezed = (round(widths[one.key] * (LEAST_SHARE if _is_elastic(one, widths) else 1)) for one in columns)
    return sum(squeezed)


def _is_elastic(column: Column, widths: Mapping[str, int]) -> bool:
    return column.kind == "text" and widths[column.key] >= ELASTIC
