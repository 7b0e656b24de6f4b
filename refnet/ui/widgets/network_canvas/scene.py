"""All that one frame of the network picture depends on, and the pixels that follow from it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.picture import LINE_LENGTH, REP, SMALL, SMALL_CLIENT, Picture
from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas.view import Box, Points, Viewport

FADED = 0.2  # what stays of the people and lines that are not meant
SMALLEST_MARK, SMALLEST_REP = 1.6, 9.5
ROUGH_FROM = 1500  # lines
ROOMY = 40.0  # pixels; marks have their full size where lines are as long as this
LARGEST_ARROWLESS = 9.0  # lines shorter than this on the screen have no arrowhead

Mask = NDArray[np.bool_]


class ColourBy(StrEnum):
    """What colour tells."""

    OUTCOME = "outcome"
    NOTHING = "nothing"


class SizeBy(StrEnum):
    """What the area of a mark tells."""

    CREDIT = "credit"
    INTRODUCTIONS = "introductions"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Scene:
    """A picture, seen through a view, in the colours of a theme; `lit` are the people who are not faded.

    Without slots, so that what follows from it is worked out once.
    """

    picture: Picture
    view: Viewport
    size: tuple[float, float]
    tokens: Tokens
    lit: Mask | None = None
    selected: int | None = None
    hovered: int | None = None
    colour_by: ColourBy = ColourBy.OUTCOME
    with_ties: bool = True
    is_moving: bool = False
    taken: tuple[Box, ...] = ()
    path: tuple[int, ...] = ()
    lost: Mask | None = None

    @cached_property
    def centres(self) -> Points:
        """Return where the people are on the canvas, as (n, 2) pixels."""
        return self.view.to_screen(points_of(self.picture))

    @cached_property
    def radii(self) -> Points:
        """Return how large the marks are in pixels: they shrink as lines get short, and hardly grow with long ones."""
        length = self.line_length / ROOMY
        factor = min(1.5, length**0.3) if length > 1 else length**0.75
        least = np.where(self.picture.meaning == Meaning.REP, SMALLEST_REP, SMALLEST_MARK)
        return np.asarray(np.maximum(self.picture.radius * factor, least))

    @cached_property
    def line_length(self) -> float:
        """Return how long a line usually is on the screen, in pixels."""
        if not len(self.picture.edges):
            return LINE_LENGTH * self.view.scale
        ends = points_of(self.picture)[self.picture.edges]
        away = ends[:, 0] - ends[:, 1]
        return float(np.median(np.hypot(away[:, 0], away[:, 1]))) * self.view.scale

    @cached_property
    def has_arrows(self) -> bool:
        """Tell whether lines are long enough for arrowheads, and the frame has time for them."""
        return self.line_length > LARGEST_ARROWLESS and not self.is_rough

    @cached_property
    def is_rough(self) -> bool:
        """Tell whether many lines move, so that they are drawn without smooth edges."""
        return self.is_moving and len(self.picture.edges) > ROUGH_FROM

    def person(self, number: int | None) -> UUID | None:
        """Return who stands at a number."""
        return None if number is None else self.picture.ids[number]

    def is_there(self, number: int) -> bool:
        """Tell whether somebody is in view of the picture at all: neither hidden nor folded away."""
        return 0 <= number < len(self.picture.ids)

    def box(self, number: int) -> Box:
        """Return the box of a mark on the canvas."""
        (x, y), radius = self.centres[number].tolist(), float(self.radii[number])
        return x - radius, y - radius, x + radius, y + radius

    def seen(self, margin: float = 40.0) -> Mask:
        """Return who is on the canvas or less than `margin` pixels beside it."""
        x, y = self.centres.T
        width, height = self.size
        return np.asarray((x > -margin) & (x < width + margin) & (y > -margin) & (y < height + margin))


def points_of(picture: Picture) -> Points:
    """Return the places of all people as an (n, 2) array in the picture's units."""
    return np.column_stack((picture.x, picture.y))


def sized(picture: Picture, by: SizeBy) -> Picture:
    """Return the picture with areas that tell something else; reps keep their square."""
    if by is SizeBy.CREDIT:
        return picture
    small = np.where(picture.meaning == Meaning.CLIENT, SMALL_CLIENT, SMALL)
    weight = given(picture) if by is SizeBy.INTRODUCTIONS else np.zeros(len(picture.ids))
    largest = max(float(weight.max(initial=0.0)), 1.0)
    radius = np.where(weight > 0, 4.6 + 12 * np.sqrt(weight / largest), small)
    return replace(picture, radius=np.where(picture.meaning == Meaning.REP, REP, radius))


def given(picture: Picture) -> Points:
    """Return how many introductions each person made, of those in the picture."""
    made = picture.edges[picture.edge_kind == EdgeKind.INTRODUCTION, 0]
    return np.bincount(made, minlength=len(picture.ids)).astype(np.float64)
