"""Outlines round colleagues who stand together in the network picture, with the name of their company."""

from collections.abc import Sequence

import numpy as np
from matplotlib.collections import PolyCollection

from refnet.charts.letters import font, legible, text_width
from refnet.charts.network_sheet import Floats, Sheet
from refnet.domain.network.covering import Box
from refnet.domain.network.hulls import hulls

REACH, MARGIN = 130.0, 20.0  # pixels at zoom 1
LETTERS, LINE = 11.0, 14.0


def draw_companies(sheet: Sheet, companies: Sequence[str]) -> list[Box]:
    """Draw an outline for each three colleagues or more, and return the boxes that their names take."""
    names = sorted(set(companies) - {""})
    number = {name: place for place, name in enumerate(names)}
    group = np.array([number.get(name, -1) for name in companies], dtype=np.int64)
    found = hulls(sheet.centres, group, reach=REACH * sheet.zoom, margin=max(MARGIN * sheet.zoom, 12.0))
    fill, edge = sheet.look.sunken, sheet.look.text3
    sheet.axes.add_collection(
        PolyCollection([hull.outline for hull in found], facecolors=fill, edgecolors=edge, linewidths=0.6, zorder=0.5)
    )
    return [_write(sheet, names[hull.group], hull.outline) for hull in found]


def _write(sheet: Sheet, name: str, outline: Floats) -> Box:
    """Write a company's name over its outline."""
    top = outline[outline[:, 1].argmin()]
    x, y, half = float(outline[:, 0].mean()), float(top[1]) - LINE / 2, text_width(name, LETTERS, 600) / 2
    sheet.axes.text(
        x, y, legible(name), color=sheet.look.text3, fontproperties=font(LETTERS, 600), ha="center", va="center_baseline",
        parse_math=False, zorder=4,
    )  # fmt: skip
    return x - half, y - LINE / 2, x + half, y + LINE / 2
