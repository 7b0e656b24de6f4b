"""The sentences over the views of a conversion report: reps, segments, days, likeness and quality."""

from collections.abc import Callable, Mapping, Sequence
from math import hypot
from statistics import NormalDist

from refnet.domain.conversion.bringing import SourceAmounts
from refnet.domain.conversion.following import Followed
from refnet.domain.conversion.quality import Quality
from refnet.domain.conversion.timing import Band, SourceTiming
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion
from refnet.domain.rates.differences import difference
from refnet.domain.rates.estimate_words import unknown_source_sentence
from refnet.domain.rates.proportions import Z95, Rate
from refnet.domain.rates.words import ENOUGH_FOR_RATE, ENOUGH_FOR_VERDICT, percent, points, range_words, whole_points
from refnet.i18n import _, counted

Row = tuple[str, Conversion]


def reps_sentence(rows: Sequence[Row], unnamed: str) -> str:
    """Say which reps differ beyond chance, allowing for how few deals each has, or that none can be told apart.

    Drawn towards the team's rate, the two that lie farthest apart may be compared as they are.
    """
    told = [
        (label or unnamed, each.shrunken)
        for label, each in rows
        if each.shrunken is not None and each.sources[Source.REFERRAL].has_rate
    ]
    none = _("Allowing for how few deals each has, no rep can be told from the others yet.")
    found = _apart(told, none)
    return (
        found
        if found == none or len(told) < 2
        else _("{found} These rates allow for how few deals each has.").format(found=found)
    )


def segments_sentence(rows: Sequence[Row], unnamed: str) -> str:
    """Say which segments differ beyond chance, or that none can be told apart; the more there are, the more it takes."""
    referral = [(label or unnamed, each.sources[Source.REFERRAL].rate) for label, each in rows]
    told = [(label, rate) for label, rate in referral if rate.value is not None]
    none = _("Allowing for how many are compared, no segment can be told from the others yet.")
    return _apart(told, none, pairs=len(told) * (len(told) - 1) // 2)


def _apart(told: Sequence[tuple[str, Rate]], none: str, pairs: int = 1) -> str:
    if len(told) < 2:
        return _("Too few introductions yet to compare.")
    best, worst = max(told, key=lambda row: row[1].low), min(told, key=lambda row: row[1].high)
    gap = difference(best[1], worst[1])
    if gap is None or gap.value - _stretch(pairs) * (gap.value - gap.low) <= 0:
        return none
    return _(
        "Introductions become clients more often with {best} ({first}) than with {worst} ({last}): a difference of {points} points (range {range})."
    ).format(
        best=best[0], first=range_words(best[1]), worst=worst[0], last=range_words(worst[1]),
        points=whole_points(gap.value), range=points(gap.low, gap.high),
    )  # fmt: skip


def _stretch(pairs: int) -> float:
    """Return by how much a 95 % range grows when one of so many pairs may stand out by chance (Bonferroni)."""
    return NormalDist().inv_cdf(1 - 0.025 / max(pairs, 1)) / Z95


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
    rate = conversion.sources[Source.REFERRAL].rate
    return _("Of {n:,} introductions {won} are won (range {range}), {lost} lost and {open} open by day {days}.").format(
        n=referral.n,
        won=percent(float(referral.won[-1])),
        range=range_words(rate),
        lost=percent(float(referral.lost[-1])),
        open=percent(float(referral.open[-1])),
        days=conversion.horizon_days,
    )


def close_sentence(found: Sequence[Followed], conversion: Conversion) -> str:
    """Say by which day half of those won within the horizon are won, where five or more are."""
    days = {
        each.source: (each.half_by, conversion.sources[each.source].successes)
        for each in found
        if each.half_by is not None and conversion.sources[each.source].successes >= ENOUGH_FOR_RATE
    }
    parts = [
        words.format(day=days[source][0], n=f"{days[source][1]:,}")
        for source, words in (
            (Source.REFERRAL, _("day {day} by referral ({n} won)")),
            (Source.COLD, _("day {day} cold ({n} won)")),
        )
        if source in days
    ]
    if not parts:
        return _("Too few wins within {days} days yet to say when they come.").format(days=conversion.horizon_days)
    said = _("Half of the wins within {horizon} days come by {days}.").format(
        horizon=conversion.horizon_days, days=_(" and ").join(parts)
    )
    return " ".join(filter(None, (said, _("Days close to each other cannot be told apart.") if len(parts) > 1 else "")))


def contact_sentence(found: SourceTiming) -> str:
    """Say how introductions contacted soonest do beside those contacted latest, as far as both have a rate."""
    told = [band for band in found.contact if band.rate.value is not None]
    if len(told) < 2:
        return _("Too few introductions with a day of contact yet to compare.")
    first, last = told[0], told[-1]
    return _("Of introductions contacted after {first} {first_counts} are won, after {last} {last_counts}. {verdict}").format(
        first=band_words(first), first_counts=_of(first.rate), last=band_words(last), last_counts=_of(last.rate),
        verdict=difference_told(first.rate, last.rate),
    )  # fmt: skip


def difference_told(first: Rate, second: Rate) -> str:
    """Return the difference of two rates with its range, or that none can be told."""
    gap = difference(first, second)
    if gap is None or min(first.worth, second.worth) < ENOUGH_FOR_VERDICT:
        return _("Too few yet to tell a difference.")
    between = points(gap.low, gap.high)
    if gap.low <= 0 <= gap.high:
        return _("No difference can be told (range {range} points).").format(range=between)
    return _("A difference of {points} points (range {range}).").format(points=whole_points(gap.value), range=between)


def _of(rate: Rate) -> str:
    return _("{won:,} of {n:,}").format(won=rate.won, n=rate.n)


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
        words.format(
            median=money(each.amounts.median or 0, each.currency),
            n=f"{each.amounts.count:,}",
            range=_spread(each, money),
        )
        for source, words in (
            (Source.REFERRAL, _("{median} by referral ({n} won, range {range})")),
            (Source.COLD, _("{median} cold ({n} won, range {range})")),
        )
        if (each := known.get(source)) is not None
    ]
    if not parts:
        return _("Too few deals with an amount are won yet.")
    said = _("Half of the won deals bring more than {amounts}.").format(amounts=_(" and ").join(parts))
    return f"{said} {_medians_told(known)}".rstrip()


def _spread(each: SourceAmounts, money: Callable[[int, str], str]) -> str:
    found = each.amounts.median_range
    return _("too few") if found is None else f"{money(found.low, each.currency)} – {money(found.high, each.currency)}"


def _medians_told(known: Mapping[Source, SourceAmounts]) -> str:
    """Return whether the two middles differ, by the distances to the ends of their ranges (MOVER); or nothing."""
    pair = [known[source].amounts for source in (Source.REFERRAL, Source.COLD) if source in known]
    ranges = [each.median_range for each in pair]
    if len(pair) < 2 or ranges[0] is None or ranges[1] is None:
        return ""
    (one, other), (first, second) = [each.median or 0 for each in pair], (ranges[0], ranges[1])
    low = one - other - hypot(one - first.low, second.high - other)
    high = one - other + hypot(first.high - one, other - second.low)
    return _("No difference can be told.") if low <= 0 <= high else _("The difference is beyond chance.")


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
