"""What a person's mark looks like by what colour tells: always a shape besides, for those who do not see the colour."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from refnet.domain.network.picture import Codes, Picture
from refnet.domain.network.rows import Meaning
from refnet.i18n import _
from refnet.ui.look.tokens import Tokens

Mask = NDArray[np.bool_]

MOST_GROUPS = 8  # the others share one look


class ColourBy(StrEnum):
    """What colour tells."""

    OUTCOME = "outcome"
    REP = "rep"
    KIND = "kind"
    COMMUNITY = "community"
    DORMANCY = "dormancy"
    NOTHING = "nothing"


class Shape(StrEnum):
    """The outline of a mark."""

    DISC = "disc"
    DIAMOND = "diamond"
    HOLLOW = "hollow"  # a square, empty
    BADGE = "badge"  # a rounded square that holds initials
    TRIANGLE = "triangle"
    DROP = "drop"  # a triangle on its tip
    HEXAGON = "hexagon"
    CROSS = "cross"
    SQUARE = "square"
    RING = "ring"  # a disc, empty


GROUP_SHAPES = (
    Shape.DISC, Shape.SQUARE, Shape.TRIANGLE, Shape.DIAMOND, Shape.HEXAGON, Shape.DROP, Shape.CROSS, Shape.RING,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """One entry of the legend: `tone` names a colour of the theme, `key` stays the same in any language."""

    key: str
    words: str
    shape: Shape
    tone: str

    def color(self, tokens: Tokens) -> QColor:
        """Return its colour in a theme."""
        if self.tone.startswith("group"):
            return QColor(tokens.groups[int(self.tone[5:])])
        known = {"ally": tokens.ally, "rep": tokens.text, "none": tokens.strong, "plain": tokens.text2}
        return QColor(known.get(self.tone) or tokens.hue(self.tone).main)


@dataclass(frozen=True, slots=True)
class Looks:
    """The look of each person, as a number in the table."""

    of: Codes
    table: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """Groups that colour can tell: a code for each person, −1 for none, and what each code is called."""

    codes: Codes
    words: tuple[str, ...]
    keys: tuple[str, ...] = ()
    none: str = ""


def looks_of(picture: Picture, by: ColourBy, facets: Mapping[ColourBy, Facet]) -> Looks:
    """Return the looks of a picture; what has no facet falls back to outcomes."""
    if by is ColourBy.OUTCOME or (by is not ColourBy.NOTHING and by not in facets):
        return Looks(picture.meaning, _outcomes())
    if by is ColourBy.NOTHING:
        return Looks(picture.meaning, tuple(_plain(look) for look in _outcomes()))
    return _grouped(picture, facets[by])


def _outcomes() -> tuple[Look, ...]:
    return (
        Look("client", _("Client"), Shape.DISC, "won"),
        Look("open", _("Deal open"), Shape.DIAMOND, "open"),
        Look("lost", _("Deal lost"), Shape.HOLLOW, "lost"),
        Look("ally", _("Ally, no deal"), Shape.DISC, "ally"),
        _one_of_us(),
        Look("none", _("No deal yet"), Shape.DISC, "none"),
    )


def _one_of_us() -> Look:
    return Look("rep", _("One of us"), Shape.BADGE, "rep")


def _plain(look: Look) -> Look:
    return look if look.shape is Shape.BADGE else Look(look.key, look.words, look.shape, "plain")


def _grouped(picture: Picture, facet: Facet) -> Looks:
    """Return a look for each of the largest groups, in the order of their codes, and one each for the others and none."""
    people = picture.meaning != Meaning.REP
    counts = np.bincount(facet.codes[people & (facet.codes >= 0)], minlength=len(facet.words))
    kept = np.sort(np.argsort(-counts, kind="stable")[:MOST_GROUPS])
    keys = facet.keys or tuple(str(code) for code in range(len(facet.words)))
    groups = [_group(place, keys[code], facet.words[code]) for place, code in enumerate(kept.tolist())]
    table = (
        *groups,
        Look("others", _("Others"), Shape.DISC, "plain"),
        Look("none", facet.none or _("None"), Shape.DISC, "none"),
        _one_of_us(),
    )
    place = np.full(len(facet.words) + 1, len(groups), dtype=np.int64)
    place[kept] = np.arange(len(kept))
    place[-1] = len(groups) + 1
    return Looks(np.where(people, place[facet.codes], len(groups) + 2), table)


def _group(place: int, key: str, words: str) -> Look:
    return Look(key, words, GROUP_SHAPES[place], f"group{place}")


def lit_by(looks: Looks, off: Collection[str]) -> Mask | None:
    """Return who is not faded when these looks are switched off in the legend, None for all."""
    if not off:
        return None
    on = np.array([look.key not in off for look in looks.table], dtype=np.bool_)
    return np.asarray(on[looks.of])
