"""The columns of numbers beside dots and whiskers; where there is little room a range stands under its counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from refnet.charts.estimates import DotRow, Estimate, Series
from refnet.charts.letters import text_width
from refnet.charts.paper import Paper
from refnet.i18n import _

NARROW = 760.0  # pixels under which ranges stand under counts
GAP, WIDE_GAP = 14.0, 20.0
BESIDE_PLOT, LEAST_PLOT = 40.0, 140.0
LABEL_GAP = 18.0
LABEL, LEAST_LABEL, MOST_LABEL = 0.18, 96.0, 220.0  # a share of the width, and its limits


@dataclass(frozen=True, slots=True)
class Column:
    """Where the counts and the range of one series stand; without a place of its own the range stands below."""

    counts: float
    spread: float | None
    end: float

    @property
    def span(self) -> tuple[float, float]:
        """Return from where to where it goes."""
        return self.counts, self.end

    def write(self, paper: Paper, y: float, found: Estimate, *, is_whole: bool) -> None:
        """Write the numbers of one row at the height `y`."""
        weight = 600 if is_whole else 500
        if self.spread is None:
            paper.write(self.counts, y - 8, found.counts, weight=weight)
            paper.write(self.counts, y + 8, found.told, color=paper.look.text2, size=12)
        else:
            paper.write(self.counts, y, found.counts, weight=weight)
            paper.write(self.spread, y, found.told, color=paper.look.text2)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand across the sheet: the plot's ends, each series' numbers, and the notes."""

    plot: tuple[float, float]
    series: tuple[Column, ...]
    note: float | None
    beside_plot: float = 18.0


def columns_for(width: float, rows: Sequence[DotRow], series: Sequence[Series]) -> Columns:
    """Return the columns, laid from the right edge to the left.

    Where the plot would be too small, ranges go under their counts, and then notes give way.
    """
    notes = [row.note for row in rows if row.note]
    if notes:
        below = max(text_width(row.below, 11) for row in rows)
        place = width - max(below, *(text_width(text, 13) for text in (note_name(rows), *notes)))
        for is_narrow in (width < NARROW, True):
            columns = _columns(place - WIDE_GAP, width, rows, series, is_narrow=is_narrow)
            if columns.plot[1] - columns.plot[0] >= LEAST_PLOT:
                return replace(columns, note=place)
    return _columns(width, width, rows, series, is_narrow=width < NARROW)


def note_name(rows: Sequence[DotRow]) -> str:
    """Return what the notes are: what a row calls them, else a difference."""
    return next((row.note_name for row in rows if row.note_name), _("difference"))


def _columns(
    right: float, width: float, rows: Sequence[DotRow], series: Sequence[Series], *, is_narrow: bool
) -> Columns:
    found: list[Column] = []
    for number in reversed(range(len(series))):
        estimates = [row.estimates[number] for row in rows]
        found.insert(0, _column(right, estimates, series[number], is_narrow=is_narrow))
        right = found[0].counts - WIDE_GAP
    longest = max((text_width(row.label, 13, 600) for row in rows), default=0.0) + LABEL_GAP
    label = max(min(longest, MOST_LABEL, max(LEAST_LABEL, width * LABEL)), 40.0)
    return Columns((label, max(right - BESIDE_PLOT + WIDE_GAP, label + 60)), tuple(found), None)


def _column(right: float, estimates: Sequence[Estimate | None], series: Series, *, is_narrow: bool) -> Column:
    known = [each for each in estimates if each is not None]
    counts = max([text_width(each.counts, 13, 600) for each in known] + [text_width(series.name, 12, 600)])
    spreads = max([text_width(each.told, 13) for each in known] + [text_width(_("rate, range"), 12)])
    if is_narrow:
        return Column(right - max(counts, spreads), None, right)
    return Column(right - spreads - GAP - counts, right - spreads, right)
