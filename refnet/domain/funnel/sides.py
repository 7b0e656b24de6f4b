"""The names of the two sides of a comparison."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, as they stand in a sentence: "cold leads", "introductions"."""

    ours: str
    theirs: str
