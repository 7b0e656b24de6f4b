"""What the legend says: what shapes, sizes and lines mean, with counts, and only for what is in the picture."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from refnet.domain.money import digits
from refnet.domain.network.rows import EdgeKind
from refnet.i18n import _
from refnet.ui.look import formats
from refnet.ui.widgets.network_canvas.looks import ColourBy, Look
from refnet.ui.widgets.network_canvas.scene import Scene, SizeBy, weight_of

SHARES = (0.06, 0.25, 1.0)  # of the largest credit, about
LARGEST_CIRCLE = 24.0


class LineKind(StrEnum):
    """What a line of the legend stands for."""

    INTRODUCTION = "introduction"
    TIE = "tie"
    CUT_OFF = "cut_off"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class LegendPerson:
    """A look of marks, how many people have it, and whether they are switched off, that is faded."""

    look: Look
    count: int
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class LegendSize:
    """How large a mark of that amount is on the screen."""

    radius: float
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    """All that the legend says."""

    people: tuple[LegendPerson, ...] = ()
    title: str = ""
    size_title: str = ""
    sizes: tuple[LegendSize, ...] = ()
    lines: tuple[tuple[LineKind, str], ...] = ()
    with_ties: bool = True
    is_neutral: bool = False  # lines do not tell outcomes

    @property
    def sentence(self) -> str:
        """Return the counts in one line, for screen readers."""
        return ", ".join(row_sentence(row) for row in self.people)


def row_sentence(row: LegendPerson) -> str:
    """Return what a row of the legend says."""
    words = f"{row.look.words} {formats.number(row.count)}"
    return _("{words}, faded").format(words=words) if row.is_off else words


def legend_of(scene: Scene, size_by: SizeBy, off: Collection[str]) -> Legend:
    """Return the legend of a scene, of what is in it only; `off` are the keys of looks that are faded."""
    counts = np.bincount(scene.looks.of[scene.people], minlength=len(scene.looks.table)).tolist()
    people = tuple(
        LegendPerson(look, count, look.key in off)
        for look, count in zip(scene.looks.table, counts, strict=True)
        if count
    )
    return Legend(
        people,
        _titles()[scene.colour_by],
        _size_titles()[size_by],
        _sizes(scene, size_by),
        _lines(scene),
        scene.with_ties,
        scene.colour_by is not ColourBy.OUTCOME,
    )


def _titles() -> dict[ColourBy, str]:
    return {
        ColourBy.OUTCOME: _("Person"),
        ColourBy.NOTHING: _("Person"),
        ColourBy.REP: _("Whose prospects"),
        ColourBy.KIND: _("Kind of ally"),
        ColourBy.COMMUNITY: _("Community"),
        ColourBy.DORMANCY: _("Last heard of"),
    }


def _size_titles() -> dict[SizeBy, str]:
    return {SizeBy.CREDIT: _("Size: credit"), SizeBy.INTRODUCTIONS: _("Size: introductions"), SizeBy.NOTHING: ""}


def _sizes(scene: Scene, size_by: SizeBy) -> tuple[LegendSize, ...]:
    """Return round amounts with the radii that marks of that amount have on the screen."""
    is_credit, currency = size_by is SizeBy.CREDIT, scene.currency
    weight = weight_of(scene, size_by)
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


def _lines(scene: Scene) -> tuple[tuple[LineKind, str], ...]:
    told = _("introduced (outcome)") if scene.colour_by is ColourBy.OUTCOME else _("introduced")
    is_tie = scene.picture.edge_kind == EdgeKind.TIE
    rows = (
        (LineKind.INTRODUCTION, told, bool((~is_tie & scene.lines).any())),
        (LineKind.TIE, _("knows"), bool((is_tie & scene.lines).any())),
        (LineKind.CUT_OFF, _("cut off"), scene.lost is not None),
        (LineKind.PATH, _("path"), bool(scene.path)),
    )
    return tuple((kind, words) for kind, words, is_there in rows if is_there)
