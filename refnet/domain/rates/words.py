"""The rates in plain sentences that never claim more than the counts hold.

Under five counted deals no percentage is spoken, under ten no verdict. The words are about "your" deals so far,
not about referrals in general, for deals of one ally or rep are alike (see the interval's assumptions).
"""

from enum import StrEnum

from refnet.domain.benchmarks import Benchmark, Side
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _, counted

ENOUGH_FOR_RATE = 5
ENOUGH_FOR_VERDICT = 10
SURE = 0.95


class Verdict(StrEnum):
    """What may be said of a rate beside a benchmark."""

    ABOVE = "above"
    BELOW = "below"
    UNSURE = "unsure"
    TOO_FEW = "too_few"


def verdict(rate: Rate, benchmark: float) -> Verdict:
    """Return the verdict, from the chance that the true rate lies above `benchmark`, never from the point alone."""
    if rate.worth < ENOUGH_FOR_VERDICT:
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
    first, last = _whole(low), _whole(high)
    if low < 0:
        return _("{first}% to {last}%").format(first=first, last=last)
    return _("{first}–{last}%").format(first=first, last=last)


def headline(conversion: Conversion) -> str:
    """Return referral against cold in one or two sentences, each with its n and range."""
    referral, cold = conversion.sources[Source.REFERRAL], conversion.sources[Source.COLD]
    return f"{_referral_sentence(referral, conversion)} {_cold_sentence(cold, conversion)}"


def difference_sentence(gap: Difference | None, *, few: bool = False) -> str:
    """Return the difference in points; `few` or none at all gives the sentence that it cannot be told."""
    if gap is None or few:
        return _("Too few deals yet to compare referral with cold.")
    return _("A difference of {points} points (range {span}).").format(
        points=_whole(gap.value), span=_points(gap.low, gap.high)
    )


def chance_sentence(conversion: Conversion, benchmark: Benchmark) -> str:
    """Return how likely the true rate of the benchmark's side is above it, and the verdict."""
    of_cold = benchmark.side is Side.COLD
    rate = conversion.sources[Source.COLD if of_cold else Source.REFERRAL].rate
    found = verdict(rate, benchmark.rate)
    if found is Verdict.TOO_FEW:
        return _("Too few yet to hold against the benchmark of {rate}.").format(rate=percent(benchmark.rate))
    sentence = (
        _("Chance that the cold rate is above {rate}: {chance}. {verdict}")
        if of_cold
        else _("Chance that the referral rate is above {rate}: {chance}. {verdict}")
    )
    chance = _chance(rate.chance_above(benchmark.rate))
    return sentence.format(rate=percent(benchmark.rate), chance=chance, verdict=verdict_word(found))


def comparison(conversion: Conversion, benchmark: Benchmark | None) -> str:
    """Return the line under the headline: the difference, and the benchmark where its unit fits."""
    referral, cold = conversion.sources[Source.REFERRAL], conversion.sources[Source.COLD]
    gap = difference_sentence(conversion.difference, few=min(referral.n, cold.n) < ENOUGH_FOR_RATE)
    if benchmark is None:
        return gap
    refused = benchmark.refusal(conversion.denominator)
    return f"{gap} {refused or chance_sentence(conversion, benchmark)}"


def left_out(conversion: Conversion) -> str:
    """Return which introductions are not in the headline's count, empty when all are."""
    referral, name_only = conversion.sources[Source.REFERRAL], conversion.sources.get(Source.NAME_ONLY)
    parts = []
    if referral.young:
        younger = counted(
            "{count} introduction younger than {{days}} days",
            "{count} introductions younger than {{days}} days",
            referral.young,
        )
        parts.append(younger.format(days=conversion.horizon_days))
    if name_only is not None and name_only.total:
        parts.append(
            counted(
                "{count} name passed on without an introduction",
                "{count} names passed on without an introduction",
                name_only.total,
            )
        )
    if not parts:
        return ""
    return _("Left out: {parts}, and introductions that you gave.").format(parts=", ".join(parts))


def what_counts(conversion: Conversion) -> str:
    """Return the footnote: which deals the rates are made of, and how many stay outside."""
    if conversion.denominator is Denominator.CLOSED:
        return _("Counted: deals that ended. Open ones stay outside.")
    sources = [each for each in conversion.sources.values() if each.total]
    sentences = [_cohort(sources, conversion.horizon_days)]
    young = sum(each.young for each in sources)
    if young:
        sentences.append(counted("{count} younger deal stays outside.", "{count} younger deals stay outside.", young))
    late = sum(each.late for each in sources)
    if late:
        sentences.append(counted("{count} was won later than that.", "{count} were won later than that.", late))
    if conversion.undated:
        sentences.append(undated_sentence(conversion.undated))
    return " ".join(sentences)


