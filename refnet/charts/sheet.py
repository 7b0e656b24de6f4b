"""A chart as what is drawn: strokes in pixels from the top left corner, and the parts that open something.

The window paints it, files are written from it, and tests read it; so all of them show the same.
"""

from dataclasses import dataclass, replace
from typing import Literal

Align = Literal["left", "center", "right"]
Shape = Literal["o", "s", "D", "^"]  # disc, square, diamond, triangle
Point = tuple[float, float]

HOLLOW_EDGE, MARK_EDGE = 0.2, 0.085  # of a mark's size
BASELINE = 0.364  # of the size of letters: half the height of a capital, from its middle down to the baseline


@dataclass(frozen=True, slots=True)
class Words:
    """Words with the middle of their capitals at the height `y`; never markup."""

    x: float
    y: float
    text: str
    color: str
    size: float = 13.0
    weight: int = 400
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `dashes` are lengths in pixels of what is drawn and what is left out."""

    points: tuple[Point, ...]
    color: str
    width: float = 1.0
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled area inside points."""

    points: tuple[Point, ...]
    color: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark `size` pixels across, filled or hollow, with an edge that parts it from what lies below."""

    x: float
    y: float
    shape: Shape
    color: str
    size: float
    edge: str
    is_hollow: bool = False

    @property
    def edge_width(self) -> float:
        """Return how wide its edge is."""
        return self.size * HOLLOW_EDGE if self.is_hollow else self.size * MARK_EDGE

    def outline(self) -> tuple[Point, ...]:
        """Return the corners of a mark that has some; none for a disc."""
        half = self.size / 2
        corners = {
            "o": (),
            "s": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
            "D": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
            "^": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
        }[self.shape]
        return tuple((self.x + across * half, self.y + down * half) for across, down in corners)


Stroke = Words | Line | Area | Mark


@dataclass(frozen=True, slots=True)
class Hit:
    """A rectangle in pixels, the key of what it opens, and what that is in words."""

    left: float
    top: float
    right: float
    bottom: float
    key: object
    words: str

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    @property
    def area(self) -> float:
        """Return how many square pixels it covers."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on so many pixels, lowest first."""

    width: float
    height: float
    background: str
    strokes: tuple[Stroke, ...]
    hits: tuple[Hit, ...] = ()

    def hit_at(self, x: float, y: float) -> Hit | None:
        """Return the part at a place; where several overlap the smallest one is meant."""
        return min((hit for hit in self.hits if hit.holds(x, y)), key=lambda hit: hit.area, default=None)

    def scaled(self, factor: float) -> "Sheet":
        """Return the same, so many times as large; nothing on it can be opened any more."""
        strokes = tuple(_transformed(stroke, factor, (0.0, 0.0)) for stroke in self.strokes)
        return Sheet(self.width * factor, self.height * factor, self.background, strokes)

    def moved(self, right: float, down: float) -> "Sheet":
        """Return the same farther right and down, on a sheet as large; nothing on it can be opened any more."""
        return replace(
            self, strokes=tuple(_transformed(stroke, 1.0, (right, down)) for stroke in self.strokes), hits=()
        )

    def all_words(self) -> list[str]:
        """Return everything that is written on it."""
        return [stroke.text for stroke in self.strokes if isinstance(stroke, Words)]


def _transformed(stroke: Stroke, factor: float, by: Point) -> Stroke:
    """Return a stroke scaled, and then moved."""
    if isinstance(stroke, Words | Mark):
        x, y = _moved((stroke.x, stroke.y), factor, by)
        return replace(stroke, x=x, y=y, size=stroke.size * factor)
    points = tuple(_moved(point, factor, by) for point in stroke.points)
    if isinstance(stroke, Area):
        return replace(stroke, points=points)
    dashes = tuple(length * factor for length in stroke.dashes)
    return replace(stroke, points=points, width=stroke.width * factor, dashes=dashes)


def _moved(point: Point, factor: float, by: Point) -> Point:
    return point[0] * factor + by[0], point[1] * factor + by[1]
