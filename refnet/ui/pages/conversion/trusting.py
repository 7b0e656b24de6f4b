"""How far the figures of the conversion page can be trusted: sentences, each with the deals it is about."""

from dataclasses import dataclass

from refnet.charts.periods import day_name
from refnet.domain.conversion import counted_words, view_words
from refnet.domain.conversion.behind import Behind, Part
from refnet.domain.conversion.report import Figures
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import SourceRate
from refnet.domain.rates.estimate_words import (
    adjusted_sentence,
    chance_greater_sentence,
    in_general_sentence,
    mature_sentence,
)
from refnet.domain.rates.strata import Adjusted
from refnet.domain.rates.within import ENOUGH_FOR_RATE
from refnet.i18n import _, counted
from refnet.services.insights import ConversionReport
from refnet.ui.pages.conversion.choosing import View

ENOUGH_ALIKE = 20  # deals that have their like, below which chance alone makes the difference


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence on what may be wrong; `key` is what it opens, deals or a view, None where it opens nothing."""

    sentence: str
    key: Behind | View | None = None


def doubts(report: ConversionReport) -> tuple[Doubt, ...]:
    """Return what to keep in mind, the most general first."""
    found, quality = report.figures, report.figures.quality
    referral = found.conversion.sources[Source.REFERRAL]
    mature = _mature(referral, found.query.horizon_days)
    told = (
        Doubt(_stale(found)),
        Doubt(_like_with_like(found.adjusted), View.LIKE if found.likes else None),
        Doubt("" if found.chance is None else chance_greater_sentence(found.chance)),
        Doubt(in_general_sentence(referral.rate, found.general, found.without_ally)),
        Doubt(_("Cross-check for introductions: {sentence}").format(sentence=mature) if mature else ""),
        Doubt(
            view_words.quality_sentence(quality), Behind(part=Part.UNKNOWN_SOURCE) if quality.unknown_source else None
        ),
        Doubt(counted_words.stalled_sentence(found.conversion.whole), Behind(part=Part.STALLED)),
        Doubt(counted_words.undated_sentence(found.conversion.whole), Behind(part=Part.UNDATED)),
        *(Doubt(sentence, Behind(part=part)) for part, sentence in _flaws(report) if sentence),
    )
    return tuple(each for each in told if each.sentence)


def _stale(found: Figures) -> str:
    if not found.is_stale or found.last_recorded is None:
        return ""
    return counted_words.stale_sentence(day_name(found.last_recorded), found.query.horizon_days)


def _mature(referral: SourceRate, days: int) -> str:
    if referral.within is None or referral.within.mature.n < ENOUGH_FOR_RATE:
        return ""
    return mature_sentence(referral.within.mature, days)


def _like_with_like(found: Adjusted) -> str:
    """Return the difference among deals that are alike, or that they are too few to say."""
    if found.first.n + found.second.n - found.dropped_deals < ENOUGH_ALIKE:
        return _("Too few deals of the same segment, size and rep yet to compare like with like.")
    return adjusted_sentence(found)


def _flaws(report: ConversionReport) -> list[tuple[Part, str]]:
    found = report.figures.quality
    return [
        (Part.NO_INTRODUCER, (found.no_introducer and counted(
            "{count} introduced deal names no introducer; it counts as introduced.",
            "{count} introduced deals name no introducer; they count as introduced.", found.no_introducer)) or ""),
        (Part.IMPOSSIBLE, (found.impossible and counted(
            "{count} deal ended before it began, or begins in the future: please mend its days.",
            "{count} deals ended before they began, or begin in the future: please mend their days.", found.impossible)) or ""),
        (Part.OWN_INTRODUCER, (found.own_introducer and counted(
            "In {count} deal the rep is the introducer, too.", "In {count} deals the rep is the introducer, too.",
            found.own_introducer)) or ""),
        (Part.RESCUED, (found.rescued and counted(
            "{count} cold deal was introduced later; it stays cold, as it began.",
            "{count} cold deals were introduced later; they stay cold, as they began.", found.rescued)) or ""),
    ]  # fmt: skip
