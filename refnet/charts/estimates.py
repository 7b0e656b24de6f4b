"""What charts of rates are made of: estimates with their ranges, in series that have a name, a colour and a mark."""

from dataclasses import dataclass

from refnet.charts.sheet import Shape
from refnet.charts.tokens import Hue, Tokens
from refnet.domain.kinds import Source
from refnet.domain.rates import words
from refnet.domain.rates.conversion import Conversion, SourceRate
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
    `is_young` tells that deals are too young for a rate rather than too few.
    """

    value: float | None
    low: float
    high: float
    worth: float
    counts: str
    shrunken: float | None = None
    key: object = None
    tip: str = ""
    is_young: bool = False

    @property
    def is_drawn(self) -> bool:
        """Tell whether there are enough deals for a rate; under five there are counts only."""
        return self.value is not None and self.worth >= words.ENOUGH_FOR_RATE

    @property
    def spread(self) -> str:
        """Return the range in words, or that there are too few."""
        if self.is_drawn:
            return words.span(self.low, self.high)
        return _("too young yet") if self.is_young else _("too few yet")

    @property
    def share(self) -> str:
        """Return the rate in words, empty where there is none to speak of."""
        return words.percent(self.value) if self.value is not None and self.is_drawn else ""

    @property
    def told(self) -> str:
        """Return rate and range in one, such as "41% (33–50%)", or why there is none."""
        return f"{self.share} ({self.spread})" if self.share else self.spread


@dataclass(frozen=True, slots=True)
class DotRow:
    """One group: its name and an estimate for each series; `note` stands at the end in a column called `note_name`.

    `below` stands under the note in small letters.
    """

    label: str
    estimates: tuple[Estimate | None, ...]
    is_whole: bool = False
    note: str = ""
    note_name: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A rate to compare with, as a dashed line with its label; where that has no room, with `short`."""

    rate: float
    label: str
    short: str = ""


def estimate(
    rate: Rate, *, key: object = None, tip: str = "", shrunken: float | None = None, is_young: bool = False
) -> Estimate:
    """Return a rate as it is drawn."""
    counts = _("{won:,} of {n:,}").format(won=rate.won, n=rate.n)
    return Estimate(rate.value, rate.low, rate.high, rate.worth, counts, shrunken, key, tip, is_young)


def source_estimate(each: SourceRate, *, key: object = None, shrunken: float | None = None) -> Estimate:
    """Return the rate of a source as it is drawn."""
    return estimate(each.rate, key=key, shrunken=shrunken, is_young=each.is_young)


def drawn_note(each: Conversion) -> str:
    """Return a rep's referral rate allowing for how few deals there are, with its range; empty without one."""
    found = each.shrunken
    if found is None or found.value is None:
        return ""
    return f"{words.percent(found.value)} ({words.span(found.low, found.high)})"


def drawn_name() -> str:
    """Return what the column of such rates is called."""
    return _("allowing for few")


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
