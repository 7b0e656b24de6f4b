"""The rows of a report: which group each deal is in, and what the groups are called."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from refnet.domain.conversion.cohort import Cohort, Whole
from refnet.domain.facts import NO_DAY, NOBODY, Codes, DealFacts, Names
from refnet.domain.rates.conversion import Grouping

UNNAMED = ""  # the label of deals without a rep, a day or a segment
_EPOCH = 719_163  # the ordinal of 1 January 1970


@dataclass(frozen=True, slots=True)
class Groups:
    """A number for each deal of a cohort, and the groups' labels in their order; the unnamed ones come last."""

    of: Whole
    labels: tuple[str, ...]


def groups(facts: DealFacts, cohort: Cohort, by: Grouping) -> Groups:
    """Return the groups that occur in a cohort, in the order in which they are shown."""
    return _GROUPS[by](facts, cohort)


def _reps(facts: DealFacts, cohort: Cohort) -> Groups:
    return _named(facts.rep, facts.reps, cohort)


def _segments(facts: DealFacts, cohort: Cohort) -> Groups:
    return _named(facts.segment, facts.segments, cohort)


def _named(codes: Codes, names: Names, cohort: Cohort) -> Groups:
    """Put names in the order of the alphabet, and those without one last."""
    by_name = sorted(range(len(names.names)), key=lambda number: names.names[number].casefold())
    place = np.zeros(len(by_name) + 1, dtype=np.int64)
    place[by_name] = np.arange(len(by_name))
    place[NOBODY] = len(by_name)  # the last entry is the one that -1 points to
    return _occurring(place[codes[cohort.rows]], [*(names.names[number] for number in by_name), UNNAMED])


def _months(facts: DealFacts, cohort: Cohort) -> Groups:
    return _periods(facts, cohort, 1, lambda month: f"{1970 + month // 12}-{month % 12 + 1:02}")


def _quarters(facts: DealFacts, cohort: Cohort) -> Groups:
    return _periods(facts, cohort, 3, lambda quarter: f"{1970 + quarter // 4}-Q{quarter % 4 + 1}")


def _periods(facts: DealFacts, cohort: Cohort, months: int, label: Callable[[int], str]) -> Groups:
    begun = facts.begun[cohort.rows].astype(np.int64)
    dated = begun != NO_DAY
    since = (begun - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) // months
    first, last = (int(since[dated].min()), int(since[dated].max())) if dated.any() else (0, -1)
    labels = [*(label(number) for number in range(first, last + 1)), UNNAMED]
    return _occurring(np.where(dated, since - first, last - first + 1), labels)


def _occurring(of: Whole, labels: list[str]) -> Groups:
    """Leave the groups out that have no deals."""
    occurs = np.bincount(of, minlength=len(labels)) > 0
    return Groups((np.cumsum(occurs) - 1)[of], tuple(each for each, kept in zip(labels, occurs, strict=True) if kept))


_GROUPS: dict[Grouping, Callable[[DealFacts, Cohort], Groups]] = {
    Grouping.REP: _reps,
    Grouping.SEGMENT: _segments,
    Grouping.MONTH: _months,
    Grouping.QUARTER: _quarters,
}
