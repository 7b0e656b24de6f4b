"""What is counted and from when, and how deals stand that are open, undated, stalled or stale, in plain sentences."""

from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.domain.rates.estimate_words import bounds_sentence
from refnet.i18n import _, counted


def what_counts(conversion: Conversion) -> str:
    """Return the footnote: from when days count, and how open, name-only and undated deals are taken."""
    if conversion.denominator is Denominator.CLOSED:
        return _("Counted: deals that ended. Open ones stay outside, so this rate changes when they end.")
    undecided = _("Open deals are undecided until day {days}, then not won in time.")
    sentences = [_start(conversion), undecided.format(days=conversion.horizon_days)]
    referral = conversion.sources[Source.REFERRAL]
    if referral.within is not None and referral.has_rate:
        sentences.append(bounds_sentence(referral.pending, referral.within.bounds))
    name_only = conversion.sources.get(Source.NAME_ONLY)
    if name_only is not None and name_only.total:
        sentences.append(_name_only(name_only))
    sentences.append(undated_sentence(conversion.whole))
    return " ".join(filter(None, sentences))


def undated_sentence(each: SourceRate) -> str:
    """Return how deals stand that have no days: they go in as plain counts, or stand beside the rate; or nothing."""
    known = each.undated
    if not known.total:
        return ""
    if each.is_plain:
        return _("Most deals have no days, so the rates are plain counts of those that ended.")
    sentence = counted(
        "{count} deal without days that could be followed ({{won}} won, {{lost}} lost, {{open}} open) is not in the rates.",
        "{count} deals without days that could be followed ({{won}} won, {{lost}} lost, {{open}} open) are not in the rates.",
        known.total,
    )
    return sentence.format(won=f"{known.won:,}", lost=f"{known.lost:,}", open=f"{known.open:,}")


def stalled_sentence(each: SourceRate) -> str:
    """Return how many open deals look dead, for no method repairs those; empty where none is."""
    if not each.stalled:
        return ""
    return counted(
        "In {count} open deal nothing has happened for 90 days: if it is dead, close it, for it counts as open.",
        "In {count} open deals nothing has happened for 90 days: close those that are dead, for they count as open.",
        each.stalled,
    )


def stale_sentence(last: str, days: int) -> str:
    """Return the warning that nothing was recorded after the day `last`."""
    return _(
        "Nothing was recorded after {last}. Deals still open count as not won once they are {days} days old, so the latest periods may look worse than they were."
    ).format(last=last, days=days)


def _start(conversion: Conversion) -> str:
    pattern = {
        Denominator.ALL: _("Counted from the introduction or the first touch, up to {days} days."),
        Denominator.MET: _("Counted from the first meeting, up to {days} days."),
        Denominator.QUALIFIED: _("Counted from the day of qualifying, up to {days} days."),
        Denominator.PROPOSED: _("Counted from the proposal, up to {days} days."),
        Denominator.CLOSED: "",
    }[conversion.denominator]
    return pattern.format(days=conversion.horizon_days)


def _name_only(each: SourceRate) -> str:
    return counted(
        "{count} name passed on without an introduction stands apart.",
        "{count} names passed on without an introduction stand apart.",
        each.total,
    )
