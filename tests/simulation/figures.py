"""A figure that a simulation gave, beside the range in which it must lie."""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Figure:
    """What was `seen`, in per cent or points; `least` and `most` are None where it is shown only."""

    name: str
    seen: float
    least: float | None = None
    most: float | None = None
    unit: str = "%"

    @property
    def holds(self):
        return (-inf if self.least is None else self.least) <= self.seen <= (inf if self.most is None else self.most)

    def __str__(self):
        wanted = ""
        if self.least is not None or self.most is not None:
            ends = ("" if end is None else f"{end:g}" for end in (self.least, self.most))
            wanted = "  in {} … {}".format(*ends) + ("" if self.holds else "   NOT SO")
        return f"  {self.name:68} {self.seen:8.2f} {self.unit:4}{wanted}"


def coverage(name, inside, least=93.0, most=97.0):
    """Return the share of intervals that hold the truth."""
    return Figure(name, 100 * float(inside), least, most)


def bias(name, estimate, truth, least=None, most=None):
    """Return how far an estimate lies from the truth on average, in points."""
    return Figure(name, 100 * float(estimate - truth), least, most, "pts")
