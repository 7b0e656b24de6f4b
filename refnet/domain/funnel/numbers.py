"""Points and chances as they stand in sentences: points with their sign and one decimal, ends of ranges whole."""

from refnet.domain.rates.differences import Difference
from refnet.domain.rates.words import ENOUGH_FOR_RATE, chance_words
from refnet.i18n import _

__all__ = ["ENOUGH_FOR_RATE", "chance", "in_points", "points", "share", "signed", "signed_range"]

MOST_DIGITS = 2


def points(part: float, digits: int = 1) -> str:
    """Return a size in points without a sign, such as 41.8 for −0.418."""
    return f"{abs(part) * 100:.{digits}f}"


def share(part: float) -> str:
    """Return a share with one decimal, such as 7.9%, so that its differences can be checked."""
    return _("{points}%").format(points=points(part))


def signed(part: float, digits: int = 1) -> str:
    """Return points with their sign, such as −41.8; more decimals where they would hide it, and 0 where it is none."""
    text = f"{part * 100:+.{digits}f}"
    if float(text) != 0:
        return text.replace("-", "−")
    return signed(part, digits + 1) if digits < MOST_DIGITS else "0"


def in_points(part: float) -> str:
    """Return points with their noun, such as "−41.8 points"."""
    return _("{points} points").format(points=signed(part))


def signed_range(found: Difference, digits: int = 0) -> str:
    """Return a range of points such as −4 to +5."""
    return _("{low} to {high}").format(low=signed(found.low, digits), high=signed(found.high, digits))


def chance(part: float) -> str:
    """Return a chance as a whole percentage; certainty is never claimed."""
    return chance_words(part)
