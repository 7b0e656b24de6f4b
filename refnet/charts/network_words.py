"""The words in the network picture: names where there is room, initials in us, and the legend."""

from collections.abc import Sequence

import numpy as np
from matplotlib.patheffects import Stroke

from refnet.charts.letters import font, legible, text_width
from refnet.charts.network_sheet import LEGEND, MARKERS, Sheet, color_of
from refnet.domain.names import initials
from refnet.domain.network.covering import Box
from refnet.domain.network.labels import Wishes, kept_clear, mark_boxes, placed, sure_of_a_name
from refnet.domain.network.picture import Picture
from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.i18n import _, counted

LABEL, LABEL_HEIGHT = 10.5, 14.0
NAMED, MOST = 1200, 600  # names that are tried, and written, at most


def draw_initials(sheet: Sheet, picture: Picture) -> None:
    """Write the initials of each of us into their mark."""
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


def draw_names(sheet: Sheet, picture: Picture, taken: Sequence[Box] = ()) -> None:
    """Write as many names as find room beside the taken boxes, the most important first, each over a halo of its own."""
    marks, ours = mark_boxes(sheet.centres, sheet.radius), picture.meaning == Meaning.REP
    kept = (*taken, (0.0, 0.0, LEGEND, sheet.size[1]), *kept_clear(sheet.centres, sheet.radius, ours))
    for label in placed(_wishes(sheet, picture), sheet.size, kept, marks, MOST):
        name, y = picture.names[label.person], label.top + LABEL_HEIGHT / 2
        _write(sheet, label.left, y, name, weight=500, size=LABEL, halo=True)
        _write(sheet, label.left, y, name, weight=500, size=LABEL)  # a drawing keeps only words without halo as words


def _wishes(sheet: Sheet, picture: Picture) -> Wishes:
    """Return the names that want a place: those with most credit, one of us, then the others by priority."""
    is_sure = sure_of_a_name(picture.credit)
    chosen = np.argsort(-(picture.priority + 5.0 * is_sure), kind="stable")[:NAMED]
    return Wishes(
        person=chosen,
        x=sheet.centres[chosen, 0],
        y=sheet.centres[chosen, 1],
        radius=sheet.radius[chosen],
        width=np.array([text_width(picture.names[person], LABEL, 500) for person in chosen]),
        height=np.full(len(chosen), LABEL_HEIGHT),
        may_cover_marks=is_sure[chosen] | (picture.meaning[chosen] == Meaning.REP),
    )


def draw_legend(sheet: Sheet, picture: Picture) -> None:
    """Draw what the marks mean, with counts, and only those that are in the picture."""
    introductions = int((picture.edge_kind == EdgeKind.INTRODUCTION).sum())
    heads = [
        counted("{count} person", "{count} people", int((picture.meaning != Meaning.REP).sum())),
        counted("{count} introduction", "{count} introductions", introductions),
    ]
    y = 28.0
    for words in heads:
        _write(sheet, 20, y, words, weight=600)
        y += 20
    for meaning, count in picture.counts.items():
        y += 22
        color, is_hollow = color_of(sheet.look, meaning), meaning is Meaning.LOST
        sheet.axes.plot(
            [26], [y], marker=MARKERS[meaning], markersize=9, markeredgecolor=color, markeredgewidth=1.2,
            markerfacecolor=sheet.look.surface if is_hollow else color,
        )  # fmt: skip
        _write(sheet, 42, y, f"{_meanings()[meaning]} {count:,}", weight=400)
    _write(sheet, 20, y + 32, _("Size: won through introductions"), weight=400, color=sheet.look.text3)


def _write(
    sheet: Sheet,
    x: float,
    y: float,
    words: str,
    *,
    weight: int,
    color: str = "",
    size: float = 12,
    align: str = "left",
    halo: bool = False,
) -> None:
    sheet.axes.text(
        x,
        y,
        legible(words),
        color=color or sheet.look.text,
        fontproperties=font(size, weight),
        ha=align,
        va="center_baseline",
        path_effects=[Stroke(linewidth=3, foreground=sheet.look.surface)] if halo else None,
        parse_math=False,
        zorder=4 if halo else 5,
    )


def _meanings() -> dict[Meaning, str]:
    return {
        Meaning.CLIENT: _("Client"), Meaning.OPEN: _("Deal open"), Meaning.LOST: _("Deal lost"),
        Meaning.ALLY: _("Ally, no deal"), Meaning.REP: _("One of us"), Meaning.NONE: _("No deal"),
    }  # fmt: skip
