"""What the legend says: what shapes, sizes and lines mean, with counts, and only for what is in the picture."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.money import digits
from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.i18n import _
from refnet.ui.look import formats
from refnet.ui.widgets.network_canvas.scene import ColourBy, Scene, SizeBy, given

SHARES = (0.06, 0.25, 1.0)  # of the largest credit, about
LARGEST_CIRCLE = 24.0


@dataclass(frozen=True, slots=True)
class LegendPerson:
    """A kind of people, and how many of them there are."""

    meaning: Meaning
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class LegendSize:
    """How large a mark of that amount is on the screen."""

    radius: float
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    """All that the legend says."""

    people: tuple[LegendPerson, ...] = ()
    size_title: str = ""
    sizes: tuple[LegendSize, ...] = ()
    lines: tuple[tuple[EdgeKind, str], ...] = ()
    colour_by: ColourBy = ColourBy.OUTCOME

    @property
    def sentence(self) -> str:
        """Return the counts in one line, for screen readers."""
        return ", ".join(f"{row.words} {formats.number(row.count)}" for row in self.people)


def legend_of(scene: Scene, size_by: SizeBy, currency: str) -> Legend:
    """Return the legend of a scene; amounts are minor units of the currency."""
    titles = {SizeBy.CREDIT: _("Size: credit"), SizeBy.INTRODUCTIONS: _("Size: introductions"), SizeBy.NOTHING: ""}
    counts = scene.picture.counts.items()
    people = tuple(LegendPerson(meaning, meaning_words(meaning), count) for meaning, count in counts)
    return Legend(people, titles[size_by], _sizes(scene, size_by, currency), _lines(scene), scene.colour_by)


def meaning_words(meaning: Meaning) -> str:
    """Return what a kind of people is called."""
    return {
        Meaning.CLIENT: _("Client"),
        Meaning.OPEN: _("Deal open"),
        Meaning.LOST: _("Deal lost"),
        Meaning.ALLY: _("Ally, no deal"),
        Meaning.REP: _("One of us"),
        Meaning.NONE: _("No deal yet"),
    }[meaning]


def _sizes(scene: Scene, size_by: SizeBy, currency: str) -> tuple[LegendSize, ...]:
    """Return round amounts with the radii that marks of that amount have on the screen."""
    is_credit = size_by is SizeBy.CREDIT
    weight = scene.picture.credit if is_credit else given(scene.picture)
    largest = float(weight.max(initial=0.0))
    if size_by is SizeBy.NOTHING or largest <= 0:
        return ()
    unit = 10.0 ** digits(currency) if is_credit else 1.0
    number = int(weight.argmax())
    span = float(scene.picture.radius[number]) - 4.6
    factor = min(float(scene.radii[number]), LARGEST_CIRCLE) / (span + 4.6)
    amounts = sorted({_round_amount(largest * share / unit) * unit for share in SHARES})
    radii = [float(4.6 + span * np.sqrt(amount / largest)) * factor for amount in amounts]
    words = [
        formats.money_short(round(each), currency) if is_credit else formats.number(round(each)) for each in amounts
    ]
    return tuple(LegendSize(radius, word) for radius, word in zip(radii, words, strict=True))


def _round_amount(amount: float) -> float:
    """Return the next lower of 1, 2.5, 5 times a power of ten, at least 1."""
    power = 10.0 ** np.floor(np.log10(max(amount, 1.0)))
    step = next((each for each in (5.0, 2.5, 1.0) if each * power <= amount), 1.0)
    return float(max(1.0, np.floor(step * power)))


def _lines(scene: Scene) -> tuple[tuple[EdgeKind, str], ...]:
    kinds = scene.picture.edge_kind
    words = {EdgeKind.INTRODUCTION: _("introduced (outcome)"), EdgeKind.TIE: _("knows")}
    shown = [EdgeKind.INTRODUCTION, EdgeKind.TIE] if scene.with_ties else [EdgeKind.INTRODUCTION]
    return tuple((kind, words[kind]) for kind in shown if (kinds == kind).any())
