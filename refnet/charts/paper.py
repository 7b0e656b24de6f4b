"""Paper to draw a chart on, measured in pixels from its top left corner; what comes of it is a sheet."""

from collections.abc import Sequence

from refnet.charts.letters import legible
from refnet.charts.sheet import Align, Area, Hit, Line, Mark, Point, Shape, Sheet, Stroke, Words
from refnet.charts.tokens import Tokens

DASHES = (5.0, 4.0)
DOTS = (1.5, 3.0)
CAP = 4.0  # half of the 8 pixels a whisker's end is high

GROUND, MIDDLE, TOP = 0, 1, 2  # areas lie under lines, lines under marks and words


class Paper:
    """So many pixels of the surface's colour, to draw on."""

    def __init__(self, width: float, height: float, look: Tokens) -> None:
        self.width, self.height, self.look = width, height, look
        self._strokes: list[tuple[int, Stroke]] = []
        self._hits: list[Hit] = []

    @property
    def sheet(self) -> Sheet:
        """Return what has been drawn, lowest first."""
        strokes = tuple(stroke for _layer, stroke in sorted(self._strokes, key=lambda pair: pair[0]))
        return Sheet(self.width, self.height, self.look.surface, strokes, tuple(self._hits))

    def write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        color: str = "",
        size: float = 13,
        weight: int = 400,
        align: Align = "left",
    ) -> None:
        """Write words with their middle at the height `y`; they are never taken as markup."""
        self._strokes.append((TOP, Words(x, y, legible(words), color or self.look.text, size, weight, align)))

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        color: str,
        width: float = 1.0,
        *,
        dashed: bool = False,
        dotted: bool = False,
    ) -> None:
        """Draw a line through points."""
        dashes = DASHES if dashed else DOTS if dotted else ()
        self._strokes.append((MIDDLE, Line(tuple(zip(xs, ys, strict=True)), color, width, dashes)))

    def area(self, points: Sequence[Point], color: str, opacity: float = 1.0) -> None:
        """Fill what lies inside points."""
        self._strokes.append((GROUND, Area(tuple(points), color, opacity)))

    def bar(self, across: tuple[float, float], down: tuple[float, float], color: str, opacity: float = 1.0) -> None:
        """Fill a rectangle, from left to right and from top to bottom."""
        (left, right), (top, bottom) = across, down
        self.area(((left, top), (right, top), (right, bottom), (left, bottom)), color, opacity)

    def mark(self, x: float, y: float, shape: Shape, color: str, size: float, *, hollow: bool = False) -> None:
        """Draw a mark: `o` disc, `s` square, `D` diamond, `^` triangle."""
        self._strokes.append((TOP, Mark(x, y, shape, color, size, self.look.surface, hollow)))

    def whisker(self, low: float, high: float, across: float, color: str, width: float = 2.0) -> None:
        """Draw a range lying at the height `across`, with caps."""
        self.line((low, high), (across, across), color, width)
        for end in (low, high):
            self.line((end, end), (across - CAP, across + CAP), color, width)

    def opens(self, across: tuple[float, float], down: tuple[float, float], key: object, words: str) -> None:
        """Let a rectangle, from left to right and from top to bottom, open what `key` stands for; `words` say it.

        Without a key there is nothing to open.
        """
        if key is not None:
            self._hits.append(Hit(across[0], down[0], across[1], down[1], key, words))

    def place(self, sheet: Sheet, left: float, top: float) -> None:
        """Draw what is on another sheet, its corner at `left` and `top`."""
        self._strokes += [(TOP, stroke) for stroke in sheet.moved(left, top).strokes]
