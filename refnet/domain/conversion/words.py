"""The headline and what belongs under it, in plain sentences.

They are about your deals so far, not about referrals in general, for deals of one ally or rep are alike.
"""

from refnet.domain.benchmarks import Benchmark, Side
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.domain.rates.estimate_words import (
    Noun,
    became_in_time,
    cold_leads,
    from_sentence,
    introductions,
    not_lost_sentence,
    too_young_sentence,
    within_sentence,
)
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.within import Standing
from refnet.domain.rates.words import (
    ENOUGH_FOR_RATE,
    ENOUGH_FOR_VERDICT,
    Verdict,
    chance_words,
    difference_sentence,
    percent,
    range_words,
    span,
    verdict,
    verdict_word,
)
from refnet.i18n import _, counted


def headline(conversion: Conversion) -> str:
    """Return a sentence each for referral and cold with n and range; few deals in all are told in one."""
    referral, cold = conversion.sources[Source.REFERRAL], conversion.sources[Source.COLD]
    first, second = (_subject(noun, conversion.denominator) for noun in (introductions(), cold_leads()))
    if are_few(conversion):
        return _("Too few yet for rates: {referral:,} of {enough} {first}, {cold:,} of {enough} {second}.").format(
            referral=referral.n, cold=cold.n, enough=ENOUGH_FOR_RATE, first=first.many, second=second.many
        )
    if _is_too_young(referral) and _is_too_young(cold):
        return _both_too_young(referral, cold, conversion.horizon_days)
    if not (referral.has_rate and cold.has_rate and referral.within and cold.within):
        return f"{rate_sentence(referral, first)} {rate_sentence(cold, second)}"
    return _("{referral}. {cold}.").format(
        referral=_clause(referral, first, conversion.horizon_days), cold=_other_clause(cold, second)
    )


def _is_too_young(each: SourceRate) -> bool:
    return each.within is not None and each.within.standing is Standing.TOO_YOUNG


def _both_too_young(referral: SourceRate, cold: SourceRate, horizon_days: int) -> str:
    """Return the counts of both sides, and once why neither has a rate; the side followed longer tells what can be asked."""
    told = [
        from_sentence(each.within, noun)
        for each, noun in ((referral, introductions()), (cold, cold_leads()))
        if each.within is not None
    ]
    offered = max((one for one in (referral.offered, cold.offered) if one is not None), default=None)
    return " ".join([*told, too_young_sentence(horizon_days, max(referral.longest, cold.longest), offered)])


def nothing_yet() -> str:
    """Return that there is no deal at all."""
    return _("There are no deals yet, so there is nothing to compare.")


def what_to_record() -> str:
    """Return what to do where there is no deal at all."""
    return _(
        "Record introductions and cold leads with their dates, and what became of them. Five of each are enough for a first range."
    )


def are_few(conversion: Conversion) -> bool:
    """Tell whether both sides are under five, and not both empty: then there is nothing to say but what is missing."""
    sides = [conversion.sources[source] for source in (Source.REFERRAL, Source.COLD)]
    return any(each.n for each in sides) and all(each.within and each.n < ENOUGH_FOR_RATE for each in sides)


def counts_sentence(conversion: Conversion) -> str:
    """Return what became of the deals behind the rates, in plain counts that add up, where a rate can be spoken."""
    sides = ((Source.REFERRAL, introductions()), (Source.COLD, cold_leads()))
    if not all(conversion.sources[source].has_rate for source, _noun in sides):
        return ""
    told = [
        _("{n:,} {noun}: {became}.").format(n=each.n, noun=noun.of(each.n), became=became_in_time(each.within))
        for source, noun in sides
        for each in (conversion.sources[source],)
        if each.within is not None
    ]
    told += [
        not_lost_sentence(each.within, noun) for source, noun in sides if (each := conversion.sources[source]).within
    ]
    return " ".join(filter(None, told))


def _clause(each: SourceRate, noun: Noun, days: int) -> str:
    rate = each.rate
    known = {"rate": percent(rate.value or 0.0), "span": range_words(rate), "days": days, "noun": noun.of(each.n)}
    if each.pending:
        return _("An estimated {rate} of {n:,} {noun} become clients within {days} days (range {span})").format(
            n=each.n, **known
        )
    start = counted(
        "{count} of {{n:,}} {{noun}} became a client within {{days}} days ({{rate}}, range {{span}})",
        "{count} of {{n:,}} {{noun}} became clients within {{days}} days ({{rate}}, range {{span}})",
        rate.won,
    )
    return start.format(n=each.n, **known)


