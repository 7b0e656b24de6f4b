"""The parts of a chart that open what they stand for."""

from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Hit:
    """A rectangle in pixels from the chart's top left corner, the key of what it opens, and what that is in words."""

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
        """Return how many square pixels it covers; where two overlap the smaller one is meant."""
        return (self.right - self.left) * (self.bottom - self.top)


class ChartFigure(Figure):
    """A figure that knows which of its parts can be opened."""

    hits: tuple[Hit, ...] = ()


def hits_of(figure: Figure) -> tuple[Hit, ...]:
    """Return the parts that can be opened, none for a figure made elsewhere."""
    return figure.hits if isinstance(figure, ChartFigure) else ()


def hit_at(hits: tuple[Hit, ...], x: float, y: float) -> Hit | None:
    """Return the smallest part that holds a point."""
    return min((hit for hit in hits if hit.holds(x, y)), key=lambda hit: hit.area, default=None)
