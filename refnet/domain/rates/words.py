"""Rates, ranges and verdicts in words that never claim more than the counts hold.

Under five counted deals no percentage is spoken, under ten no verdict.
"""

from enum import StrEnum

from refnet.domain.rates import within
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _

ENOUGH_FOR_RATE, ENOUGH_FOR_VERDICT = within.ENOUGH_FOR_RATE, within.ENOUGH_FOR_VERDICT
SURE = 0.95


class Verdict(StrEnum):
    """What may be said of a rate beside a benchmark."""

    ABOVE = "above"
    BELOW = "below"
    UNSURE = "unsure"
    TOO_FEW = "too_few"


def verdict(rate: Rate, benchmark: float) -> Verdict:
    """Return the verdict, from the chance that the true rate lies above `benchmark`, never from the point alone."""
    if rate.value is None or rate.worth < ENOUGH_FOR_VERDICT:
        return Verdict.TOO_FEW
    chance = rate.chance_above(benchmark)
    if chance >= SURE:
        return Verdict.ABOVE
    return Verdict.BELOW if chance <= 1 - SURE else Verdict.UNSURE


def verdict_word(found: Verdict) -> str:
    """Return the verdict as it stands in bold at the end of a sentence."""
    return {
        Verdict.ABOVE: _("Above the benchmark."),
        Verdict.BELOW: _("Below the benchmark."),
        Verdict.UNSURE: _("Can’t tell yet."),
        Verdict.TOO_FEW: _("Too few yet."),
    }[found]


def percent(share: float) -> str:
    """Return a share as a whole percentage with a true minus, or with one decimal below 1 %."""
    points = round(share * 100)
    text = f"{points}" if abs(share) >= 0.01 or share == 0 else f"{share * 100:.1f}"
    return _("{points}%").format(points=text.replace("-", "−"))


def span(low: float, high: float) -> str:
    """Return a range of shares, such as 39–65%; ends below zero are joined by "to" so that no dashes meet."""
    first, last = whole_points(low), whole_points(high)
    if low < 0:
        return _("{first}% to {last}%").format(first=first, last=last)
    return _("{first}–{last}%").format(first=first, last=last)


def difference_sentence(gap: Difference | None, *, few: bool = False) -> str:
    """Return the difference in points; `few` or none at all gives the sentence that it cannot be told."""
    if gap is None or few:
        return _("Too few deals yet to compare referral with cold.")
    return _("A difference of {points} points (range {span}).").format(
        points=whole_points(gap.value), span=points(gap.low, gap.high)
    )


def range_words(rate: Rate, *, is_young: bool = False) -> str:
    """Return a cell such as "39–65%", or that there are too few, or that they are too young."""
    if _is_spoken(rate):
        return span(rate.low, rate.high)
    return _("too young yet") if is_young else _("too few yet")


def rate_words(rate: Rate) -> str:
    """Return a cell such as "52%", empty where none may be spoken."""
    return percent(rate.value) if rate.value is not None and _is_spoken(rate) else ""


def _is_spoken(rate: Rate) -> bool:
    return rate.value is not None and rate.worth >= ENOUGH_FOR_RATE


def chance_words(chance: float) -> str:
    """Return a chance as a whole percentage; certainty is never claimed."""
    if chance > 0.99:
        return _("over 99%")
    return _("under 1%") if chance < 0.01 else percent(chance)


def points(low: float, high: float) -> str:
    """Return a range of points, such as 28–55 or −3 to 12."""
    joined = _("{first} to {last}") if low < 0 else _("{first}–{last}")
    return joined.format(first=whole_points(low), last=whole_points(high))


def whole_points(share: float) -> str:
    """Return a share as whole points with a true minus."""
    return f"{round(share * 100)}".replace("-", "−")
