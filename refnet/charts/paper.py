"""A sheet to draw a chart on, measured in pixels from its top left corner, whatever its resolution."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from refnet import paths
from refnet.charts.hits import ChartFigure, Hit
from refnet.charts.tokens import Tokens

PIXELS_AN_INCH = 72  # a point is a pixel
DASHES = (0, (5 / 1.5, 4 / 1.5))  # 5-4 at a width of 1.5
CAP = 4.0  # half of the 8 pixels a whisker's end is high
FAMILY = "Inter"


@cache
def _families() -> tuple[str, ...]:
    """Make our fonts known, once; what they lack is drawn in matplotlib's own."""
    for path in sorted(Path(paths.resources() / "fonts").glob("*.[ot]tf")):
        font_manager.fontManager.addfont(path)
    return FAMILY, "DejaVu Sans"


@cache
def font(size: float, weight: int = 400) -> FontProperties:
    """Return our font in pixels."""
    return FontProperties(family=list(_families()), size=size, weight=weight)


@lru_cache(maxsize=4096)
def text_width(words: str, size: float, weight: int = 400) -> float:
    """Return how many pixels words take."""
    width, _height, _descent = text_to_path.get_text_width_height_descent(words, font(size, weight), ismath=False)
    return float(width)


def shortened(words: str, room: float, size: float, weight: int = 400) -> str:
    """Return the words, cut with an ellipsis where they need more than `room` pixels."""
    if text_width(words, size, weight) <= room:
        return words
    for length in range(len(words) - 1, 0, -1):
        cut = words[:length].rstrip() + "…"
        if text_width(cut, size, weight) <= room:
            return cut
    return "…"


def wrapped(words: str, room: float, size: float, weight: int = 400) -> list[str]:
    """Return the words in lines of at most `room` pixels; a longer word stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class Paper:
    """A figure of so many pixels with one invisible set of axes over all of it."""

    def __init__(self, width: float, height: float, look: Tokens) -> None:
        self.width, self.height, self.look = width, height, look
        inches = (width / PIXELS_AN_INCH, height / PIXELS_AN_INCH)
        self.figure = ChartFigure(figsize=inches, dpi=PIXELS_AN_INCH, facecolor=look.surface)
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)

    def write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        color: str = "",
        size: float = 13,
        weight: int = 400,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Write words with their middle at the height `y`; they are never taken as markup."""
        self._axes.text(
            x,
            y,
            words,
            color=color or self.look.text,
            fontproperties=font(size, weight),
            ha=align,
            va="center_baseline",
            parse_math=False,
        )

    def line(
        self, xs: Sequence[float], ys: Sequence[float], color: str, width: float = 1.0, *, dashed: bool = False
    ) -> None:
        """Draw a line through points."""
        style = DASHES if dashed else "-"
        self._axes.plot(xs, ys, color=color, linewidth=width, linestyle=style, solid_capstyle="butt", zorder=1.5)

    def mark(self, x: float, y: float, shape: str, color: str, size: float) -> None:
        """Draw a filled mark: `o` disc, `s` square, `D` diamond, `^` triangle."""
        edge = self.look.surface
        self._axes.plot(
            [x], [y], marker=shape, markersize=size, color=color, markeredgecolor=edge, markeredgewidth=0.8, zorder=3
        )

    def whisker(self, low: float, high: float, across: float, color: str, width: float = 2.0) -> None:
        """Draw a range lying at the height `across`, with caps."""
        self.line((low, high), (across, across), color, width)
        for end in (low, high):
            self.line((end, end), (across - CAP, across + CAP), color, width)

    def upright_whisker(self, low: float, high: float, x: float, color: str, width: float = 1.5) -> None:
        """Draw a standing range from the height `low` to `high` at `x`, with caps."""
        self.line((x, x), (low, high), color, width)
        for end in (low, high):
            self.line((x - CAP, x + CAP), (end, end), color, width)

    def opens(self, across: tuple[float, float], down: tuple[float, float], key: object, words: str) -> None:
        """Let a rectangle, from left to right and from top to bottom, open what `key` stands for; `words` say it.

        Without a key there is nothing to open.
        """
        if key is not None:
            self.figure.hits = (*self.figure.hits, Hit(across[0], down[0], across[1], down[1], key, words))
