"""The network picture for a file: what the window's canvas strokes, drawn once at a size that shows all of it."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from refnet.charts.paper import PIXELS_AN_INCH, font, text_width
from refnet.charts.tokens import Tokens
from refnet.domain.names import initials
from refnet.domain.network.labels import place_labels
from refnet.domain.network.picture import NO_OUTCOME, OUTCOMES, Picture
from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.i18n import _, counted

LEGEND = 200.0
MARGIN = 32.0
LEAST, MOST = (720.0, 620.0), (2400.0, 1800.0)
LABEL, LABEL_HEIGHT = 10.5, 14.0
NAMED = 400  # people whose names are measured at most
ARROW = 5.0

Floats = NDArray[np.float64]
MARKERS = {
    Meaning.CLIENT: "o", Meaning.OPEN: "D", Meaning.LOST: "s", Meaning.ALLY: "o", Meaning.REP: "s", Meaning.NONE: "o",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The axes in pixels, and where the people stand on them."""

    figure: Figure
    axes: Axes
    centres: Floats
    radius: Floats
    look: Tokens
    height: float


def network_figure(picture: Picture, look: Tokens) -> Figure:
    """Return the picture with its legend; people's names are never taken as markup."""
    sheet = _sheet(picture, look)
    _draw_ties(sheet, picture)
    for code in (NO_OUTCOME, *range(len(OUTCOMES))):
        _draw_introductions(sheet, picture, code)
    for meaning in Meaning:
        _draw_people(sheet, picture, meaning)
    _draw_initials(sheet, picture)
    _draw_names(sheet, picture)
    _draw_legend(sheet, picture)
    return sheet.figure


def _sheet(picture: Picture, look: Tokens) -> _Sheet:
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
    return _Sheet(figure, axes, centres, picture.radius * max(0.5, min(1.0, zoom)), look, height)


def _draw_ties(sheet: _Sheet, picture: Picture) -> None:
    lines = sheet.centres[picture.edges[picture.edge_kind == EdgeKind.TIE]]
    sheet.axes.add_collection(
        LineCollection(list(lines), colors=sheet.look.knows, linewidths=1, linestyles=":", zorder=1)
    )


def _draw_introductions(sheet: _Sheet, picture: Picture, code: int) -> None:
    """Draw the lines of one outcome, each with a small head at the prospect."""
    chosen = (picture.edge_kind == EdgeKind.INTRODUCTION) & (picture.edge_outcome == code)
    pairs, widths = picture.edges[chosen], picture.edge_width[chosen]
    if not len(pairs):
        return
    outcome = None if code == NO_OUTCOME else OUTCOMES[code]
    color = sheet.look.text3 if outcome is None else sheet.look.hue(outcome.value).main
    start, end = sheet.centres[pairs[:, 0]], sheet.centres[pairs[:, 1]]
    way = end - start
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None]
    tip = end - way / length * (sheet.radius[pairs[:, 1]][:, None] + 2)
    faint = 0.5 if outcome is not None and outcome.value == "lost" else 0.8
    lines = list(np.stack((start, tip), axis=1))
    sheet.axes.add_collection(LineCollection(lines, colors=color, linewidths=list(widths), alpha=faint, zorder=2))
    _draw_heads(sheet, tip, way / length, color, faint)


def _draw_heads(sheet: _Sheet, tip: Floats, along: Floats, color: str, faint: float) -> None:
    across = np.column_stack((-along[:, 1], along[:, 0])) * ARROW * 0.55
    back = tip - along * ARROW
    heads = np.stack((back + across, tip, back - across), axis=1)
    sheet.axes.add_collection(
        LineCollection(list(heads), colors=color, linewidths=1.2, alpha=faint, zorder=2, capstyle="round")
    )


