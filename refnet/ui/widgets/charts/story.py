"""What a card with a chart tells: sentences, a chart, the numbers behind it, and how they are computed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.ui.widgets.lists.columns import Column

Builder = Callable[[float, Tokens], Sheet]  # from a width in pixels and the colours
KeyOf = Callable[[Any], object]  # from a row of the table to the key of what it opens, or None


@dataclass(frozen=True, slots=True)
class How:
    """How a number comes about: what it is, its formula, and the formula with the numbers filled in."""

    definition: str
    formula: str = ""
    numbers: Sequence[tuple[str, str]] = ()  # what it is called, and what it is here


@dataclass(frozen=True, slots=True)
class ChartStory:
    """All that a card tells: sentences, the chart on the screen, the chart for a file, the numbers, and how.

    `key_of` gives the key that a row of the table opens, the same as the chart's hits; without it rows open nothing.
    """

    sentence: str
    build: Builder
    build_file: Builder
    detail: str = ""  # rich text of our own words
    rows: Sequence[Any] = ()
    key_of: KeyOf | None = None
    how: How | None = None


def as_text(columns: Sequence[Column], rows: Sequence[Any]) -> str:
    """Return a table as lines of cells parted by tabs, for a spreadsheet."""
    lines = ["\t".join(column.title for column in columns)]
    return "\n".join([*lines, *("\t".join(column.text_of(row) for column in columns) for row in rows)])
