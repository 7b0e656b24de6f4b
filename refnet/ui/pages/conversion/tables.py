"""The tables that say the same as the charts of the conversion page; every row opens the deals it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from refnet.domain.conversion.behind import Behind
from refnet.domain.conversion.like_words import like_heads
from refnet.domain.rates import words
from refnet.domain.rates.conversion import SourceRate
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _
from refnet.ui.look import formats
from refnet.ui.pages.conversion.choosing import View
from refnet.ui.widgets.lists.columns import Column


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is written; `key` is what Enter opens."""

    id: str
    cells: tuple[str, ...]
    key: Behind | None = None


def source_line(first: str, second: str, each: SourceRate, key: Behind, *more: str) -> Line:
    """Return a row of a source's rate, which may be too young."""
    return rate_line(first, second, each.rate, key, *more, is_young=each.is_young)


def rate_line(first: str, second: str, rate: Rate, key: Behind, *more: str, is_young: bool = False) -> Line:
    """Return a row of a rate: two names, clients, of how many, the rate and its range."""
    cells = (
        second, formats.number(rate.won), formats.number(rate.n), words.rate_words(rate),
        words.range_words(rate, is_young=is_young),
    )  # fmt: skip
    return Line(f"{first} {second}", (first, *cells, *more), key)


def headline_columns() -> tuple[Column, ...]:
    """Return the columns of the card on top."""
    return _columns(_("Who"), *_rate_heads(), _("Still open"))


def columns(view: View) -> tuple[Column, ...]:
    """Return the columns of a view."""
    heads: dict[View, tuple[str, ...]] = {
        View.TREND: (_("Begun in"), *_rate_heads()),
        View.REPS: (_("Rep"), *_rate_heads(), _("Allowing for few deals")),
        View.SEGMENTS: (_("Segment"), *_rate_heads()),
        View.SOURCES: (_("All"), *_rate_heads(), _("Won"), _("Lost"), _("Open")),
        View.COURSE: (_("Source"), _("By day"), _("Won"), _("Lost"), _("Open")),
        View.CLOSE: (_("Source"), _("By day"), _("Won")),
        View.SPEED: (_("Time"), *_rate_heads()),
        View.AMOUNTS: (_("Source"), _("Won deals"), _("Median"), _("Range"), _("Won in all"), _("Range of all")),
        View.LIKE: like_heads(),
    }
    wide = 320 if view is View.LIKE else 150
    return _columns(*heads[view], width=150 if view is View.AMOUNTS else 96, first=wide)


def _rate_heads() -> tuple[str, ...]:
    return _("Source"), _("Clients"), _("Of"), _("Rate"), _("95% range")


def _columns(*titles: str, width: int = 96, first: int = 150) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"c{place}", title, first if place == 0 else max(width, 9 * len(title)),
            "text" if place == 0 or title == _("Source") else "number", sortable=False,
            value=partial(_cell, place), text=partial(_cell, place), strong=place == 0,
        )
        for place, title in enumerate(titles)
    )  # fmt: skip


def _cell(place: int, row: Line) -> str:
    return row.cells[place]


def lines_of(rows: Sequence[Line]) -> list[Line]:
    """Return rows whose ids differ, for the table keeps its selection by them."""
    return [Line(f"{number} {row.id}", row.cells, row.key) for number, row in enumerate(rows)]
