"""Which people and lines of a picture are there: hidden ones are not, nor folded ones, nor those of another time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from refnet.domain.network.folding import Fold, fold
from refnet.domain.network.picture import Picture
from refnet.domain.network.time import standing
from refnet.ui.widgets.network_canvas.ground import Mask


@dataclass(frozen=True, slots=True)
class Presence:
    """What the user hid and folded, and the days from and to which introductions count; None for no bound."""

    hidden: frozenset[UUID] = frozenset()
    folded: frozenset[UUID] = frozenset()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """The picture as it stood then, who and what of it is there, and what is folded into whom."""

    picture: Picture
    people: Mask
    lines: Mask
    folds: tuple[Fold, ...] = ()


def present(picture: Picture, wish: Presence, number: Mapping[UUID, int]) -> Present:
    """Return what is there; a folded person who is hidden hides whom they brought, too."""
    moment = standing(picture, wish.since, wish.until)
    people = moment.people.copy()
    folds = tuple(fold(moment.picture, number[each]) for each in sorted(wish.folded) if each in number)
    for each in folds:
        people &= ~each.people
    people[[number[each] for each in wish.hidden if each in number]] = False
    lines = moment.lines & people[picture.edges].all(axis=1)
    shown = tuple(each for each in folds if each.count)
    return Present(moment.picture, people, np.asarray(lines), shown)
