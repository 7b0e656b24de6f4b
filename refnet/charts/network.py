"""The network picture for a file: what the window's canvas strokes, drawn once at a size that shows all of it."""

from collections.abc import Sequence

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from refnet.charts.network_companies import draw_companies
from refnet.charts.network_sheet import MARKERS, Floats, Sheet, color_of, sheet_for
from refnet.charts.network_words import draw_initials, draw_legend, draw_names
from refnet.charts.tokens import Tokens
from refnet.domain.network.picture import NO_OUTCOME, OUTCOMES, Picture
from refnet.domain.network.rows import EdgeKind, Meaning

ARROW = 5.0
THINNEST = 0.45  # of their width, which lines keep in the largest pictures


def network_figure(picture: Picture, look: Tokens, companies: Sequence[str] = ()) -> Figure:
    """Return the picture with its legend; people's names are never taken as markup.

    `companies` are those of its people, in their order: colleagues who stand together are outlined.
    """
    sheet = sheet_for(picture, look)
    taken = draw_companies(sheet, companies) if companies else []
    _draw_ties(sheet, picture)
    for code in (NO_OUTCOME, *range(len(OUTCOMES))):
        _draw_introductions(sheet, picture, code)
    for meaning in Meaning:
        _draw_people(sheet, picture, meaning)
    draw_initials(sheet, picture)
    draw_names(sheet, picture, taken)
    draw_legend(sheet, picture)
    return sheet.figure


def _draw_ties(sheet: Sheet, picture: Picture) -> None:
    lines = sheet.centres[picture.edges[picture.edge_kind == EdgeKind.TIE]]
    sheet.axes.add_collection(
        LineCollection(list(lines), colors=sheet.look.knows, linewidths=_thinning(sheet), linestyles=":", zorder=1)
    )


def _draw_introductions(sheet: Sheet, picture: Picture, code: int) -> None:
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
    tip = end - way / length * (sheet.radius[pairs[:, 1]][:, None] + 2 * _thinning(sheet))
    faint = 0.5 if outcome is not None and outcome.value == "lost" else 0.8
    lines, thin = list(np.stack((start, tip), axis=1)), _thinning(sheet)
    sheet.axes.add_collection(
        LineCollection(lines, colors=color, linewidths=list(widths * thin), alpha=faint, zorder=2)
    )
    _draw_heads(sheet, tip, way / length, color, faint)


def _thinning(sheet: Sheet) -> float:
    """Return how much thinner lines are where the picture was made smaller to fit."""
    return float(np.clip(sheet.zoom, THINNEST, 1.0))


def _draw_heads(sheet: Sheet, tip: Floats, along: Floats, color: str, faint: float) -> None:
    thin = _thinning(sheet)
    across = np.column_stack((-along[:, 1], along[:, 0])) * ARROW * thin * 0.55
    back = tip - along * ARROW * thin
    heads = np.stack((back + across, tip, back - across), axis=1)
    sheet.axes.add_collection(
        LineCollection(list(heads), colors=color, linewidths=1.2 * thin, alpha=faint, zorder=2, capstyle="round")
    )


def _draw_people(sheet: Sheet, picture: Picture, meaning: Meaning) -> None:
    chosen = picture.meaning == meaning
    if not chosen.any():
        return
    centres, radius = sheet.centres[chosen], sheet.radius[chosen]
    color, is_hollow = color_of(sheet.look, meaning), meaning is Meaning.LOST
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
