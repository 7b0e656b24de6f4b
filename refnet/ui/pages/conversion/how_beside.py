"""How the difference, the range for referrals in general and the chances beside the headline are computed, filled in."""

from refnet.domain.benchmarks import Side
from refnet.domain.kinds import Source
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.words import chance_words, percent
from refnet.i18n import _
from refnet.services.insights import ConversionReport

Pair = tuple[str, str]


def numbers(report: ConversionReport) -> list[Pair]:
    """Return the formulas with the numbers of this report, as far as there are rates."""
    found = report.conversion
    referral, cold = (found.sources[source].rate for source in (Source.REFERRAL, Source.COLD))
    pairs: list[Pair] = []
    if found.difference is not None:
        pairs.append((_("Difference"), _difference(referral, cold, found.difference)))
    benchmark = report.benchmark
    held = cold if benchmark.side is Side.COLD else referral
    if held.value is not None and not benchmark.refusal(found.denominator):
        pairs.append((_("Chance"), _chance(held, benchmark.rate)))
    if report.figures.general is not None:
        pairs.append((_("In general"), _general(report.figures.general)))
    return pairs


def _difference(one: Rate, two: Rate, gap: Difference) -> str:
    filled = _(
        "{f1:.4f} − {f2:.4f} = {gap:.4f}; low = {gap:.4f} − √(({f1:.4f}−{l1:.4f})² + ({u2:.4f}−{f2:.4f})²) = {low:.4f}; "
        "high = {gap:.4f} + √(({u1:.4f}−{f1:.4f})² + ({f2:.4f}−{l2:.4f})²) = {high:.4f} (Newcombe)"
    )
    return filled.format(
        f1=one.value, f2=two.value, gap=gap.value, low=gap.low, high=gap.high,
        l1=one.low, u1=one.high, l2=two.low, u2=two.high,
    )  # fmt: skip


def _chance(held: Rate, benchmark: float) -> str:
    won = (held.value or 0.0) * held.worth
    filled = _(
        "P(true rate > {rate}) = 1 − I({rate}; 1 + F·n*, 1 + n* − F·n*) = 1 − I({rate}; {a:.1f}, {b:.1f}) = {chance}"
    )
    return filled.format(
        rate=percent(benchmark), a=1 + won, b=1 + held.worth - won, chance=chance_words(held.chance_above(benchmark))
    )


def _general(found: Rate) -> str:
    filled = _(
        "F = {rate:.4f} with n* = {worth:.1f}, range {low:.4f} to {high:.4f}: Var F by leaving out one ally at a time; a deal without a known ally counts for itself"
    )
    return filled.format(rate=found.value, worth=found.worth, low=found.low, high=found.high)
