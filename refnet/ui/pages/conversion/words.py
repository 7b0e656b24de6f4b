"""What the conversion page says beside its charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from refnet.charts.periods import Row, period_name
from refnet.domain.benchmarks import Benchmark, BenchmarkKind
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates import words as rate_words
from refnet.domain.rates.conversion import Conversion, Grouping
from refnet.domain.rates.words import ENOUGH_FOR_RATE, Verdict
from refnet.i18n import _
from refnet.ui.look import formats


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days on which deals began; None leaves an end open."""

    since: date | None = None
    until: date | None = None


def periods(today: date) -> tuple[tuple[Period, str], ...]:
    """Return the periods one can choose, the whole first."""
    this, last = date(today.year, 1, 1), date(today.year - 1, 1, 1)
    return (
        (Period(), _("All time")),
        (Period(since=today - timedelta(days=365)), _("Last 12 months")),
        (Period(since=today - timedelta(days=730)), _("Last 24 months")),
        (Period(this, today), str(this.year)),
        (Period(last, this - timedelta(days=1)), str(last.year)),
    )


def denominators(horizon_days: int) -> tuple[tuple[Denominator, str], ...]:
    """Return what a rate can be a share of."""
    within = _("{days} days").format(days=horizon_days)
    return (
        (Denominator.ALL, _("Clients / all leads, {within}").format(within=within)),
        (Denominator.MET, _("Clients / meetings held, {within}").format(within=within)),
        (Denominator.QUALIFIED, _("Clients / qualified, {within}").format(within=within)),
        (Denominator.PROPOSED, _("Clients / proposals, {within}").format(within=within)),
        (Denominator.CLOSED, _("Clients / closed deals")),
    )


def groupings() -> tuple[tuple[Grouping | None, str, str], ...]:
    """Return what the rows of the chart can be, as options of a segmented choice."""
    return (
        (Grouping.REP, _("Rep"), ""),
        (Grouping.MONTH, _("Month"), ""),
        (Grouping.SEGMENT, _("Segment"), ""),
        (None, _("Whole"), ""),
    )


def benchmark_words(benchmark: Benchmark) -> str:
    """Return a benchmark as the choice names it: with what it rests on, in a word."""
    kind = {
        BenchmarkKind.CLAIM: _("claim"),
        BenchmarkKind.STUDY: _("study"),
        BenchmarkKind.VENDOR: _("vendor data"),
        BenchmarkKind.SURVEY: _("survey"),
        BenchmarkKind.RULE: _("rule of thumb"),
        BenchmarkKind.OWN: _("your own"),
    }[benchmark.kind]
    return _("{label} ({kind})").format(label=benchmark.label, kind=kind)


def with_bold_verdict(comparison: str) -> str:
    """Return the sentence as rich text, its verdict bold; all else is only words."""
    for verdict in Verdict:
        word = rate_words.verdict_word(verdict)
        if comparison.endswith(word):
            return f"{escape(comparison.removesuffix(word))}<b>{escape(word)}</b>"
    return escape(comparison)


def trend_sentence(rows: Sequence[Row]) -> str:
    """Say how the referral rate of the last period differs from that of the first, or that it cannot be told."""
    known = [(label, each.sources[Source.REFERRAL].rate) for label, each in rows]
    known = [(label, rate) for label, rate in known if rate.n >= ENOUGH_FOR_RATE]
    if len(known) < 2:
        return _("Too few periods yet to speak of a trend.")
    (first, early), (last, late) = known[0], known[-1]
    between = {"first": period_name(first), "last": period_name(last)}
    if late.low > early.high:
        return _("The referral rate rose from {first} to {last}, beyond chance.").format(**between)
    if late.high < early.low:
        return _("The referral rate fell from {first} to {last}, beyond chance.").format(**between)
    return _("Referral rates of {first} and {last} have ranges that overlap: no trend beyond chance.").format(**between)


def sources_sentence(conversion: Conversion) -> str:
    """Say how many deals began in which way, the most frequent first."""
    found = sorted(conversion.sources.values(), key=lambda each: -each.total)
    total = sum(each.total for each in found)
    if not total:
        return _("No deals yet.")
    others = sum(each.total for each in found if each.source not in (Source.REFERRAL, Source.COLD))
    return _("{others} of {total} deals began neither by referral nor cold.").format(
        others=formats.number(others), total=formats.number(total)
    )


def how_counted(conversion: Conversion) -> str:
    """Explain the numbers: unit, time zero, what counts as won, the interval and the verdict."""
    days = conversion.horizon_days
    return "\n\n".join((
        _("One deal is counted once, whatever the number of introductions to it. What it counts as is fixed at its first touch: referral when an ally introduced the prospect; a name passed on without an introduction is name only, and cold in Black’s sense."),
        _("The rate is won / denominator. Won means: signed within {days} days of the introduction or first touch. Open deals are never counted as lost: a deal counts once it is {days} days old, whatever became of it. A source without open deals counts whole. With closed deals as denominator, all that ended count: won / (won + lost).").format(days=days),
        _("The range is Wilson’s 95 % interval: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with p = won / n and z = 1.96. The difference of two rates has Newcombe’s interval, made from the two ranges."),
        _("The verdict comes from the chance that the true rate is above the benchmark: above from 95 %, below up to 5 %, otherwise it can’t be told yet. Under 5 counted deals only counts are shown, under 10 no verdict."),
        _("These are your deals so far. That referrals do better here does not prove that the introduction is the cause: allies may refer prospects who fit better."),
    ))  # fmt: skip
