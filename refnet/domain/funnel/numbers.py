"""Points and chances as they stand in sentences; a true minus, and never more exact than the counts hold."""

from refnet.domain.funnel.gap import ENOUGH_FOR_RATE
from refnet.domain.rates.differences import Difference
from refnet.i18n import _, counted

__all__ = ["ENOUGH_FOR_RATE", "chance", "in_points", "lost_range", "points", "signed", "signed_range"]


def points(share: float, digits: int = 0) -> str:
    """Return a size in points without a sign, such as 42 for −0.418."""
    return f"{abs(share) * 100:.{digits}f}"


def signed(share: float, digits: int = 0) -> str:
    """Return points with their sign: −42, +3, and 0 for what is rounded to it."""
    text = f"{share * 100:+.{digits}f}"
    return points(0, digits) if float(text) == 0 else text.replace("-", "−")


def in_points(share: float, *, is_signed: bool = True) -> str:
    """Return whole points with their noun: "−42 points", "+1 point"; without a sign where it is clear."""
    size = round(abs(share) * 100)
    known = signed(share) if is_signed else f"{size}"
    return counted("{{points}} point", "{{points}} points", size).format(points=known)


def signed_range(found: Difference, digits: int = 0) -> str:
    """Return a range of points such as −4 to +5."""
    return _("{low} to {high}").format(low=signed(found.low, digits), high=signed(found.high, digits))


def lost_range(found: Difference) -> str:
    """Return the range of a loss as sizes, the smaller first: 28 to 51 for −0.51 to −0.28."""
    return _("{low} to {high}").format(low=points(found.high), high=points(found.low))


def chance(share: float) -> str:
    """Return a chance as a whole percentage; certainty is never claimed."""
    if share > 0.99:
        return _("over 99%")
    return _("under 1%") if share < 0.01 else _("{points}%").format(points=round(share * 100))
