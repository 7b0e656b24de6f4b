"""The sheet that the network is drawn on: its size, where everybody stands on it, and what they look like."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from refnet.charts.figures import PIXELS_AN_INCH
from refnet.charts.tokens import Tokens
from refnet.domain.network.picture import Picture
from refnet.domain.network.rows import Meaning

LEGEND = 200.0
MARGIN = 32.0
LEAST, MOST = (720.0, 620.0), (2400.0, 1800.0)

Floats = NDArray[np.float64]
MARKERS = {
    Meaning.CLIENT: "o", Meaning.OPEN: "D", Meaning.LOST: "s", Meaning.ALLY: "o", Meaning.REP: "s", Meaning.NONE: "o",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """The axes in pixels, and where the people stand on them; `zoom` is how much larger than the picture it is."""

    figure: Figure
    axes: Axes
    centres: Floats
    radius: Floats
    look: Tokens
    size: tuple[float, float]
    zoom: float


def sheet_for(picture: Picture, look: Tokens) -> Sheet:
    """Return a sheet as large as the picture needs, within bounds; a larger picture is scaled down."""
    places = np.column_stack((picture.x, picture.y)).reshape(-1, 2)
    low, high = (places.min(axis=0), places.max(axis=0)) if len(places) else (np.zeros(2), np.zeros(2))
    extent = np.maximum(high - low, 1.0)
    room = np.clip(extent + 2 * MARGIN, LEAST, MOST)
    zoom = min(1.6, float(((room - 2 * MARGIN) / extent).min()))
    centre = np.array([LEGEND + room[0] / 2, room[1] / 2])
    width, height = LEGEND + float(room[0]), float(room[1])
    figure = Figure(
        figsize=(width / PIXELS_AN_INCH, height / PIXELS_AN_INCH), dpi=PIXELS_AN_INCH, facecolor=look.surface
    )
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    centres = (places - (low + high) / 2) * zoom + centre
    return Sheet(figure, axes, centres, picture.radius * max(0.5, min(1.0, zoom)), look, (width, height), zoom)


def color_of(look: Tokens, meaning: Meaning) -> str:
    """Return the colour of a person's mark."""
    return {
        Meaning.CLIENT: look.won.main, Meaning.OPEN: look.open.main, Meaning.LOST: look.lost.main,
        Meaning.ALLY: look.ally, Meaning.REP: look.text, Meaning.NONE: look.text3,
    }[meaning]  # fmt: skip
