"""Other ways to look at one network: by force, as a lineage, in rings round a person, by company or by rep."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.forest import first_parents
from refnet.domain.network.grouping import NO_GROUP, grouped_positions, nearest
from refnet.domain.network.lineage_tree import lineage_positions
from refnet.domain.network.outcome import credit
from refnet.domain.network.picture import LINE_LENGTH, NO_DAY, Picture, drawable_pairs
from refnet.domain.network.rings import USUAL_DEPTH, ring_positions
from refnet.domain.network.rows import EdgeKind, IntroductionEdge, PersonNode, TieEdge

Places = dict[UUID, tuple[float, float]]
Points = NDArray[np.float64]
People = NDArray[np.int64]


class View(StrEnum):
    """A way to lay the network out."""

    FORCE = "force"
    LINEAGE = "lineage"
    RINGS = "rings"
    COMPANY = "company"
    REP = "rep"


@dataclass(frozen=True, slots=True)
class ViewQuery:
    """How to look: rings go round `centre`, or else whoever brought most, as far as `depth` steps."""

    view: View = View.FORCE
    centre: UUID | None = None
    depth: int = USUAL_DEPTH
    seed: int = 0


def view_positions(
    query: ViewQuery,
    people: Sequence[PersonNode],
    introductions: Sequence[IntroductionEdge],
    ties: Sequence[TieEdge] = (),
    *,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Places:
    """Return where people stand in a view, in pixels, for `picture(…, positions=…)`; by force nobody is placed here.

    In rings those too far away have no place: leave them out of the picture. Raises ValueError for a depth that is
    not 1 to 4, and Cancelled when `is_cancelled` says so.
    """
    if query.view is View.FORCE or not people:
        return {}
    ordered = sorted(introductions, key=lambda each: each.made_on or date.max)
    brought, all_lines = drawable_pairs(people, ordered), drawable_pairs(people, ordered, ties)
    if query.view is View.LINEAGE:
        return _told(people, lineage_positions(len(people), brought))
    if query.view is View.RINGS:
        centre = _centre(query, people, introductions, all_lines)
        return _told(people, ring_positions(len(people), all_lines, centre, query.depth))
    group = company_groups(people) if query.view is View.COMPANY else _reps(people, all_lines)
    return _told(
        people,
        grouped_positions(len(people), all_lines, group, seed=query.seed, progress=progress, is_cancelled=is_cancelled),
    )


def _told(people: Sequence[PersonNode], places: Points) -> Places:
    pixels = (places * LINE_LENGTH).tolist()
    return {person.id: (x, y) for person, (x, y) in zip(people, pixels, strict=True) if np.isfinite(x)}


def _centre(
    query: ViewQuery, people: Sequence[PersonNode], introductions: Sequence[IntroductionEdge], lines: People
) -> int:
    """Return the number of the person asked for, or of whoever has most credit, and of several the most lines."""
    ids = [person.id for person in people]
    if query.centre in ids:
        return ids.index(query.centre)
    earned, count = credit(introductions), np.bincount(lines.ravel(), minlength=len(people))
    return max(range(len(people)), key=lambda place: (earned.get(ids[place], 0), count[place], -place))


def brought_first(picture: Picture) -> NDArray[np.bool_]:
    """Return which lines of a picture are those of its lineage: the first introduction of each person who was brought."""
    introductions = np.flatnonzero(picture.edge_kind == EdgeKind.INTRODUCTION)
    day = picture.edge_day[introductions]
    introductions = introductions[np.argsort(np.where(day == NO_DAY, np.iinfo(np.int64).max, day), kind="stable")]
    edges = picture.edges[introductions]
    is_parent = first_parents(len(picture.ids), edges)[edges[:, 1]] == edges[:, 0]
    _person, earliest = np.unique(edges[is_parent, 1], return_index=True)
    found = np.zeros(len(picture.edges), dtype=np.bool_)
    found[introductions[is_parent][earliest]] = True
    return found


def company_groups(people: Sequence[PersonNode]) -> People:
    """Return the company of each person as a number, equal for colleagues, NO_GROUP for those without one."""
    numbers: dict[str, int] = {"": NO_GROUP}
    return np.array([numbers.setdefault(person.organization, len(numbers)) for person in people], dtype=np.int64)


def _reps(people: Sequence[PersonNode], lines: People) -> People:
    """Return for each person the rep who is the fewest steps away."""
    heads = np.array([place for place, person in enumerate(people) if person.is_rep], dtype=np.int64)
    return nearest(len(people), lines, heads)
