"""A sheet as a figure of matplotlib, for files."""

from functools import singledispatch

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from refnet.charts.letters import font
from refnet.charts.sheet import BASELINE, Area, Line, Mark, Sheet, Stroke, Words

PIXELS_AN_INCH = 72  # a point is a pixel


def figure_of(sheet: Sheet, margin: float = 0.0) -> Figure:
    """Return a figure of the sheet with a margin of so many pixels round it."""
    across, down = sheet.width + 2 * margin, sheet.height + 2 * margin
    figure = Figure((across / PIXELS_AN_INCH, down / PIXELS_AN_INCH), PIXELS_AN_INCH, facecolor=sheet.background)
    place = Affine2D().translate(margin, margin).scale(1 / across, -1 / down).translate(0, 1) + figure.transFigure
    for number, stroke in enumerate(sheet.strokes):
        artist = _artist(stroke, sheet.background)
        artist.set(transform=place, zorder=number, clip_on=False)
        figure.add_artist(artist)
    return figure


@singledispatch
def _artist(stroke: Stroke, _background: str) -> Artist:
    raise TypeError(stroke)


@_artist.register
def _words(stroke: Words, _background: str) -> Artist:
    made = Text(
        stroke.x,
        stroke.y + BASELINE * stroke.size,
        stroke.text,
        color=stroke.color,
        fontproperties=font(stroke.size, stroke.weight),
        ha=stroke.align,
        va="baseline",
        parse_math=False,
    )
    made.set_fontfeatures(["tnum"])
    return made


@_artist.register
def _line(stroke: Line, _background: str) -> Artist:
    xs, ys = zip(*stroke.points, strict=True)
    made = Line2D(xs, ys, color=stroke.color, linewidth=stroke.width, solid_capstyle="butt", dash_capstyle="butt")
    if stroke.dashes:
        made.set_linestyle((0, tuple(length / stroke.width for length in stroke.dashes)))
    return made


@_artist.register
def _area(stroke: Area, _background: str) -> Artist:
    return Polygon(stroke.points, closed=True, facecolor=stroke.color, alpha=stroke.opacity, linewidth=0)


@_artist.register
def _mark(stroke: Mark, background: str) -> Artist:
    fill, edge = (background, stroke.color) if stroke.is_hollow else (stroke.color, stroke.edge)
    if corners := stroke.outline():
        return Polygon(corners, closed=True, facecolor=fill, edgecolor=edge, linewidth=stroke.edge_width)
    return Circle((stroke.x, stroke.y), stroke.size / 2, facecolor=fill, edgecolor=edge, linewidth=stroke.edge_width)
