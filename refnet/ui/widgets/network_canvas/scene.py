"""All that one frame of the network picture depends on, and the pixels that follow from it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.folding import Fold
from refnet.domain.network.picture import REP, SMALL, SMALL_CLIENT, THINNEST, Codes, Floats, Picture
from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas.ground import Ground
from refnet.ui.widgets.network_canvas.looks import ColourBy, Looks
from refnet.ui.widgets.network_canvas.view import Box, Points, Viewport

FADED = 0.2  # what stays of the people and lines that are not meant
SMALLEST_MARK, SMALLEST_REP = 1.6, 9.5
ROUGH_FROM = 1500  # lines
ROOMY = 40.0  # pixels; marks have their full size where lines are as long as this
CROWDED = 3.0  # marks shrink where the next person is nearer than a line's length divided by this
LARGEST_ARROWLESS = 9.0  # lines shorter than this on the screen have no arrowhead
A_LINE, ANOTHER, MOST_LINES = 1.4, 0.6, 4  # pixels of one introduction, of each further one, and how many count

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed line in the picture's units, and whose it is."""

    words: str
    corners: Points
    people: Codes


class SizeBy(StrEnum):
    """What the area of a mark tells."""

    CREDIT = "credit"
    INTRODUCTIONS = "introductions"
    NOTHING = "nothing"


class ThicknessBy(StrEnum):
    """What the thickness of a line tells."""

    COUNT = "count"
    AMOUNT = "amount"


@dataclass(frozen=True)
class Scene:
    """A picture, seen through a view, in the colours of a theme; `lit` are the people who are not faded.

    `people` and `lines` are there at all: neither hidden nor folded nor of another time. Without slots, so that what
    follows from it is worked out once.
    """

    picture: Picture
    ground: Ground
    looks: Looks
    people: Mask
    lines: Mask
    view: Viewport
    size: tuple[float, float]
    tokens: Tokens
    lit: Mask | None = None
    selected: int | None = None
    picked: Mask | None = None
    hovered: int | None = None
    colour_by: ColourBy = ColourBy.OUTCOME
    with_ties: bool = True
    is_moving: bool = False
    taken: tuple[Box, ...] = ()
    path: tuple[int, ...] = ()
    lost: Mask | None = None
    folds: tuple[Fold, ...] = ()
    pinned: Mask | None = None
    currency: str = ""
    outlines: tuple[Outline, ...] = ()

    @cached_property
    def centres(self) -> Points:
        """Return where the people are on the canvas, as (n, 2) pixels."""
        return self.view.to_screen(self.ground.points)

    @cached_property
    def radii(self) -> Points:
        """Return how large the marks are in pixels: they shrink as lines get short, and hardly grow with long ones."""
        spacing = self.ground.spacing * self.view.scale
        length = min(self.line_length, CROWDED * spacing) / ROOMY
        factor = min(1.5, length**0.3) if length > 1 else length**0.75
        least = np.where(self.picture.meaning == Meaning.REP, min(SMALLEST_REP, max(4.0, spacing / 2)), SMALLEST_MARK)
        return np.asarray(np.maximum(self.picture.radius * factor, least))

    @cached_property
    def line_length(self) -> float:
        """Return how long a line usually is on the screen, in pixels."""
        return self.ground.line_length * self.view.scale

    @cached_property
    def is_rough(self) -> bool:
        """Tell whether much moves, so that only the most telling is drawn, and without smooth edges."""
        return self.is_moving and len(self.ground.introductions) + len(self.ground.ties) > ROUGH_FROM

    @property
    def has_arrows(self) -> bool:
        """Tell whether lines are long enough for arrowheads, and the frame has time for them."""
        return self.line_length > LARGEST_ARROWLESS and not self.is_rough

    def person(self, number: int | None) -> UUID | None:
        """Return who stands at a number."""
        return None if number is None else self.picture.ids[number]

    def is_there(self, number: int) -> bool:
        """Tell whether somebody can be seen: neither hidden, nor folded, nor of another time."""
        return bool(self.people[number])

    def box(self, number: int) -> Box:
        """Return the box of a mark on the canvas."""
        (x, y), radius = self.centres[number].tolist(), float(self.radii[number])
        return x - radius, y - radius, x + radius, y + radius

    def seen(self, margin: float = 40.0) -> Mask:
        """Return who is there and on the canvas, or less than `margin` pixels beside it."""
        x, y = self.centres[:, 0], self.centres[:, 1]
        width, height = self.size
        inside = (x > -margin) & (x < width + margin) & (y > -margin) & (y < height + margin)
        return np.asarray(inside & self.people)


def sized(picture: Picture, by: SizeBy, made: Codes, most: float) -> Picture:
    """Return the picture with areas that tell something else; reps keep their square.

    `made` is how many introductions each person made, `most` what the largest mark stands for.
    """
    if by is SizeBy.CREDIT:
        return picture
    small = np.where(picture.meaning == Meaning.CLIENT, SMALL_CLIENT, SMALL)
    weight = made if by is SizeBy.INTRODUCTIONS else np.zeros(len(picture.ids))
    radius = np.where(weight > 0, 4.6 + 12 * np.sqrt(weight / max(most, 1.0)), small)
    return replace(picture, radius=np.where(picture.meaning == Meaning.REP, REP, radius))


def thick(picture: Picture, by: ThicknessBy) -> Picture:
    """Return the picture with lines as thick as there are introductions of a pair, or by amount as it came."""
    if by is ThicknessBy.AMOUNT or not len(picture.edges):
        return picture
    introduced = picture.edge_kind == EdgeKind.INTRODUCTION
    pair = picture.edges[:, 0] * len(picture.ids) + picture.edges[:, 1]
    _each, place, counts = np.unique(pair[introduced], return_inverse=True, return_counts=True)
    width = np.full(len(pair), THINNEST)
    width[introduced] = A_LINE + ANOTHER * (np.minimum(counts[place], MOST_LINES) - 1)
    return replace(picture, edge_width=width)


def given(picture: Picture, lines: Mask) -> Codes:
    """Return how many of the introductions that are there each person made."""
    made = picture.edges[lines & (picture.edge_kind == EdgeKind.INTRODUCTION), 0]
    return np.bincount(made, minlength=len(picture.ids)).astype(np.int64)


def weight_of(scene: Scene, by: SizeBy) -> Floats:
    """Return what the areas of the scene stand for: credit in minor units, or a number of introductions."""
    if by is SizeBy.CREDIT:
        return scene.picture.credit
    return given(scene.picture, scene.lines).astype(np.float64)


def as_moving(scene: Scene) -> Scene:
    """Return the scene as it is drawn while it moves."""
    return scene if scene.is_moving else replace(scene, is_moving=True)
