"""The finished picture: places, sizes and meanings as arrays, which a canvas only strokes.

Lengths are in logical pixels at zoom 1 with the origin in the middle; colours are meanings, never colours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.kinds import Outcome
from refnet.domain.network.layout import force_positions
from refnet.domain.network.outcome import credit, meanings
from refnet.domain.network.rows import EdgeKind, IntroductionEdge, Meaning, PersonNode, TieEdge
from refnet.domain.network.spacing import spaced

LINE_LENGTH = 34.0  # pixels of one unit of the layout
SMALL, SMALL_CLIENT, REP = 4.2, 5.8, 12.0
FITTED = 1.7  # how much larger marks are beside their places where the picture is made to fit a window
THINNEST, THICKEST = 1.2, 2.8
NO_OUTCOME = -1
NO_DAY = 0
OUTCOMES = (Outcome.OPEN, Outcome.WON, Outcome.LOST)  # what the codes of `edge_outcome` mean

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Picture:
    """What the canvas draws; all arrays of people have one length, all arrays of lines another.

    `priority` orders labels, the highest first; `alone` is what each person would mean without any introduction.
    `edges` holds (m, 2) numbers of people, introducer first; `edge_outcome` indexes OUTCOMES or is NO_OUTCOME,
    `edge_amount` is what the line earns its introducer in minor units, and the days are ordinals, NO_DAY where none
    is known.
    """

    ids: tuple[UUID, ...]
    names: tuple[str, ...]
    x: Floats
    y: Floats
    radius: Floats
    credit: Floats
    meaning: Codes
    priority: Floats
    edges: Codes
    edge_kind: Codes
    edge_outcome: Codes
    edge_width: Floats
    alone: Codes
    edge_day: Codes
    edge_closed: Codes
    edge_amount: Floats

    @property
    def counts(self) -> dict[Meaning, int]:
        """Return how many people there are of each meaning, for the legend."""
        found = np.bincount(self.meaning, minlength=len(Meaning))
        return {meaning: int(found[meaning]) for meaning in Meaning if found[meaning]}


def picture(
    people: Sequence[PersonNode],
    introductions: Sequence[IntroductionEdge],
    ties: Sequence[TieEdge] = (),
    *,
    seed: int = 0,
    positions: Mapping[UUID, tuple[float, float]] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Picture:
    """Return the picture of these people; lines to anyone else, and from a person to themselves, are left out.

    `positions` are places of an earlier picture: who has one stays there, the others are placed beside their
    neighbours. `progress` is told the work done and in all, and may raise to stop it.
    """
    number = {person.id: place for place, person in enumerate(people)}
    shown = [each for each in introductions if _is_drawable(number, each.introducer, each.prospect)]
    known = [each for each in ties if _is_drawable(number, each.person, each.other)]
    edges = _pairs(number, shown, known)
    earned, meaning = _worth(people, introductions)
    radius = radii(earned, meaning, float(earned.max(initial=0)))
    lay_out = partial(force_positions, len(people), edges, seed=seed, progress=progress)
    places = _places([person.id for person in people], positions, radius * FITTED, lay_out)
    return Picture(
        ids=tuple(person.id for person in people),
        names=tuple(person.name for person in people),
        x=places[:, 0].copy(),
        y=places[:, 1].copy(),
        radius=radius,
        credit=earned,
        meaning=meaning,
        priority=_priorities(earned, meaning, edges, len(shown)),
        edges=edges,
        edge_kind=np.repeat(np.array([EdgeKind.INTRODUCTION, EdgeKind.TIE], dtype=np.int64), (len(shown), len(known))),
        edge_outcome=_outcomes(shown, len(known)),
        edge_width=_widths(shown, len(known)),
        alone=_meanings(people, ()),
        edge_day=_days([each.made_on for each in shown], len(known)),
        edge_closed=_days([each.closed_on for each in shown], len(known)),
        edge_amount=_earnings(shown, len(known)),
    )


def drawable_pairs(
    people: Sequence[PersonNode], introductions: Sequence[IntroductionEdge], ties: Sequence[TieEdge] = ()
) -> Codes:
    """Return the lines that a picture of these people has, as (m, 2) numbers of people, in the order given."""
    number = {person.id: place for place, person in enumerate(people)}
    return _pairs(
        number,
        [each for each in introductions if _is_drawable(number, each.introducer, each.prospect)],
        [each for each in ties if _is_drawable(number, each.person, each.other)],
    )


def _is_drawable(number: Mapping[UUID, int], first: UUID, second: UUID) -> bool:
    return first != second and first in number and second in number


def _pairs(number: Mapping[UUID, int], introductions: Sequence[IntroductionEdge], ties: Sequence[TieEdge]) -> Codes:
    pairs = [(number[each.introducer], number[each.prospect]) for each in introductions]
    pairs += [(number[each.person], number[each.other]) for each in ties]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _places(
    people: Sequence[UUID],
    positions: Mapping[UUID, tuple[float, float]] | None,
    radius: Floats,
    lay_out: Callable[..., Floats],
) -> Floats:
    if not positions or not any(person in positions for person in people):
        return spaced(lay_out() * LINE_LENGTH, radius, np.ones(len(people), dtype=np.bool_))
    nowhere = (np.nan, np.nan)
    start = np.array([positions.get(person, nowhere) for person in people], dtype=np.float64) / LINE_LENGTH
    pinned = ~np.isnan(start[:, 0])
    if pinned.all():
        return start * LINE_LENGTH
    return spaced(lay_out(start=start, pinned=pinned) * LINE_LENGTH, radius, ~pinned)


def _worth(people: Sequence[PersonNode], introductions: Sequence[IntroductionEdge]) -> tuple[Floats, Codes]:
    earned = credit(introductions)
    amounts = np.array([earned.get(person.id, 0) for person in people], dtype=np.float64)
    return amounts, _meanings(people, introductions)


def _meanings(people: Sequence[PersonNode], introductions: Sequence[IntroductionEdge]) -> Codes:
    found = meanings(people, introductions)
    return np.array([found[person.id] for person in people], dtype=np.int64)


def radii(earned: Floats, meaning: Codes, largest: float) -> Floats:
    """Return radii whose areas go by credit, `largest` being the credit of the largest mark."""
    largest = max(largest, 1.0)
    small = np.where(meaning == Meaning.CLIENT, SMALL_CLIENT, SMALL)
    radius = np.where(earned > 0, 4.6 + 16 * np.sqrt(earned / largest), small)
    return np.where(meaning == Meaning.REP, REP, np.maximum(radius, small))


def _priorities(earned: Floats, meaning: Codes, edges: Codes, introductions: int) -> Floats:
    """Return the order of labels: one of us, then credit, then clients, then who introduced most."""
    given = np.bincount(edges[:introductions, 0], minlength=len(earned)) if introductions else np.zeros(len(earned))
    share = earned / max(float(earned.max(initial=0)), 1.0)
    tier = np.select([meaning == Meaning.REP, earned > 0, meaning == Meaning.CLIENT], [3.0, 2.0, 1.0], 0.0)
    crowd = given / (1.0 + float(given.max(initial=0)))
    return np.asarray(tier + np.where(tier == 2.0, 0.9 * share, 0.9 * crowd), dtype=np.float64)


def _outcomes(introductions: Sequence[IntroductionEdge], ties: int) -> Codes:
    codes = [NO_OUTCOME if each.outcome is None else OUTCOMES.index(each.outcome) for each in introductions]
    return np.array(codes + [NO_OUTCOME] * ties, dtype=np.int64)


def _widths(introductions: Sequence[IntroductionEdge], ties: int) -> Floats:
    amounts = np.array([each.amount for each in introductions], dtype=np.float64)
    share = np.sqrt(np.maximum(amounts, 0) / max(float(amounts.max(initial=0)), 1.0))
    return np.concatenate((THINNEST + (THICKEST - THINNEST) * share, np.ones(ties)))


def _days(days: Sequence[date | None], ties: int) -> Codes:
    return np.array([NO_DAY if day is None else day.toordinal() for day in days] + [NO_DAY] * ties, dtype=np.int64)


def _earnings(introductions: Sequence[IntroductionEdge], ties: int) -> Floats:
    earned = [each.amount if each.outcome is Outcome.WON and each.is_originating else 0 for each in introductions]
    return np.array(earned + [0] * ties, dtype=np.float64)