def _cohort(sources: list[SourceRate], days: int) -> str:
    if not any(each.open for each in sources):
        return _("Counted: all deals, for none is open; won within {days} days.").format(days=days)
    sentence = _("Counted: deals that began at least {days} days ago, won within {days} days.").format(days=days)
    if all(each.open for each in sources):
        return sentence
    return sentence + " " + _("Sources without open deals count whole.")


def undated_sentence(undated: int) -> str:
    """Return the warning that deals without dates went in as plain counts."""
    return counted(
        "{count} deal has no date: it counts as it ended, and stays outside while open.",
        "{count} deals have no date: they count as they ended, and stay outside while open.",
        undated,
    )


def counts(each: SourceRate) -> str:
    """Return a cell such as "26 of 50"."""
    return _("{won:,} of {n:,}").format(won=each.successes, n=each.n)


def range_words(rate: Rate) -> str:
    """Return a cell such as "39–65%", or that there are too few."""
    return span(rate.low, rate.high) if rate.worth >= ENOUGH_FOR_RATE else _("too few yet")


def _referral_sentence(each: SourceRate, conversion: Conversion) -> str:
    if each.n == 0:
        return _nothing(each, conversion, _("introduction"), _("introductions"))
    noun = _subject(each, conversion, _("introduction"), _("introductions"))
    start = counted(
        "{count} of {{n}} {{noun}} became a client", "{count} of {{n}} {{noun}} became clients", each.successes
    )
    return _with_range(start.format(n=f"{each.n:,}", noun=noun), each.rate)


def _cold_sentence(each: SourceRate, conversion: Conversion) -> str:
    if each.n == 0:
        return _nothing(each, conversion, _("cold lead"), _("cold leads"))
    noun = _subject(each, conversion, _("cold lead"), _("cold leads"))
    start = _("Of {n:,} {noun} {won:,} did").format(n=each.n, noun=noun, won=each.successes)
    return _with_range(start, each.rate)


def _with_range(start: str, rate: Rate) -> str:
    if rate.worth < ENOUGH_FOR_RATE or rate.value is None:
        return _("{start}: too few yet for a rate.").format(start=start)
    return _("{start}: {rate}, range {span}.").format(
        start=start, rate=percent(rate.value), span=span(rate.low, rate.high)
    )


def _nothing(each: SourceRate, conversion: Conversion, one: str, many: str) -> str:
    if each.total == 0:
        return _("No {noun} recorded yet.").format(noun=many)
    if each.won:  # whatever is won and not counted is too young
        return counted(
            "{count} {{noun}} won so far; it is counted once it is {{days}} days old.",
            "{count} {{noun}} won so far; they are counted once they are {{days}} days old.",
            each.won,
        ).format(noun=one if each.won == 1 else many, days=conversion.horizon_days)
    if each.young:
        return _("No {noun} is {days} days old yet, so none can be counted.").format(
            noun=one, days=conversion.horizon_days
        )
    return _("None of the {noun} can be counted yet.").format(noun=many)


def _subject(each: SourceRate, conversion: Conversion, one: str, many: str) -> str:
    """Return what the rate is a share of; how old they are is said where younger ones stay outside."""
    noun = one if each.n == 1 else many
    if each.young:
        aged = (
            _("{noun} at least {days} days old or without a date")
            if each.undated
            else _("{noun} at least {days} days old")
        )
        noun = aged.format(noun=noun, days=conversion.horizon_days)
    pattern = {
        Denominator.ALL: "{noun}",
        Denominator.MET: _("{noun} that came to a meeting"),
        Denominator.QUALIFIED: _("{noun} that were qualified"),
        Denominator.PROPOSED: _("{noun} that got a proposal"),
        Denominator.CLOSED: _("{noun} that came to an end"),
    }[conversion.denominator]
    return pattern.format(noun=noun)


def _chance(chance: float) -> str:
    """Return a chance as a whole percentage; certainty is never claimed."""
    if chance > 0.99:
        return _("over 99%")
    return _("under 1%") if chance < 0.01 else percent(chance)


def _points(low: float, high: float) -> str:
    joined = _("{first} to {last}") if low < 0 else _("{first}–{last}")
    return joined.format(first=_whole(low), last=_whole(high))


def _whole(share: float) -> str:
    return f"{round(share * 100)}".replace("-", "−")
