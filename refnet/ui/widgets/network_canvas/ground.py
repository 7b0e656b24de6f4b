"""What of a picture stays the same while it is moved and zoomed: places, the order of drawing, what matters most."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.labels import sure_of_a_name
from refnet.domain.network.picture import LINE_LENGTH, NO_OUTCOME, Codes, Floats, Picture
from refnet.domain.network.rows import EdgeKind, Meaning

Mask = NDArray[np.bool_]

LEAST_FOR_SPACING, SAMPLE = 12, 2_000
LARGE_SHARE = 0.15  # of the largest credit, from where a name is written larger


@dataclass(frozen=True, slots=True)
class Ground:
    """Worked out once for each picture and each choice of whom to show.

    `points` is (n, 2) in the picture's units; `drawing` numbers the people there are, the smallest last so that all
    are seen, and us on top; `introductions` and `ties` number the lines there are, the most telling first. `naming`
    numbers the people in the order in which their names choose places; `sure` of them and `large` ones go by (n,).
    `line_length` and `spacing` (from one person to the next) are what is usual, in units.
    """

    points: Floats
    drawing: Codes
    introductions: Codes
    ties: Codes
    line_length: float
    spacing: float
    naming: Codes
    sure: Mask
    large: Mask


def ground(picture: Picture, people: Mask, lines: Mask) -> Ground:
    """Return the ground of the people and lines that are there."""
    points = np.column_stack((picture.x, picture.y)).reshape(-1, 2)
    there = np.flatnonzero(people)
    is_rep = picture.meaning[there] == Meaning.REP
    sure = sure_of_a_name(picture.credit)
    order = np.lexsort((-picture.radius[there], is_rep))
    introduced = picture.edge_kind == EdgeKind.INTRODUCTION
    return Ground(
        points,
        there[order],
        _telling(picture, np.flatnonzero(lines & introduced)),
        np.flatnonzero(lines & ~introduced),
        _usual_length(picture, points),
        _usual_spacing(points),
        there[np.argsort(-(picture.priority + 5.0 * sure)[there], kind="stable")],
        sure,
        _large(picture),
    )


def _usual_spacing(points: Floats) -> float:
    """Return how far the next person usually is, by a sample where there are many."""
    if len(points) < LEAST_FOR_SPACING:
        return float("inf")
    from scipy.spatial import cKDTree  # noqa: PLC0415 - heavy

    step = max(1, len(points) // SAMPLE)
    away = cKDTree(points).query(points[::step], k=2)[0][:, 1]
    return float(np.median(away))


def _large(picture: Picture) -> Mask:
    """Return whose name is written larger: one of us, or much credit."""
    much = picture.credit >= LARGE_SHARE * max(float(picture.credit.max(initial=0.0)), 1.0)
    return np.asarray(much | (picture.meaning == Meaning.REP))


def _telling(picture: Picture, lines: Codes) -> Codes:
    """Return lines between large marks first, of these the won ones."""
    ends = picture.radius[picture.edges[lines]]
    worth = ends.max(axis=1) + 0.5 * ends.min(axis=1) + picture.edge_width[lines]
    worth += picture.edge_outcome[lines] != NO_OUTCOME
    return lines[np.argsort(-worth, kind="stable")]


def _usual_length(picture: Picture, points: Floats) -> float:
    """Return how long a line usually is, in the picture's units."""
    if not len(picture.edges):
        return LINE_LENGTH
    away = points[picture.edges[:, 0]] - points[picture.edges[:, 1]]
    return float(np.median(np.hypot(away[:, 0], away[:, 1])))