def _other_clause(each: SourceRate, noun: Noun) -> str:
    rate = each.rate
    known = {"rate": percent(rate.value or 0.0), "span": range_words(rate), "noun": noun.of(each.n)}
    if each.pending:
        return _("Of {n:,} {noun} an estimated {rate} (range {span})").format(n=each.n, **known)
    return _("Of {n:,} {noun} {won:,} ({rate}, range {span})").format(won=rate.won, n=each.n, **known)


def rate_sentence(each: SourceRate, noun: Noun) -> str:
    """Return what became of one source's deals."""
    if each.total == 0 and each.unreached:
        return _("No {noun} yet.").format(noun=noun.many)
    if each.within is not None:
        return within_sentence(each.within, noun, longest=each.longest, offered=each.offered)
    return _plain_sentence(each, noun)


def comparison(conversion: Conversion, benchmark: Benchmark | None, general: Rate | None = None) -> str:
    """Return the line under the headline: the difference, and the benchmark where its unit fits.

    `general` is the referral rate with the range for referrals in general, which is told beside what is said of the
    deals so far. Where all are few the headline says so already.
    """
    if are_few(conversion):
        return ""
    gap = difference_sentence(conversion.difference)
    if benchmark is None:
        return " ".join(filter(None, (gap, _in_general(general, None))))
    refused = benchmark.refusal(conversion.denominator)
    held = None if refused or benchmark.side is Side.COLD else benchmark.rate
    parts = (gap, refused or against(conversion, benchmark), _in_general(general, held))
    return " ".join(filter(None, parts))


def _in_general(general: Rate | None, benchmark: float | None) -> str:
    """Return the range for referrals in general, and that it holds the benchmark where it does."""
    if general is None:
        return ""
    between = span(general.low, general.high)
    is_open = benchmark is not None and (general.low <= benchmark <= general.high or general.worth < ENOUGH_FOR_VERDICT)
    if not is_open or benchmark is None:
        return _("For referrals in general the rate may be {range}.").format(range=between)
    return _("For referrals in general ({range}) that can’t be told yet.").format(range=between)


def against(conversion: Conversion, benchmark: Benchmark) -> str:
    """Return how likely the true rate of the benchmark's side is above it, and the verdict."""
    of_cold = benchmark.side is Side.COLD
    rate = conversion.sources[Source.COLD if of_cold else Source.REFERRAL].rate
    found = verdict(rate, benchmark.rate)
    if found is Verdict.TOO_FEW:
        return _("Too few yet to hold against the benchmark of {rate}.").format(rate=percent(benchmark.rate))
    sentence = (
        _("Chance that the rate of your cold leads so far is above {rate}{within}: {chance}. {verdict}")
        if of_cold
        else _("Chance that the rate of your introductions so far is above {rate}{within}: {chance}. {verdict}")
    )
    in_time = _(" within {days} days").format(days=conversion.horizon_days)
    return sentence.format(
        rate=percent(benchmark.rate),
        within="" if conversion.denominator is Denominator.CLOSED else in_time,
        chance=chance_words(rate.chance_above(benchmark.rate)),
        verdict=verdict_word(found),
    )


def _plain_sentence(each: SourceRate, noun: Noun) -> str:
    rate = each.rate
    if each.standing is Standing.EMPTY:
        return _("No {noun} came to an end yet.").format(noun=noun.many)
    start = counted(
        "Of {{n:,}} {{noun}} that ended {count} became a client",
        "Of {{n:,}} {{noun}} that ended {count} became clients",
        rate.won,
    ).format(n=rate.n, noun=noun.of(rate.n))
    if rate.value is None:
        return _("{start}: too few yet for a rate.").format(start=start)
    return _("{start} ({rate}, range {span}).").format(start=start, rate=percent(rate.value), span=range_words(rate))


def _subject(noun: Noun, denominator: Denominator) -> Noun:
    """Return what the rate is a share of."""
    pattern = {
        Denominator.ALL: "{noun}",
        Denominator.MET: _("{noun} that came to a meeting"),
        Denominator.QUALIFIED: _("{noun} that were qualified"),
        Denominator.PROPOSED: _("{noun} that got a proposal"),
        Denominator.CLOSED: "{noun}",
    }[denominator]
    return Noun(pattern.format(noun=noun.one), pattern.format(noun=noun.many))
