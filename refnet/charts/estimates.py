"""What charts of rates are made of: estimates with their ranges, in series that have a name, a colour and a mark."""

from dataclasses import dataclass

from refnet.charts.sheet import Shape
from refnet.charts.tokens import Hue, Tokens
from refnet.domain.kinds import Source
from refnet.domain.rates import words
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _


@dataclass(frozen=True, slots=True)
class Series:
    """One of the things that are compared: its name, the tone of its colour, and its mark."""

    name: str
    tone: str
    shape: Shape = "o"
    is_hollow: bool = False

    def hue(self, look: Tokens) -> Hue:
        """Return its colours."""
        return look.hue(self.tone)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % range, what it is worth in deals, and its counts in words, such as "26 of 50".

    `shrunken` is the share drawn towards the whole where there are few. A click opens `key`; `tip` says what that is.
    """

    value: float | None
    low: float
    high: float
    worth: float
    counts: str
    shrunken: float | None = None
    key: object = None
    tip: str = ""

    @property
    def is_drawn(self) -> bool:
        """Tell whether there are enough deals for a rate; under five there are counts only."""
        return self.value is not None and self.worth >= words.ENOUGH_FOR_RATE

    @property
    def spread(self) -> str:
        """Return the range in words, or that there are too few."""
        return words.span(self.low, self.high) if self.is_drawn else _("too few yet")


@dataclass(frozen=True, slots=True)
class DotRow:
    """One group: its name and an estimate for each series; `note` stands at the end, such as a difference."""

    label: str
    estimates: tuple[Estimate | None, ...]
    is_whole: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A rate to compare with, as a dashed line with its label."""

    rate: float
    label: str


def estimate(rate: Rate, *, key: object = None, tip: str = "", shrunken: float | None = None) -> Estimate:
    """Return a rate as it is drawn."""
    counts = _("{won:,} of {n:,}").format(won=rate.won, n=rate.n)
    return Estimate(rate.value, rate.low, rate.high, rate.worth, counts, shrunken, key, tip)


def by_source() -> tuple[Series, Series]:
    """Return referral and cold."""
    return Series(_("Referral"), "referral", "o"), Series(_("Cold"), "cold", "s")


def done_or_not() -> tuple[Series, Series]:
    """Return what was done and what was not; neither is a source or an outcome."""
    return Series(_("Done"), "accent", "o"), Series(_("Not done"), "neutral", "o", is_hollow=True)


def source_series(source: Source, name: str) -> Series:
    """Return the series of any source."""
    shapes: dict[Source, Shape] = {Source.REFERRAL: "o", Source.COLD: "s"}
    tones = {Source.REFERRAL: "referral", Source.COLD: "cold"}
    return Series(name, tones.get(source, "neutral"), shapes.get(source, "D"))


def open_tip(series: str, label: str, counts: str) -> str:
    """Return what a click on an estimate opens, in words."""
    return _("Open the deals of {label}, {series}: {counts}").format(label=label, series=series, counts=counts)
