"""The network as it stood on a day: who was there, by which lines, and what had become of them by then."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from refnet.domain.kinds import Outcome
from refnet.domain.network.picture import NO_DAY, NO_OUTCOME, OUTCOMES, Codes, Picture, radii
from refnet.domain.network.rows import EdgeKind, Meaning

Mask = NDArray[np.bool_]
_MEANINGS = {Outcome.WON: Meaning.CLIENT, Outcome.OPEN: Meaning.OPEN, Outcome.LOST: Meaning.LOST}
_OPEN, _WON = OUTCOMES.index(Outcome.OPEN), OUTCOMES.index(Outcome.WON)


@dataclass(frozen=True, slots=True)
class Standing:
    """The picture with what its people and lines meant at the end of a span, and which of them were there.

    People and lines keep their numbers and places; areas stay on the scale of the whole picture, so that they grow.
    """

    picture: Picture
    people: Mask
    lines: Mask


def standing(picture: Picture, since: date | None, until: date | None) -> Standing:
    """Return the network of the introductions made from `since` to `until`, both included, as it stood then.

    A deal closed later was open. Introductions without a date are there at any time, people without introductions
    too, and ties between all who are there.
    """
    introduced = picture.edge_kind == EdgeKind.INTRODUCTION
    made = introduced & _within(picture.edge_day, since, until)
    people = _there(picture, introduced, made)
    lines = made | (~introduced & people[picture.edges].all(axis=1))
    outcome = _outcomes(picture, until)
    earns = made & (outcome == _WON)
    amounts = np.bincount(picture.edges[earns, 0], picture.edge_amount[earns], len(picture.ids))
    earned = amounts.astype(np.float64)
    meaning = _meanings(picture, made, outcome)
    radius = radii(earned, meaning, float(picture.credit.max(initial=0)))
    then = replace(picture, edge_outcome=outcome, credit=earned, meaning=meaning, radius=radius)
    return Standing(then, people, np.asarray(lines))


def months(picture: Picture) -> tuple[date, Codes] | None:
    """Return the first month with a dated introduction, and how many were made in each month from it to the last."""
    days = picture.edge_day[picture.edge_day != NO_DAY]
    if not len(days):
        return None
    numbers = np.array([month_number(date.fromordinal(day)) for day in np.unique(days).tolist()])
    counts = np.unique(days, return_counts=True)[1]
    first = int(numbers[0])
    return month_of(first), np.bincount(numbers - first, counts).astype(np.int64)


def month_number(day: date) -> int:
    """Return the months from the year 0 to a day's month."""
    return day.year * 12 + day.month - 1


def month_of(number: int) -> date:
    """Return the first day of a month by its number."""
    return date(number // 12, number % 12 + 1, 1)


def month_end(number: int) -> date:
    """Return the last day of a month by its number."""
    return date.fromordinal(month_of(number + 1).toordinal() - 1)


def _within(days: Codes, since: date | None, until: date | None) -> Mask:
    low = -1 if since is None else since.toordinal()
    high = np.iinfo(np.int64).max if until is None else until.toordinal()
    return np.asarray((days == NO_DAY) | ((days >= low) & (days <= high)))


def _there(picture: Picture, introduced: Mask, made: Mask) -> Mask:
    """Return who takes part in an introduction made, or never did in any."""
    timeless = np.ones(len(picture.ids), dtype=np.bool_)
    timeless[picture.edges[introduced].ravel()] = False
    timeless[picture.edges[made].ravel()] = True
    return np.asarray(timeless | (picture.meaning == Meaning.REP))


def _outcomes(picture: Picture, until: date | None) -> Codes:
    if until is None:
        return picture.edge_outcome
    is_later = (picture.edge_closed > until.toordinal()) & (picture.edge_outcome != NO_OUTCOME)
    return np.where(is_later, _OPEN, picture.edge_outcome)


def _meanings(picture: Picture, made: Mask, outcome: Codes) -> Codes:
    """Return what everybody means by the lines made: the best outcome counts, as in `outcome.meanings`."""
    of_code = np.array([_MEANINGS[each] for each in OUTCOMES], dtype=np.int64)
    known = made & (outcome != NO_OUTCOME)
    best = picture.alone.copy()
    brought = picture.edges[known, 1]
    is_person = picture.alone[brought] != Meaning.REP
    np.minimum.at(best, brought[is_person], of_code[outcome[known][is_person]])
    return best
