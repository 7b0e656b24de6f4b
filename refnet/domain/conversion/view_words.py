"""The sentences over the views of a conversion report: reps, segments, days, likeness and quality."""

from collections.abc import Callable, Sequence

from refnet.domain.conversion.bringing import SourceAmounts
from refnet.domain.conversion.following import Followed
from refnet.domain.conversion.quality import Quality
from refnet.domain.conversion.timing import Band, SourceTiming
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion
from refnet.domain.rates.estimate_words import unknown_source_sentence
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.words import ENOUGH_FOR_RATE, percent, range_words, rate_words
from refnet.i18n import _, counted

Row = tuple[str, Conversion]


def reps_sentence(rows: Sequence[Row], unnamed: str) -> str:
    """Say which reps lie apart beyond chance by their shrunken rates, or that none does."""
    told = [(label or unnamed, each.shrunken) for label, each in rows if each.shrunken is not None]
    return _apart(told) or _("The ranges of all reps overlap: none can be told from the others yet.")


def segments_sentence(rows: Sequence[Row], unnamed: str) -> str:
    """Say which segments lie apart beyond chance, or that none does."""
    referral = [(label or unnamed, each.sources[Source.REFERRAL].rate) for label, each in rows]
    told = [(label, rate) for label, rate in referral if rate.value is not None]
    return _apart(told) or _("The ranges of all segments overlap: none can be told from the others yet.")


def _apart(told: Sequence[tuple[str, Rate]]) -> str:
    if len(told) < 2:
        return _("Too few introductions yet to compare.")
    best, worst = max(told, key=lambda row: row[1].low), min(told, key=lambda row: row[1].high)
    if best[1].low <= worst[1].high:
        return ""
    return _("Introductions become clients more often with {best} ({first}) than with {worst} ({last}).").format(
        best=best[0], first=range_words(best[1]), worst=worst[0], last=range_words(worst[1])
    )


def followed_sentence(found: Sequence[Followed], conversion: Conversion) -> str:
    """Say what became of introductions by the horizon, where enough were followed: won, lost and open are all."""
    referral = next((each for each in found if each.source is Source.REFERRAL), None)
    if referral is None:
        return _("No introductions with days yet.")
    if not conversion.sources[Source.REFERRAL].has_rate:
        return counted(
            "{count} introduction with days so far: too few, or too young, to say what becomes of them.",
            "{count} introductions with days so far: too few, or too young, to say what becomes of them.",
            referral.n,
        )
    return _("Of {n:,} introductions {won} are won, {lost} lost and {open} open by day {days}.").format(
        n=referral.n,
        won=percent(float(referral.won[-1])),
        lost=percent(float(referral.lost[-1])),
        open=percent(float(referral.open[-1])),
        days=conversion.horizon_days,
    )


def close_sentence(found: Sequence[Followed], conversion: Conversion) -> str:
    """Say by which day half of those won within the horizon are won, where five or more are."""
    days = {
        each.source: each.half_by
        for each in found
        if each.half_by is not None and conversion.sources[each.source].successes >= ENOUGH_FOR_RATE
    }
    parts = [
        words.format(day=days[source])
        for source, words in ((Source.REFERRAL, _("{day} by referral")), (Source.COLD, _("{day} cold")))
        if source in days
    ]
    if not parts:
        return _("Too few wins within {days} days yet to say when they come.").format(days=conversion.horizon_days)
    return _("Half of the wins within {horizon} days come by day {days}.").format(
        horizon=conversion.horizon_days, days=_(" and ").join(parts)
    )


def contact_sentence(found: SourceTiming) -> str:
    """Say how introductions contacted soonest do beside those contacted latest, as far as both have a rate."""
    told = [band for band in found.contact if band.rate.value is not None]
    if len(told) < 2:
        return _("Too few introductions with a day of contact yet to compare.")
    first, last = told[0], told[-1]
    return _(
        "Of introductions contacted after {first} {first_rate} are won ({first_range}), after {last} {last_rate} ({last_range})."
    ).format(
        first=band_words(first), first_rate=rate_words(first.rate), first_range=range_words(first.rate),
        last=band_words(last), last_rate=rate_words(last.rate), last_range=range_words(last.rate),
    )  # fmt: skip


def band_words(band: Band) -> str:
    """Return a band such as "0–30 days" or "over 365 days"."""
    return days_words(band.first, band.last)


def days_words(first: int, last: int | None) -> str:
    """Return a number of days from `first` to `last`, or more than those before `first`."""
    if last is None:
        return _("over {days} days").format(days=first - 1)
    return _("{first}–{last} days").format(first=first, last=last)


def amounts_sentence(found: Sequence[SourceAmounts], money: Callable[[int, str], str]) -> str:
    """Say what a won deal brings by referral and cold, in the middle; `money` writes minor units of a currency."""
    known = {each.source: each for each in found if each.amounts.count >= ENOUGH_FOR_RATE}
    parts = [
        words.format(median=money(each.amounts.median or 0, each.currency), n=f"{each.amounts.count:,}")
        for source, words in (
            (Source.REFERRAL, _("{median} by referral ({n} won)")),
            (Source.COLD, _("{median} cold ({n} won)")),
        )
        if (each := known.get(source)) is not None
    ]
    if not parts:
        return _("Too few deals with an amount are won yet.")
    return _("Half of the won deals bring more than {amounts}.").format(amounts=_(" and ").join(parts))


def without_amount(count: int) -> str:
    """Say how many won deals are not in the amounts."""
    return counted(
        "{count} won deal has no amount in this currency.", "{count} won deals have no amount in this currency.", count
    )


def quality_sentence(found: Quality) -> str:
    """Say what the referral rate could be where sources are not known, or that all are."""
    if found.if_cold is None or found.if_referral is None:
        return _("The source of every deal is known.")
    cold, referral = (each.sources[Source.REFERRAL].rate.value for each in (found.if_cold, found.if_referral))
    if cold is None or referral is None:
        return counted("{count} deal has no known source.", "{count} deals have no known source.", found.unknown_source)
    return unknown_source_sentence(found.unknown_source, cold, referral)