def _draw_people(sheet: _Sheet, picture: Picture, meaning: Meaning) -> None:
    chosen = picture.meaning == meaning
    if not chosen.any():
        return
    centres, radius = sheet.centres[chosen], sheet.radius[chosen]
    color, is_hollow = _color(sheet.look, meaning), meaning is Meaning.LOST
    sheet.axes.scatter(
        centres[:, 0],
        centres[:, 1],
        s=(2 * radius) ** 2,
        marker=MARKERS[meaning],
        facecolors=sheet.look.surface if is_hollow else color,
        edgecolors=color if is_hollow else sheet.look.surface,
        linewidths=1.2,
        zorder=3,
    )


def _color(look: Tokens, meaning: Meaning) -> str:
    return {
        Meaning.CLIENT: look.won.main, Meaning.OPEN: look.open.main, Meaning.LOST: look.lost.main,
        Meaning.ALLY: look.ally, Meaning.REP: look.text, Meaning.NONE: look.text3,
    }[meaning]  # fmt: skip


def _draw_initials(sheet: _Sheet, picture: Picture) -> None:
    for person in np.flatnonzero(picture.meaning == Meaning.REP):
        x, y = sheet.centres[person]
        _write(
            sheet,
            float(x),
            float(y),
            initials(picture.names[person]),
            weight=600,
            color=sheet.look.surface,
            size=9,
            align="center",
        )


def _draw_names(sheet: _Sheet, picture: Picture) -> None:
    widths = np.zeros(len(picture.names))
    for person in np.argsort(-picture.priority, kind="stable")[:NAMED]:
        widths[person] = text_width(picture.names[person], LABEL, 500)
    halo = [withStroke(linewidth=3, foreground=sheet.look.surface)]
    labels = place_labels(sheet.centres, sheet.radius, picture.priority, widths, LABEL_HEIGHT)
    for label in labels:
        sheet.axes.text(
            label.left,
            label.top + LABEL_HEIGHT / 2,
            picture.names[label.person],
            color=sheet.look.text,
            fontproperties=font(LABEL, 500),
            va="center_baseline",
            path_effects=halo,
            parse_math=False,
            zorder=4,
        )


def _draw_legend(sheet: _Sheet, picture: Picture) -> None:
    """Draw what the marks mean, with counts, and only those that are in the picture."""
    introductions = int((picture.edge_kind == EdgeKind.INTRODUCTION).sum())
    heads = [
        counted("{count} person", "{count} people", len(picture.ids)),
        counted("{count} introduction", "{count} introductions", introductions),
    ]
    y = 28.0
    for words in heads:
        _write(sheet, 20, y, words, weight=600)
        y += 20
    for meaning, count in picture.counts.items():
        y += 22
        color, is_hollow = _color(sheet.look, meaning), meaning is Meaning.LOST
        sheet.axes.plot(
            [26], [y], marker=MARKERS[meaning], markersize=9, markeredgecolor=color, markeredgewidth=1.2,
            markerfacecolor=sheet.look.surface if is_hollow else color,
        )  # fmt: skip
        _write(sheet, 42, y, f"{_meanings()[meaning]} {count:,}", weight=400)
    _write(sheet, 20, y + 32, _("Size: won through introductions"), weight=400, color=sheet.look.text3)


def _write(
    sheet: _Sheet,
    x: float,
    y: float,
    words: str,
    *,
    weight: int,
    color: str = "",
    size: float = 12,
    align: str = "left",
) -> None:
    sheet.axes.text(
        x,
        y,
        words,
        color=color or sheet.look.text,
        fontproperties=font(size, weight),
        ha=align,
        va="center_baseline",
        parse_math=False,
        zorder=5,
    )


def _meanings() -> dict[Meaning, str]:
    return {
        Meaning.CLIENT: _("Client"), Meaning.OPEN: _("Deal open"), Meaning.LOST: _("Deal lost"),
        Meaning.ALLY: _("Ally, no deal"), Meaning.REP: _("One of us"), Meaning.NONE: _("No deal"),
    }  # fmt: skip
